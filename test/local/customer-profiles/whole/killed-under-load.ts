import { setTimeout as pause } from 'node:timers/promises';
import { settle } from './differences';
import { wrongsIn } from './invariants';
import type { Load } from './loads';
import type { Database } from '../../../../src/local/customer-profiles/database/database';
import { openDataFile } from '../../../../src/local/customer-profiles/store/data-file';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';
import { run } from '../database/child-program';
import type { Child } from '../database/child-program';

/** What clients call for. */
export const DOMAIN = {
  DomainName: 'shop',
  DefaultExpirationDays: 366,
};

/** A customer's number is its account, and in its object the key by which the profile is found. */
export const OBJECT_TYPE = {
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

/** What was answered, and what of the rest was done all the same, of all kills. */
export class Tally {
  public unanswered = 0;
  public done = 0;
  public kills = 0;

  public text(loads: readonly Load[]): string {
    const calls = answeredBy(loads);
    const sum = [...calls.values()].reduce((all, each) => all + each, 0);
    const list = [...calls].sort().map((each) => each.join(' ')).join(', ');
    return `${this.kills} kills, ${sum} answered calls (${list}), ${this.unanswered} not answered, of which ${this.done} were done`;
  }
}

/** How many calls of each operation were answered. */
export function answeredBy(loads: readonly Load[]): ReadonlyMap<string, number> {
  const answered = new Map<string, number>();
  loads.forEach((load) => load.answered.forEach((count, operation) => answered.set(operation, (answered.get(operation) ?? 0) + count)));
  return answered;
}

/** When a service is killed: after so many answers, and at most so many milliseconds more. */
interface Moment {
  readonly fewest: number;
  readonly longest: number;
}

/** A service in a process that is killed, again and again. */
export class Victim {
  private child?: Child;

  constructor(private readonly program: string, private readonly args: readonly string[]) {}

  /** Answers the address of the service; undefined where it was killed before it listened. */
  public async start(): Promise<string | undefined> {
    this.child = run(this.program, ...this.args);
    await this.child.printed(1);
    return this.child.lines.at(0);
  }

  public async kill(): Promise<void> {
    this.child?.process.kill('SIGKILL');
    await this.child?.over;
  }

  /** Lets the clients call until the service is killed, at some moment after the first answers. */
  public async killUnderLoad(url: string, loads: readonly Load[], { fewest, longest }: Moment): Promise<void> {
    let answers = 0;
    let onEnough = () => { /* nobody waits yet */ };
    const enough = new Promise<void>((resolve) => { onEnough = resolve; });
    const onAnswer = () => {
      answers++;
      if (answers === fewest) {
        onEnough();
      }
    };
    const ended = Promise.all(loads.map(async (load) => load.run(url, onAnswer)));
    // a client ends by itself where it was answered wrongly, which is told below
    await Promise.race([enough.then(async () => pause(Math.random() * longest)), ended.catch(() => undefined)]);
    await this.kill();
    await ended;
  }
}

/** Looks through what a service that was killed has left. */
export function look<T>(file: string, at: (database: Database) => T): T {
  const database = openDataFile(file, DEFAULT_ENVIRONMENT);
  try {
    const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, DOMAIN.DomainName);
    expect(wrongsIn(data)).toEqual([]);
    expect(leftovers(database)).toEqual([]);
    expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    return at(database);
  } finally {
    database.close();
  }
}

/** All that was answered is there, and what was not answered is there as a whole or not at all. */
export function expectAnswered(database: Database, loads: readonly Load[], tally: Tally): void {
  const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, DOMAIN.DomainName);
  tally.kills++;
  tally.unanswered += loads.filter(({ maybe }) => maybe !== undefined).length;
  const settled = loads.map((load) => settle(data, load));
  tally.done += settled.filter(({ isDone }) => isDone).length;
  expect(settled.flatMap(({ differences }) => differences)).toEqual([]);
  const customers = loads.flatMap((load) => [...load.customers.values()]);
  expect(data.counts().profiles).toBe(customers.filter(({ mergedInto }) => mergedInto === undefined).length);
}

/** What is left in the tables of profiles that have gone. */
function leftovers(database: Database): unknown[] {
  return ['binding', 'object', 'history', 'rule_value'].flatMap((table) => (
    database.all(`SELECT '${table}' AS "table", profile FROM ${table} WHERE profile NOT IN (SELECT number FROM profile WHERE place IS NOT NULL)`)));
}
