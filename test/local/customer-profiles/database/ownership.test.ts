import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram, run } from './child-program';
import type { Child } from './child-program';
import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { ownIdentity } from '../../../../src/local/customer-profiles/database/process-identity';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owned-'));
  file = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = () => readdirSync(folder).filter((name) => name.startsWith('state.json')).sort();

/** Leaves what a process leaves that was killed. */
function leave(record: object | string): string {
  openDatabase({ file }).close();
  mkdirSync(`${file}.lock`);
  const path = `${file}.owner-left`;
  writeFileSync(path, typeof record === 'string' ? record : JSON.stringify(record));
  return path;
}

(process.platform === 'linux' ? test : test.skip)('what a process has left that has ended, and that its parent has not asked for, keeps nobody out', async () => {
  // before its child ends the shell becomes a program that asks for none
  const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [output] = await once(parent.stdout, 'data') as [Buffer];
    const pid = Number(output.toString());
    const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').pop()!.trim().split(' ');
    while (stat()[0] !== 'Z') {
      await new Promise((resolve) => setImmediate(resolve));
    }
    leave({ ...ownIdentity(), pid, start: stat()[19] });
    openDatabase({ file }).close();
    expect(names()).toEqual(['state.json']);
  } finally {
    parent.kill();
  }
});

test.each([
  ['whose id is that of nobody', { pid: 999_999_999 }],
  ['whose id another process has now', { pid: process.ppid, start: '1' }],
  ['of before the machine was started again', { pid: process.ppid, boot: 'another' }],
])('what a process has left %s keeps nobody out', (_, differences) => {
  leave({ ...ownIdentity(), ...differences });
  const database = openDatabase({ file });
  expect(names()).toEqual(expect.not.arrayContaining(['state.json.owner-left']));
  database.close();
  expect(names()).toEqual(['state.json']);
});

test.each([
  ['of another machine or container', { place: 'elsewhere', host: 'elsewhere' }, (path: string) => `is in use by process ${process.pid} on elsewhere, or was when that ended; stop it there, or delete ${path} where it is gone`],
  ['that cannot be read', 'nothing', (path: string) => `is in use by another process; try again, or delete ${path} where there is none`],
])('a record %s is respected, and told how to get rid of', (_, record, message) => {
  const path = leave(typeof record === 'string' ? record : { ...ownIdentity(), ...record });
  expect(() => openDatabase({ file })).toThrow(`the data file ${file} ${message(path)}`);
  expect(names()).toEqual(['state.json', 'state.json.lock', 'state.json.owner-left']);
  rmSync(path);
});

test('a lock of another program is respected', () => {
  openDatabase({ file }).close();
  mkdirSync(`${file}.lock`);
  expect(() => openDatabase({ file })).toThrow(`the data file ${file} is locked by a program that left no record of itself; end it, or delete the folder ${file}.lock where there is none`);
  expect(names()).toEqual(['state.json', 'state.json.lock']);
});

test('a process that runs keeps all others out, itself too, by whatever name the file is called', async () => {
  const child = run(bundleProgram('holding-program', folder), file);
  await child.printed(1);
  expect(() => openDatabase({ file })).toThrow(`the data file ${file} is in use by process ${child.process.pid}; stop it, or name another file`);
  child.process.stdin!.end();
  await child.over;
  const database = openDatabase({ file });
  expect(() => openDatabase({ file: join(folder, '.', 'state.json') })).toThrow('is open in this process already');
  database.close();
  expect(names()).toEqual(['state.json']);
});

test('of many that start at the same moment and see what a dead process has left, one gets the file', async () => {
  const program = bundleProgram('holding-program', folder);
  for (let round = 0; round < 3; round++) {
    leave({ ...ownIdentity(), pid: 999_999_999 });
    const children = Array.from({ length: 4 }, () => run(program, file));
    await Promise.all(children.map((child) => child.printed(1)));
    const owners = children.filter(({ lines }) => lines[0] === 'open');
    const refused = children.filter((child: Child) => !owners.includes(child));
    expect(owners).toHaveLength(1);
    refused.forEach(({ lines }) => expect(lines[0]).toContain('is in use by'));
    owners.forEach((child) => child.process.stdin!.end());
    await Promise.all(children.map((child) => child.over));
    expect(names()).toEqual(['state.json']);
  }
});

test('the record says who it is, and is there as long as the file is open', () => {
  const database = openDatabase({ file });
  const record = names().find((name) => name.includes('.owner-'));
  expect(JSON.parse(readFileSync(join(folder, String(record)), 'utf8'))).toEqual(JSON.parse(JSON.stringify(ownIdentity())));
  database.close();
  expect(existsSync(join(folder, String(record)))).toBe(false);
});
