import type { DomainRecord } from '../../../src/local/customer-profiles';
import { Calls } from '../../../src/local/customer-profiles/dispatch/calls';
import { Store } from '../../../src/local/customer-profiles/store/store';

const DOMAIN: DomainRecord = {
  DomainName: 'retail',
  DefaultExpirationDays: 1,
  Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
  CreatedAt: 1,
  LastUpdatedAt: 1,
};
const CUSTOMER = { ObjectTypeName: 'Customer', Description: 'customers', AllowProfileCreation: false, CreatedAt: 1, LastUpdatedAt: 1 };

test('a state that is restored is the state that was shown', () => {
  const store = new Store();
  store.putDomain(DOMAIN);
  store.children('object-type').put('retail', CUSTOMER);
  const copy = new Store();
  copy.putDomain({ ...DOMAIN, DomainName: 'forgotten' });
  copy.restore(store.snapshot());
  expect(copy.snapshot()).toEqual(store.snapshot());
  expect(copy.children('object-type').get('retail', 'Customer')).toEqual(CUSTOMER);
});

test('every change is told, and what changes nothing is not', () => {
  const store = new Store();
  let changes = 0;
  store.onChange(() => { changes += 1; });
  store.putDomain(DOMAIN);
  store.children('object-type').put('retail', CUSTOMER);
  store.setStats('retail', { ProfileCount: 1 });
  expect(store.children('object-type').delete('retail', 'Order')).toBe(false);
  expect(store.children('object-type').delete('travel', 'Customer')).toBe(false);
  expect(store.deleteDomain('travel')).toBe(false);
  expect(changes).toBe(3);
  expect(store.children('object-type').delete('retail', 'Customer')).toBe(true);
  expect(store.deleteDomain('retail')).toBe(true);
  store.clear();
  expect(changes).toBe(6);
});

test('a domain that is put again keeps its object types', () => {
  const store = new Store();
  store.putDomain(DOMAIN);
  store.children('object-type').put('retail', CUSTOMER);
  store.putDomain({ ...DOMAIN, DefaultExpirationDays: 2 });
  expect(store.children('object-type').list('retail')).toEqual([CUSTOMER]);
  expect(store.children('object-type').list('travel')).toEqual([]);
});

test('the counts go on where the oldest calls are forgotten', () => {
  const calls = new Calls();
  for (let at = 0; at < 10_001; at++) {
    calls.add({ id: String(at), operation: 'GetDomain', kind: 'read', at });
  }
  expect(calls.list()).toHaveLength(10_000);
  expect(calls.list()[0].at).toBe(1);
  expect(calls.counts()).toEqual({ total: 10_001, reads: 10_001, writes: 0, byOperation: { GetDomain: 10_001 } });
});
