import * as fc from 'fast-check';
import { calmHistory, carryOut, contact, create, defineAll, history, OBJECT_TYPES, peopleHistory } from './histories';
import type { Step } from './histories';
import { wrongsIn } from './invariants';
import { snapshot, sorted } from './snapshot';
import { WholeService } from './whole-service';
import type { Members, WholeDomain } from './whole-service';

/** How often each property is tried; more in a search for bugs. */
const RUNS = Number(process.env.RUNS ?? 12);
const service = new WholeService();
/** Of the same, where old objects make room for new ones soon. */
const narrow = new WholeService({ objectsPerProfile: 4 });

const rules = (more: Members = {}): Members => ({
  RuleBasedMatching: {
    Enabled: true,
    MatchingRules: [{ Rule: ['EmailAddress'] }, { Rule: ['FirstName', 'LastName'] }, { Rule: ['PhoneNumber'] }],
    AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY', EmailAddress: ['EmailAddress', 'BusinessEmailAddress'] },
    ...more,
  },
});
const MATCHING: Members = {
  Matching: { Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['EmailAddress'], ['PhoneNumber']] } } },
};
const SETTINGS: readonly Members[] = [
  {}, MATCHING, rules(), rules({ MaxAllowedRuleLevelForMatching: 2 }), rules({ MaxAllowedRuleLevelForMerging: 1 }),
  { ...MATCHING, ...rules({ MaxAllowedRuleLevelForMerging: 2 }) },
];
const settings = fc.constantFrom(...SETTINGS);

/** Counts and sums over each object type, and one over a standard object. */
const CALCULATED: { readonly [name: string]: { readonly type: string; readonly attribute: string; readonly statistic: 'COUNT' | 'SUM' } } = Object.fromEntries([
  ...Object.keys(OBJECT_TYPES).flatMap((type) => (['COUNT', 'SUM'] as const).map((statistic) => ({ type, attribute: 'amount', statistic }))),
  { type: '_order', attribute: 'Status', statistic: 'COUNT' as const },
].map((each) => [`${each.statistic}_${each.type}`.toLowerCase(), each]));

function begin(of: WholeService, with_: Members): WholeDomain {
  const domain = of.newDomain(with_);
  defineAll(domain);
  for (const [name, { type, attribute, statistic }] of Object.entries(CALCULATED)) {
    domain.call('CreateCalculatedAttributeDefinition', {
      CalculatedAttributeName: name, Statistic: statistic, AttributeDetails: { Attributes: [{ Name: attribute }], Expression: `{${type}.${attribute}}` },
    });
  }
  return domain;
}

function after(steps: readonly Step[], of: WholeService, with_: Members): WholeDomain {
  const domain = begin(of, with_);
  steps.forEach((step) => carryOut(domain, step));
  return domain;
}

interface Match {
  readonly ProfileIds: readonly string[];
  readonly ConfidenceScore: number;
}

/** None where the domain has no matching. */
const matchesOf = (domain: WholeDomain) => domain.attempt('GetMatches', {})?.Matches as readonly Match[] | undefined ?? [];

const itemsOf = (answer: Members): readonly Members[] => answer.Items as readonly Members[];

function objectsOf(domain: WholeDomain, profileId: string, type: string): readonly { readonly text: string; readonly value: Members }[] {
  const answer = domain.attempt('ListProfileObjects', { ProfileId: profileId, ObjectTypeName: type, MaxResults: 100 });
  return (answer ? itemsOf(answer) : []).map(({ Object: text }) => ({ text: String(text), value: JSON.parse(String(text)) as Members }));
}

function found(domain: WholeDomain, KeyName: string, value: unknown): readonly unknown[] {
  return itemsOf(domain.call('SearchProfiles', { KeyName, Values: [String(value)], MaxResults: 100 })).map(({ ProfileId }) => ProfileId);
}

/** A value as it is compared, for what is made up here. */
function normal(name: unknown, value: unknown): string {
  const text = String(value).trim().toLowerCase();
  return `${String(name)}=${name === '_phone' ? text.replace(/\D/g, '').slice(-10) : text}`;
}

