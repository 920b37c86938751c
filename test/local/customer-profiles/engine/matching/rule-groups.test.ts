import * as fc from 'fast-check';
import { batchGroups } from '../../../../../src/local/customer-profiles/engine/matching/groups/batch';
import { compiledRules } from '../../../../../src/local/customer-profiles/engine/matching/groups/compiled-rules';
import { regroup } from '../../../../../src/local/customer-profiles/engine/matching/groups/regroup';
import { applyRules, evaluateProfile, forgetProfile } from '../../../../../src/local/customer-profiles/engine/matching/rules/evaluate';
import { listRuleBasedMatches } from '../../../../../src/local/customer-profiles/engine/matching/rules/rule-matches';
import type { RuleGroup } from '../../../../../src/local/customer-profiles/engine/records';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import { DAY, HOUR, idOf, nameOf, namesOf, NOW, putProfile, rules, sceneOf, TOOLS } from '../matching-scene';
import type { Values } from '../matching-scene';
import { MemoryDataStore } from '../../memory-data-store';

function put(scene: Scene, name: string, values: Values): void {
  evaluateProfile(scene, putProfile(scene, name, values), TOOLS);
}

const told = (groups: readonly RuleGroup[]) => groups.map(({ level, profileIds }) => [level, ...[...namesOf(profileIds)].sort()].join(' ')).sort();

const groupsOf = ({ data }: Scene) => told(data.ruleGroups(undefined, 99));

const LEVELS = [['AccountNumber'], ['LastName'], ['FirstName']];

test('profiles match through others, and the better level has them first', () => {
  const scene = sceneOf(rules(LEVELS));
  put(scene, 'a', { LastName: 'Lee', AccountNumber: '1' });
  put(scene, 'b', { LastName: 'Lee', FirstName: 'Bo' });
  put(scene, 'c', { FirstName: 'Bo' });

  expect(groupsOf(scene)).toEqual(['2 a b']);
  put(scene, 'd', { AccountNumber: '1' });
  expect(groupsOf(scene)).toEqual(['1 a d', '3 b c']);
  forgetProfile(scene, idOf('d'));
  scene.data.deleteProfile(idOf('d'));
  expect(groupsOf(scene)).toEqual(['2 a b']);
});

test('the id of a group stays while younger profiles join', () => {
  const scene = sceneOf(rules(LEVELS));
  put(scene, 'a', { LastName: 'Lee' });
  put(scene, 'b', { LastName: 'Lee' });
  const before = listRuleBasedMatches(scene, { limit: 9 });
  put(scene, 'c', { LastName: 'Lee' });

  expect(before).toEqual([expect.stringMatching(/^[a-f0-9]{32}$/)]);
  expect(listRuleBasedMatches(scene, { limit: 9 })).toEqual(before);
  expect(listRuleBasedMatches(scene, { after: before[0], limit: 9 })).toEqual([]);
  expect(groupsOf(scene)).toEqual(['2 a b c']);
});

test('while changed rules wait the old groups stay, but for who is gone, and then all are grouped anew', () => {
  const old = sceneOf(rules([['LastName']]));
  ['a', 'b', 'c'].forEach((name) => put(old, name, { LastName: 'Lee', FirstName: 'Bo' }));
  const changed = { ...old.domain, ...rules([['FirstName']]), RulesChangedAt: NOW };
  const waiting = { ...old, domain: changed, now: NOW + HOUR };
  put(waiting, 'd', { LastName: 'Lee', FirstName: 'Bo' });
  applyRules(waiting, TOOLS);
  forgetProfile(waiting, idOf('c'));
  old.data.deleteProfile(idOf('c'));

  expect(groupsOf(waiting)).toEqual(['1 a b']);
  const active = { ...waiting, now: NOW + 2 * HOUR };
  applyRules(active, TOOLS);
  expect(groupsOf(active)).toEqual(['1 a b d']);
});

test('the same rules, sent again, find the profiles that have come while they waited', () => {
  const old = sceneOf(rules([['LastName']]));
  put(old, 'a', { LastName: 'Lee' });
  const waiting = { ...old, domain: { ...old.domain, RulesChangedAt: NOW } };
  put(waiting, 'b', { LastName: 'Lee' });
  const active = { ...waiting, now: NOW + DAY };
  put(active, 'c', { LastName: 'Kim' });

  expect(groupsOf(active)).toEqual(['1 a b']);
});

