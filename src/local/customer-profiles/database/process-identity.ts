import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process among all that ever were, as far as the system tells: ids of processes are used again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in whatever way the system says so. */
  readonly start?: string;
  /** Whose process ids these are: the machine, or the container. */
  readonly place: string;
  readonly host: string;
  /** Which start of the machine. */
  readonly boot?: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, start: startOf(process.pid), place: place(), host: hostname(), boot: read('/proc/sys/kernel/random/boot_id') };
}

/** Whether a process runs still; undefined where that cannot be seen from here. */
export function isRunning(identity: ProcessIdentity, own: ProcessIdentity): boolean | undefined {
  if (identity.place !== own.place) {
    return undefined;
  }
  if (identity.boot !== own.boot || !exists(identity.pid) || isZombie(identity.pid)) {
    return false;
  }
  const start = identity.start === undefined ? undefined : startOf(identity.pid);
  return start === undefined || start === identity.start;
}

function place(): string {
  return [hostname(), read('/etc/machine-id'), namespace()].join(' ');
}

/** Containers of one machine count their processes each on their own. */
function namespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    return statOf(pid)?.[19];
  }
  if (process.platform === 'win32') {
    return undefined;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** It has ended, and nobody has asked how: in a container whose first process does not, it stays for good. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && statOf(pid)?.[0] === 'Z';
}

/** What Linux tells of a process from its state on: the name of the program before that is in brackets, and may have any character in it. */
function statOf(pid: number): string[] | undefined {
  return read(`/proc/${pid}/stat`)?.split(')').pop()?.trim().split(' ');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
