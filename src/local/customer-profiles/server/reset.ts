import type { AdjustableQuotas } from './local/adjustable-quotas';
import type { Clock } from './local/clock';
import type { ResetPart } from './local/reset-parts';
import type { Places } from './places';
import type { Database } from '../database/database';
import type { Calls } from '../dispatch/calls';
import type { Faults } from '../dispatch/faults';
import { beginAnewAfter } from '../engine/effects/begin-anew';
import { THE_SERVICE } from '../engine/scene';
import { renewInstance } from '../store/data-file';
import type { StackIdentitiesStore } from '../store/stack-identities';
import type { Stores } from '../store/stores';

export interface ResetParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly places: Places;
  readonly identities: StackIdentitiesStore;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly quotas: AdjustableQuotas;
  readonly calls: Calls;
  /** Told of another identity of the state, which has nothing any more of what was deployed to it. */
  readonly onNewInstance: (instance: string) => void;
}

/** Lets a service that runs begin anew, as a whole or in part: what is stored in one transaction, so that nothing half-done stays. */
export function reset(forget: readonly ResetPart[], parts: ResetParts): void {
  const { clock, faults, quotas, calls } = parts;
  if (forget.includes('clock')) {
    clock.reset();
  }
  if (forget.includes('definitions')) {
    forgetDefinitions(parts);
  } else if (forget.includes('customerData')) {
    forgetCustomerData(parts);
  }
  if (forget.includes('faults')) {
    faults.clear();
  }
  if (forget.includes('quotas')) {
    quotas.reset();
  }
  if (forget.includes('calls')) {
    calls.reset();
  }
}

function forgetDefinitions({ database, stores, identities, onNewInstance }: ResetParts): void {
  const instance = database.transaction(() => {
    stores.all().forEach(({ store }) => store.clear());
    identities.clear();
    return renewInstance(database);
  });
  onNewInstance(instance);
}

/** A domain that is saved anew has another number in the database, and with that nothing of what came in under the old one. */
function forgetCustomerData({ database, stores, places }: ResetParts): void {
  database.transaction(() => {
    for (const { environment, store } of stores.all()) {
      const scenes = places.scenesOf(environment);
      const domains = store.listDomains().map(({ DomainName }) => ({ DomainName, begin: beginAnewAfter(scenes.of(DomainName, THE_SERVICE)) }));
      store.restore(store.snapshot());
      domains.forEach(({ DomainName, begin }) => begin(scenes.of(DomainName, THE_SERVICE)));
    }
  });
}
