import { getSimilarProfiles } from '../../../../../src/local/customer-profiles/engine/matching/calls/similar-profiles';
import { getIdentityResolutionJob, getMatches, listIdentityResolutionJobs } from '../../../../../src/local/customer-profiles/engine/matching/ml/answers';
import { plannedMerges } from '../../../../../src/local/customer-profiles/engine/matching/ml/consolidation';
import { dueJob, nextJobTime, scheduleJobs } from '../../../../../src/local/customer-profiles/engine/matching/ml/jobs';
import { autoMergingPreview } from '../../../../../src/local/customer-profiles/engine/matching/ml/preview';
import { runJob, stepJob } from '../../../../../src/local/customer-profiles/engine/matching/ml/run-job';
import { nextScheduledTime } from '../../../../../src/local/customer-profiles/engine/matching/ml/schedule';
import { applyRules, forgetProfile } from '../../../../../src/local/customer-profiles/engine/matching/rules/evaluate';
import { byResolution, mainFirst } from '../../../../../src/local/customer-profiles/engine/merging/choices';
import { THE_SERVICE } from '../../../../../src/local/customer-profiles/engine/scene';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import type { DomainRecord } from '../../../../../src/local/customer-profiles/store/records';
import { cellsOf, DAY, idOf, namesOf, NOW, putProfile, rules, sceneOf, TOOLS } from '../matching-scene';

const SATURDAY = Date.parse('2026-01-17T00:00:00Z');

const ENABLED = { Matching: { Enabled: true } };

const autoMerging = (criteria: readonly (readonly string[])[], more: object = {}): Partial<DomainRecord> => (
  { Matching: { Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: criteria }, ...more } } });

const at = (scene: Scene, now: number): Scene => ({ ...scene, now });

const left = ({ data }: Scene) => namesOf(data.profiles({ limit: 99 }).map(({ id }) => id));

test.each([
  ['by default on Saturday at midnight', undefined, '2026-01-14T12:00:00Z', '2026-01-17T00:00:00Z'],
  ['never at once', undefined, '2026-01-17T00:00:00Z', '2026-01-24T00:00:00Z'],
  ['later today', { DayOfTheWeek: 'WEDNESDAY', Time: '12:30' }, '2026-01-14T12:00:00Z', '2026-01-14T12:30:00Z'],
  ['in a week, if it was earlier today', { DayOfTheWeek: 'WEDNESDAY', Time: '9:05' }, '2026-01-14T12:00:00Z', '2026-01-21T09:05:00Z'],
  ['on the first day of the next week', { DayOfTheWeek: 'SUNDAY', Time: '23:59' }, '2026-01-31T12:00:00Z', '2026-02-01T23:59:00Z'],
])('jobs begin %s', (_, schedule, after, expected) => {
  expect(new Date(nextScheduledTime(schedule, Date.parse(after)))).toEqual(new Date(expected));
});

