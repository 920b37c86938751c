import { markWith, ofUpdate, Stage } from '../stage';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WHEN = 'they can be changed again a day after the status has become ACTIVE (aws customer-profiles get-domain tells it)';

const MINE = { DomainName: 'crm', DefaultExpirationDays: '30' };
const CRITERIA = { MatchingAttributesList: [['EmailAddress', 'LastName'], ['PhoneNumber', 'LastName']] };
const MATCHING = {
  Enabled: 'true',
  JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' },
  AutoMerging: { Enabled: 'true', Consolidation: CRITERIA, ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' }, MinAllowedConfidenceScoreForMerging: '0.75' },
  ExportingConfig: { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'crm' } },
};
const RULES = {
  Enabled: 'true',
  MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['EmailAddress', 'LastName'] }],
  MaxAllowedRuleLevelForMatching: '2',
  MaxAllowedRuleLevelForMerging: '1',
  AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY', EmailAddress: ['EmailAddress', 'BusinessEmailAddress'], Address: ['Address'], PhoneNumber: ['PhoneNumber'] },
  ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
  ExportingConfig: { S3Exporting: { S3BucketName: 'matches' } },
};
const BOTH = { ...MINE, Matching: MATCHING, RuleBasedMatching: RULES };

const time = Date.parse('2026-01-02T03:04:05Z');
const stage = new Stage({ now: () => time });

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
const update = async (properties: object, old: object) => (
  stage.run(stage.event('Update', { id: 'domains/crm', properties: { ...properties }, old: { ...old } }))
);
const sent = () => stage.service.calls.list('UpdateDomain').map(({ input }) => input);
/** A domain of ours, as the app says. */
const made = async (properties: object = BOTH) => {
  await stage.run(stage.event('Create', { properties: { ...properties } }));
  stage.takeCalls();
};
const rules = (members: object) => ({ ...BOTH, RuleBasedMatching: { ...RULES, ...members } });
const matching = (members: object) => ({ ...BOTH, Matching: { ...MATCHING, ...members } });
const without = (block: object, member: string) => Object.fromEntries(Object.entries(block).filter(([name]) => name !== member));

test('a domain is made with its matchings in one call', async () => {
  await stage.run(stage.event('Create', { properties: BOTH }));

  expect(live()).toMatchObject({
    Matching: { Enabled: true, AutoMerging: { Enabled: true, Consolidation: CRITERIA, MinAllowedConfidenceScoreForMerging: 0.75 } },
    RuleBasedMatching: { Enabled: true, MatchingRules: RULES.MatchingRules, MaxAllowedRuleLevelForMatching: 2, MaxAllowedRuleLevelForMerging: 1 },
  });
  expect(stage.takeCalls()).toEqual(['GetDomain', 'CreateDomain']);
});

const OFF = {
  ...BOTH,
  Matching: { ...MATCHING, Enabled: 'false', AutoMerging: { ...MATCHING.AutoMerging, Enabled: 'false' } },
  RuleBasedMatching: { ...RULES, Enabled: 'false' },
};

describe('what is in the app and off', () => {
  test('stays off, and is not sent again', async () => {
    await made(OFF);
    await update(OFF, OFF);

    expect(live()).toMatchObject({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: false } });
    expect(sent()).toEqual([]);
  });

  test('comes back whole when it is switched on, and goes when it is switched off', async () => {
    await made(OFF);
    await update(BOTH, OFF);
    expect(live()).toMatchObject({
      Matching: { Enabled: true, AutoMerging: { Enabled: true, Consolidation: CRITERIA } }, RuleBasedMatching: { Enabled: true },
    });

    await update({ ...OFF, RuleBasedMatching: RULES }, BOTH);
    expect(live()).toMatchObject({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: true } });
  });

  test('is sent once where it is auto-merging only, criteria and all', async () => {
    await made();
    const merging = matching({ AutoMerging: { ...MATCHING.AutoMerging, Enabled: 'false' } });
    await update(merging, BOTH);
    await update(merging, merging);

    expect(sent()).toHaveLength(1);
    expect(live()?.Matching).toMatchObject({ Enabled: true, AutoMerging: { Enabled: false, Consolidation: CRITERIA } });
  });
});

