const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48_271;

/** Random choices that are the same for the same seed on every machine (Park and Miller's generator). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = 1 + seed % (MODULUS - 1);
  }

  /** At least 0, below 1. */
  public next(): number {
    this.state = this.state * MULTIPLIER % MODULUS;
    return (this.state - 1) / (MODULUS - 1);
  }

  /** A whole number of the two or between them. */
  public between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)];
  }

  public isHeads(chance: number): boolean {
    return this.next() < chance;
  }

  /** Items that differ, in any order. */
  public some<T>(count: number, items: readonly T[]): T[] {
    const left = [...items];
    return Array.from({ length: count }, () => left.splice(this.between(0, left.length - 1), 1)[0]);
  }
}
