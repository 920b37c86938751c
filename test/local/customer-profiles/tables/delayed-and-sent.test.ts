import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { Store } from '../../../../src/local/customer-profiles/store/store';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DelayedWorks } from '../../../../src/local/customer-profiles/tables/delayed-work';
import { Sent } from '../../../../src/local/customer-profiles/tables/sent';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';

const OTHER = { account: '111122223333', region: 'eu-west-1' };
const DOMAIN = {
  DomainName: 'retail', DefaultExpirationDays: 1, Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 }, CreatedAt: 1, LastUpdatedAt: 1,
};

test('delayed work is taken in the order of the calls, when it is due', () => {
  const database = openDatabase();
  const [store, elsewhere] = [new Store(database), new Store(database, '111122223333/eu-west-1')];
  [store, elsewhere].forEach((each) => each.putDomain(DOMAIN));
  const works = new DelayedWorks(database);
  const put = (due: number, work: unknown, environment = DEFAULT_ENVIRONMENT) => works.put({ environment, domainName: 'retail', due, work });
  put(20, 'first');
  put(10, { text: '\ud800' });
  put(30, 'last', OTHER);
  expect([works.count(), works.nextDue(), works.take(5)]).toEqual([3, 10, undefined]);
  expect(works.take(15)).toMatchObject({ due: 10, work: { text: '\ud800' } });
  expect(works.take(30)).toMatchObject({ work: 'first', environment: DEFAULT_ENVIRONMENT, domainName: 'retail' });
  put(1, 'again');
  expect(works.list().map(({ work }) => work)).toEqual(['last', 'again']);
  // what was to happen in a domain does not happen in one that is made under its name again
  store.deleteDomain('retail');
  store.putDomain(DOMAIN);
  expect(works.take()).toMatchObject({ work: 'last', environment: OTHER });
  expect([works.take(), works.count(), works.nextDue()]).toEqual([undefined, 0, undefined]);
});

test('how far was sent is kept for each domain and channel, and goes with the domain', () => {
  const database = openDatabase();
  const [store, elsewhere] = [new Store(database), new Store(database, '111122223333/eu-west-1')];
  store.putDomain(DOMAIN);
  elsewhere.putDomain(DOMAIN);
  const sent = new Sent(database);
  sent.set(DEFAULT_ENVIRONMENT, 'retail', 'stream', 7);
  sent.set(DEFAULT_ENVIRONMENT, 'retail', 'stream', 9);
  sent.set(DEFAULT_ENVIRONMENT, 'nothing', 'stream', 9);
  expect([sent.get(DEFAULT_ENVIRONMENT, 'retail', 'stream'), sent.get(DEFAULT_ENVIRONMENT, 'retail', 'dead-letters'), sent.get(OTHER, 'retail', 'stream')]).toEqual([9, 0, 0]);
  store.putDomain({ ...DOMAIN, DefaultExpirationDays: 2 });
  expect(sent.get(DEFAULT_ENVIRONMENT, 'retail', 'stream')).toBe(9);
  store.deleteDomain('retail');
  store.putDomain(DOMAIN);
  expect(sent.get(DEFAULT_ENVIRONMENT, 'retail', 'stream')).toBe(0);
});

test('all data of a domain goes with it, in every table, and none of another\'s', () => {
  const database = openDatabase();
  const store = new Store(database);
  const customers = new CustomerData(database);
  const rows = () => database.all('SELECT name FROM sqlite_schema WHERE type = \'table\' AND name NOT LIKE \'sqlite_%\' AND name NOT IN (\'domain\', \'setting\', \'delayed\')')
    .map(({ name }) => [name, database.get(`SELECT COUNT(*) AS count FROM ${String(name)}`)?.count]);
  const fill = (domainName: string) => {
    store.putDomain({ ...DOMAIN, DomainName: domainName });
    store.children('object-type').put(domainName, { ObjectTypeName: 'Order', Description: 'any', AllowProfileCreation: true, CreatedAt: 1, LastUpdatedAt: 1 });
    const data = customers.of(DEFAULT_ENVIRONMENT, domainName);
    const key = { name: '_email', value: ['a'] };
    const entity = { profileId: 'p', order: 1, createdAt: 1, updatedAt: 1, cells: {}, keys: [key] };
    data.putProfile({ id: 'p', order: data.nextOrder(), createdAt: 1, updatedAt: 1, expiresAt: 1, inferred: true, cells: {}, objectCount: 0 });
    data.putAlias('q', 'p');
    data.bind('p', key, 'added');
    data.putObject({ ...entity, objectType: 'Order', uniqueKey: 'k', text: 'old', ingestedAt: 1, expiresAt: 1 });
    data.addHistory({ id: 'h', profileId: 'p', order: 2, at: 1, action: 'INGESTED', objectType: 'Order', performedBy: 'me', content: 'old' });
    data.putObject({ ...entity, objectType: 'Order', uniqueKey: 'k', text: 'new', ingestedAt: 1, expiresAt: 1 });
    data.putStandardObject({ ...entity, id: 's', type: '_asset' });
    data.putCalculatedCell('p', 'Orders', { objectKey: 'k', order: 1 });
    data.setRuleValues('p', [{ level: 1, value: 'v' }]);
    data.putRuleGroup({ matchId: 'm', level: 1, profileIds: ['p'] });
    data.addStreamRecord({ order: 1, body: '{}', partitionKey: 'p' });
    data.addDeadLetter({ order: 1, body: '{}', objectType: 'Order', reason: 'why' });
    data.putDocument('jobs', 'j', 1);
    new Sent(database).set(DEFAULT_ENVIRONMENT, domainName, 'stream', 1);
  };
  fill('retail');
  const one = rows();
  expect(one.filter(([, count]) => count === 0)).toEqual([]);
  fill('travel');
  store.deleteDomain('travel');
  expect(rows()).toEqual(one);
  store.deleteDomain('retail');
  expect(rows().filter(([, count]) => count !== 0)).toEqual([]);
  expect(() => customers.of(DEFAULT_ENVIRONMENT, 'retail')).toThrow('there is no domain "retail" that could have data');
});
