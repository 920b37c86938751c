import type { DomainRecord } from '../../../src/local/customer-profiles';
import { openDatabase } from '../../../src/local/customer-profiles/database/database';
import { Calls } from '../../../src/local/customer-profiles/dispatch/calls';
import { Store } from '../../../src/local/customer-profiles/store/store';
import { Stores } from '../../../src/local/customer-profiles/store/stores';
import { DEFAULT_ENVIRONMENT } from '../../../src/local/environment/environment';

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

test('every change is in the database, and what changes nothing says so', () => {
  const database = openDatabase();
  const store = new Store(database);
  const again = () => new Store(database).snapshot();
  store.putDomain(DOMAIN);
  store.children('object-type').put('retail', CUSTOMER);
  store.setStats('retail', { ProfileCount: 1 });
  expect(again()).toEqual(store.snapshot());
  expect(again().domains).toMatchObject([{ Stats: { ProfileCount: 1 }, ObjectTypes: [CUSTOMER] }]);
  expect(store.children('object-type').delete('retail', 'Order')).toBe(false);
  expect(store.children('object-type').delete('travel', 'Customer')).toBe(false);
  expect(store.deleteDomain('travel')).toBe(false);
  expect(store.children('object-type').delete('retail', 'Customer')).toBe(true);
  expect(again().domains).toMatchObject([{ ObjectTypes: [] }]);
  expect(store.deleteDomain('retail')).toBe(true);
  expect(again().domains).toEqual([]);
});

test('what a transaction has changed is undone with it', () => {
  const database = openDatabase();
  const stores = new Stores(database);
  const store = stores.of(DEFAULT_ENVIRONMENT);
  store.putDomain(DOMAIN);
  store.children('object-type').put('retail', CUSTOMER);
  const before = store.snapshot();
  const changes = [
    () => store.putDomain({ ...DOMAIN, DomainName: 'travel' }),
    () => store.children('object-type').delete('retail', 'Customer'),
    () => store.children('object-type').put('retail', { ...CUSTOMER, Description: 'others' }),
    () => store.deleteDomain('retail'),
    () => store.clear(),
  ];
  for (const change of changes) {
    expect(() => database.transaction(() => {
      change();
      throw new Error('in vain');
    })).toThrow('in vain');
    expect(store.snapshot()).toEqual(before);
    expect(new Stores(database).of(DEFAULT_ENVIRONMENT).snapshot()).toEqual(before);
  }
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