describe('the job that waits', () => {
  test('is there while matching is enabled, follows the schedule, and goes with it', () => {
    const scene = sceneOf(ENABLED);
    scheduleJobs(scene);
    scheduleJobs(at(scene, NOW + DAY));
    const [job, ...more] = listIdentityResolutionJobs(scene);

    expect([job, more]).toEqual([{ DomainName: 'shop', JobId: expect.stringMatching(/^[a-f0-9]{32}$/), Status: 'PENDING', JobStartTime: new Date(SATURDAY) }, []]);
    expect(getIdentityResolutionJob(scene, job.JobId ?? '')).toEqual({ ...job, LastUpdatedAt: new Date(NOW) });
    expect([nextJobTime(scene.data), dueJob(at(scene, SATURDAY - 1)), dueJob(at(scene, SATURDAY))?.jobId]).toEqual([SATURDAY, undefined, job.JobId]);

    scheduleJobs({ ...scene, domain: { ...scene.domain, Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'SUNDAY', Time: '00:00' } } } });
    expect(listIdentityResolutionJobs(scene)).toEqual([{ ...job, JobStartTime: new Date(SATURDAY + DAY) }]);

    scheduleJobs({ ...scene, domain: { ...scene.domain, Matching: { Enabled: false } } });
    expect([listIdentityResolutionJobs(scene), nextJobTime(scene.data)]).toEqual([[], undefined]);
  });

  test('runs when its time has come, and the next one waits; it is told of for thirty days', () => {
    const scene = sceneOf(ENABLED);
    scheduleJobs(scene);
    putProfile(scene, 'a', { EmailAddress: 'a@x' });
    const { job, merged, exported } = runJob(at(scene, SATURDAY), TOOLS);

    expect([merged, exported]).toEqual([[], undefined]);
    expect(getIdentityResolutionJob(at(scene, SATURDAY), job.jobId)).toEqual({
      DomainName: 'shop',
      JobId: job.jobId,
      Status: 'COMPLETED',
      JobStartTime: new Date(SATURDAY),
      JobEndTime: new Date(SATURDAY),
      LastUpdatedAt: new Date(SATURDAY),
      JobExpirationTime: new Date(SATURDAY + 30 * DAY),
      JobStats: { NumberOfProfilesReviewed: 1, NumberOfMatchesFound: 0, NumberOfMergesDone: 0 },
    });
    expect(listIdentityResolutionJobs(at(scene, SATURDAY)).map(({ Status, JobStartTime }) => [Status, JobStartTime])).toEqual([
      ['PENDING', new Date(SATURDAY + 7 * DAY)], ['COMPLETED', new Date(SATURDAY)],
    ]);
    expect(() => getIdentityResolutionJob(at(scene, SATURDAY + 30 * DAY), job.jobId)).toThrow(`Identity resolution job ${job.jobId} does not exist in domain shop`);
    scheduleJobs(at(scene, SATURDAY + 30 * DAY));
    expect(scene.data.documents('identity-resolution-jobs')).toHaveLength(1);
  });

  test('can be run at once, even before it was scheduled', () => {
    const scene = sceneOf(ENABLED);

    expect(runJob(scene, TOOLS).job).toMatchObject({ status: 'COMPLETED', startTime: NOW, endTime: NOW });
    expect(nextJobTime(scene.data)).toBe(SATURDAY);
  });

  test.each([
    ['without merging', ENABLED, ['PREPROCESSING', 'FIND_MATCHING', 'COMPLETED', 'PREPROCESSING']],
    ['with merging', autoMerging([['EmailAddress']]), ['PREPROCESSING', 'FIND_MATCHING', 'MERGING', 'COMPLETED']],
  ])('goes from one status to the next, %s', (_, domain, expected) => {
    const scene = sceneOf(domain);

    expect(expected.map(() => stepJob(scene, TOOLS).job.status)).toEqual(expected);
  });

  test('is not there to be run where matching is not enabled', () => {
    expect(() => runJob(sceneOf(), TOOLS)).toThrow('Identity resolution is not enabled for domain shop');
  });

  test('keeps the configuration with which it has begun', () => {
    const scene = sceneOf(autoMerging([['EmailAddress']]));
    ['a', 'b'].forEach((name) => putProfile(scene, name, { EmailAddress: 'a@x' }));
    stepJob(scene, TOOLS);
    const { job } = runJob({ ...scene, domain: { ...scene.domain, ...ENABLED } }, TOOLS);

    expect(getIdentityResolutionJob(scene, job.jobId)).toMatchObject({
      AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['EmailAddress']] } }, JobStats: { NumberOfMergesDone: 1 },
    });
  });
});

