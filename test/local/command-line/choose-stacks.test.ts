import type { AssembledStack } from '../../../src/local/cloudformation/assembly';
import { chooseStacks } from '../../../src/local/command-line/choose-stacks';

function stack(displayName: string, ...dependencies: string[]): AssembledStack {
  return { id: displayName.replaceAll('/', '-'), name: displayName.replaceAll('/', '-'), displayName, dependencies, template: {} };
}

const STACKS = [stack('Dev/Base'), stack('Dev/Other', 'Dev-Base'), stack('Prod/Base'), stack('Prod/Other', 'Prod-Base'), stack('Tools')];

test.each<[string, { stack?: string[]; destroy?: boolean }, string[]]>([
  ['nothing is said', {}, ['Dev/Base', 'Dev/Other', 'Prod/Base', 'Prod/Other', 'Tools']],
  ['a pattern of paths', { stack: ['Dev/*'] }, ['Dev/Base', 'Dev/Other']],
  ['a pattern of names', { stack: ['Prod-*'] }, ['Prod/Base', 'Prod/Other']],
  ['a path brings what it needs', { stack: ['Prod/Other'] }, ['Prod/Base', 'Prod/Other']],
  ['destroyed, it brings what needs it', { stack: ['Dev/Base'], destroy: true }, ['Dev/Base', 'Dev/Other']],
  ['several patterns', { stack: ['Tools', '*/Base'] }, ['Dev/Base', 'Prod/Base', 'Tools']],
])('%s', (_, choice, chosen) => {
  expect(chooseStacks(STACKS, choice).map(({ displayName }) => displayName)).toEqual(chosen);
});

test.each([
  ['Test/*', 'there is no stack that matches "Test/*"; there are Dev/Base, Dev/Other, Prod/Base, Prod/Other, Tools'],
  ['Test', 'there is no stack "Test"; there are Dev/Base, Dev/Other, Prod/Base, Prod/Other, Tools'],
])('%s, which is none, is refused with those that there are', (pattern, message) => {
  expect(() => chooseStacks(STACKS, { stack: ['Tools', pattern] })).toThrow(message);
});