function unfound(domain: WholeDomain, steps: readonly Step[]): readonly string[] {
  const takenAway = new Set(steps.flatMap((step) => step.do === 'change' && step.operation === 'DeleteProfileKey'
    ? [normal(step.request.KeyName, (step.request.Values as readonly string[])[0])] : []));
  const expected = domain.profileIds().flatMap((id) => {
    const { data } = domain;
    const cells = data.profile(id)?.cells ?? {};
    const fields = Object.entries({
      EmailAddress: '_email', BusinessEmailAddress: '_email', PhoneNumber: '_phone', AccountNumber: '_account',
    }).map(([path, name]) => ({ id, name, value: cells[path]?.value }));
    const fullName = [cells.FirstName?.value, cells.LastName?.value].filter((part) => part !== undefined).join(' ');
    const ofObjects = Object.entries(OBJECT_TYPES).flatMap(([type, { Keys }]) => objectsOf(domain, id, type).flatMap(({ value }) => storedKeys(Keys)
      .map(({ name, field }) => ({ id, name, value: value[field] }))));
    return [...fields, { id, name: '_fullName', value: fullName || undefined }, { id, name: '_profileId', value: id }, ...ofObjects];
  });
  return expected.filter(({ name, value }) => value !== undefined && !takenAway.has(normal(name, value)))
    .filter(({ id, name, value }) => !found(domain, name, value).includes(id))
    .map(({ id, name, value }) => `${name} ${JSON.stringify(value)} does not find ${id}`);
}

interface KeyEntry {
  readonly StandardIdentifiers: readonly string[];
  readonly FieldNames: readonly string[];
}

/** The keys that an object type stores whether its record made a profile or not. */
function storedKeys(keys: Members): readonly { readonly name: string; readonly field: string }[] {
  const entries = Object.entries(keys as { readonly [name: string]: readonly KeyEntry[] });
  return entries.flatMap(([name, [{ StandardIdentifiers, FieldNames }]]) =>
    StandardIdentifiers.some((each) => each === 'LOOKUP_ONLY' || each === 'NEW_ONLY') ? [] : [{ name, field: FieldNames[0] }]);
}

function wrongGroups(domain: WholeDomain): readonly string[] {
  const { data } = domain;
  const groups = data.ruleGroups(undefined, 1000);
  const members = groups.flatMap(({ profileIds }) => profileIds);
  const matches = matchesOf(domain);
  return [
    ...groups.filter(({ profileIds }) => profileIds.length < 2).map(({ matchId }) => `group ${matchId} has less than two members`),
    ...members.filter((id, index) => members.indexOf(id) !== index).map((id) => `${id} is in two groups`),
    ...groups.flatMap(({ matchId, profileIds }) => profileIds.filter((id) => data.ruleGroupOf(id)?.matchId !== matchId).map((id) => `${id} does not know group ${matchId}`)),
    ...[...members, ...matches.flatMap(({ ProfileIds }) => ProfileIds)].filter((id) => !data.profile(id)).map((id) => `${id} is in a group and is not there`),
  ];
}

test('after any history each key has what holds it, each object one owner, and each count is right', () => {
  fc.assert(fc.property(history(), settings, fc.boolean(), (steps, with_, isNarrow) => {
    const domain = begin(isNarrow ? narrow : service, with_);
    for (const step of steps) {
      carryOut(domain, step);
      expect(wrongsIn(domain.data)).toEqual([]);
      expect(wrongGroups(domain)).toEqual([]);
    }
  }), { numRuns: RUNS });
});

test('after any history whatever is stored of a profile finds it', () => {
  fc.assert(fc.property(history(), settings, (steps, with_) => {
    expect(unfound(after(steps, service, with_), steps)).toEqual([]);
  }), { numRuns: RUNS });
});

