import { distance } from 'fastest-levenshtein';
import type { Features } from './features';

/** From here on, two profiles are taken for one customer. */
export const ENOUGH = 0.5;

/** How likely two profiles are one customer, from 0 to 1: what both have in common, each with a weight (D-L7). */
export function scoreOf(one: Features, other: Features): number {
  const sum = (share(one.emails, other.emails) ? 0.5 : 0)
    + (share(one.phones, other.phones) ? 0.4 : 0)
    + 0.3 * similarity(one.name, other.name)
    + (share(one.homes, other.homes) ? 0.2 : 0)
    + (one.birthDate !== '' && one.birthDate === other.birthDate ? 0.2 : 0);
  return Math.min(1, Math.round(sum * 1e6) / 1e6);
}

function share(one: readonly string[], other: readonly string[]): boolean {
  return one.some((text) => other.includes(text));
}

function similarity(one: string, other: string): number {
  return one === '' || other === '' ? 0 : 1 - distance(one, other) / Math.max(one.length, other.length);
}
