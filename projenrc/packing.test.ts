import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { OTHER_TARGETS } from './packing';

interface Tasks {
  readonly tasks: { readonly [name: string]: { readonly steps: readonly { readonly spawn?: string }[] } };
}

const { tasks } = JSON.parse(readFileSync(path.join(__dirname, '..', '.projen', 'tasks.json'), 'utf8')) as Tasks;

test.each(['js', ...OTHER_TARGETS])('the package for %s is made in a fresh clone: it is bundled and compiled first', (language) => {
  expect(tasks[`package:${language}`].steps.slice(0, 2).map(({ spawn }) => spawn)).toEqual(['pre-compile', 'compile']);
  expect(tasks['pre-compile'].steps.map(({ spawn }) => spawn)).toContain('bundle');
});