test('after any history statistics are those of the objects that are listed', () => {
  fc.assert(fc.property(history(), settings, fc.boolean(), (steps, with_, isNarrow) => {
    const domain = after(steps, isNarrow ? narrow : service, with_);
    const ids = domain.profileIds();
    const texts = ids.map((id) => Object.keys(OBJECT_TYPES).flatMap((type) => objectsOf(domain, id, type)).map(({ text }) => text));
    expect(domain.call('GetDomain').Stats).toEqual({
      ProfileCount: ids.length,
      ObjectCount: texts.flat().length,
      TotalSize: texts.flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      MeteringProfileCount: texts.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / 100)), 0),
    });
    for (const id of ids) {
      for (const [name, { type, attribute, statistic }] of Object.entries(CALCULATED)) {
        const objects = objectsOf(domain, id, type);
        const values = objects.flatMap(({ value }) => value[attribute] ?? []);
        const numbers = values.map(Number).filter((number) => !Number.isNaN(number));
        const counted = statistic === 'COUNT' ? values.length : numbers.reduce((sum, number) => sum + number, 0);
        const isNone = statistic === 'COUNT' ? objects.length === 0 : numbers.length === 0;
        const answer = domain.call('GetCalculatedAttributeForProfile', { ProfileId: id, CalculatedAttributeName: name });
        expect([name, answer.Value]).toEqual([name, isNone ? undefined : String(counted)]);
      }
    }
  }), { numRuns: RUNS });
});

test('three profiles are merged into one, in whatever pairs', () => {
  fc.assert(fc.property(fc.array(create, { minLength: 3, maxLength: 5 }), calmHistory(), fc.infiniteStream(fc.nat()), (creations, steps, places) => {
    const domain = after([...creations, ...steps], service, {});
    const ids = [...domain.profileIds()];
    const [a, b, c] = [...places.take(3)].flatMap((place) => ids.splice(place % Math.max(1, ids.length), 1));
    fc.pre(c !== undefined);
    const merged = (...merges: readonly (readonly [string, readonly string[]])[]) => domain.rehearse(() => {
      merges.forEach(([main, others]) => domain.call('MergeProfiles', { MainProfileId: main, ProfileIdsToBeMerged: others }));
      expect(wrongsIn(domain.data)).toEqual([]);
      expect([a, b, c].map((id) => found(domain, '_profileId', id))).toEqual([[a], [a], [a]]);
      const { data } = domain;
      return {
        // the full name that the fields give on the way goes when a name is added to them
        keys: [...new Set(sorted(data.bindings(a).flatMap(({ name, value }) => name === '_fullName' ? [] : { name, value })))],
        objects: sorted(data.objects(a, undefined, { limit: 1000 }).map(({ objectType, uniqueKey, text }) => ({ objectType, uniqueKey, text }))),
        standardObjects: sorted(data.standardObjects(a).map(({ type, id }) => ({ type, id }))),
        fields: sorted(Object.entries(data.profile(a)?.cells ?? {}).map(([path, { value }]) => ({ path, value }))),
      };
    });
    const atOnce = merged([a, [b, c]]);
    expect(merged([a, [b]], [a, [c]])).toEqual(atOnce);
    expect(merged([b, [c]], [a, [b]])).toEqual(atOnce);
  }), { numRuns: RUNS });
});

test('the same text once more changes nothing but times', () => {
  fc.assert(fc.property(calmHistory(), contact, settings, (steps, text, with_) => {
    const domain = after(steps, service, with_);
    const put = () => domain.call('PutProfileObject', { ObjectTypeName: 'Contact', Object: text });
    const answer = put();
    // several profiles that have its unique value are none: each record would be somebody new
    fc.pre(domain.data.bound({ name: 'contact', value: [String((JSON.parse(text) as Members).contact)] }).length === 1);
    const before = snapshot(domain, Object.keys(CALCULATED));
    domain.days(0.01);
    expect(put()).toEqual(answer);
    expect(snapshot(domain, Object.keys(CALCULATED))).toEqual(before);
  }), { numRuns: RUNS });
});

const person = fc.record({
  FirstName: fc.constantFrom('Ann', 'Bob'),
  LastName: fc.constantFrom('Lee', 'Ray', ' lee '),
  EmailAddress: fc.constantFrom('a@x.io', 'A@x.io', 'b@x.io', 'c@x.io'),
  BusinessEmailAddress: fc.constantFrom('a@x.io', 'b@x.io'),
  PhoneNumber: fc.constantFrom('+1 206 555 0100', '2065550100', '2065550101'),
}, { requiredKeys: [] });
const people = fc.array(person, { minLength: 2, maxLength: 8 }).chain((each) => fc.tuple(
  fc.constant(each), fc.shuffledSubarray(each.map((_, index) => index), { minLength: each.length }),
));

