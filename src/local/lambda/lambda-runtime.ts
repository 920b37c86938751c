import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Run } from './execution-environment';
import type { FunctionConfiguration } from './function-configuration';
import { FunctionPool } from './function-pool';
import type { LogLine } from './log-lines';
import { noServices } from './service-calls';
import type { ServiceCalls } from './service-calls';

export interface LambdaRuntimeOptions {
  /** Environment variables for every function besides what Lambda and the template give, such as `AWS_ENDPOINT_URL_CUSTOMER_PROFILES`. */
  readonly environment?: { readonly [key: string]: string };
  /** More such variables, known only when a function starts. */
  readonly startEnvironment?: () => Promise<{ readonly [key: string]: string }>;
  /** Answers the functions' calls of AWS services that have no endpoint of their own. Default: none is there. */
  readonly onServiceCall?: ServiceCalls;
  /** Most execution environments of one function at a time; further events wait. Default 8. */
  readonly maxEnvironments?: number;
  /** How long a warm environment waits for its next event before it is stopped. Default 30 seconds. */
  readonly idleMilliseconds?: number;
  /** Every line that a function writes, as it comes. */
  readonly onLog?: (functionArn: string, line: LogLine) => void;
  /** The clock that deadlines are told by, in milliseconds since the epoch. Default: that of this machine. */
  readonly now?: () => number;
}

/** One run of a function: how it ended and what it wrote meanwhile. */
export type InvocationResult = Run & { readonly requestId: string };

/** What Lambda answers to an invocation of a function that it does not have. */
export class FunctionNotFound extends Error {
  constructor(functionArn: string) {
    super(`Function not found: ${functionArn}`);
    this.name = 'ResourceNotFoundException';
  }
}

const LOG_LINES_KEPT = 10_000;

/** Runs Lambda functions as child processes of this one, from their zipped code. */
export class LambdaRuntime {
  private readonly pools = new Map<string, FunctionPool>();
  private readonly lines = new Map<string, LogLine[]>();
  private readonly retiring = new Set<Promise<void>>();
  private readonly retired = new Set<FunctionPool>();
  private readonly onExit: () => void;

  constructor(private readonly options: LambdaRuntimeOptions = {}) {
    this.onExit = () => [...this.pools.values(), ...this.retired].forEach((pool) => pool.killAllNow());
    process.once('exit', this.onExit);
  }

  /** Makes a function known, or changes it: from the next event on, it runs with this code and these settings. */
  public put(configuration: FunctionConfiguration): void {
    const { arn } = configuration;
    const current = this.pools.get(arn);
    if (current !== undefined && isDeepStrictEqual(current.configuration, configuration)) {
      return;
    }
    this.retire(arn);
    this.pools.set(arn, new FunctionPool(configuration, {
      environment: async () => ({ ...await this.options.startEnvironment?.(), ...this.options.environment }),
      onServiceCall: this.options.onServiceCall ?? noServices,
      maxEnvironments: this.options.maxEnvironments ?? 8,
      idleMilliseconds: this.options.idleMilliseconds ?? 30_000,
      now: this.options.now ?? Date.now,
    }, (line) => this.log(arn, line)));
  }

  public remove(functionArn: string): void {
    this.retire(functionArn);
  }

  public has(functionArn: string): boolean {
    return this.pools.has(unqualified(functionArn));
  }

  /** Runs the function once with this event. Rejects only where Lambda would refuse the call. */
  public async invoke(functionArn: string, event: unknown, requestId: string = randomUUID()): Promise<InvocationResult> {
    const pool = this.pools.get(unqualified(functionArn));
    if (pool === undefined) {
      throw new FunctionNotFound(functionArn);
    }
    const { runtime, name } = pool.configuration;
    if (!runtime.startsWith('nodejs')) {
      throw new Error(`function '${name}' has the runtime '${runtime}'; only nodejs functions run here, with the Node.js of this machine`);
    }
    return { ...await pool.run(event, requestId), requestId };
  }

  /** Ends the processes of a function that are serving an event right now, as a crash would. Answers how many there were. */
  public async kill(functionArn: string): Promise<number> {
    const pools = [...this.pools.values(), ...this.retired].filter(({ configuration }) => configuration.arn === unqualified(functionArn));
    const victims = await Promise.all(pools.map(async (pool) => pool.killBusy()));
    return victims.reduce((sum, count) => sum + count, 0);
  }

  /** What a function has written, the latest last. */
  public logs(functionArn: string): readonly LogLine[] {
    return this.lines.get(unqualified(functionArn)) ?? [];
  }

  /** Ends every child process, busy or not. */
  public async close(): Promise<void> {
    process.removeListener('exit', this.onExit);
    const pools = [...this.pools.values(), ...this.retired];
    this.pools.clear();
    await Promise.all(pools.map(async (pool) => pool.close()));
    await Promise.all(this.retiring);
  }

  private retire(functionArn: string): void {
    const pool = this.pools.get(functionArn);
    if (pool === undefined) {
      return;
    }
    this.pools.delete(functionArn);
    this.retired.add(pool);
    const retirement: Promise<void> = pool.retire().finally(() => this.retiring.delete(retirement));
    this.retiring.add(retirement);
  }

  private log(functionArn: string, line: LogLine): void {
    const lines = this.lines.get(functionArn) ?? [];
    lines.push(line);
    // a service that runs for days must not keep every line
    if (lines.length > 2 * LOG_LINES_KEPT) {
      lines.splice(0, LOG_LINES_KEPT);
    }
    this.lines.set(functionArn, lines);
    this.options.onLog?.(functionArn, line);
  }
}

/** `arn:aws:lambda:region:account:function:name` of an ARN that may name a version or alias after it. */
function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}
