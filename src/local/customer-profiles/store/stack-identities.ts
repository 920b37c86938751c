import type { Environment } from '../../environment/environment';
import type { Database } from '../database/database';

/** A role, a policy or a function of a stack, as CloudFormation knows it. */
export interface IdentityResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly properties: { readonly [name: string]: unknown };
  readonly attributes: { readonly [name: string]: unknown };
}

/** What a deployed stack says of who may do what. */
export interface StackIdentities extends Environment {
  /** Of the stack. */
  readonly name: string;
  readonly resources: readonly IdentityResource[];
}

const SETTING = 'stack identities';

/** The roles and policies of the stacks that were deployed to a service, which it needs when the deployment is long over. */
export class StackIdentitiesStore {
  private known?: readonly StackIdentities[];

  constructor(private readonly database: Database) {}

  /** The same objects until something changes. */
  public list(): readonly StackIdentities[] {
    if (this.known === undefined) {
      const value = this.database.get('SELECT value FROM setting WHERE name = ?', SETTING)?.value;
      // written by `put`
      this.known = typeof value === 'string' ? JSON.parse(value) as StackIdentities[] : [];
    }
    return this.known;
  }

  /** Takes the place of what was known of the stack; one without resources is forgotten. */
  public put(stack: StackIdentities): void {
    const others = this.list().filter(({ name, account, region }) => name !== stack.name || account !== stack.account || region !== stack.region);
    if (stack.resources.length === 0 && others.length === this.list().length) {
      return;
    }
    const stacks = stack.resources.length === 0 ? others : [...others, stack];
    this.database.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', SETTING, JSON.stringify(stacks));
    this.known = undefined;
  }

  /** Forgets all stacks. */
  public clear(): void {
    this.database.run('DELETE FROM setting WHERE name = ?', SETTING);
    this.known = undefined;
  }

  /** Forgets what it remembers of a database that was closed meanwhile. */
  public reopened(): void {
    this.known = undefined;
  }
}
