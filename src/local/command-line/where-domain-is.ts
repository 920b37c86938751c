import { isRecord } from '../../model/api/check-shape';

/** Says, of a domain that is not where it was looked for, where there is one of its name, or which others there are; nothing where that cannot be told. */
export async function whereDomainIs(endpoint: string, domain: string): Promise<string> {
  const [state, health] = await Promise.all([ask(`${endpoint}/_local/state`), ask(`${endpoint}/_local/health`)]);
  if (!isRecord(state) || !isRecord(health)) {
    return '';
  }
  const { account, region } = health;
  const places = [{ account, region, domains: state.domains }, ...listOf(state.elsewhere)];
  const having = places.filter(({ domains }) => namesOf(domains).includes(domain));
  if (having.length > 0) {
    return ` there; it is in ${having.map((place) => `account ${String(place.account)}, region ${String(place.region)}`).join('; ')}: give --account and --region`;
  }
  const names = namesOf(state.domains);
  return names.length > 0 ? `; there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and more' : ''}` : '; the service has no domains there';
}

async function ask(url: string): Promise<unknown> {
  try {
    return await (await fetch(url)).json() as unknown;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly { readonly [member: string]: unknown }[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function namesOf(domains: unknown): readonly string[] {
  return listOf(domains).flatMap(({ DomainName: name }) => typeof name === 'string' ? name : []);
}
