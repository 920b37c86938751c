import type { Customer, Customers } from './customers';
import { NOBODY } from './customers';
import type { Load } from './loads';
import type { DataStore } from '../../../../src/local/customer-profiles/engine/data-store';

const ALL = { limit: 1_000_000 };

interface Look {
  /** The profile that is found by the customer's account. */
  readonly foundId?: string;
  /** What the customer's own profile is called now. */
  readonly leadsTo?: string;
  readonly isThere: boolean;
  readonly firstName?: unknown;
  readonly email?: unknown;
  readonly version?: number;
  readonly phones: readonly string[];
  readonly notes: number;
}

interface Settled {
  /** Whether the call that was not answered had been done. */
  readonly isDone: boolean;
  readonly differences: readonly string[];
}

/** The calls of one client, the last of which may have been done and not been answered: done as a whole, or not at all. */
export function settle(data: DataStore, load: Load): Settled {
  const versions = versionsOf(data);
  const maybe = load.maybe && withIds(data, load.maybe);
  const ifDone = maybe && differences(data, versions, maybe);
  const isDone = ifDone?.length === 0;
  const ifNot = isDone ? [] : differences(data, versions, load.customers);
  load.goOn(isDone ? maybe ?? load.customers : load.customers);
  return { isDone, differences: ifNot.length > 0 && ifDone ? [...ifNot, 'or', ...ifDone] : ifNot };
}

function differences(data: DataStore, versions: ReadonlyMap<string, number>, customers: Customers): string[] {
  return [...customers].flatMap(([id, customer]) => {
    const found = JSON.stringify(look(data, versions, id, customer));
    const wanted = JSON.stringify(expected(customers, customer));
    return found === wanted ? [] : [`${id}: expected ${wanted}, found ${found}, after ${customer.calls.join(', ')}`];
  });
}

function look(data: DataStore, versions: ReadonlyMap<string, number>, id: string, { profileId = '', mergedInto, phones }: Customer): Look {
  const profile = data.profile(profileId);
  return {
    foundId: data.bound({ name: '_account', value: [id] })[0],
    leadsTo: data.mergedInto(profileId),
    isThere: profile !== undefined,
    firstName: profile?.cells.FirstName?.value,
    email: profile?.cells.EmailAddress?.value,
    version: versions.get(id),
    phones: mergedInto === undefined ? phones.filter((phone) => data.bound({ name: '_phone', value: [phone] }).join() === profileId) : [],
    notes: data.history(profileId, {}, ALL).filter(({ action }) => action !== 'UPDATED').length,
  };
}

function expected(customers: Customers, { profileId, mergedInto, isGone, firstName, email, version, phones, notes }: Customer): Look {
  if (isGone) {
    return { isThere: false, phones: [], notes: 0 };
  }
  const mainId = mergedInto === undefined ? undefined : (customers.get(mergedInto) ?? NOBODY).profileId;
  return mainId === undefined
    ? { foundId: profileId, leadsTo: undefined, isThere: true, firstName, email, version, phones, notes }
    : { foundId: mainId, leadsTo: mainId, isThere: false, version, phones: [], notes: 0 };
}

/** An id that no answer has told is that of the profile with the customer's account. */
function withIds(data: DataStore, customers: Customers): Customers {
  return new Map([...customers].map(([id, customer]) => (
    [id, { ...customer, profileId: customer.profileId ?? data.bound({ name: '_account', value: [id] })[0] }])));
}

/** The value of each customer's object. */
function versionsOf(data: DataStore): ReadonlyMap<string, number> {
  const sources = data.objectsOfType('Customer', ALL).map(({ text }) => JSON.parse(text) as { readonly id: string; readonly version: number });
  return new Map(sources.map(({ id, version }) => [id, version]));
}
