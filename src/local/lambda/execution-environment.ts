import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { bootstrapPath } from './bootstrap-path';
import { processEnvironment } from './function-configuration';
import type { FunctionConfiguration } from './function-configuration';
import { LineReader } from './log-lines';
import type { LogLine } from './log-lines';
import type { EnvironmentMessage, FunctionError, InvokeMessage } from './messages';
import type { ServiceCalls } from './service-calls';
import type { ServiceAnswerMessage, ServiceCall } from '../sdk/service-call';

/** How one run of a function ended. */
export type RunOutcome =
  | { readonly outcome: 'returned'; readonly value: unknown }
  | { readonly outcome: 'threw' | 'crashed' | 'timed out'; readonly error: FunctionError };

/** A run and what the function wrote meanwhile. */
export type Run = RunOutcome & { readonly logs: readonly LogLine[] };

export interface EnvironmentOptions {
  readonly onLine: (line: LogLine) => void;
  readonly onServiceCall: ServiceCalls;
  readonly now: () => number;
}

/** Far above Lambda's 10 seconds: a laptop may be busy, and a start that is really stuck is still noticed. */
const INIT_LIMIT_MILLISECONDS = 60_000;

/** One child process that serves one event at a time, with the memory, directory and variables that Lambda would give it. */
export class ExecutionEnvironment {
  public readonly logStreamName = `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
  /** Settles when the process is gone and its output is read to the end. */
  public readonly gone: Promise<FunctionError>;
  private readonly child: ChildProcess;
  private readonly readers: LineReader[] = [];
  private readonly initialised: Promise<FunctionError | undefined>;
  private requestId = '';
  private lines: LogLine[] = [];
  private ended = false;
  private onAnswer?: (answer: RunOutcome) => void;

  constructor(
    private readonly configuration: FunctionConfiguration,
    taskRoot: string,
    additions: { readonly [key: string]: string },
    private readonly options: EnvironmentOptions,
  ) {
    this.child = spawn(process.execPath, [`--max-old-space-size=${configuration.memoryMegabytes}`, bootstrapPath()], {
      cwd: taskRoot,
      env: processEnvironment(configuration, taskRoot, this.logStreamName, additions),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // what services take and give holds bytes and dates
      serialization: 'advanced',
    });
    this.gone = new Promise((settle) => {
      this.child.on('error', (error) => settle({ errorType: 'Runtime.ExitError', errorMessage: `cannot start ${process.execPath}: ${error.message}` }));
      this.child.on('close', (code, signal) => settle({
        errorType: 'Runtime.ExitError',
        errorMessage: `Runtime exited with error: ${signal === null ? `exit status ${code}` : `signal: ${signal === 'SIGKILL' ? 'killed' : signal}`}`,
      }));
    });
    void this.gone.then(() => { this.ended = true; });
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = this.child[name];
      if (stream !== null) {
        this.readers.push(new LineReader(stream, (text) => this.log(name, text)));
      }
    }
    this.initialised = this.listen();
  }

  public get alive(): boolean {
    return !this.ended;
  }

  public async run(event: unknown, requestId: string): Promise<Run> {
    this.requestId = requestId;
    this.lines = [];
    this.hold(true);
    try {
      return { ...await this.initialiseAndHand(event), logs: this.lines };
    } finally {
      this.hold(false);
    }
  }

  /** Ends the process at once, whatever it is doing. */
  public async kill(): Promise<void> {
    // an idle environment is not held: without this, our process could end, with its work undone, while it waits here
    this.hold(true);
    this.child.kill('SIGKILL');
    await this.gone;
  }

  /** For when there is no time left to wait, such as while our own process exits. */
  public killNow(): void {
    this.child.kill('SIGKILL');
  }

  private async initialiseAndHand(event: unknown): Promise<RunOutcome> {
    const limit = stopwatch(INIT_LIMIT_MILLISECONDS);
    const initError = await Promise.race([this.initialised, this.gone, limit.elapsed.then(() => initTimeout())]);
    limit.stop();
    if (initError === undefined) {
      return this.hand(event);
    }
    await this.kill();
    return { outcome: 'crashed', error: initError };
  }

  private async hand(event: unknown): Promise<RunOutcome> {
    const { timeoutSeconds } = this.configuration;
    const fence = `\u0000${randomUUID()}\n`;
    const answered = new Promise<RunOutcome>((settle) => { this.onAnswer = settle; });
    const written = Promise.all(this.readers.map(async (reader) => reader.until(fence)));
    const clock = stopwatch(timeoutSeconds * 1000);
    this.child.send(this.invokeMessage(event, this.options.now() + timeoutSeconds * 1000, fence), () => undefined);
    try {
      const run = await Promise.race([
        answered,
        this.gone.then((error): RunOutcome => ({ outcome: 'crashed', error })),
        clock.elapsed.then((): RunOutcome => ({
          outcome: 'timed out',
          error: { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${this.requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds` },
        })),
      ]);
      if (run.outcome === 'timed out') {
        await this.kill();
      }
      await Promise.race([written, this.gone]);
      return run;
    } finally {
      clock.stop();
      this.onAnswer = undefined;
    }
  }

  private invokeMessage(event: unknown, deadline: number, fence: string): InvokeMessage {
    const { name, arn, memoryMegabytes, logGroupName } = this.configuration;
    return {
      kind: 'invoke',
      event,
      deadline,
      fence,
      context: {
        functionName: name,
        functionVersion: '$LATEST',
        invokedFunctionArn: arn,
        memoryLimitInMB: String(memoryMegabytes),
        awsRequestId: this.requestId,
        logGroupName,
        logStreamName: this.logStreamName,
      },
    };
  }

  private async listen(): Promise<FunctionError | undefined> {
    return new Promise((settle) => {
      this.child.on('message', (message: EnvironmentMessage) => {
        switch (message.kind) {
          case 'ready':
            return settle(undefined);
          case 'init failed':
            return settle(message.error);
          case 'returned':
            return this.onAnswer?.({ outcome: 'returned', value: message.value });
          case 'threw':
            return this.onAnswer?.({ outcome: 'threw', error: message.error });
          case 'service call':
            return void this.answer(message);
        }
      });
    });
  }

  private async answer(call: ServiceCall): Promise<void> {
    const answer = await this.options.onServiceCall(call, this.configuration);
    if (this.alive) {
      this.child.send({ kind: 'service answer', id: call.id, ...answer } satisfies ServiceAnswerMessage, () => undefined);
    }
  }

  private log(stream: 'stdout' | 'stderr', text: string): void {
    const line = { timestamp: new Date(), requestId: this.requestId, stream, text };
    this.lines.push(line);
    this.options.onLine(line);
  }

  /** An idle environment must not keep our process from ending; a busy one must. */
  private hold(held: boolean): void {
    const { child } = this;
    for (const handle of [child, child.channel, child.stdout, child.stderr]) {
      if (handle === null || handle === undefined) {
        continue;
      }
      if (handle instanceof Socket || 'ref' in handle) {
        if (held) {
          handle.ref();
        } else {
          handle.unref();
        }
      }
    }
  }
}

function initTimeout(): FunctionError {
  return { errorType: 'Sandbox.Timedout', errorMessage: `Init phase timed out after ${INIT_LIMIT_MILLISECONDS / 1000} seconds` };
}

function stopwatch(milliseconds: number): { elapsed: Promise<void>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise<void>((settle) => { timer = setTimeout(settle, milliseconds); });
  return { elapsed, stop: () => clearTimeout(timer) };
}
