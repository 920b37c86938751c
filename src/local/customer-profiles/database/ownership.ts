import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning, ownIdentity } from './process-identity';
import type { ProcessIdentity } from './process-identity';

const ATTEMPTS = 12;
const LONGEST_PAUSE_MILLISECONDS = 40;

/**
 * Makes this process the only one that has a database file open, or throws. Gives back how to let others in.
 *
 * Whoever wants it leaves a record of itself and then looks for those of others: of two, the later sees the earlier, so that never both find themselves alone. One that
 * is not alone takes its record away and tries again, as the other may be doing the same. Records of dead processes count for nothing.
 */
export function own(file: string): () => void {
  const identity = ownIdentity();
  let others: readonly Owner[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) {
      pause(Math.random() * LONGEST_PAUSE_MILLISECONDS);
    }
    const record = leaveRecord(file, identity);
    const records = record === undefined ? [] : readRecords(file).filter(({ path }) => path !== record);
    others = records.filter(({ process }) => process === undefined || isRunning(process, identity) !== false);
    if (record !== undefined && others.length === 0) {
      records.forEach(({ path }) => rmSync(path, { force: true }));
      draftsOf(file).forEach((path) => rmSync(path, { force: true }));
      removeLeftLock(file, record, records.length > 0);
      return () => rmSync(record, { force: true });
    }
    if (record !== undefined) {
      rmSync(record, { force: true });
    }
  }
  throw new Error(inUse(file, others, identity));
}

interface Owner {
  readonly path: string;
  /** Undefined where the record cannot be read. */
  readonly process?: ProcessIdentity;
}

/** The record appears whole. Undefined where another has tidied its draft away. */
function leaveRecord(file: string, identity: ProcessIdentity): string | undefined {
  const record = `${file}.owner-${randomUUID()}`;
  const draft = `${record}.draft`;
  writeFileSync(draft, JSON.stringify(identity), { mode: 0o600 });
  try {
    renameSync(draft, record);
    return record;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Of processes that were killed while they wrote; one that was not tries again. */
function draftsOf(file: string): string[] {
  return filesOf(file).filter((path) => path.endsWith('.draft'));
}

function filesOf(file: string): string[] {
  return readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.owner-`)).map((name) => join(dirname(file), name));
}

function readRecords(file: string): Owner[] {
  return filesOf(file).filter((path) => !path.endsWith('.draft')).flatMap((path) => {
    try {
      return [{ path, process: JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity }];
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [{ path }];
    }
  });
}

/** SQLite's own lock is a folder that stays behind when its process is killed. One that nobody of ours can have left is another program's. */
function removeLeftLock(file: string, record: string, isOurs: boolean): void {
  const lock = `${file}.lock`;
  if (!existsSync(lock)) {
    return;
  }
  if (!isOurs) {
    rmSync(record, { force: true });
    throw new Error(`the data file ${file} is locked by a program that left no record of itself; end it, or delete the folder ${lock} where there is none`);
  }
  rmdirSync(lock);
}

function inUse(file: string, [other]: readonly Owner[], self: ProcessIdentity): string {
  if (other?.process === undefined) {
    return `the data file ${file} is in use by another process; try again${other === undefined ? '' : `, or delete ${other.path} where there is none`}`;
  }
  const { pid, host } = other.process;
  if (isRunning(other.process, self) === undefined) {
    return `the data file ${file} is in use by process ${pid} on ${host}, or was when that ended; stop it there, or delete ${other.path} where it is gone`;
  }
  return pid === self.pid
    ? `the data file ${file} is open in this process already; stop the service that has it first`
    : `the data file ${file} is in use by process ${pid}; stop it, or name another file`;
}

/** Opening is synchronous, so that the wait is. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
