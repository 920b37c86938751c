import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { settle } from './differences';
import { wrongsIn } from './invariants';
import { Load } from './loads';
import type { Database } from '../../../../src/local/customer-profiles/database/database';
import { openDataFile } from '../../../../src/local/customer-profiles/store/data-file';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';
import { bundleProgram, run } from '../database/child-program';
import type { Child } from '../database/child-program';
import { send } from '../raw-http';

/** 100 before a release. */
const KILLS = Number(process.env.KILLS ?? 8);
const CLIENTS = 4;
const FEWEST_ANSWERS = 25;
const LONGEST_MILLISECONDS = 1000;

/** A customer's number is its account, and the customer id of its object, which the profile's own field makes one customer of. */
const OBJECT_TYPE = {
  Description: 'customers',
  AllowProfileCreation: true,
  Fields: {
    id: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' },
    email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
  },
  Keys: {
    _account: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['id'] }],
  },
};

let folder: string;
let child: Child | undefined;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'killed-service-')); });
afterEach(async () => {
  await kill();
  rmSync(folder, { recursive: true, force: true });
});

async function kill(): Promise<void> {
  child?.process.kill('SIGKILL');
  await child?.over;
}

async function start(program: string, ...args: readonly string[]): Promise<string> {
  child = run(program, ...args);
  await child.printed(1);
  return child.lines[0];
}

/** Lets the clients call until the service is killed, at some moment after the first answers. */
async function killUnderLoad(url: string, loads: readonly Load[]): Promise<void> {
  let answers = 0;
  let onEnough = () => { /* nobody waits yet */ };
  const enough = new Promise<void>((resolve) => { onEnough = resolve; });
  const onAnswer = () => {
    answers++;
    if (answers === FEWEST_ANSWERS) {
      onEnough();
    }
  };
  const ended = Promise.all(loads.map(async (load) => load.run(url, onAnswer)));
  // a client ends by itself where it was answered wrongly, which is told below
  await Promise.race([enough.then(async () => pause(Math.random() * LONGEST_MILLISECONDS)), ended.catch(() => undefined)]);
  await kill();
  await ended;
}

/** What is left in the tables of profiles that have gone. */
function leftovers(database: Database): unknown[] {
  return ['binding', 'object', 'history', 'rule_value'].flatMap((table) => (
    database.all(`SELECT '${table}' AS "table", profile FROM ${table} WHERE profile NOT IN (SELECT number FROM profile WHERE place IS NOT NULL)`)));
}

test('a service that is killed at any moment has all that it has answered, and no half of anything', async () => {
  const program = bundleProgram('serving-program', folder);
  const file = join(folder, 'data');
  const loads = Array.from({ length: CLIENTS }, (_, at) => new Load(at + 1));
  let unanswered = 0;
  let done = 0;
  for (let count = 0; count < KILLS; count++) {
    const url = await start(program, file);
    if (count === 0) {
      expect((await send(url, 'POST', '/domains/shop', '{"DefaultExpirationDays": 366}')).status).toBe(200);
      expect((await send(url, 'PUT', '/domains/shop/object-types/Customer', JSON.stringify(OBJECT_TYPE))).status).toBe(200);
    }
    await killUnderLoad(url, loads);
    expect(existsSync(`${file}.lock`)).toBe(true);

    const database = openDataFile(file, DEFAULT_ENVIRONMENT);
    try {
      const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'shop');
      unanswered += loads.filter(({ maybe }) => maybe !== undefined).length;
      const settled = loads.map((load) => settle(data, load));
      done += settled.filter(({ isDone }) => isDone).length;
      expect(settled.flatMap(({ differences }) => differences)).toEqual([]);
      expect(wrongsIn(data)).toEqual([]);
      expect(leftovers(database)).toEqual([]);
      const customers = loads.flatMap((load) => [...load.customers.values()]);
      expect(data.counts().profiles).toBe(customers.filter(({ mergedInto }) => mergedInto === undefined).length);
      expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    } finally {
      database.close();
    }
  }
  const answered = new Map<string, number>();
  loads.forEach((load) => load.answered.forEach((count, operation) => answered.set(operation, (answered.get(operation) ?? 0) + count)));
  const calls = [...answered.values()].reduce((sum, each) => sum + each, 0);
  const list = [...answered].map((each) => each.join(' ')).join(', ');
  process.stdout.write(`${KILLS} kills, ${calls} answered calls (${list}), ${unanswered} not answered, of which ${done} were done\n`);
  expect([...answered.keys()].sort()).toEqual(['AddProfileKey', 'CreateProfile', 'DeleteProfile', 'MergeProfiles', 'PutProfileObject', 'UpdateProfile']);
}, 20_000 + 5000 * KILLS);
