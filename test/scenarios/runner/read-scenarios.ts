import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MATCH_OPERATORS } from './matching';
import type { Scenario, Step } from './scenario';
import { VALUE_OPERATORS } from './values';

const FOLDER = join(__dirname, '..');
const TYPES = 'object-types.json';
const GRADES = ['api', 'docs', 'observed', 'inferred'];

/** The members that each kind of step has, by the one that tells its kind. */
const STEPS: { readonly [kind: string]: readonly string[] } = {
  call: ['call', 'with', 'times', 'answers', 'refuses', 'saying', 'keep'],
  settle: ['settle'],
  clock: ['clock'],
  bring: ['bring'],
  resolve: ['resolve', 'keep'],
  deadLetters: ['deadLetters'],
  stream: ['stream'],
};

/** What goes out, where values are made, and what is looked at, where they are matched. */
const MADE = ['with', 'bring'];
const MATCHED = ['answers', 'deadLetters', 'stream'];

/** The mappings that scenarios share. */
export const OBJECT_TYPES: { readonly [name: string]: object } = json(TYPES) as { readonly [name: string]: object };

/** All scenarios, in the order of their files. */
export const SCENARIOS: readonly Scenario[] = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== TYPES).sort().flatMap((file) => (
  (json(file) as readonly Scenario[]).map((scenario) => ({ ...scenario, chapter: file.slice(0, -'.json'.length) }))
));

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
}

/** What is wrong with how a scenario is written. */
export function mistakesIn({ chapter, title, restsOn, domain, quotas, objectTypes = [], steps, ...others }: Scenario): string[] {
  const mistakes = [
    ...Object.keys(others).map((name) => `no scenario has a ${name}`),
    ...restsOn.length > 0 ? [] : ['it rests on nothing'],
    ...restsOn.filter((name) => !GRADES.includes(name) && !/^D-[A-Z]\d{1,2}$/.test(name)).map((name) => `${name} is nothing to rest on`),
    ...objectTypes.filter((name) => !Object.hasOwn(OBJECT_TYPES, name)).map((name) => `there is no object type ${name}`),
    ...steps.flatMap((step, at) => mistakesInStep(step).map((mistake) => `step ${at + 1}: ${mistake}`)),
    ...steps.some((step) => ['answers', 'refuses', 'deadLetters', 'stream'].some((name) => name in step)) ? [] : ['it looks at nothing'],
  ];
  return mistakes.map((mistake) => `${chapter}: ${title}: ${mistake}`);
}

function mistakesInStep(step: Step): string[] {
  const kinds = Object.keys(STEPS).filter((kind) => kind in step);
  if (kinds.length !== 1) {
    return [`it is to be one of ${Object.keys(STEPS).join(', ')}`];
  }
  return Object.entries(step).flatMap(([name, value]) => [
    ...STEPS[kinds[0]].includes(name) ? [] : [`${kinds[0]} has no ${name}`],
    ...MADE.includes(name) ? unknownOperators(value, [...VALUE_OPERATORS, '$objectType']) : [],
    ...MATCHED.includes(name) ? unknownOperators(value, MATCH_OPERATORS) : [],
  ]);
}

function unknownOperators(value: unknown, known: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]) => [
    ...name.startsWith('$') && !known.includes(name) ? [`there is no ${name} in this place`] : [],
    ...unknownOperators(item, known),
  ]);
}
