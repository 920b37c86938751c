/** A figure that must hold. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with in the same run. */
  readonly peer?: { readonly what: string; readonly value: number };
  /** What is compared with the bar: value over peer, or the value itself. */
  readonly ratio: number;
  /** Undefined for what is only told. */
  readonly bar?: number;
  /** Of a bar that is known not to hold yet: what the ratio must not go beyond until it does, so that it cannot get worse unseen. */
  readonly guard?: number;
  /** How far the ratio may be off: half of the range of the ratios that it was measured by. What is counted has none. */
  readonly noise: number;
  readonly holds: boolean;
  /** Whether it misses its bar, or its guard, by more than its noise: then it is not the machine. */
  readonly missed: boolean;
}

/** What was measured several times. */
export interface Measured {
  readonly value: number;
  readonly peer: number;
  /** The ratio of each time. */
  readonly ratios: readonly number[];
}

/** A figure against a peer that was measured in the same run. */
export function against(
  what: string, value: number, unit: string, peer: { readonly what: string; readonly value: number }, bar: number, ratios: readonly number[] = [],
  guard?: number,
): Figure {
  return { what, value: round(value), unit, peer: { what: peer.what, value: round(peer.value) }, ...judged(value / peer.value, bar, ratios, guard) };
}

/** A figure that has an absolute bar. */
export function absolute(what: string, value: number, unit: string, bar: number): Figure {
  return { what, value: round(value), unit, ...judged(value, bar, []) };
}

/** A figure that is told, and may be what it is. */
export function plain(what: string, value: number, unit: string): Figure {
  return { what, value: round(value), unit, ratio: round(value), noise: 0, holds: true, missed: false };
}

function judged(
  ratio: number, bar: number, ratios: readonly number[], guard?: number,
): Pick<Figure, 'ratio' | 'bar' | 'guard' | 'noise' | 'holds' | 'missed'> {
  const noise = ratios.length > 1 ? (Math.max(...ratios) - Math.min(...ratios)) / 2 : 0;
  return { ratio: round(ratio), bar, guard, noise: round(noise), holds: ratio <= bar, missed: ratio - noise > (guard ?? bar) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

/**
 * Median milliseconds of two measurements that are taken in turn, so that a machine that slows down slows both, and the ratio of each pair.
 * The first pair warms up and does not count.
 */
export function inTurn(runs: number, a: () => number, b: () => number): Measured {
  const pairs = Array.from({ length: runs + 1 }, () => [a(), b()]).slice(1);
  return {
    value: median(pairs.map(([first]) => first)),
    peer: median(pairs.map(([, second]) => second)),
    ratios: pairs.map(([first, second]) => first / second),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
