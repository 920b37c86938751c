import { openDatabase } from '../../../../src/local/customer-profiles/database/database';

const valueOf = (database: ReturnType<typeof openDatabase>, name: string) => database.get('SELECT value FROM setting WHERE name = ?', name)?.value;
const INSERT = 'INSERT INTO setting (name, value) VALUES (?, ?)';

test.each(['', 'plain', 'é😀', 'nul \0 within', '\ud800', 'x\udc00', '\0'])('the text %j is given back as it was, and found', (text) => {
  const database = openDatabase();
  database.run(INSERT, text, text);
  expect(valueOf(database, text)).toBe(text);
  expect(database.all('SELECT name FROM setting')).toEqual([{ name: text }]);
});

test('work within work is undone alone, and kept only when the outermost is done', () => {
  const database = openDatabase();
  const undone: string[] = [];
  const set = (name: string) => {
    database.run(INSERT, name, name);
    database.onRollBack(() => undone.push(name));
  };
  database.transaction(() => {
    set('a');
    expect(() => database.transaction(() => {
      set('b');
      database.transaction(() => set('c'));
      throw new Error('in vain');
    })).toThrow('in vain');
    expect(undone).toEqual(['c', 'b']);
    database.transaction(() => set('d'));
  });
  expect(database.all('SELECT name FROM setting ORDER BY name').map(({ name }) => name)).toEqual(['a', 'd']);
  expect(() => database.transaction(() => {
    database.transaction(() => set('e'));
    throw new Error('in vain');
  })).toThrow('in vain');
  expect(undone).toEqual(['c', 'b', 'e']);
  expect(valueOf(database, 'e')).toBeUndefined();
});

test('a statement that failed can be used again', () => {
  const database = openDatabase();
  database.run(INSERT, 'a', '1');
  expect(() => database.run(INSERT, 'a', '2')).toThrow('UNIQUE constraint failed: setting.name');
  database.run(INSERT, 'b', '3');
  expect([valueOf(database, 'a'), valueOf(database, 'b')]).toEqual(['1', '3']);
});

test('of what is read to its first row only, nothing is left that would hinder a transaction', () => {
  const database = openDatabase();
  database.run(INSERT, 'a', '1');
  database.run(INSERT, 'b', '2');
  database.transaction(() => {
    expect(database.get('SELECT name FROM setting ORDER BY name')).toEqual({ name: 'a' });
    database.run('DELETE FROM setting');
  });
  expect(database.all('SELECT name FROM setting')).toEqual([]);
});

test('two in memory have nothing in common', () => {
  const [one, other] = [openDatabase(), openDatabase()];
  one.run(INSERT, 'a', '1');
  expect(valueOf(other, 'a')).toBeUndefined();
  one.close();
  one.close();
  expect(() => one.run(INSERT, 'a', '1')).toThrow('is closed');
});
