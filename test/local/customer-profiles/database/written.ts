import type { DataStore } from '../../../../src/local/customer-profiles/engine/data-store';
import type { Store } from '../../../../src/local/customer-profiles/store/store';
import type { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';

const STATS = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
/** Long enough that a write spans pages. */
const FILLER = 'x'.repeat(3000);

/** A write with a part in many tables. */
export function write(store: Store, customers: CustomerData, number: number): void {
  store.putDomain({ DomainName: 'retail', DefaultExpirationDays: number + 1, Stats: STATS, CreatedAt: 1, LastUpdatedAt: 1 });
  writeRecord(customers.of(DEFAULT_ENVIRONMENT, 'retail'), number);
  store.children('object-type').put('retail', { ObjectTypeName: `T${number % 7}`, Description: String(number), AllowProfileCreation: true, CreatedAt: 1, LastUpdatedAt: 1 });
}

/** A write of customer data alone, which waits in the journal. */
export function writeRecord(data: DataStore, number: number): void {
  const id = String(number);
  const key = { name: '_email', value: [id] };
  data.putProfile({ id, order: data.nextOrder(), createdAt: 1, updatedAt: 1, expiresAt: 1, inferred: true, cells: {}, objectCount: 0 });
  data.bind(id, key, 'standard');
  data.putObject({ objectType: 'Order', uniqueKey: id, profileId: id, text: `${id}${FILLER}`, order: data.nextOrder(), ingestedAt: 1, expiresAt: 1, keys: [key] });
  data.addHistory({ id, profileId: id, order: data.nextOrder(), at: 1, action: 'INGESTED', objectType: 'Order', performedBy: 'me', content: `${id}${FILLER}` });
}

/** Whether all of a write is there, none of it, or something between. */
export function foundOf(data: DataStore, number: number): 'all' | 'none' | 'half' {
  const id = String(number);
  const parts = [
    data.profile(id)?.objectCount === 1, data.bound({ name: '_email', value: [id] })[0] === id, data.object('Order', id)?.text.length === id.length + FILLER.length,
    String(data.historyRecord(id, id)?.content).startsWith(id), data.bindings(id).length === 1,
  ];
  if (parts.every((part) => part)) {
    return 'all';
  }
  return parts.some((part) => part) ? 'half' : 'none';
}
