import { setTimeout as wait } from 'node:timers/promises';
import { isRecord } from '../../../model/api/check-shape';
import { factsOf } from '../../../model/resource-kinds';
import type { ResourceKind } from '../../../model/resource-kinds';
import { asRequest, withNamesOfStream } from '../../definitions/definition/answers';
import type { Environment } from '../../environment/environment';
import type { DomainDefinitions, Members, PicturedDefinition } from '../picture/domain-picture';

/** How many definitions are asked for at once. */
const AT_ONCE = 8;
/** A service that is rehearsed to be slow or to throttle is asked again, after so many milliseconds more each time. */
const ATTEMPTS = 10;
const PAUSE = 200;

/**
 * The domains of a running local service, by the operations that anybody has. Without the client of the AWS SDK, which every command of the program would have to load:
 * the service asks for no signature, only for whom and where.
 */
export class ServiceReader {
  private readonly headers: { readonly authorization: string };

  constructor(private readonly endpoint: string, private readonly place: Environment) {
    // the account stands for the access key, as the service has it
    this.headers = { authorization: `AWS4-HMAC-SHA256 Credential=${place.account}/20260101/${place.region}/profile/aws4_request, SignedHeaders=host, Signature=none` };
  }

  /** Names of all domains of the account and region. */
  public async names(): Promise<string[]> {
    return namesIn(await this.all('domains'), 'DomainName');
  }

  public async domain(name: string): Promise<DomainDefinitions> {
    const domain = `domains/${encodeURIComponent(name)}`;
    const typesPath = `${domain}/object-types`;
    const calculationsPath = `${domain}/calculated-attributes`;
    const settings = await this.get(domain);
    const types = namesIn(await this.all(typesPath), 'ObjectTypeName');
    const integrations = await this.all(`${domain}/integrations`);
    const streams = await this.all(`${domain}/event-streams`);
    const calculations = namesIn(await this.all(calculationsPath), 'CalculatedAttributeName');
    const one = (kind: ResourceKind, path: string) => async (id: string) => definitionOf(kind, await this.get(`${path}/${encodeURIComponent(id)}`));
    return {
      name,
      place: `${this.place.region}, account ${this.place.account}`,
      definitions: [
        definitionOf('domain', settings),
        ...await each(types, one('object-type', typesPath)),
        ...integrations.map((integration) => definitionOf('integration', integration)),
        ...streams.map((stream) => definitionOf('event-stream', withNamesOfStream(stream))),
        ...await each(calculations, one('calculated-attribute', calculationsPath)),
      ],
    };
  }

  /** The items of all pages of a list. */
  private async all(path: string): Promise<Members[]> {
    const items: Members[] = [];
    let token: unknown;
    do {
      const page = await this.get(typeof token === 'string' ? `${path}?next-token=${encodeURIComponent(token)}` : path);
      items.push(...Array.isArray(page.Items) ? page.Items.filter(isRecord) : []);
      token = page.NextToken;
    } while (typeof token === 'string');
    return items;
  }

  private async get(path: string): Promise<Members> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`${this.endpoint}/${path}`, { headers: this.headers });
      const answer: unknown = await response.json();
      if (response.ok && isRecord(answer)) {
        return answer;
      }
      if (attempt === ATTEMPTS || (response.status < 500 && response.status !== 429)) {
        const message = isRecord(answer) && typeof answer.Message === 'string' ? `: ${answer.Message}` : '';
        throw new Error(`the service at ${this.endpoint} answers ${response.status} to GET /${path}${message}`);
      }
      await wait(attempt * PAUSE);
    }
  }
}

function namesIn(items: readonly Members[], member: string): string[] {
  return items.flatMap(({ [member]: name }) => typeof name === 'string' ? [name] : []);
}

function definitionOf(kind: ResourceKind, answer: Members): PicturedDefinition {
  const { request } = asRequest(kind, answer);
  const { identifier } = factsOf(kind);
  const name = identifier === undefined ? undefined : request[identifier];
  return { kind, name: typeof name === 'string' ? name : undefined, request };
}

/** Some at once, and in their order. */
async function each(items: readonly string[], read: (item: string) => Promise<PicturedDefinition>): Promise<PicturedDefinition[]> {
  const results: PicturedDefinition[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...await Promise.all(items.slice(start, start + AT_ONCE).map(read)));
  }
  return results;
}
