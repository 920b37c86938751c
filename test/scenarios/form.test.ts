import { mistakesIn, SCENARIOS } from './runner/read-scenarios';
import type { Scenario } from './runner/scenario';

const RIGHT: Scenario = { chapter: 'c', title: 't', restsOn: ['api'], steps: [{ call: 'GetMatches', answers: {} }] };

test('the scenarios are written as the README says', () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(96);
  expect(SCENARIOS.flatMap(mistakesIn)).toEqual([]);
});

test('every scenario has a title of its own', () => {
  const titles = SCENARIOS.map(({ title }) => title);

  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test.each<[what: string, changed: object, mistakes: readonly string[]]>([
  ['nothing', {}, []],
  ['a member that no scenario has', { note: '' }, ['no scenario has a note']],
  ['nothing to rest on', { restsOn: [] }, ['it rests on nothing']],
  ['a reason that there is not', { restsOn: ['hearsay', 'D-S', 'D-S1'] }, ['hearsay is nothing to rest on', 'D-S is nothing to rest on']],
  ['an unknown object type', { objectTypes: ['toString'] }, ['there is no object type toString']],
  ['nothing looked at', { steps: [{ call: 'GetMatches' }] }, ['it looks at nothing']],
  ['a step that is none', { steps: [{ wait: 1, answers: {} }] }, ['step 1: it is to be one of call, settle, clock, bring, resolve, deadLetters, stream']],
  ['a step that is two', { steps: [{ settle: true, stream: [] }] }, ['step 1: it is to be one of call, settle, clock, bring, resolve, deadLetters, stream']],
  ['a part that the step has not', { steps: [{ stream: [], keep: {} }] }, ['step 1: stream has no keep']],
  ['an operator of matching in a request', { steps: [{ call: 'A', with: { b: [{ $any: true }] }, answers: {} }] }, ['step 1: there is no $any in this place']],
  ['an operator that there is not', { steps: [{ call: 'A', answers: { b: { $anyOrder: [] } } }] }, ['step 1: there is no $anyOrder in this place']],
])('a scenario with %s', (_, changed, mistakes) => {
  expect(mistakesIn({ ...RIGHT, ...changed })).toEqual(mistakes.map((mistake) => `c: t: ${mistake}`));
});
