import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { DeferredRows } from '../../../../src/local/customer-profiles/database/deferred-rows';

function aDatabase() {
  const database = openDatabase();
  const rows = new DeferredRows(database, 'setting', 'INSERT OR IGNORE INTO setting (name, value)');
  const names = () => database.all('SELECT name FROM setting ORDER BY name').map(({ name }) => name);
  return { database, rows, names };
}

test('rows that wait are seen by whoever looks, changed by whoever changes them, and there when the transaction is done', () => {
  const { database, rows, names } = aDatabase();
  database.transaction(() => {
    Array.from({ length: 20 }, (_, index) => rows.add(String.fromCharCode(97 + index), 'x'));
    database.all('SELECT * FROM alias');
    expect(database.run('UPDATE setting SET value = ? WHERE name < ?', 'y', 'c')).toBe(2);
    expect(names()).toHaveLength(20);
    database.run('DELETE FROM setting WHERE name > ?', 'c');
    rows.add('d', 'z');
  });
  expect(names()).toEqual(['a', 'b', 'c', 'd']);
});

test('rows that wait go with the transaction that they are of, and with no other', () => {
  const { database, rows, names } = aDatabase();
  database.transaction(() => {
    rows.add('outer', 'x');
    expect(() => database.transaction(() => {
      rows.add('inner', 'x');
      throw new Error('in vain');
    })).toThrow('in vain');
    database.transaction(() => rows.add('kept', 'x'));
  });
  expect(names()).toEqual(['kept', 'outer']);
  expect(() => database.transaction(() => {
    rows.add('gone', 'x');
    throw new Error('in vain');
  })).toThrow('in vain');
  expect(names()).toEqual(['kept', 'outer']);
});

test('without a transaction nothing waits', () => {
  const { rows, names } = aDatabase();
  rows.add('a', 'x');
  expect(names()).toEqual(['a']);
});

test('a transaction whose waiting rows cannot be written has not happened', () => {
  const { database, names } = aDatabase();
  const broken = new DeferredRows(database, 'setting', 'INSERT INTO setting (name, value)');
  database.run('INSERT INTO setting (name, value) VALUES (?, ?)', 'a', 'x');
  expect(() => database.transaction(() => {
    broken.add('b', 'x');
    broken.add('a', 'x');
  })).toThrow('UNIQUE');
  expect(names()).toEqual(['a']);
});
