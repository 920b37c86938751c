import type { State } from './state';
import { Store } from './store';
import { environmentKey, sameEnvironment } from '../../environment/environment';
import type { Environment } from '../../environment/environment';

/** What an account has in a region. */
export interface EnvironmentState extends Environment, Pick<State, 'domains'> {}

/** What every account has in every region: nothing of one is seen in another. */
export class Stores {
  private readonly stores = new Map<string, { readonly environment: Environment; readonly store: Store }>();
  private readonly listeners: (() => void)[] = [];

  /** What the account has in the region; an empty store where nothing was put into it yet. */
  public of({ account, region }: Environment): Store {
    const key = environmentKey({ account, region });
    const known = this.stores.get(key);
    if (known) {
      return known.store;
    }
    const store = new Store();
    store.onChange(() => this.listeners.forEach((listener) => listener()));
    this.stores.set(key, { environment: { account, region }, store });
    return store;
  }

  /** Calls the listener after every change of any of them. */
  public onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The environments that hold something, in order. */
  public list(): EnvironmentState[] {
    return [...this.stores.entries()].sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { environment, store }]) => ({ ...environment, domains: store.snapshot().domains }))
      .filter(({ domains }) => domains.length > 0);
  }

  /** Puts back what `list` gave. */
  public restore(states: readonly EnvironmentState[]): void {
    states.forEach(({ domains, ...environment }) => this.of(environment).restore({ version: 1, domains }));
  }

  /** What there is besides an environment, which is shown on its own. */
  public besides(home: Environment): EnvironmentState[] {
    return this.list().filter((environment) => !sameEnvironment(environment, home));
  }
}
