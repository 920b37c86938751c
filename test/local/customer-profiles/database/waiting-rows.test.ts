import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { WaitingRows } from '../../../../src/local/customer-profiles/database/waiting-rows';

/** The name of a setting, and its value. */
const SETTING = { name: 'setting', columns: ['name', 'value'], keys: 1, changing: ['value'], bytes: [] };

function aDatabase({ mostWaiting }: { readonly mostWaiting?: number } = {}) {
  const database = openDatabase({ mostWaiting });
  const rows = new WaitingRows(database, SETTING);
  const put = (name: string, value = 'x') => rows.put(name, [name, value]);
  const inTable = () => database.lookUp('SELECT name FROM setting ORDER BY name').map(({ name }) => name);
  const names = () => database.all('SELECT name FROM setting ORDER BY name').map(({ name }) => name);
  return { database, rows, put, inTable, names };
}

test('what is done waits, and is seen by whoever looks, changed by whoever changes it', () => {
  const { database, put, inTable, names } = aDatabase();
  database.transaction(() => Array.from({ length: 20 }, (_, index) => put(String.fromCharCode(97 + index))));
  database.all('SELECT * FROM alias');
  expect(inTable()).toEqual([]);
  expect(names()).toHaveLength(20);
  database.transaction(() => {
    put('u');
    expect(database.run('UPDATE setting SET value = ? WHERE name < ?', 'y', 'c')).toBe(2);
    expect(database.run('DELETE FROM setting WHERE name > ?', 'c')).toBe(18);
    put('d');
  });
  expect(names()).toEqual(['a', 'b', 'c', 'd']);
});

test('changes that wait go with the transaction that they are of, and with no other', () => {
  const { database, rows, put, names } = aDatabase();
  const inVain = (work: () => void) => expect(() => database.transaction(() => {
    work();
    throw new Error('in vain');
  })).toThrow('in vain');
  put('before');
  inVain(() => {
    put('gone');
    rows.remove('before', ['before']);
  });
  expect(rows.get('before')?.row).toEqual(['before', 'x']);
  database.transaction(() => {
    put('outer');
    inVain(() => put('inner'));
    database.transaction(() => put('kept'));
  });
  inVain(() => {
    database.run('DELETE FROM setting');
    put('gone');
  });
  expect(names()).toEqual(['before', 'kept', 'outer']);
});

test.each([1, 2, 100])('a row that comes and goes is in the end as it was left, where %s rows wait', (mostWaiting) => {
  const { database, rows, put } = aDatabase({ mostWaiting });
  const steps = [() => put('a', '1'), () => put('a', '2'), () => rows.remove('a', ['a']), () => put('a', '3'), () => rows.putAnew('a', ['a', '4']), () => put('b'), () => put('a', '5')];
  steps.forEach((step) => database.transaction(step));
  expect(database.all('SELECT * FROM setting ORDER BY name')).toEqual([{ name: 'a', value: '5' }, { name: 'b', value: 'x' }]);
  database.transaction(() => rows.remove('a', ['a']));
  expect(database.all('SELECT * FROM setting')).toEqual([{ name: 'b', value: 'x' }]);
});

test('of more rows than may wait, none of them waits longer than until the next transaction', () => {
  const { put, inTable } = aDatabase({ mostWaiting: 2 });
  ['a', 'b', 'c'].forEach((name) => put(name));
  expect(inTable()).toEqual(['a', 'b']);
});

test('a transaction whose rows cannot be written with what is done has not happened, and the rest waits on', () => {
  const { database, put, names } = aDatabase();
  const broken = new WaitingRows(database, { ...SETTING, changing: [] });
  database.run('INSERT INTO setting (name, value) VALUES (?, ?)', 'a', 'x');
  put('b');
  expect(() => database.transaction(() => {
    broken.put('a', ['a', 'y']);
    database.run('DELETE FROM setting WHERE name = ?', 'none');
  })).toThrow('UNIQUE');
  expect(names()).toEqual(['a', 'b']);
});

test('a row that never changes is put in place of one that was written meanwhile', () => {
  const database = openDatabase();
  const rows = new WaitingRows(database, { ...SETTING, changing: [] });
  rows.put('a', ['a', 'before']);
  database.transaction(() => {
    rows.put('a', ['a', 'after']);
    // makes the transaction one of SQLite, before which what is done is written
    database.run('DELETE FROM alias');
  });
  expect(database.all('SELECT value FROM setting WHERE name = ?', 'a')).toEqual([{ value: 'after' }]);
  database.close();
});