describe('an unchanged block is not sent', () => {
  test('when nothing changes', async () => {
    await made();
    await update(BOTH, BOTH);

    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('when something else changes, even while rules cannot be changed', async () => {
    await made();
    stage.service.store.putDomain({ ...live()!, RulesChangedAt: time - HOUR });
    await update({ ...BOTH, DefaultExpirationDays: '31' }, BOTH);

    expect(sent()).toEqual([{ DomainName: 'crm', DefaultExpirationDays: 31 }]);
  });

  test.each<[string, object, object]>([
    ['an hour of one digit', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '4:30' } } }, { Matching: { Enabled: 'true', JobSchedule: MATCHING.JobSchedule } }],
    ['a schedule that nobody asked for', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'SATURDAY', Time: '00:00' } } }, { Matching: { Enabled: 'true' } }],
    ['auto-merging that is off', { Matching: { Enabled: true, AutoMerging: { Enabled: false } } }, { Matching: { Enabled: 'true' } }],
    ['what the service has filled in', { RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }], MaxAllowedRuleLevelForMatching: 15 } }, { RuleBasedMatching: { Enabled: 'true' } }],
    ['attributes of a rule in another order', { RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName', 'FirstName'] }] } }, { RuleBasedMatching: { Enabled: 'true', MatchingRules: [{ Rule: ['FirstName', 'LastName'] }] } }],
    [
      'attributes of a criterion in another order',
      { Matching: { Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['LastName', 'EmailAddress']] } } } },
      { Matching: { Enabled: 'true', AutoMerging: { Enabled: 'true', Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } } } },
    ],
    ['attributes of a type in another order',
      { RuleBasedMatching: { Enabled: true, AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', Address: ['ShippingAddress', 'Address'] } } },
      { RuleBasedMatching: { Enabled: 'true', AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', Address: ['Address', 'ShippingAddress'] } } }],
  ])('when the service has %s', async (_, liveBlocks, wanted) => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, ...liveBlocks, Tags: markWith('created', { sets: 'Matching' in wanted ? 'M' : 'R' }) });

    await update({ ...MINE, ...wanted }, { ...MINE, ...wanted });

    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });
});

