import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { Store } from '../../../../src/local/customer-profiles/store/store';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';

const STATS = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
const phone = (digits: string) => ({ name: '_phone', value: [digits] });

function aDomain(mostWaiting: number) {
  const database = openDatabase({ mostWaiting });
  new Store(database).putDomain({ DomainName: 'retail', DefaultExpirationDays: 1, Stats: STATS, CreatedAt: 1, LastUpdatedAt: 1 });
  const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'retail');
  data.putProfile({ id: 'a', order: 1, createdAt: 1, updatedAt: 1, expiresAt: 1, inferred: true, cells: {}, objectCount: 0 });
  const lists = () => Number(database.get('SELECT COUNT(*) AS count FROM held')?.count);
  return { database, data, lists };
}

test.each([1, 50, 10_000])('what comes and goes a thousand times leaves little behind, where %s rows wait', (mostWaiting) => {
  const { database, data, lists } = aDomain(mostWaiting);
  for (let round = 0; round < 1000; round++) {
    database.transaction(() => {
      data.unbind('a', phone(`1-${(round + 2) % 3}`), 'added');
      data.bind('a', phone(`1-${round % 3}`), 'added');
      data.bind('a', phone('1-9'), 'standard');
    });
  }
  expect(lists()).toBeLessThan(300);
  expect(data.bindings('a')).toEqual([{ ...phone('1-9'), contributor: 'standard' }, { ...phone('1-0'), contributor: 'added' }]);
  expect(['1-0', '1-1', '1-2', '1-9'].map((digits) => data.bound(phone(digits)))).toEqual([['a'], [], [], ['a']]);
  database.close();
});

test('lists that say what counts are left as they are', () => {
  const { database, data, lists } = aDomain(1);
  for (let each = 0; each < 100; each++) {
    database.transaction(() => data.bind('a', phone(`2-${each}`), `object:${each}`));
  }
  database.transaction(() => data.unbind('a', phone('2-7'), 'object:7'));
  expect(lists()).toBe(101);
  expect(data.bindings('a')).toHaveLength(99);
  database.close();
});

test('a profile gives all that it has to another in a time that goes with how much that is', () => {
  const { database, data } = aDomain(10_000);
  data.putProfile({ id: 'b', order: 2, createdAt: 1, updatedAt: 1, expiresAt: 1, inferred: true, cells: {}, objectCount: 0 });
  const count = 600;
  for (let each = 0; each < count; each++) {
    database.transaction(() => [phone('3'), phone(`3-${each}`)].forEach((key) => data.bind('a', key, `object:${each}`)));
  }
  let looks = 0;
  const lookUp = database.lookUp.bind(database);
  database.lookUp = (...given) => {
    looks++;
    return lookUp(...given);
  };
  database.transaction(() => data.bindings('a').forEach(({ contributor, ...key }) => {
    data.unbind('a', key, contributor);
    data.bind('b', key, contributor);
  }));
  expect(looks).toBeLessThan(30);
  expect([data.bindings('a').length, data.bindings('b').length]).toEqual([0, 2 * count]);
  expect([data.bound(phone('3')), data.bound(phone('3-7'))]).toEqual([['b'], ['b']]);
  database.close();
});
