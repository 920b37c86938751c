import type { Environment } from '../../environment/environment';

/** A request for an operation that reached the service, whatever came of it. */
export interface Call {
  readonly id: string;
  readonly operation: string;
  readonly kind: 'read' | 'write';
  /** When it came, in milliseconds since the epoch. */
  readonly at: number;
  /** The members of the request, or undefined where they could not be read. */
  readonly input?: { readonly [member: string]: unknown };
  /** Who called, or undefined for an unsigned request. */
  readonly accessKeyId?: string;
  /** The account and region that the call was for, or undefined where the request could not be read. */
  readonly environment?: Environment;
  /** The status that it was answered with; undefined before that, and for an answer that was lost on purpose. */
  status?: number;
  /** The error that it was answered with. */
  error?: string;
}

export interface CallCounts {
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
  readonly byOperation: { readonly [operation: string]: number };
}

/** How many calls are remembered one by one: a service that runs for days counts on, and forgets the oldest. */
const REMEMBERED = 10_000;
const FORGOTTEN_AT_ONCE = 1000;

/** The calls that the service got, in the order in which they came. */
export class Calls {
  private remembered: Call[] = [];
  private counters = new Map<string, { kind: Call['kind']; count: number }>();

  public add(call: Call): void {
    this.remembered.push(call);
    // a whole lot at once: to take the first of so many away moves all others
    if (this.remembered.length >= REMEMBERED + FORGOTTEN_AT_ONCE) {
      this.remembered.splice(0, this.remembered.length - REMEMBERED);
    }
    const counter = this.counters.get(call.operation);
    if (counter) {
      counter.count += 1;
    } else {
      this.counters.set(call.operation, { kind: call.kind, count: 1 });
    }
  }

  /** The last ten thousand calls, or those of one operation among them. */
  public list(operation?: string): readonly Call[] {
    return this.remembered.slice(-REMEMBERED).filter((call) => operation === undefined || call.operation === operation);
  }

  public counts(): CallCounts {
    const counters = [...this.counters];
    const sum = (kinds: Call['kind'][]) => counters.reduce((total, [, { kind, count }]) => (kinds.includes(kind) ? total + count : total), 0);
    return {
      total: sum(['read', 'write']),
      reads: sum(['read']),
      writes: sum(['write']),
      byOperation: Object.fromEntries(counters.map(([operation, { count }]) => [operation, count])),
    };
  }

  public reset(): void {
    this.remembered = [];
    this.counters = new Map();
  }
}
