/**
 * Calls a second of an operation, as a multiple of the writes' rate. Published: writes of domains, object types and the
 * like 1, GetProfileObjectType 10, other reads and tagging 5 ("Amazon Connect service quotas", administrator guide).
 */
const MULTIPLES: { readonly [operation: string]: number } = { GetProfileObjectType: 10, TagResource: 5, UntagResource: 5 };
const READS = 5;
const WRITES = 1;

/** Lets calls through at a steady rate, each operation on its own, and saves nothing up: a bucket that holds one call. */
export class Throttle {
  /** When each operation may be called again. */
  private readonly freeAt = new Map<string, number>();

  /** @param rate writes a second; undefined lets everything through */
  constructor(private readonly rate: number | undefined, private readonly now: () => number) {}

  public admits({ name, kind }: { readonly name: string; readonly kind: 'read' | 'write' }): boolean {
    if (this.rate === undefined) {
      return true;
    }
    const multiple = Object.hasOwn(MULTIPLES, name) ? MULTIPLES[name] : kind === 'read' ? READS : WRITES;
    const interval = 1000 / (this.rate * multiple);
    const time = this.now();
    const wait = (this.freeAt.get(name) ?? time) - time;
    // longer than the interval it can only be where the clock was set back
    if (wait > 0 && wait <= interval) {
      return false;
    }
    this.freeAt.set(name, time + interval);
    return true;
  }
}
