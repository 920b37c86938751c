import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExecutionEnvironment } from './execution-environment';
import type { Run } from './execution-environment';
import type { FunctionConfiguration } from './function-configuration';
import type { LogLine } from './log-lines';
import type { ServiceCalls } from './service-calls';
import { unzipInto } from './zip';

export interface PoolOptions {
  /** Variables besides what Lambda and the template give; asked whenever a process starts. */
  readonly environment: () => Promise<{ readonly [key: string]: string }>;
  /** Answers a function's calls of AWS services. */
  readonly onServiceCall: ServiceCalls;
  readonly maxEnvironments: number;
  readonly idleMilliseconds: number;
  readonly now: () => number;
}

/** The execution environments of one function with one configuration: reused when warm, at most so many, the idle ones stopped. */
export class FunctionPool {
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly busy = new Set<ExecutionEnvironment>();
  private readonly queue: (() => void)[] = [];
  private readonly idleTimers = new Map<ExecutionEnvironment, NodeJS.Timeout>();
  private starting = 0;
  private unpacked?: Promise<string>;
  private directory?: string;
  private retired = false;
  private closed = false;

  constructor(
    public readonly configuration: FunctionConfiguration,
    private readonly options: PoolOptions,
    private readonly onLine: (line: LogLine) => void,
  ) {}

  public async run(event: unknown, requestId: string): Promise<Run> {
    const environment = await this.acquire();
    if (environment === undefined) {
      return { outcome: 'crashed', error: { errorType: 'Runtime.ExitError', errorMessage: 'the local Lambda runtime was closed' }, logs: [] };
    }
    try {
      return await environment.run(event, requestId);
    } finally {
      await this.release(environment);
    }
  }

  /** Ends the processes that are serving an event right now. */
  public async killBusy(): Promise<number> {
    const victims = [...this.busy];
    await Promise.all(victims.map(async (environment) => environment.kill()));
    return victims.length;
  }

  /** For our own exit. */
  public killAllNow(): void {
    [...this.idle, ...this.busy].forEach((environment) => environment.killNow());
    if (this.directory !== undefined) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }

  /** Takes no further events; what runs is allowed to end. */
  public async retire(): Promise<void> {
    this.retired = true;
    await Promise.all(this.idle.splice(0).map(async (environment) => this.stop(environment)));
    await this.cleanUp();
  }

  public async close(): Promise<void> {
    this.closed = true;
    this.queue.splice(0).forEach((wake) => wake());
    await Promise.all([...this.idle.splice(0), ...this.busy].map(async (environment) => this.stop(environment)));
    await this.retire();
  }

  private async acquire(): Promise<ExecutionEnvironment | undefined> {
    while (!this.closed) {
      const warm = this.idle.pop();
      if (warm !== undefined) {
        clearTimeout(this.idleTimers.get(warm));
        this.idleTimers.delete(warm);
        if (!warm.alive) {
          continue;
        }
        this.busy.add(warm);
        return warm;
      }
      if (this.busy.size + this.starting < this.options.maxEnvironments) {
        return this.start();
      }
      await new Promise<void>((wake) => this.queue.push(wake));
    }
    return undefined;
  }

  private async start(): Promise<ExecutionEnvironment | undefined> {
    this.starting += 1;
    try {
      const [taskRoot, additions] = await Promise.all([this.taskRoot(), this.options.environment()]);
      if (this.closed) {
        return undefined;
      }
      const { now, onServiceCall } = this.options;
      const environment = new ExecutionEnvironment(this.configuration, taskRoot, additions, { onLine: this.onLine, onServiceCall, now });
      this.busy.add(environment);
      return environment;
    } finally {
      this.starting -= 1;
    }
  }

  private async release(environment: ExecutionEnvironment): Promise<void> {
    this.busy.delete(environment);
    if (this.retired || this.closed) {
      await this.stop(environment);
      await this.cleanUp();
    } else if (environment.alive) {
      this.idle.push(environment);
      const timer = setTimeout(() => void this.dismiss(environment), this.options.idleMilliseconds);
      timer.unref();
      this.idleTimers.set(environment, timer);
    }
    this.queue.shift()?.();
  }

  private async dismiss(environment: ExecutionEnvironment): Promise<void> {
    const at = this.idle.indexOf(environment);
    if (at < 0) {
      return;
    }
    this.idle.splice(at, 1);
    await this.stop(environment);
  }

  private async stop(environment: ExecutionEnvironment): Promise<void> {
    clearTimeout(this.idleTimers.get(environment));
    this.idleTimers.delete(environment);
    await environment.kill();
  }

  /** The unpacked code: what runs is what the archive holds. */
  private async taskRoot(): Promise<string> {
    this.unpacked ??= (async () => {
      const directory = await mkdtemp(join(tmpdir(), 'lambda-task-'));
      this.directory = directory;
      await unzipInto(await readFile(this.configuration.zipFile), directory);
      return directory;
    })();
    return this.unpacked;
  }

  private async cleanUp(): Promise<void> {
    if (this.busy.size > 0 || this.unpacked === undefined) {
      return;
    }
    const unpacking = this.unpacked;
    // an event that still waits in the queue unpacks the code again
    this.unpacked = undefined;
    const directory = await unpacking.catch(() => undefined);
    if (directory !== undefined) {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
