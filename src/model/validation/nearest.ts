import { distance } from 'fastest-levenshtein';

/** The longest text worth comparing: names and paths are short, and the comparison grows with the product of the lengths. */
const LONGEST = 128;

/**
 * The candidate that a misspelt value most likely means, or undefined where none is near enough. In this order:
 *
 * 1. the same letters and digits, in another case or with other separators: `first_name` for FirstName;
 * 2. the same words but for some whose letters are near: a third of these may differ, and two that changed places count as two. Words that
 *    both have do not make others nearer, so `BusinessEmail` is no BusinessName;
 * 3. the same words with up to two more at the end, or one more or less anywhere: `BusinessEmail` for BusinessEmailAddress.
 */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  if (value.length > LONGEST) {
    return undefined;
  }
  const all = [...candidates].filter((candidate) => candidate.length <= 2 * LONGEST);
  return sameLetters(value, all) ?? nearestByLetters(value, all) ?? nearestByWords(value, all);
}

/** The candidate that has the letters and digits of the value, whatever their case and what stands between them: surely what was meant. */
export function sameLetters(value: string, candidates: Iterable<string>): string | undefined {
  const [lower, letters] = [value.toLowerCase(), lettersOf(value)];
  let same: string | undefined;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === lower) {
      return candidate;
    }
    if (letters !== '' && same === undefined && lettersOf(candidate) === letters) {
      same = candidate;
    }
  }
  return same;
}

/** The letters and digits of a name, in lower case. */
export function lettersOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** The way out for a misspelt value, or undefined where no candidate is near. */
export function didYouMean(value: string, candidates: Iterable<string>): string | undefined {
  const candidate = nearest(value, candidates);
  return candidate === undefined ? undefined : `did you mean ${JSON.stringify(candidate)}?`;
}

/** Words of a name: `BusinessEmailAddress` and `BUSINESS_EMAIL_ADDRESS` have three. */
function wordsOf(name: string): string[] {
  return (name.match(/\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?\p{Ll}+\p{N}*|\p{L}+\p{N}*|\p{N}+/gu) ?? []).map((word) => word.toLowerCase());
}

/** How many words a candidate may have more at its end. */
const MORE_AT_END = 2;
/** A shorter text says too little: `is`, `id`. */
const SHORTEST_BEGINNING = 3;

function nearestByWords(value: string, candidates: readonly string[]): string | undefined {
  const words = wordsOf(value);
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of value.length < SHORTEST_BEGINNING ? [] : candidates) {
    const more = moreWords(words, wordsOf(candidate));
    if (more !== undefined && more < fewest) {
      best = candidate;
      fewest = more;
    }
  }
  return best;
}

/** How many words two names differ by, or undefined where one is not the other with a few words more. */
function moreWords(words: readonly string[], candidate: readonly string[]): number | undefined {
  const more = candidate.length - words.length;
  if (words.length > 0 && more > 0 && more <= MORE_AT_END && words.every((word, index) => word === candidate[index])) {
    return more;
  }
  const [fewer, longer] = more > 0 ? [words, candidate] : [candidate, words];
  // One word that both have is not enough: a FirstName is no LastName.
  return Math.abs(more) === 1 && fewer.length > 1 && isWithin(fewer, longer) ? 1 : undefined;
}

/** Whether the words stand in the others in their order. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const word of others) {
    at += Number(word === words[at]);
  }
  return at === words.length;
}

function nearestByLetters(value: string, candidates: readonly string[]): string | undefined {
  const [words, letters] = [wordsOf(value), comparable(value)];
  let best: string | undefined;
  let bestDistance = allowed(letters.length) + 1;
  for (const candidate of candidates) {
    const others = comparable(candidate);
    if (Math.abs(others.length - letters.length) < bestDistance) {
      const d = distance(letters, others);
      if (d < bestDistance && d <= allowedTo(words, candidate, letters.length)) {
        best = candidate;
        bestDistance = d;
      }
    }
  }
  return best;
}

/** What stands between the words does not count, unless there is nothing else. */
function comparable(name: string): string {
  return lettersOf(name) || name.toLowerCase();
}

/** How many letters of so many may differ. */
function allowed(letters: number): number {
  return Math.max(1, Math.round(letters / 3));
}

/** How many letters may differ between the words and a candidate: of the four of a word beside shared ones, two may have changed places. */
function allowedTo(words: readonly string[], candidate: string, letters: number): number {
  const differing = differingLetters(words, wordsOf(candidate));
  return differing === 4 ? 2 : allowed(differing ?? letters);
}

/** The letters of a name's words that the candidate does not have at its beginning or end; undefined where it has none of the words there. */
function differingLetters(words: readonly string[], candidate: readonly string[]): number | undefined {
  const most = Math.min(words.length, candidate.length);
  let first = 0;
  while (first < most && words[first] === candidate[first]) {
    first++;
  }
  let last = 0;
  while (last < most - first && words[words.length - 1 - last] === candidate[candidate.length - 1 - last]) {
    last++;
  }
  return first + last === 0 ? undefined : words.slice(first, words.length - last).join('').length;
}
