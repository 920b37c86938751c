import type { DelayedEffects } from './delayed-effects';
import { environmentKey, partitionOf } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import { Arns } from '../api/arns';
import type { Context, DataPlaneOptions } from '../api/operation';
import type { Quotas } from '../api/quotas';
import { Scenes } from '../api/scenes';
import type { Database } from '../database/database';
import type { Place } from '../dispatch/dispatcher';
import { Throttle } from '../dispatch/throttle';
import type { Stores } from '../store/stores';
import type { CustomerData } from '../tables/customer-data';

export interface PlacesParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly data: CustomerData;
  readonly options: DataPlaneOptions;
  readonly quotas: () => Quotas;
  /** The time of all that the service does. */
  readonly now: () => number;
  /** That of the throttle. */
  readonly machine: () => number;
  readonly rateLimit?: number;
  /** @default - that of the region */
  readonly partition?: string;
  readonly effects: () => DelayedEffects;
  /** Told of each domain that a call works on. */
  readonly onUse: (environment: Environment, domainName: string) => void;
}

/** What there is of the service in each account and region. */
export class Places {
  private readonly places = new Map<string, Place>();
  private readonly scenes = new Map<string, Scenes>();
  /** What was asked for last: nearly all calls are for one environment. */
  private last?: { readonly environment: Environment; readonly place: Place };

  constructor(private readonly parts: PlacesParts) {}

  public of(environment: Environment): Place {
    if (this.last?.environment !== environment) {
      this.last = { environment, place: this.placeOf(environment) };
    }
    return this.last.place;
  }

  public scenesOf(environment: Environment): Scenes {
    const { database, stores, data, options, quotas, now } = this.parts;
    const key = environmentKey(environment);
    const scenes = this.scenes.get(key) ?? new Scenes({
      store: stores.of(environment),
      dataOf: (domainName) => data.of(environment, domainName),
      quotas,
      options,
      now,
      onRollBack: (undo) => database.onRollBack(undo),
    });
    this.scenes.set(key, scenes);
    return scenes;
  }

  private placeOf(environment: Environment): Place {
    const key = environmentKey(environment);
    const known = this.places.get(key);
    if (known) {
      return known;
    }
    const place = this.newPlace(environment);
    this.places.set(key, place);
    return place;
  }

  private newPlace(environment: Environment): Place {
    const { stores, quotas, now, machine, rateLimit, partition = partitionOf(environment.region), options, effects, onUse } = this.parts;
    const arns = new Arns(partition, environment.region, environment.account);
    const scenes = this.scenesOf(environment);
    const store = stores.of(environment);
    const work: Context['work'] = (scene, begun, record) => effects().do(environment, scene, begun, record);
    return {
      arns,
      throttle: new Throttle(rateLimit, machine),
      // written out, as this is done for every call
      contextFor: (performedBy): Context => ({
        store,
        arns,
        now,
        options,
        work,
        quotas: quotas(),
        scene: (domainName) => {
          onUse(environment, domainName);
          return scenes.of(domainName, performedBy);
        },
      }),
    };
  }
}
