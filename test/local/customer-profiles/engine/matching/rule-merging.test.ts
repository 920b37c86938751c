import { evaluateProfile, applyRules } from '../../../../../src/local/customer-profiles/engine/matching/rules/evaluate';
import { mergeCall } from '../../../../../src/local/customer-profiles/engine/matching/calls/merge-call';
import { THE_SERVICE } from '../../../../../src/local/customer-profiles/engine/scene';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import { cellsOf, HOUR, idOf, namesOf, NOW, putProfile, rules, sceneOf, TOOLS } from '../matching-scene';
import type { Values } from '../matching-scene';

const put = (scene: Scene, name: string, values: Values) => evaluateProfile(scene, putProfile(scene, name, values), TOOLS);

const profiles = ({ data }: Scene) => data.profiles({ limit: 99 }).map(({ id, cells }) => (
  [...namesOf([id]), ...Object.values(cells).map(({ value }) => value).sort()].join(' ')));

test('groups up to the level for merging become their oldest profile, others stay groups', () => {
  const scene = sceneOf(rules([['AccountNumber'], ['FirstName', 'LastName']], { MaxAllowedRuleLevelForMerging: 1, MaxAllowedRuleLevelForMatching: 2 }));
  put(scene, 'b', { AccountNumber: '1', FirstName: 'A' });
  const merged = put(scene, 'a', { AccountNumber: '1', LastName: 'B' });
  put(scene, 'c', { FirstName: 'X', LastName: 'Y' });
  put(scene, 'd', { FirstName: 'X', LastName: 'Y' });

  expect(profiles(scene)).toEqual(['b 1 A B', 'c X Y', 'd X Y']);
  expect(merged).toMatchObject([{
    main: { id: idOf('b') }, duplicates: [{ id: idOf('a') }], cause: { by: 'rule', level: 1, matchId: expect.any(String), profileIds: [idOf('b'), idOf('a')] },
  }]);
  expect(scene.data.history(idOf('b'), { action: 'MERGED' }, { limit: 9 })).toMatchObject([{ performedBy: THE_SERVICE, cause: { by: 'rule' } }]);
  expect(scene.data.ruleGroups(undefined, 9)).toMatchObject([{ level: 2, profileIds: [idOf('c'), idOf('d')] }]);
});

test('a merge that makes new matches is followed by their merges, until there are none', () => {
  const scene = sceneOf(rules([['AccountNumber'], ['FirstName', 'LastName'], ['BirthDate']], { MaxAllowedRuleLevelForMerging: 2 }));
  put(scene, 'a', { FirstName: 'Ann', LastName: 'Lee', BirthDate: 'x' });
  put(scene, 'b', { AccountNumber: '1', FirstName: 'Ann' });
  put(scene, 'd', { BirthDate: 'x' });
  const merged = put(scene, 'c', { AccountNumber: '1', LastName: 'Lee' });

  expect(merged.map(({ main, duplicates, cause }) => [...namesOf([main.id, ...duplicates.map(({ id }) => id)]), 'level' in cause && cause.level]))
    .toEqual([['b', 'c', 1], ['a', 'b', 2]]);
  expect(profiles(scene)).toEqual(['a 1 Ann Lee x', 'd x']);
  expect(scene.data.ruleGroups(undefined, 9)).toMatchObject([{ level: 3, profileIds: [idOf('a'), idOf('d')] }]);
});

test('conflicts are resolved as the rules say, and what was set by hand stays', () => {
  const scene = sceneOf(rules([['AccountNumber']], {
    MaxAllowedRuleLevelForMerging: 1, ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Crm' },
  }));
  const crm = { writer: 'Crm', time: NOW };
  const shop = { writer: 'Shop', time: NOW + 1 };
  putProfile(scene, 'a', { ...cellsOf({ AccountNumber: '1', FirstName: 'a', LastName: 'a' }, shop), ...cellsOf({ BirthDate: 'a' }) });
  putProfile(scene, 'b', cellsOf({ AccountNumber: '1', FirstName: 'b', BirthDate: 'b' }, crm));
  applyRules(scene, TOOLS);

  expect(scene.data.profile(idOf('a'))?.cells).toMatchObject({ FirstName: { value: 'b', ...crm }, LastName: { value: 'a' }, BirthDate: { value: 'a' } });
});

test('rules that become active merge what is there', () => {
  const scene = sceneOf({ ...rules([['LastName'], ['FirstName']], { MaxAllowedRuleLevelForMerging: 2 }), RulesChangedAt: NOW });
  [...'abcd'].forEach((name, index) => put(scene, name, { LastName: `${index % 2}`, FirstName: `${index}` }));

  expect(profiles(scene)).toHaveLength(4);
  expect(applyRules({ ...scene, now: NOW + 2 * HOUR }, TOOLS)).toHaveLength(2);
  expect(profiles(scene)).toEqual(['a 0 2', 'b 1 3']);
});

test('a call that merges is answered, and followed by the merges of the rules', () => {
  const scene = sceneOf(rules([['AccountNumber', 'LastName']], { MaxAllowedRuleLevelForMerging: 1 }));
  put(scene, 'a', { AccountNumber: '1', LastName: 'Lee' });
  put(scene, 'b', { AccountNumber: '1' });
  put(scene, 'c', { LastName: 'Lee' });
  const { answer, merged } = mergeCall(scene, { DomainName: 'shop', MainProfileId: idOf('c'), ProfileIdsToBeMerged: [idOf('b')] }, TOOLS);

  expect(answer).toEqual({ Message: 'Success!' });
  expect(merged.map(({ cause }) => cause.by)).toEqual(['call', 'rule']);
  expect(scene.data.mergedInto(idOf('b'))).toBe(idOf('a'));
  expect(profiles(scene)).toEqual(['a 1 Lee']);
});
