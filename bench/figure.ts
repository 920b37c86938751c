/** A figure that must hold. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with in the same run. */
  readonly peer?: { readonly what: string; readonly value: number };
  /** What is compared with the bar: value over peer, or the value itself. */
  readonly ratio: number;
  readonly bar: number;
  readonly holds: boolean;
}

/** A figure against a peer that was measured in the same run. */
export function against(what: string, value: number, unit: string, peer: { readonly what: string; readonly value: number }, bar: number): Figure {
  const ratio = value / peer.value;
  return { what, value: round(value), unit, peer: { what: peer.what, value: round(peer.value) }, ratio: round(ratio), bar, holds: ratio <= bar };
}

/** A figure that has an absolute bar. */
export function absolute(what: string, value: number, unit: string, bar: number): Figure {
  return { what, value: round(value), unit, ratio: round(value), bar, holds: value <= bar };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

/**
 * Median milliseconds of two measurements that are taken in turn, so that a machine that slows down slows both.
 * The first pair warms up and does not count.
 */
export function inTurn(runs: number, a: () => number, b: () => number): [number, number] {
  const pairs = Array.from({ length: runs + 1 }, () => [a(), b()]).slice(1);
  return [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
