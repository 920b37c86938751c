import { distance } from 'fastest-levenshtein';

/** The longest text worth comparing: names and paths are short, and the comparison grows with the product of the lengths. */
const LONGEST = 128;

/**
 * The candidate nearest to a misspelt value, or undefined where none is near enough to be what was meant:
 * a third of its letters may differ, and two letters that changed places count as two.
 */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  if (value.length > LONGEST) {
    return undefined;
  }
  const wanted = value.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.round(value.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - value.length) < bestDistance) {
      const d = distance(wanted, candidate.toLowerCase());
      if (d < bestDistance) {
        best = candidate;
        bestDistance = d;
      }
    }
  }
  return best;
}

/** The way out for a misspelt value, or undefined where no candidate is near. */
export function didYouMean(value: string, candidates: Iterable<string>): string | undefined {
  const candidate = nearest(value, candidates);
  return candidate === undefined ? undefined : `did you mean ${JSON.stringify(candidate)}?`;
}
