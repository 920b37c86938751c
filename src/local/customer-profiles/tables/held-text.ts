import { parse } from './json';
import type { Contributor, KeyValue } from '../engine/records';

/** A change of what a profile holds. */
export interface HeldChange {
  /** The number of the key's name, negative where the contributor has taken the value back. */
  readonly key: number;
  /** JSON; undefined where all values of the key are gone. */
  readonly value?: string;
  readonly contributor: Contributor;
}

/**
 * The parts of a list of changes, which is JSON: contributors, each followed by what it has changed, `["object:abc",7,["a@b.c"],-8,["1555"]]`. A `null` and the number of a key say that
 * all values of the key are gone.
 */
export const changeText = {
  contributor: (contributor: Contributor): string => JSON.stringify(contributor),
  key: (key: number, value: string): string => `${key},${value}`,
  forgotten: (key: number): string => `[null,${key}]`,
};

export function readChanges(json: string): readonly HeldChange[] {
  const changes: HeldChange[] = [];
  let contributor: Contributor = 'standard';
  const parts = parse<(Contributor | number | KeyValue | null)[]>(json);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (typeof part === 'string') {
      contributor = part;
    } else if (part === null) {
      changes.push({ key: Number(parts[at + 1]), contributor });
      at++;
    } else {
      changes.push({ key: Number(part), value: JSON.stringify(parts[at + 1]), contributor });
      at++;
    }
  }
  return changes;
}