describe('the matches', () => {
  test('are refused where matching is not enabled, and none before the first run', () => {
    expect(() => getMatches(sceneOf())).toThrow('Identity resolution is not enabled for domain shop');
    expect(getMatches(sceneOf(ENABLED))).toEqual({ Matches: [], PotentialMatches: 0 });
  });

  test('are those of the latest run, the likeliest first, and lose who goes', () => {
    const scene = sceneOf(ENABLED);
    ['a', 'b', 'c'].forEach((name) => putProfile(scene, name, { EmailAddress: 'a@x' }));
    ['d', 'e'].forEach((name) => putProfile(scene, name, { EmailAddress: 'd@x', FirstName: 'Di' }));
    runJob(scene, TOOLS);
    const before = getMatches(scene);
    putProfile(scene, 'f', { EmailAddress: 'a@x' });
    forgetProfile(scene, idOf('b'));
    const told = ({ Matches }: ReturnType<typeof getMatches>) => (
      Matches.map(({ ProfileIds, ConfidenceScore }) => [...namesOf(ProfileIds), ConfidenceScore]));

    expect(before).toMatchObject({ MatchGenerationDate: new Date(NOW), PotentialMatches: 2 });
    expect(told(before)).toEqual([['d', 'e', 0.8], ['a', 'b', 'c', 0.5]]);
    expect(told(getMatches(scene))).toEqual([['d', 'e', 0.8], ['a', 'c', 0.5]]);
    forgetProfile(scene, idOf('a'));
    expect(told(getMatches(scene))).toEqual([['d', 'e', 0.8]]);
    runJob(at(scene, NOW + 1), TOOLS);
    expect(getMatches(scene)).toMatchObject({ MatchGenerationDate: new Date(NOW + 1), PotentialMatches: 2 });
    expect(scene.data.documents('ml-match-of')).toHaveLength(6);
  });
});

describe('similar profiles', () => {
  const scene = sceneOf({ ...ENABLED, ...rules([['AccountNumber']]) });
  ['a', 'b'].forEach((name) => putProfile(scene, name, { EmailAddress: 'a@x', AccountNumber: '1' }));
  putProfile(scene, 'c', { EmailAddress: 'c@x' });
  applyRules(scene, TOOLS);
  runJob(scene, TOOLS);
  const [{ MatchId: mlMatch = '' }] = getMatches(scene).Matches;
  const [{ matchId: ruleMatch }] = scene.data.ruleGroups(undefined, 9);
  const similar = (MatchType: 'ML_BASED_MATCHING' | 'RULE_BASED_MATCHING', SearchKey: string, SearchValue: string, domain = scene.domain) => (
    getSimilarProfiles({ ...scene, domain }, { DomainName: 'shop', MatchType, SearchKey, SearchValue }));

  test.each([
    ['RULE_BASED_MATCHING', 'matchId', ruleMatch, { MatchId: ruleMatch, RuleLevel: 1 }],
    ['RULE_BASED_MATCHING', 'PROFILEID', idOf('b'), { MatchId: ruleMatch, RuleLevel: 1 }],
    ['ML_BASED_MATCHING', 'MatchID', mlMatch, { MatchId: mlMatch, ConfidenceScore: 0.5 }],
    ['ML_BASED_MATCHING', '_profileId', idOf('a'), { MatchId: mlMatch, ConfidenceScore: 0.5 }],
  ] as const)('are a whole group: %s by %s', (type, key, value, expected) => {
    expect(similar(type, key, value)).toEqual({ ...expected, MatchType: type, ProfileIds: [idOf('a'), idOf('b')] });
  });

  test.each(['ML_BASED_MATCHING', 'RULE_BASED_MATCHING'] as const)('are none for a profile without a group, and unknown for what is not there: %s', (type) => {
    expect(similar(type, 'profileId', idOf('c'))).toEqual({ MatchType: type, ProfileIds: [] });
    expect(() => similar(type, 'profileId', idOf('e'))).toThrow(`Profile ${idOf('e')} does not exist in domain shop`);
    expect(() => similar(type, 'matchId', 'e')).toThrow('Match e does not exist in domain shop');
    expect(() => similar(type, 'match', 'e')).toThrow('SearchKey must be matchId or profileId, not match');
  });

  test('are not told where their kind of matching is switched off', () => {
    const { Matching: _, RuleBasedMatching: __, ...off } = scene.domain;

    expect(similar('RULE_BASED_MATCHING', 'profileId', idOf('a'), off).ProfileIds).toEqual([]);
    expect(() => similar('ML_BASED_MATCHING', 'matchId', mlMatch, off)).toThrow('does not exist');
  });
});

