import type { Batch, Channel } from './channels';
import { RecordRefusedError } from './ends';
import type { OutgoingDomain } from './outgoing-domain';

export interface PumpParts {
  readonly channel: Channel;
  readonly find: () => OutgoingDomain | undefined;
  /** Writes a line for people: standard error. */
  readonly tell: (line: string) => void;
  /** Told when a Kinesis stream cannot be written to, and with undefined when it can again. */
  readonly onStreamHealth?: (domain: OutgoingDomain, problem: string | undefined) => void;
  /** How many milliseconds to wait after so many failures in a row. @default - from a fifth of a second up to half a minute */
  readonly backOff?: (failures: number) => number;
}

/** Sends one kind of records of one domain, a batch after the other. */
export class Pump {
  private running = false;
  private stopped = false;
  private failures = 0;
  private toldOfRefusal = false;
  /** Ends the pause after a failure. */
  private resume?: () => void;
  private waiting: (() => void)[] = [];

  constructor(private readonly parts: PumpParts) {}

  /** Begins, unless it is at work already, and then finds what is new by itself. */
  public wake(): void {
    if (!this.running && !this.stopped) {
      this.running = true;
      // after what the caller has to do: others wait for its answer
      setImmediate(() => { void this.run(); });
    }
  }

  /** Waits until nothing is left, or the end has failed once more; a pause is cut short for that. */
  public async tried(): Promise<void> {
    if (this.running) {
      const done = new Promise<void>((resolve) => this.waiting.push(resolve));
      this.resume?.();
      await done;
    }
  }

  public stop(): void {
    this.stopped = true;
    this.resume?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const outcome = await this.step();
      if (outcome === 'nothing left') {
        break;
      }
      if (outcome === 'failed') {
        const pause = this.pause();
        this.answerWaiting();
        await pause;
      }
    }
    this.running = false;
    this.answerWaiting();
  }

  private async step(): Promise<'nothing left' | 'sent' | 'failed'> {
    const { find, channel } = this.parts;
    let domain: OutgoingDomain | undefined;
    let batch: Batch | undefined;
    try {
      domain = find();
      batch = domain && channel.next(domain, domain.sent.get(channel.name));
      if (!domain || !batch) {
        return 'nothing left';
      }
      const arrived = await this.send(domain, batch);
      // another domain of this name may be there by now, whose records were not sent
      if (!this.stopped && find()?.data === domain.data) {
        domain.sent.set(channel.name, batch.orders[arrived - 1]);
        this.succeeded(domain);
      }
      return 'sent';
    } catch (error) {
      this.failed(error, domain, batch);
      return 'failed';
    }
  }

  /** A record that its end refuses for itself counts as sent, or nothing after it would ever arrive; it can still be read here. */
  private async send({ domainName }: OutgoingDomain, batch: Batch): Promise<number> {
    const { channel, tell } = this.parts;
    try {
      return await batch.send();
    } catch (error) {
      if (!(error instanceof RecordRefusedError)) {
        throw error;
      }
      if (!this.toldOfRefusal) {
        tell(`one of the ${channel.name} of domain ${domainName} is refused by ${batch.destination} and left out: ${error.message}; further ones are not told`);
      }
      this.toldOfRefusal = true;
      return 1;
    }
  }

  private succeeded(domain: OutgoingDomain): void {
    if (this.failures > 0 && this.parts.channel.name === 'stream') {
      this.parts.onStreamHealth?.(domain, undefined);
    }
    this.failures = 0;
  }

  private failed(error: unknown, domain: OutgoingDomain | undefined, batch: Batch | undefined): void {
    this.failures += 1;
    // an outage is told once, however often it is tried
    if (this.failures > 1 || this.stopped) {
      return;
    }
    const { channel, tell, onStreamHealth } = this.parts;
    const problem = textOf(error);
    tell(`the ${channel.name} of domain ${domain?.domainName ?? '(unknown)'} cannot be sent to ${batch?.destination ?? 'their end'}: ${problem}; `
      + 'they are kept, and sent when it is possible');
    if (domain && channel.name === 'stream') {
      onStreamHealth?.(domain, problem);
    }
  }

  private async pause(): Promise<void> {
    const { backOff = defaultBackOff } = this.parts;
    await new Promise<void>((resolve) => {
      // what cannot be sent keeps no process alive
      const timer = setTimeout(resolve, backOff(this.failures)).unref();
      this.resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.resume = undefined;
  }

  private answerWaiting(): void {
    this.waiting.splice(0).forEach((done) => done());
  }
}

/** A connection that is refused at several addresses is an error without a message of its own. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return [...new Set(error.errors.map(textOf))].join(', ');
  }
  return error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : String(error);
}

function defaultBackOff(failures: number): number {
  return Math.min(200 * 2 ** (failures - 1), 30_000);
}
