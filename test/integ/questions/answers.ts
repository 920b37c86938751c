import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Verdict = 'as assumed' | 'differs' | 'not asked';

/** What an account has answered. */
export interface Answer {
  readonly verdict: Verdict;
  /** What was seen, or why it was not asked. */
  readonly observed: readonly string[];
  /** The day. */
  readonly when: string;
  readonly region: string;
}

export type Answers = { readonly [id: string]: Answer };

const FILE = join(__dirname, '..', 'answers.json');

/** What accounts have answered so far, by the ids of assumptions and open facts. */
export function readAnswers(): Answers {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Answers;
}

/** Puts new answers in the place of older ones; what was not asked this time keeps the answer that it has. */
export function writeAnswers(answers: Answers): void {
  const merged: { [id: string]: Answer } = { ...readAnswers() };
  for (const [id, answer] of Object.entries(answers)) {
    if (answer.verdict !== 'not asked' || !Object.hasOwn(merged, id)) {
      merged[id] = answer;
    }
  }
  const sorted = Object.fromEntries(Object.entries(merged).sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true })));
  writeFileSync(FILE, `${JSON.stringify(sorted, undefined, 2)}\n`);
}