/** The groups of people who come in an order, by their numbers. */
function groupsOf(of: readonly Members[], order: readonly number[], with_: Members): unknown {
  const domain = service.newDomain(with_);
  const numbers = new Map(order.map((number) => [domain.call('CreateProfile', of[number]).ProfileId, number]));
  const inOrder = (ids: readonly string[]) => ids.map((id) => numbers.get(id)).sort();
  domain.runJob();
  const matches = matchesOf(domain);
  return {
    byRules: sorted(domain.data.ruleGroups(undefined, 1000).map(({ level, profileIds }) => [level, inOrder(profileIds)])),
    byJob: sorted(matches.map(({ ProfileIds, ConfidenceScore }) => [ConfidenceScore, inOrder(ProfileIds)])),
  };
}

test('who is grouped with whom does not depend on who came first', () => {
  const matching = { Matching: { Enabled: true } };
  const withRules = fc.constantFrom(rules(), rules({ MaxAllowedRuleLevelForMatching: 2 })).map((each) => ({ ...each, ...matching }));
  fc.assert(fc.property(people, withRules, ([each, order], with_) => {
    expect(groupsOf(each, order, with_)).toEqual(groupsOf(each, each.map((_, index) => index), with_));
  }), { numRuns: RUNS });
});

test('after any history groups are those of the profiles that are left', () => {
  const withRules = fc.constantFrom(...SETTINGS.filter((each) => 'RuleBasedMatching' in each));
  fc.assert(fc.property(fc.oneof(history(), peopleHistory, peopleHistory), withRules, (steps, with_) => {
    const domain = after(steps, service, with_);
    const { data } = domain;
    const ids = domain.profileIds();
    const numbered = (of: WholeDomain, all: readonly string[]) => sorted(of.data.ruleGroups(undefined, 1000)
      .map(({ level, profileIds }) => [level, profileIds.map((id) => all.indexOf(id)).sort()]));
    const left = ids.map((id) => Object.fromEntries(Object.entries(data.profile(id)?.cells ?? {})
      .flatMap(([path, { value }]) => path.startsWith('Attributes.') || value === undefined ? [] : [[path, value]])));
    const groups = numbered(domain, ids);
    const { MaxAllowedRuleLevelForMerging: _, ...matching } = with_.RuleBasedMatching as Members;
    const anew = service.newDomain({ RuleBasedMatching: matching });
    const newIds = left.map((members) => String(anew.call('CreateProfile', members).ProfileId));
    expect(groups).toEqual(numbered(anew, newIds));
  }), { numRuns: RUNS });
});

test('histories reach what they are about', () => {
  const reached = new Set<string>();
  fc.assert(fc.property(history(40), fc.constantFrom(...SETTINGS), (steps, with_) => {
    const domain = after(steps, service, with_);
    const { data } = domain;
    for (const id of domain.profileIds()) {
      data.bindings(id).forEach(({ contributor }) => reached.add(contributor.split(':')[0]));
      data.history(id, {}, { limit: 1000 }).forEach(({ action }) => reached.add(action));
      data.objects(id, undefined, { limit: 1000 }).forEach(({ objectType }) => reached.add(objectType));
      data.standardObjects(id).forEach(({ type }) => reached.add(type));
    }
    data.ruleGroups(undefined, 1000).forEach(({ level }) => reached.add(`level ${level}`));
    data.deadLetters({ limit: 1 }).forEach(() => reached.add('dead letter'));
  }), { numRuns: 60, seed: 1 });
  expect([...reached].sort()).toEqual([
    'ADDED_PROFILE_KEY', 'CREATED', 'Contact', 'DELETED_BY_CUSTOMER', 'DELETED_BY_MERGE', 'DELETED_PROFILE_KEY', 'Device', 'EXPIRED', 'INGESTED', 'MERGED', 'Sale',
    'UPDATED', 'Visit', '_asset', '_order', 'added', 'dead letter', 'level 1', 'level 2', 'level 3', 'moved', 'object', 'standard', 'standard-object',
  ]);
});
