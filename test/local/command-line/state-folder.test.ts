import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import { StateFolder } from '../../../src/local/command-line/state-folder';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'state-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STACKS = '{"format": 1, "stacks": []}';
const SERVICE = '{"version": 1, "domains": []}';

function fill(files: { readonly [name: string]: string | undefined }): StateFolder {
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'any'), '');
    } else {
      writeFileSync(join(folder, name), text);
    }
  }
  return new StateFolder(folder);
}

test('all that deployments write is removed, what was left of killed ones too, and named', () => {
  const files = {
    'stacks.json': STACKS,
    'stacks.json.12.draft': '',
    'stacks.json.7.journal': '',
    'service.json': SERVICE,
    'service.json.12.tmp': '{',
    'service.json-wal': '',
    'service.json.lock': undefined,
    'service.json.owner-7f-0a': '{}',
    'service.json.draft': '',
    'service.json.draft-wal': '',
    'service.json.draft.lock': undefined,
    'service.json.before-conversion': SERVICE,
    'service.json.before-conversion-2': SERVICE,
    'assets': undefined,
    'deploy.lock': '1',
  };
  const removed = fill(files).reset({ service: true });
  expect(removed).toEqual(Object.keys(files).filter((name) => name !== 'deploy.lock').map((name) => join(folder, name)).sort());
  expect(readdirSync(folder)).toEqual(['deploy.lock']);
});

test('with a service of its own nothing of the state of the started one is removed', () => {
  fill({ 'stacks.json': STACKS, 'service.json': SERVICE }).reset({ service: false });
  expect(readdirSync(folder)).toEqual(['service.json']);
});

test('a database of the service is ours, and one of another program is not', async () => {
  const service = new LocalCustomerProfiles({ dataFile: join(folder, 'service.json') });
  await service.stop();
  expect(fill({ 'stacks.json': STACKS }).reset({ service: true })).toHaveLength(2);

  const other = new Database(join(folder, 'service.json'));
  other.exec('CREATE TABLE any (thing)');
  other.close();
  expect(() => fill({ 'stacks.json': STACKS }).reset({ service: true })).toThrow('service.json was not written by a deployment');
});

test('broken files may have been ours: to reset is the way out', () => {
  expect(fill({ 'stacks.json': '{', 'service.json': '' }).reset({ service: true })).toHaveLength(2);
});

test('an empty folder has nothing to reset', () => {
  expect(new StateFolder(folder).reset({ service: true })).toEqual([]);
});

test.each<[string, { [name: string]: string | undefined }, RegExp]>([
  ['with something else in it', { 'stacks.json': STACKS, 'package.json': '{}' }, /is not reset, because it has package\.json in it, which no deployment wrote; give the folder of the deployments as --state/],
  ['that only has the name of one of ours', { assets: undefined }, /is not reset, because it has no stacks\.json in it/],
  ['with a stacks.json of somebody else', { 'stacks.json': '{"services": {}}' }, /is not reset, because .*stacks\.json was not written by a deployment/],
  ['with a service.json of somebody else', { 'stacks.json': STACKS, 'service.json': '[]' }, /service\.json was not written by a deployment/],
  ['with a folder of that name', { 'stacks.json': undefined }, /stacks\.json was not written by a deployment/],
])('a folder %s is refused, and nothing is removed', (_, files, message) => {
  const state = fill(files);
  const before = readdirSync(folder, { recursive: true });
  expect(() => state.reset({ service: true })).toThrow(message);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test('a folder that was made for a run that wrote nothing goes with it', () => {
  const path = join(folder, 'new');
  new StateFolder(path).claim()(true);
  expect(existsSync(path)).toBe(false);
});

test.each(['', 'oops', '0', '999999999', String(process.pid)])('a lock that says %j keeps nobody out', (text) => {
  const state = fill({ 'deploy.lock': text });
  state.claim()(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of a program that runs is respected', () => {
  expect(() => fill({ 'deploy.lock': String(process.ppid) }).claim()).toThrow(`another deployment (process ${process.ppid}) is at work in ${folder}; wait for its end`);
});

test('a folder that cannot be made is told', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => new StateFolder(join(file, 'state')).claim()).toThrow(/^cannot write into the state folder /);
});