test('rules that are switched off forget their groups, which are not told even before', () => {
  const scene = sceneOf(rules([['LastName']]));
  ['a', 'b'].forEach((name) => put(scene, name, { LastName: 'Lee' }));
  const off = { ...scene, domain: { ...scene.domain, RuleBasedMatching: { Enabled: false } } };

  expect(listRuleBasedMatches(off, { limit: 9 })).toEqual([]);
  put(off, 'c', { LastName: 'Lee' });
  expect(groupsOf(off)).toEqual(['1 a b']);
  applyRules(off, TOOLS);
  expect([groupsOf(off), off.data.ruleValues(idOf('a'))]).toEqual([[], []]);
});

test('a domain that leaves its rules to the service has no groups', () => {
  const scene = sceneOf({ RuleBasedMatching: { Enabled: true } });
  ['a', 'b'].forEach((name) => put(scene, name, { LastName: 'Lee' }));

  expect(groupsOf(scene)).toEqual([]);
});

const EMAILS = rules([['EmailAddress']], {
  AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY', EmailAddress: ['EmailAddress', 'BusinessEmailAddress'] },
});

test('a profile brings groups together that it is the only link of', () => {
  const scene = sceneOf(EMAILS);
  put(scene, 'a', { EmailAddress: 'u' });
  put(scene, 'b', { EmailAddress: 'v' });
  put(scene, 'c', { EmailAddress: 'v' });
  put(scene, 'd', { EmailAddress: 'u' });

  expect(groupsOf(scene)).toEqual(['1 a d', '1 b c']);
  put(scene, 'e', { EmailAddress: 'u', BusinessEmailAddress: 'v' });
  expect(scene.data.ruleGroups(undefined, 9).map(({ profileIds }) => namesOf(profileIds))).toEqual([['a', 'b', 'c', 'd', 'e']]);
  put(scene, 'e', { EmailAddress: 'w' });
  expect(groupsOf(scene)).toEqual(['1 a d', '1 b c']);
});

test('several profiles join a group at once, each by a value of another member', () => {
  const scene = sceneOf(EMAILS);
  put(scene, 'a', { EmailAddress: 'u', BusinessEmailAddress: 'v' });
  put(scene, 'b', { EmailAddress: 'v', BusinessEmailAddress: 'w' });
  const changed = [putProfile(scene, 'c', { EmailAddress: 'u' }), putProfile(scene, 'd', { EmailAddress: 'w' })]
    .map((id) => scene.data.profile(id)).filter((profile) => profile !== undefined);
  regroup(scene.data, compiledRules(EMAILS.RuleBasedMatching ?? {}), { changed });

  expect(groupsOf(scene)).toEqual(['1 a b c d']);
});

/** A store that counts what is written and looked up. */
class CountingStore extends MemoryDataStore {
  public calls: readonly string[] = [];

  public override ruleGroupOf(profileId: string): RuleGroup | undefined {
    this.calls = [...this.calls, `group of ${nameOf(profileId)}`];
    return super.ruleGroupOf(profileId);
  }

  public override withRuleValue(value: { readonly level: number; readonly value: string }): readonly string[] {
    this.calls = [...this.calls, `with ${value.level} ${value.value}`];
    return super.withRuleValue(value);
  }

  public override setRuleValues(...args: Parameters<MemoryDataStore['setRuleValues']>): void {
    this.calls = [...this.calls, `set ${nameOf(args[0])}`];
    super.setRuleValues(...args);
  }

  public override putRuleGroup(group: RuleGroup): void {
    this.calls = [...this.calls, `put ${namesOf(group.profileIds).join()}`];
    super.putRuleGroup(group);
  }
}

test('a profile without partners costs its own values, and one whose values stay costs nothing', () => {
  const data = new CountingStore();
  const scene = sceneOf(rules(LEVELS), { data });
  ['x', 'y', 'z'].forEach((name) => put(scene, name, { LastName: 'Lee', FirstName: name }));
  data.calls = [];
  put(scene, 'a', { LastName: 'Kim', FirstName: 'Ann' });

  expect(data.calls).toEqual(['set a', 'group of a', 'with 2 ["kim"]', 'with 3 ["ann"]']);
  data.calls = [];
  put(scene, 'a', { LastName: 'kim', FirstName: 'Ann', EmailAddress: 'a@x' });
  expect(data.calls).toEqual([]);
  put(scene, 'b', { LastName: 'Lee', FirstName: 'z' });
  expect(data.calls).toEqual(['set b', 'group of b', 'with 2 ["lee"]', 'group of x', 'put x,y,z,b']);
});

