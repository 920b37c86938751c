import { matchesPattern } from '../../../src/local/command-line/name-pattern';

test.each<[string, string, boolean]>([
  ['Dev/*', 'Dev/Base', true],
  ['Dev/*', 'Dev/Inner/Base', false],
  ['Dev/*', 'Development/Base', false],
  ['Dev/**', 'Dev/Inner/Base', true],
  ['**', 'Dev/Inner/Base', true],
  ['*', 'Base', true],
  ['*', 'Dev/Base', false],
  ['*/Base', 'Dev/Base', true],
  ['Dev-*', 'Dev-Base', true],
  ['B?se', 'Base', true],
  ['B?se', 'B/se', false],
  ['Base', 'Base', true],
  ['base', 'Base', false],
  ['Bas', 'Base', false],
  ['B.se', 'Base', false],
  ['B[a]se', 'B[a]se', true],
  ['(', 'Base', false],
  ['', 'Base', false],
])('%s against %s: %s', (pattern, name, matches) => {
  expect(matchesPattern(pattern, name)).toBe(matches);
});
