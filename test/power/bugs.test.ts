import { readFileSync } from 'node:fs';
import { BUGS } from './bugs';

test.each(BUGS.map((bug) => [bug.name, bug] as const))('the place for the bug "%s" is still there, once', (_, { file, find, replace }) => {
  expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});