const MIXED = rules([['AccountNumber'], ['EmailAddress'], ['FirstName']], {
  AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY', EmailAddress: ['EmailAddress', 'BusinessEmailAddress'] },
});

/** The values of one profile that those of another are compared with, by level. */
const COMPARED = [['AccountNumber'], ['EmailAddress', 'BusinessEmailAddress'], ['FirstName']];

const VALUES = fc.record({
  AccountNumber: fc.constantFrom('1', '2', '3'),
  FirstName: fc.constantFrom('p', 'q'),
  EmailAddress: fc.constantFrom('u', 'v', 'w', 'x', 'y'),
  BusinessEmailAddress: fc.constantFrom('u', 'v', 'w', 'x', 'y'),
}, { requiredKeys: [] }) as fc.Arbitrary<Values>;

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', '1', '2'];

/** What comes, comes again with other values, or goes, one or several at once as in a merge. */
const STEPS = fc.array(fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.option(VALUES, { freq: 6, nil: undefined })), {
  selector: ([name]) => name, minLength: 1, maxLength: 3,
}), { minLength: 4, maxLength: 14 });

/** Pair by pair, level by level, until nothing changes any more. */
function naiveGroups(profiles: readonly (readonly [string, Values])[]): readonly string[] {
  const groups: string[] = [];
  let free = profiles;
  COMPARED.forEach((fields, index) => {
    const alike = (one: Values, other: Values) => (
      fields.some((left) => fields.some((right) => one[left] !== undefined && one[left] === other[right])));
    const reached = (from: readonly string[]): readonly string[] => {
      const next = free.filter(([name, values]) => from.includes(name) || free.some(([other, its]) => from.includes(other) && alike(values, its)))
        .map(([name]) => name);
      return next.length === from.length ? next : reached(next);
    };
    const found = new Set(free.map(([name]) => reached([name])).filter(({ length }) => length > 1).map((names) => [...names].sort().join(' ')));
    groups.push(...[...found].map((names) => `${index + 1} ${names}`));
    free = free.filter(([name]) => ![...found].some((names) => names.split(' ').includes(name)));
  });
  return groups.sort();
}

test('groups are those of all profiles at once, whatever came, changed and went before', () => {
  const compiled = compiledRules(MIXED.RuleBasedMatching ?? {});

  fc.assert(fc.property(STEPS, (steps) => {
    const scene = sceneOf(MIXED);
    const { data } = scene;
    const left = new Map<string, Values>();
    for (const step of steps) {
      const gone = step.filter(([name, values]) => !values && left.delete(name)).map(([name]) => idOf(name));
      const changed = step.flatMap(([name, values]) => (values ? [{ name, values }] : [])).map(({ name, values }) => {
        left.set(name, values);
        return data.profile(putProfile(scene, name, values));
      }).filter((profile) => profile !== undefined);
      regroup(data, compiled, { changed, gone });
      gone.forEach((id) => data.deleteProfile(id));
    }
    const batch = batchGroups(data.profiles({ limit: 99 }).map(({ id, cells }) => ({ id, values: compiled.valuesOf(cells) })), compiled.levels);

    expect(data.ruleGroups(undefined, 99)).toEqual([...batch].sort((one, other) => (one.matchId < other.matchId ? -1 : 1)));
    expect(groupsOf(scene)).toEqual(naiveGroups([...left]));
    const grouped = data.ruleGroups(undefined, 99).flatMap(({ profileIds }) => profileIds);
    expect(new Set(grouped).size).toBe(grouped.length);
  }), { numRuns: 150 });
});

test('groups do not depend on the order of arrival', () => {
  fc.assert(fc.property(fc.array(VALUES, { minLength: 2, maxLength: 8 }), fc.infiniteStream(fc.nat()), (profiles, random) => {
    const named = profiles.map((values, index) => [NAMES[index], values] as const);
    const shuffled = named.map((each) => ({ each, at: random.next().value })).sort((one, other) => one.at - other.at).map(({ each }) => each);
    const [one, other] = [named, shuffled].map((order) => {
      const scene = sceneOf(MIXED);
      order.forEach(([name, values]) => put(scene, name, values));
      return groupsOf(scene);
    });

    expect(one).toEqual(other);
  }), { numRuns: 60 });
});