describe('merging by criteria', () => {
  const person = { LastName: 'Doe', EmailAddress: 'doefamily@anyemail.com' };

  test('goes criterion by criterion, each on what those before have left', () => {
    const scene = sceneOf(autoMerging([['FirstName', 'LastName', 'EmailAddress'], ['PhoneNumber']], { ConflictResolution: { ConflictResolvingModel: 'RECENCY' } }));
    putProfile(scene, 'a', { ...cellsOf({ ...person, FirstName: 'John' }), ...cellsOf({ PhoneNumber: '555-555-5555' }, { time: NOW + 3 }) });
    putProfile(scene, 'b', cellsOf({ ...person, FirstName: 'John', PhoneNumber: '555-555-5556' }, { time: NOW + 1 }));
    putProfile(scene, 'c', cellsOf({ ...person, FirstName: 'Jane', PhoneNumber: '555-555-5555' }, { time: NOW + 2 }));
    const { merged, job } = runJob(scene, TOOLS);

    expect(merged.map(({ main, duplicates, cause }) => [...namesOf([main.id, ...duplicates.map(({ id }) => id)]), cause])).toEqual([
      ['a', 'b', { by: 'job', jobId: job.jobId, criterion: ['FirstName', 'LastName', 'EmailAddress'], profileIds: [idOf('a'), idOf('b')] }],
      ['a', 'c', { by: 'job', jobId: job.jobId, criterion: ['PhoneNumber'], profileIds: [idOf('a'), idOf('c')] }],
    ]);
    expect(scene.data.profile(idOf('a'))?.cells).toMatchObject({ FirstName: { value: 'Jane' }, LastName: { value: 'Doe' }, PhoneNumber: { value: '555-555-5555' } });
    expect(job.stats).toEqual({ NumberOfProfilesReviewed: 3, NumberOfMatchesFound: 1, NumberOfMergesDone: 2 });
    expect(scene.data.history(idOf('a'), { performedBy: THE_SERVICE }, { limit: 9 })).toHaveLength(4);
    expect(getMatches(scene).Matches).toEqual([]);
  });

  test.each<[string, readonly string[], readonly [object, object], boolean]>([
    ['equal', ['EmailAddress', 'PhoneNumber'], [{ EmailAddress: 'a', PhoneNumber: '1' }, { EmailAddress: 'a', PhoneNumber: '1' }], true],
    ['written otherwise', ['EmailAddress'], [{ EmailAddress: 'a' }, { EmailAddress: 'A' }], false],
    ['partly missing', ['EmailAddress', 'PhoneNumber'], [{ EmailAddress: 'a' }, { EmailAddress: 'a' }], false],
    ['of custom attributes', ['Attributes.x', 'Gender'], [{ 'Attributes.x': '1', 'GenderString': 'F' }, { 'Attributes.x': '1', 'GenderString': 'F' }], true],
    ['parts of an address', ['Address.PostalCode'], [{ 'Address.PostalCode': '1' }, { 'Address.PostalCode': '1' }], true],
    ['whole addresses', ['Address'], [{ 'Address.City': '1', 'Address.State': '2' }, { 'Address.State': '2', 'Address.City': '1' }], true],
    ['addresses of which one says more', ['Address'], [{ 'Address.City': '1' }, { 'Address.State': '2', 'Address.City': '1' }], false],
    ['none at all', [], [{ FirstName: 'A' }, { FirstName: 'A' }], false],
  ])('wants exact values: %s', (_, criterion, cells, expected) => {
    const profiles = cells.map((each, index) => ({
      id: idOf(`${index}`), order: index, createdAt: 0, updatedAt: 0, expiresAt: 0, inferred: false, objectCount: 0, cells: cellsOf({ ...each }),
    }));

    expect(plannedMerges(profiles, [criterion], mainFirst)).toHaveLength(expected ? 1 : 0);
    expect(plannedMerges(profiles, [criterion], byResolution())).toHaveLength(expected ? 1 : 0);
  });

  test('finds for a criterion what the one before has put together', () => {
    const scene = sceneOf(autoMerging([['EmailAddress'], ['PhoneNumber']]));
    putProfile(scene, 'a', { FirstName: 'Ann', EmailAddress: 'a@x', BusinessPhoneNumber: '2' });
    putProfile(scene, 'b', { FirstName: 'Ann', EmailAddress: 'a@x', PhoneNumber: '1' });
    putProfile(scene, 'c', { FirstName: 'Ann', PhoneNumber: '1' });
    runJob(scene, TOOLS);

    expect(left(scene)).toEqual(['a']);
  });

  test('leaves groups alone that are not likely enough', () => {
    const scene = sceneOf(autoMerging([['EmailAddress']], { MinAllowedConfidenceScoreForMerging: 0.6 }));
    ['a', 'b'].forEach((name) => putProfile(scene, name, { EmailAddress: 'a@x' }));
    ['c', 'd'].forEach((name) => putProfile(scene, name, { EmailAddress: 'c@x', FirstName: 'Cy' }));
    runJob(scene, TOOLS);

    expect(left(scene)).toEqual(['a', 'b', 'c']);
  });

  test('is followed by what the rules merge because of it', () => {
    const scene = sceneOf({ ...autoMerging([['EmailAddress']]), ...rules([['AccountNumber', 'LastName']], { MaxAllowedRuleLevelForMerging: 1 }) });
    putProfile(scene, 'a', { EmailAddress: 'a@x', AccountNumber: '1' });
    putProfile(scene, 'b', { EmailAddress: 'a@x', LastName: 'Lee' });
    putProfile(scene, 'c', { AccountNumber: '1', LastName: 'Lee' });
    applyRules(scene, TOOLS);
    const { merged, job } = runJob(scene, TOOLS);

    expect([merged.map(({ cause }) => cause.by), job.stats?.NumberOfMergesDone, left(scene)]).toEqual([['job', 'rule'], 1, ['a']]);
  });
});

