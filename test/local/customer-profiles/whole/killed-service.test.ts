import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answeredBy, DOMAIN, expectAnswered, look, OBJECT_TYPE, Tally, Victim } from './killed-under-load';
import { Load } from './loads';
import { DelayedWorks } from '../../../../src/local/customer-profiles/tables/delayed-work';
import { bundleProgram } from '../database/child-program';
import { send } from '../raw-http';
import { savedState } from '../saved-state';

/** 100 before a release. */
const KILLS = Number(process.env.KILLS ?? 8);
const KILLS_OF_CONVERSIONS = Math.ceil(KILLS / 2);
/** Each is three. */
const KILLS_OF_LATE_EFFECTS = Math.ceil(KILLS / 4);
const LONGEST_TEST = 60_000 + 5000 * KILLS;
const CLIENTS = 4;
const WHEN = { fewest: 25, longest: 1000 };

let folder: string;
let file: string;
let victim: Victim | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-service-'));
  file = join(folder, 'data');
});
afterEach(async () => {
  await victim?.kill();
  rmSync(folder, { recursive: true, force: true });
});

function newVictim(...args: readonly string[]): Victim {
  victim = new Victim(bundleProgram('serving-program', folder), [file, ...args]);
  return victim;
}

function newLoads(): Load[] {
  return Array.from({ length: CLIENTS }, (_, at) => new Load(at + 1));
}

async function makeDomain(url: string): Promise<void> {
  const { DomainName, ...members } = DOMAIN;
  expect((await send(url, 'POST', `/domains/${DomainName}`, JSON.stringify(members))).status).toBe(200);
  expect((await send(url, 'PUT', `/domains/${DomainName}/object-types/Customer`, JSON.stringify(OBJECT_TYPE))).status).toBe(200);
}

/** Resolves when something is so, or there was time enough for it. */
async function until(isSo: () => boolean): Promise<void> {
  for (let count = 0; count < 10_000 && !isSo(); count++) {
    await pause(1);
  }
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

test('a service that is killed at any moment has all that it has answered, and no half of anything', async () => {
  const service = newVictim();
  const loads = newLoads();
  const tally = new Tally();
  for (let kill = 0; kill < KILLS; kill++) {
    const url = String(await service.start());
    if (kill === 0) {
      await makeDomain(url);
    }
    await service.killUnderLoad(url, loads, WHEN);
    expect(existsSync(`${file}.lock`)).toBe(true);
    look(file, (database) => expectAnswered(database, loads, tally));
  }
  tell(tally.text(loads));
  expect([...answeredBy(loads).keys()].sort()).toEqual([
    'AddProfileKey', 'CreateProfile', 'DeleteProfile', 'MergeProfiles', 'PutProfileObject', 'UpdateProfile',
  ]);
}, LONGEST_TEST);

test('what was answered and comes late is done by the process that comes after one that was killed', async () => {
  const service = newVictim('eventual');
  const loads = newLoads();
  const tally = new Tally();
  let left = 0;
  for (let kill = 0; kill < KILLS_OF_LATE_EFFECTS; kill++) {
    const url = String(await service.start());
    if (kill === 0) {
      await makeDomain(url);
    }
    // long enough that late work is done meanwhile
    await service.killUnderLoad(url, loads, { ...WHEN, longest: 3000 });
    left += look(file, (database) => new DelayedWorks(database).count());
    const after = String(await service.start());
    // the process that comes after is killed as well, while it does what was left, or has just done it
    await Promise.race([pause(Math.random() * 2000), send(after, 'POST', '/_local/settle', '{}').catch(() => undefined)]);
    await service.kill();
    left += look(file, (database) => new DelayedWorks(database).count());
    expect((await send(String(await service.start()), 'POST', '/_local/settle', '{}')).status).toBe(200);
    await service.kill();
    look(file, (database) => {
      expect(new DelayedWorks(database).count()).toBe(0);
      expectAnswered(database, loads, tally);
    });
  }
  tell(`with late effects: ${tally.text(loads)}, ${left} works left`);
  expect(left).toBeGreaterThan(0);
}, LONGEST_TEST);

test('a service that is killed while it converts a file of an older release, or right after it, has lost nothing', async () => {
  const Stats = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
  const times = { CreatedAt: 1, LastUpdatedAt: 1 };
  const domains = [DOMAIN.DomainName, ...Array.from({ length: 600 }, (_, at) => `domain-${at}`)].map((DomainName) => ({
    ...DOMAIN, ...times, DomainName, Stats, ObjectTypes: ['Customer', 'Other'].map((ObjectTypeName) => ({ ...OBJECT_TYPE, ...times, ObjectTypeName })),
  }));
  const text = JSON.stringify({ version: 1, instance: 'kept', domains });
  const service = newVictim();
  const tally = new Tally();
  const all: Load[] = [];
  let longest = 0;
  let notConverted = 0;
  for (let kill = 0; kill < KILLS_OF_CONVERSIONS; kill++) {
    readdirSync(folder).filter((name) => name.startsWith('data')).forEach((name) => rmSync(join(folder, name), { recursive: true }));
    writeFileSync(file, text);
    const loads = newLoads();
    all.push(...loads);
    const started = service.start();
    await until(() => existsSync(`${file}.draft`));
    const begun = Date.now();
    if (kill === 0) {
      await until(() => !existsSync(`${file}.draft`));
      longest = Date.now() - begun;
      await service.killUnderLoad(String(await started), loads, WHEN);
    } else {
      await Promise.race([pause(longest * 1.5 * Math.random()), started]);
      const url = await Promise.race([started, undefined]);
      await (url === undefined ? service.kill() : service.killUnderLoad(url, loads, { fewest: 1, longest: 100 }));
    }
    const left = readFileSync(file, 'utf8');
    const isOld = left === text;
    notConverted += isOld ? 1 : 0;
    expect(isOld || left.startsWith('SQLite format 3')).toBe(true);
    expect(isOld || readFileSync(`${file}.before-conversion`, 'utf8') === text).toBe(true);
    look(file, (database) => expectAnswered(database, loads, tally));
    const after = savedState(file)[0].domains;
    expect(after.map(({ DomainName }) => DomainName)).toEqual(domains.map(({ DomainName }) => DomainName).sort());
    expect(after.filter(({ ObjectTypes }) => ObjectTypes.length !== 2)).toEqual([]);
  }
  tell(`with a conversion: ${tally.text(all)}, ${notConverted} times killed before the end of it`);
}, LONGEST_TEST);
