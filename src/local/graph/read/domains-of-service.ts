import {
  CustomerProfilesClient, GetCalculatedAttributeDefinitionCommand, GetDomainCommand, GetProfileObjectTypeCommand,
  ListCalculatedAttributeDefinitionsCommand, ListDomainsCommand, ListEventStreamsCommand, ListIntegrationsCommand, ListProfileObjectTypesCommand,
} from '@aws-sdk/client-customer-profiles';
import { factsOf } from '../../../model/resource-kinds';
import type { ResourceKind } from '../../../model/resource-kinds';
import { asRequest, withNamesOfStream } from '../../definitions/definition/answers';
import type { Environment } from '../../environment/environment';
import type { DomainDefinitions, Members, PicturedDefinition } from '../picture/domain-picture';

/** How many definitions are asked for at once. */
const AT_ONCE = 8;
/** A service that is rehearsed to be slow or to throttle is asked again. */
const ATTEMPTS = 10;

/** The domains of a running service, by the operations that anybody has. */
export class ServiceReader {
  private readonly client: CustomerProfilesClient;

  constructor(endpoint: string, private readonly place: Environment) {
    this.client = new CustomerProfilesClient({
      endpoint,
      region: place.region,
      // the account stands for the access key, as the service has it
      credentials: { accessKeyId: place.account, secretAccessKey: 'local' },
      maxAttempts: ATTEMPTS,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
    });
  }

  /** Names of all domains of the account and region. */
  public async names(): Promise<string[]> {
    return (await pages((NextToken) => this.client.send(new ListDomainsCommand({ NextToken })))).flatMap(({ DomainName: name }) => name ?? []);
  }

  public async domain(name: string): Promise<DomainDefinitions> {
    const { client } = this;
    const of = { DomainName: name };
    const settings = await client.send(new GetDomainCommand(of));
    const types = await pages((NextToken) => client.send(new ListProfileObjectTypesCommand({ ...of, NextToken })));
    const integrations = await pages((NextToken) => client.send(new ListIntegrationsCommand({ ...of, NextToken })));
    const streams = await pages((NextToken) => client.send(new ListEventStreamsCommand({ ...of, NextToken })));
    const calculations = await pages((NextToken) => client.send(new ListCalculatedAttributeDefinitionsCommand({ ...of, NextToken })));
    return {
      name,
      place: `${this.place.region}, account ${this.place.account}`,
      definitions: [
        definitionOf('domain', settings),
        ...await each(types, async ({ ObjectTypeName }) => definitionOf('object-type', await client.send(new GetProfileObjectTypeCommand({ ...of, ObjectTypeName })))),
        ...integrations.map((integration) => definitionOf('integration', integration)),
        ...streams.map((stream) => definitionOf('event-stream', withNamesOfStream({ ...stream }))),
        ...await each(calculations, async ({ CalculatedAttributeName }) => (
          definitionOf('calculated-attribute', await client.send(new GetCalculatedAttributeDefinitionCommand({ ...of, CalculatedAttributeName })))
        )),
      ],
    };
  }

  public close(): void {
    this.client.destroy();
  }
}

function definitionOf(kind: ResourceKind, answer: object): PicturedDefinition {
  const { request } = asRequest(kind, answer as Members);
  const { identifier } = factsOf(kind);
  const name = identifier === undefined ? undefined : request[identifier];
  return { kind, name: typeof name === 'string' ? name : undefined, request };
}

interface Page<Item> {
  readonly Items?: readonly Item[];
  readonly NextToken?: string;
}

async function pages<Item>(list: (token: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const { Items = [], NextToken } = await list(token);
    items.push(...Items);
    token = NextToken;
  } while (token !== undefined);
  return items;
}

/** Some at once, and in their order. */
async function each<Item>(items: readonly Item[], read: (item: Item) => Promise<PicturedDefinition>): Promise<PicturedDefinition[]> {
  const results: PicturedDefinition[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...await Promise.all(items.slice(start, start + AT_ONCE).map(read)));
  }
  return results;
}