describe('a preview', () => {
  const request = (criteria: readonly (readonly string[])[], more: object = {}) => ({
    DomainName: 'shop', Consolidation: { MatchingAttributesList: criteria }, ConflictResolution: { ConflictResolvingModel: 'RECENCY' }, ...more,
  });

  test('counts what would be merged and merges nothing', () => {
    const scene = sceneOf(ENABLED);
    ['a', 'b', 'c'].forEach((name) => putProfile(scene, name, { EmailAddress: 'a@x', FirstName: name === 'c' ? 'C' : 'A', LastName: 'Lee' }));
    ['d', 'e'].forEach((name) => putProfile(scene, name, { EmailAddress: 'd@x' }));

    expect(autoMergingPreview(scene, request([['EmailAddress']]))).toEqual({
      DomainName: 'shop', NumberOfMatchesInSample: 0, NumberOfProfilesInSample: 0, NumberOfProfilesWillBeMerged: 0,
    });
    runJob(scene, TOOLS);
    expect([
      request([['FirstName']]), request([['FirstName'], ['EmailAddress']]), request([['EmailAddress']], { MinAllowedConfidenceScoreForMerging: 0.6 }),
    ].map((each) => autoMergingPreview(scene, each).NumberOfProfilesWillBeMerged)).toEqual([1, 3, 2]);
    expect(autoMergingPreview(scene, request([]))).toEqual({
      DomainName: 'shop', NumberOfMatchesInSample: 2, NumberOfProfilesInSample: 5, NumberOfProfilesWillBeMerged: 0,
    });
    expect(left(scene)).toHaveLength(5);
  });

  test('is refused where matching is not enabled', () => {
    expect(() => autoMergingPreview(sceneOf(), request([]))).toThrow('Identity resolution is not enabled for domain shop');
  });
});
