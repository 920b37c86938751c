import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './exit-code';
import { databaseOf } from '../customer-profiles';

const STACKS = 'stacks.json';
const SERVICE = 'service.json';
const LOCK = 'deploy.lock';

/** What a deployment writes into its folder, besides the service's: also what a program that was killed has left of its writing. */
const OF_STACKS = /^(assets|services\.json(\.\d+\.\w+)?|stacks\.json(\.\d+\.(draft|journal))?)$/;
/** The database, what is beside it while it is open or was when its process was killed, and what it was made of. */
const OF_SERVICE = /^service\.json(\.\d+\.tmp|(\.draft)?(-wal|-journal|\.lock)?|\.owner-[\w-]+(\.draft)?|\.before-conversion(-\d+)?(\.draft)?)?$/;

/** The folder where a deployment keeps what it deployed, and the state of the service that it starts. */
export class StateFolder {
  public readonly stacks: string;
  public readonly service: string;
  private readonly lock: string;

  constructor(public readonly path: string) {
    this.stacks = join(path, STACKS);
    this.service = join(path, SERVICE);
    this.lock = join(path, LOCK);
  }

  /**
   * Keeps other runs out: two that write the same files would forget each other's stacks. Gives back how to let them in, which leaves nothing of a run
   * that has not begun anything.
   */
  public claim(): (hasBegun: boolean) => void {
    const isNew = !existsSync(this.path);
    const before = isNew ? [] : readdirSync(this.path);
    try {
      mkdirSync(this.path, { recursive: true });
      this.takeLock();
    } catch (error) {
      throw error instanceof UsageError ? error : new UsageError(`cannot write into the state folder ${this.path}: ${(error as Error).message}`);
    }
    return (hasBegun) => {
      rmSync(this.lock, { force: true });
      const own = readdirSync(this.path).filter((name) => !before.includes(name) && (OF_STACKS.test(name) || OF_SERVICE.test(name)));
      if (!hasBegun) {
        own.forEach((name) => rmSync(join(this.path, name), { recursive: true }));
      }
      if (isNew && readdirSync(this.path).length === 0) {
        rmdirSync(this.path);
      }
    };
  }

  /**
   * Forgets the stacks and, unless it is another's, the state of the service. Answers what was removed.
   * It asks nothing, so it removes nothing but what a deployment wrote, and nothing at all of a folder that has anything else in it.
   */
  public reset({ service }: { readonly service: boolean }): string[] {
    const entries = readdirSync(this.path).filter((name) => name !== LOCK);
    const strange = entries.filter((name) => !OF_STACKS.test(name) && !OF_SERVICE.test(name));
    if (strange.length > 0 || entries.length > 0 && !entries.includes(STACKS) && !entries.includes(SERVICE)) {
      const why = strange.length > 0 ? `has ${strange.slice(0, 5).join(', ')}${strange.length > 5 ? ' and more' : ''} in it` : `has no ${STACKS} in it`;
      throw new UsageError(`${this.path} is not reset, because it ${why}, which no deployment wrote; give the folder of the deployments as --state, or empty it yourself`);
    }
    const files = [[this.stacks, ['stacks']], [this.service, ['environments', 'domains']]] as const;
    const foreign = files.find(([file, lists]) => isForeign(file, lists));
    if (foreign !== undefined) {
      throw new UsageError(`${this.path} is not reset, because ${foreign[0]} was not written by a deployment`);
    }
    const removed = entries.filter((name) => OF_STACKS.test(name) || service);
    removed.forEach((name) => rmSync(join(this.path, name), { recursive: true }));
    return removed.map((name) => join(this.path, name)).sort();
  }

  private takeLock(): void {
    const own = String(process.pid);
    try {
      writeFileSync(this.lock, own, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
    const holder = Number(readFileSync(this.lock, 'utf8'));
    if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder)) {
      throw new UsageError(`another deployment (process ${holder}) is at work in ${this.path}; wait for its end, or delete ${this.lock} where there is none`);
    }
    // of a program that was killed
    writeFileSync(this.lock, own);
  }
}

/** Whether a file is of somebody else. One that is broken may have been ours, and to reset is the way out. */
function isForeign(file: string, lists: readonly string[]): boolean {
  if (!existsSync(file)) {
    return false;
  }
  try {
    const database = lstatSync(file).isFile() ? databaseOf(file) : undefined;
    if (database !== undefined) {
      return database !== 'this package';
    }
    const content = lstatSync(file).isFile() ? JSON.parse(readFileSync(file, 'utf8')) as { readonly [member: string]: unknown } | null : null;
    return !lists.some((list) => Array.isArray(content?.[list]));
  } catch (error) {
    return !(error instanceof SyntaxError);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
