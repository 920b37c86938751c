import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram, run } from './child-program';
import { foundOf } from './written';
import { openDataFile } from '../../../../src/local/customer-profiles/store/data-file';
import { Stores } from '../../../../src/local/customer-profiles/store/stores';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';
import { savedState } from '../saved-state';

/** 100 before a release. */
const KILLS = Number(process.env.KILLS ?? 8);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  file = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('what a process has said is written is there after it was killed, and no half of anything', async () => {
  const program = bundleProgram('writing-program', folder);
  let next = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = run(program, file, String(next));
    await child.printed(1 + kill);
    await pause(Math.random() * 20);
    child.process.kill('SIGKILL');
    await child.over;
    const last = Number(child.lines.at(-1));
    const database = openDataFile(file, DEFAULT_ENVIRONMENT);
    const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'retail');
    const store = new Stores(database).of(DEFAULT_ENVIRONMENT);
    const written = data.profiles({ limit: Infinity }).map(({ id }) => Number(id));
    next = written.length;
    expect(written).toEqual([...written.keys()]);
    // one more may have been written and not been told
    expect([last + 1, last + 2]).toContain(next);
    expect(written.filter((number) => foundOf(data, number) !== 'all')).toEqual([]);
    expect(foundOf(data, next)).toBe('none');
    expect(data.counts()).toMatchObject({ profiles: next, objects: next });
    expect(store.domain('retail')?.DefaultExpirationDays).toBe(next);
    expect(store.children('object-type').get('retail', `T${(next - 1) % 7}`)?.Description).toBe(String(next - 1));
    expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    database.close();
  }
  expect(readdirSync(folder).sort()).toEqual(['state.json', 'writing-program.js']);
});

test('what waited in the journal of a process that was killed is in the tables after the next was opened, or killed while it opened', async () => {
  const [program, opening] = [bundleProgram('journal-program', folder), bundleProgram('holding-program', folder)];
  let next = 0;
  let waited = 0;
  let longest = 300;
  for (let kill = 0; kill < KILLS; kill++) {
    // few rows wait, so that some are killed while they are written, or many, so that there is much to be read
    const child = run(program, file, String(next), kill % 2 === 0 ? '30' : '100000');
    await child.printed(20);
    await pause(Math.random() * 20);
    child.process.kill('SIGKILL');
    await child.over;
    const [first, last] = [next, Number(child.lines.at(-1))];
    const begun = Date.now();
    const half = run(opening, file);
    await Promise.race([half.printed(1), kill === 1 ? half.over : pause(Math.random() * longest)]);
    longest = kill === 1 ? Date.now() - begun : longest;
    half.process.kill('SIGKILL');
    await half.over;
    waited += statSync(`${file}-pending`).size > 0 ? 1 : 0;
    const database = openDataFile(file, DEFAULT_ENVIRONMENT);
    const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'retail');
    const written = data.profiles({ limit: Infinity }).map(({ id }) => Number(id));
    next = written.length;
    expect(written).toEqual([...written.keys()]);
    expect([last + 1, last + 2]).toContain(next);
    expect(written.slice(first).filter((number) => foundOf(data, number) !== 'all')).toEqual([]);
    expect(foundOf(data, next)).toBe('none');
    expect(data.counts()).toMatchObject({ profiles: next, objects: next });
    expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    database.close();
  }
  expect(waited).toBe(KILLS);
  expect(readdirSync(folder).sort()).toEqual(['holding-program.js', 'journal-program.js', 'state.json']);
}, 60_000 + 10_000 * KILLS);

test('a conversion that is killed at any moment leaves the old file or the new one, whole', async () => {
  const program = bundleProgram('holding-program', folder);
  const Stats = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
  const domains = Array.from({ length: 300 }, (_, at) => ({
    DomainName: `domain-${at}`,
    DefaultExpirationDays: 1,
    CreatedAt: 1,
    LastUpdatedAt: 1,
    Stats,
    ObjectTypes: ['A', 'B', 'C'].map((ObjectTypeName) => ({ ObjectTypeName, Description: 'any', AllowProfileCreation: true, CreatedAt: 1, LastUpdatedAt: 1 })),
  }));
  const text = JSON.stringify({ version: 1, instance: 'kept', domains });
  let longest = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    readdirSync(folder).filter((name) => name.startsWith('state.json')).forEach((name) => rmSync(join(folder, name), { recursive: true }));
    writeFileSync(file, text);
    const start = Date.now();
    const child = run(program, file);
    if (kill === 0) {
      await child.printed(1);
      longest = Date.now() - start;
    } else {
      await pause(longest * (0.3 + 0.8 * Math.random()));
    }
    child.process.kill('SIGKILL');
    await child.over;
    const left = readFileSync(file, 'utf8');
    expect(left === text || left.startsWith('SQLite format 3')).toBe(true);
    expect(left === text || readFileSync(`${file}.before-conversion`, 'utf8') === text).toBe(true);
    const after = savedState(file)[0].domains;
    expect(after.map(({ DomainName }) => DomainName)).toEqual(domains.map(({ DomainName }) => DomainName).sort());
    expect(after.filter(({ ObjectTypes }) => ObjectTypes.length !== 3)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('state.json')).sort()).toEqual(['state.json', 'state.json.before-conversion']);
  }
});

test('a process that is killed within a transaction leaves nothing of it, and its lock keeps nobody out', async () => {
  const child = run(bundleProgram('holding-program', folder), file, 'within');
  await child.printed(1);
  child.process.kill('SIGKILL');
  await child.over;
  expect(existsSync(`${file}.lock`)).toBe(true);
  const database = openDataFile(file, DEFAULT_ENVIRONMENT);
  expect(database.get('SELECT value FROM setting WHERE name = ?', 'half')).toBeUndefined();
  database.close();
});
