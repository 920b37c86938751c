import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers } from '../integ/questions/answers';
import { assumptionsAsked } from '../integ/questions/assumptions';
import { OPEN_FACTS } from '../integ/questions/facts';

const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'guide', 'local-service-assumptions.md'), 'utf8');

/** How many assumptions there are of each letter, from which number on. No number is given away twice, so that what is cited somewhere keeps its meaning. */
const NUMBERS: { readonly [letter: string]: readonly [first: number, last: number] } = {
  'D-G': [0, 5],
  'D-E': [0, 4],
  'D-H': [1, 5],
  'D-P': [0, 16],
  'D-S': [1, 10],
  'D-I': [1, 30],
  'D-M': [1, 6],
  'D-L': [1, 12],
  'D-R': [1, 14],
  'D-C': [0, 12],
  'D-T': [1, 2],
  'D-V': [1, 5],
  'D-F': [0, 7],
  'K': [1, 22],
};
const KNOWN = Object.entries(NUMBERS).flatMap(([letter, [first, last]]) => Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`));

/** Those that a row is about. */
const EXPLAINED = [...PAGE.matchAll(/^\| ((?:D-[A-Z]|K)\d+) \|/gm)].map(([, id]) => id);

function cited(text: string): string[] {
  return [...text.matchAll(/\b(?:D-[A-Z]+|K)\d+\b/g)].map(([id]) => id);
}

function citedIn(folder: string): Map<string, string> {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|json|md)$/.test(file));
  return new Map(files.flatMap((file) => cited(readFileSync(join(ROOT, folder, file), 'utf8')).map((id) => [id, `${folder}/${file}`] as const)));
}

test('the page explains every assumption once, and no other', () => {
  expect([...EXPLAINED].sort()).toEqual([...KNOWN].sort());
});

test.each(['src/local', 'test/scenarios'])('what %s cites is on the page', (folder) => {
  const found = citedIn(folder);

  expect(found.size).toBeGreaterThan(0);
  expect([...found].filter(([id]) => !EXPLAINED.includes(id))).toEqual([]);
});

test('what the page says of others is on it', () => {
  expect(cited(PAGE).filter((id) => !EXPLAINED.includes(id))).toEqual([]);
});

test('every answer that an account gave is to a question, and the page says of an assumption that AWS does otherwise', () => {
  const answers = Object.entries(readAnswers());
  const questions = [...assumptionsAsked(), ...OPEN_FACTS.map(({ id }) => id)];
  const differing = answers.filter(([id, { verdict }]) => KNOWN.includes(id) && verdict === 'differs').map(([id]) => id);

  expect(answers.map(([id]) => id).filter((id) => !questions.includes(id))).toEqual([]);
  expect(differing.filter((id) => !new RegExp(`^\\| ${id} \\|.*AWS does otherwise`, 'm').test(PAGE))).toEqual([]);
});

/** About no single place: texts, rates, the order of effects, what is nobody's business, and what no call can show. */
const NOWHERE = ['D-E0', 'D-E3', 'D-E4', 'D-G0', 'D-G5', 'D-H5', 'D-I26', 'D-L8'];

test('what is built is in the code or tried by a test, and what is not built is in neither', () => {
  const notBuilt = cited(/^## Not built\n(.*)/ms.exec(PAGE)?.[1] ?? '');
  const found = ['src/local', 'test/scenarios', 'test/local'].flatMap((folder) => [...citedIn(folder).keys()]);

  expect(notBuilt).toHaveLength(8);
  expect(notBuilt.filter((id) => found.includes(id))).toEqual([]);
  expect(KNOWN.filter((id) => id.startsWith('D-') && ![...found, ...notBuilt, ...NOWHERE].includes(id))).toEqual([]);
});