describe('a changed block is sent whole, and ends as the app says', () => {
  test.each<[string, object, object]>([
    ['the schedule', matching({ JobSchedule: { DayOfTheWeek: 'SUNDAY', Time: '23:59' } }), { Matching: { JobSchedule: { DayOfTheWeek: 'SUNDAY', Time: '23:59' } } }],
    ['no schedule', { ...BOTH, Matching: without(MATCHING, 'JobSchedule') }, { Matching: { JobSchedule: { DayOfTheWeek: 'SATURDAY', Time: '00:00' } } }],
    ['the order of criteria', matching({ AutoMerging: { ...MATCHING.AutoMerging, Consolidation: { MatchingAttributesList: [...CRITERIA.MatchingAttributesList].reverse() } } }),
      { Matching: { AutoMerging: { Consolidation: { MatchingAttributesList: [['PhoneNumber', 'LastName'], ['EmailAddress', 'LastName']] } } } }],
    ['the source that wins', matching({ AutoMerging: { ...MATCHING.AutoMerging, ConflictResolution: { ConflictResolvingModel: 'RECENCY' } } }),
      { Matching: { AutoMerging: { ConflictResolution: { ConflictResolvingModel: 'RECENCY' } } } }],
    ['the confidence', matching({ AutoMerging: { ...MATCHING.AutoMerging, MinAllowedConfidenceScoreForMerging: '0.9' } }), { Matching: { AutoMerging: { MinAllowedConfidenceScoreForMerging: 0.9 } } }],
    ['no auto-merging', { ...BOTH, Matching: without(MATCHING, 'AutoMerging') }, { Matching: { AutoMerging: { Enabled: false } } }],
    ['the prefix of the export', matching({ ExportingConfig: { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'new' } } }), { Matching: { ExportingConfig: { S3Exporting: { S3KeyName: 'new' } } } }],
    ['the order of rules', rules({ MatchingRules: [...RULES.MatchingRules].reverse() }), { RuleBasedMatching: { MatchingRules: [...RULES.MatchingRules].reverse() } }],
    ['the level for matching', rules({ MaxAllowedRuleLevelForMatching: '1' }), { RuleBasedMatching: { MaxAllowedRuleLevelForMatching: 1 } }],
    ['the level for merging', rules({ MaxAllowedRuleLevelForMerging: '2' }), { RuleBasedMatching: { MaxAllowedRuleLevelForMerging: 2 } }],
    ['the model', rules({ AttributeTypesSelector: { ...RULES.AttributeTypesSelector, AttributeMatchingModel: 'ONE_TO_ONE' } }), { RuleBasedMatching: { AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE' } } }],
    ['who wins by rules', rules({ ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' } }), { RuleBasedMatching: { ConflictResolution: { SourceName: 'Customer' } } }],
    ['the bucket', rules({ ExportingConfig: { S3Exporting: { S3BucketName: 'other' } } }), { RuleBasedMatching: { ExportingConfig: { S3Exporting: { S3BucketName: 'other' } } } }],
  ])('with %s', async (_, properties, expected) => {
    await made();

    expect((await update(properties, BOTH)).Status).toBe('SUCCESS');
    expect(live()).toMatchObject(expected);
    const [change, ...others] = sent();
    expect(Object.keys(change as object)).toEqual(['DomainName', ...Object.keys(expected)]);
    expect(others).toEqual([]);

    stage.takeCalls();
    await update(properties, BOTH);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test.each<[string, object, string, string]>([
    ['an export of matching', { ...BOTH, Matching: without(MATCHING, 'ExportingConfig') }, 'Matching', 'ExportingConfig'],
    ...['MatchingRules', 'MaxAllowedRuleLevelForMatching', 'MaxAllowedRuleLevelForMerging', 'AttributeTypesSelector', 'ConflictResolution', 'ExportingConfig']
      .map((member): [string, object, string, string] => [member, { ...BOTH, RuleBasedMatching: without(RULES, member) }, 'RuleBasedMatching', member]),
  ])('without %s, which is then the service\'s to fill in', async (_, properties, block, member) => {
    await made();
    await update(properties, BOTH);

    expect(live()?.[block as 'Matching']).not.toHaveProperty(member);
    stage.takeCalls();
    await update(properties, BOTH);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test.each<[string, string, string]>([
    ['a conflict resolution of auto-merging', 'ConflictResolution', 'Consolidation'], ['a confidence', 'MinAllowedConfidenceScoreForMerging', 'ConflictResolution'],
  ])('without %s that it had', async (_, part, other) => {
    await made();
    await update(matching({ AutoMerging: without(MATCHING.AutoMerging, part) }), BOTH);

    expect(live()?.Matching?.AutoMerging).not.toHaveProperty(part);
    expect(live()?.Matching?.AutoMerging).toHaveProperty(other);
  });

  test('with auto-merging where there was none', async () => {
    const plain = { ...BOTH, Matching: without(MATCHING, 'AutoMerging') };
    await made(plain);
    await update(BOTH, plain);

    expect(live()).toMatchObject({ Matching: { AutoMerging: { Enabled: true, Consolidation: CRITERIA } } });
  });

  test.each<[string, object, string]>([
    ['matching', matching({ JobSchedule: { DayOfTheWeek: 'SUNDAY', Time: '23:59' } }), 'UpdateDomain failed: BadRequestException: no'],
    ['rules, but not because of them', rules({ MaxAllowedRuleLevelForMatching: '1' }), 'UpdateDomain failed: AccessDeniedException: no'],
  ])('and where the service refuses %s, its words stand alone', async (_, properties, says) => {
    await made();
    const error = says.includes('BadRequest') ? 'BadRequestException' : 'AccessDeniedException';
    stage.service.faults.add({ operation: 'UpdateDomain', error, message: 'no', times: 1_000_000 });

    const { Reason } = await update(properties, BOTH);
    expect(Reason?.replace(/ \(after \d+ tries\)/, '')).toBe(ofUpdate(says));
  });

  test('without a type of attribute that it had', async () => {
    await made();
    await update(rules({ AttributeTypesSelector: without(RULES.AttributeTypesSelector, 'Address') }), BOTH);

    expect(live()?.RuleBasedMatching?.AttributeTypesSelector).toEqual(without(RULES.AttributeTypesSelector, 'Address'));
  });
});

describe('a block that is taken out of the app', () => {
  test.each(['Matching', 'RuleBasedMatching'] as const)('%s is switched off explicitly, and once', async (block) => {
    await made();
    await update(without(BOTH, block), BOTH);
    expect(sent()).toEqual([{ DomainName: 'crm', [block]: { Enabled: false } }]);
    expect(live()?.[block]).toEqual({ Enabled: false });

    stage.takeCalls();
    await update(without(BOTH, block), BOTH);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('comes back with its criteria', async () => {
    await made();
    await update(MINE, BOTH);
    await update(BOTH, MINE);

    expect(live()).toMatchObject({
      Matching: { Enabled: true, AutoMerging: { Consolidation: CRITERIA } }, RuleBasedMatching: { Enabled: true, MatchingRules: RULES.MatchingRules },
    });
  });

  test('was never in it: what somebody else has switched on stays', async () => {
    await made(MINE);
    stage.service.store.putDomain({ ...live()!, Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true } });

    await update({ ...MINE, DefaultExpirationDays: '31' }, MINE);

    expect(live()).toMatchObject({ DefaultExpirationDays: 31, Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true } });
  });
});

describe('rules of a domain that is there', () => {
  const CHANGED = rules({ MaxAllowedRuleLevelForMatching: '1' });
  const changedAgo = async (millis: number) => {
    await made();
    stage.service.store.putDomain({ ...live()!, RulesChangedAt: time - millis });
  };

  test('can be changed again while they wait', async () => {
    await changedAgo(HOUR - 1);

    expect((await update(CHANGED, BOTH)).Status).toBe('SUCCESS');
    expect(live()?.RulesChangedAt).toBe(time);
  });

  test('fail at once while they are applied, before any write, and say when they can be changed', async () => {
    await changedAgo(HOUR);
    const before = live();

    const answer = await update({ ...CHANGED, DefaultExpirationDays: '31' }, BOTH);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm' });
    expect(answer.Reason).toBe(ofUpdate('the rules of rule-based matching cannot be changed while the service applies the last change (status IN_PROGRESS); '
      + `${WHEN}; deploy again then, or put the rules back in the app`));
    expect(live()).toEqual(before);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('fail at once where they have not been ACTIVE for a day, and say when they can be changed', async () => {
    await changedAgo(2 * HOUR + DAY - 1);

    expect((await update(CHANGED, BOTH)).Reason).toBe(ofUpdate('UpdateDomain failed: BadRequestException: The rule-based matching of domain crm can be changed a day after '
      + `its status has become ACTIVE; where this is about the time of a change to rule-based matching: ${WHEN}`));
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain']);
  });

  test('can be changed a day after they are ACTIVE', async () => {
    await changedAgo(2 * HOUR + DAY);

    expect((await update(CHANGED, BOTH)).Status).toBe('SUCCESS');
  });

  test('a change that failed is rolled back without a write', async () => {
    await changedAgo(HOUR);
    await update(CHANGED, BOTH);
    stage.takeCalls();

    expect((await update(BOTH, CHANGED)).Status).toBe('SUCCESS');
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });
});
