import type { Features } from './features';
import { grouped } from '../values/grouped';

/** With how many of its like a profile is compared where many have the same value, such as the phone number of a switchboard. */
const NEIGHBOURS = 30;

/**
 * Calls back once for each pair of profiles that is worth a comparison, by index: they share an e-mail or a phone number, or they have the same name
 * and the same postal code or birth date.
 */
export function eachCandidatePair(all: readonly Features[], compare: (one: number, other: number) => void): void {
  const entries = all.flatMap((features, index) => blocksOf(features).map((block) => ({ block, index })));
  const seen = new Set<number>();
  for (const block of grouped(entries, (entry) => entry.block).values()) {
    const indices = block.length > NEIGHBOURS ? byName(block, all) : block.map(({ index }) => index);
    indices.forEach((one, at) => {
      for (const other of indices.slice(at + 1, at + 1 + NEIGHBOURS)) {
        const pair = Math.min(one, other) * all.length + Math.max(one, other);
        if (!seen.has(pair)) {
          seen.add(pair);
          compare(one, other);
        }
      }
    });
  }
}

/** Those of similar names next to each other. */
function byName(block: readonly { readonly index: number }[], all: readonly Features[]): readonly number[] {
  return block.map(({ index }) => index).sort((one, other) => {
    const [left, right] = [all[one].name, all[other].name];
    return left < right ? -1 : left > right ? 1 : one - other;
  });
}

function blocksOf({ emails, phones, name, birthDate, postalCodes }: Features): readonly string[] {
  return [
    ...emails.map((email) => `e${email}`),
    ...phones.map((phone) => `p${phone}`),
    ...name === '' ? [] : postalCodes.map((code) => JSON.stringify([name, code])),
    ...name === '' || birthDate === '' ? [] : [JSON.stringify([name, birthDate, 'born'])],
  ];
}
