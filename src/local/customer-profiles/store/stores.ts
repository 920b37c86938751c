import { readEnvironments } from './saved-records';
import type { State } from './state';
import { Store } from './store';
import { environmentKey, environmentOfKey, sameEnvironment } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import { openDatabase } from '../database/database';
import type { Database } from '../database/database';

/** What an account has in a region. */
export interface EnvironmentState extends Environment, Pick<State, 'domains'> {}

/** What every account has in every region: nothing of one is seen in another. */
export class Stores {
  private readonly stores = new Map<string, { readonly environment: Environment; readonly store: Store }>();

  constructor(private readonly database: Database = openDatabase()) {
    this.load();
  }

  /** Reads everything again. */
  public load(): void {
    this.stores.forEach(({ store }) => store.load());
    readEnvironments(this.database).forEach((key) => this.of(environmentOfKey(key)));
  }

  /** What the account has in the region; an empty store where nothing was put into it yet. */
  public of({ account, region }: Environment): Store {
    const key = environmentKey({ account, region });
    const known = this.stores.get(key);
    if (known) {
      return known.store;
    }
    const store = new Store(this.database, key);
    this.stores.set(key, { environment: { account, region }, store });
    return store;
  }

  /** The environments that hold something, in order. */
  public list(): EnvironmentState[] {
    return [...this.stores.entries()].sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { environment, store }]) => ({ ...environment, domains: store.snapshot().domains }))
      .filter(({ domains }) => domains.length > 0);
  }

  /** Every store, with where it is. */
  public all(): readonly { readonly environment: Environment; readonly store: Store }[] {
    return [...this.stores.values()];
  }

  /** What there is besides an environment, which is shown on its own. */
  public besides(home: Environment): EnvironmentState[] {
    return this.list().filter((environment) => !sameEnvironment(environment, home));
  }
}
