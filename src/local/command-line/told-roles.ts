import { keyText } from '../cloudformation/stack-store';
import type { StackKey, StackStore } from '../cloudformation/stack-store';
import type { StackIdentities } from '../customer-profiles';
import { identitiesOf } from '../iam';

export interface ToldRolesOptions {
  readonly endpoint: string;
  /** Whether the service has routes of its own: somebody else's has none. */
  readonly local: boolean;
  /** Whether roles are to decide at all. */
  readonly iam: boolean;
  readonly tell: (message: string) => void;
  /** Puts a text of JSON, and tells the status of the answer. @default - with `fetch` */
  readonly put?: (url: string, json: string) => Promise<number>;
}

/**
 * Tells a service the roles of the stacks when their deployment is over, so that it goes on to decide by them. During a deployment it knows none: what the
 * functions may do changes as the deployment goes on, and is decided by the templates where the service was started for the deployment.
 */
export class ToldRoles {
  private readonly before: readonly StackKey[];

  constructor(private readonly store: StackStore, private readonly options: ToldRolesOptions) {
    this.before = store.list();
  }

  public async forget(): Promise<void> {
    for (const { account, region, name } of this.before) {
      await this.put({ account, region, name, resources: [] });
    }
  }

  /** Of all stacks that are, or were, there. */
  public async tell(): Promise<void> {
    const { store, before, options } = this;
    const stacks = new Map([...before, ...store.list()].map((stack) => [keyText(stack), stack]));
    for (const { account, region, name } of stacks.values()) {
      await this.put(options.iam ? identitiesOf(store, { account, region, name }) : { account, region, name, resources: [] });
    }
  }

  /** That it fails is no failure of a deployment. */
  private async put({ account, region, name, resources }: StackIdentities): Promise<void> {
    const { endpoint, local, tell, put = putByFetch } = this.options;
    if (!local) {
      return;
    }
    const Resources = resources.map(({ logicalId, type, physicalId, properties, attributes }) => (
      { LogicalId: logicalId, Type: type, PhysicalId: physicalId, Properties: properties, Attributes: attributes }
    ));
    const problem = await put(`${endpoint}/_local/roles`, JSON.stringify({ Account: account, Region: region, StackName: name, Resources }))
      .then((status) => (status === 200 ? undefined : `it answers ${status}`), ({ message }: Error) => message);
    if (problem !== undefined) {
      tell(`The service at ${endpoint} does not know the roles of ${name}, and lets them do everything: ${problem}\n`);
    }
  }
}

async function putByFetch(url: string, body: string): Promise<number> {
  const { status } = await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
  return status;
}
