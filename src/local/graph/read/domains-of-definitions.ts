import type { Definition } from '../../definitions/definition/definition';
import { NO_DOMAIN } from '../../definitions/definition/definition';
import { withoutMarks } from '../../definitions/template/unresolved';
import type { DomainDefinitions, PicturedDefinition } from '../picture/domain-picture';

/** What a domain is called whose definitions do not name it. */
const UNNAMED = 'a domain without a name';

/** The domains of definitions that were read from files. What names no domain is of the one that the others name. */
export function domainsOfDefinitions(definitions: readonly Definition[]): DomainDefinitions[] {
  const named = [...new Set(definitions.map(({ domain }) => domain))].filter((domain) => domain !== NO_DOMAIN);
  const home = named.length === 1 ? named[0] : NO_DOMAIN;
  const groups = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const domain = definition.domain === NO_DOMAIN ? home : definition.domain;
    groups.set(domain, [...groups.get(domain) ?? [], definition]);
  }
  return [...groups].map(([domain, members]) => ({ name: nameOf(domain), place: placeOf(members), definitions: members.map(pictured) }));
}

function nameOf(domain: string): string {
  const [, name] = JSON.parse(domain) as readonly unknown[];
  return typeof name === 'string' && name !== '' ? withoutMarks(name) : UNNAMED;
}

/** Account and region, where the template is for one place. */
function placeOf(members: readonly Definition[]): string | undefined {
  const { account, region } = members.find(({ resource }) => resource?.environment.region !== undefined)?.resource?.environment ?? {};
  return account === undefined || region === undefined ? undefined : `${region}, account ${account}`;
}

function pictured({ kind, name, request }: Definition): PicturedDefinition {
  return { kind, name: name === undefined ? undefined : withoutMarks(name), request: withoutMarksWithin(request) as PicturedDefinition['request'] };
}

function withoutMarksWithin(value: unknown): unknown {
  if (typeof value === 'string') {
    return withoutMarks(value);
  }
  if (Array.isArray(value)) {
    return value.map(withoutMarksWithin);
  }
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, item]) => [withoutMarks(name), withoutMarksWithin(item)])) : value;
}
