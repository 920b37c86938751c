import { identityResolution } from '../../../src/handler/resources/identity-resolution';
import { IDENTITY_RESOLUTION_TAG, ResourceType } from '../../../src/model/wire';
import { EventParts, mark, Stage } from '../stage';

const ID = 'domains/crm/identity-resolution';
const MATCHING = { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } };
const RULES = { Enabled: 'true', MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['LastName', 'FirstName'] }], MaxAllowedRuleLevelForMatching: '2' };
const MINE = { DomainName: 'crm', Matching: MATCHING };
const FOREIGN = { Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['Attributes.theirs', 'LastName']] } } };

/** The tag of an identity resolution, beside those that a domain has anyway. */
function claim(what: 'created' | 'adopted' | 'released', logicalId = 'Matches'): Record<string, string> {
  return { [IDENTITY_RESOLUTION_TAG]: Object.values(mark(what, logicalId))[0] };
}

const DOMAIN_TAGS = { team: 'crm', ...mark('created', 'SomebodysDomain') };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
const parts = (more: EventParts): EventParts => ({ type: ResourceType.IDENTITY_RESOLUTION, logicalId: 'Matches', ...more });
const create = async (properties: object = MINE, logicalId = 'Matches') => stage.run(stage.event('Create', parts({ logicalId, properties: { ...properties } })));
const update = async (properties: object, old: object = MINE) => (
  stage.run(stage.event('Update', parts({ id: ID, properties: { ...properties }, old: { ...old } })))
);
const remove = async (properties: object = MINE, logicalId = 'Matches') => stage.run(stage.event('Delete', parts({ logicalId, id: ID, properties: { ...properties } })));
const sent = () => stage.service.calls.list('UpdateDomain').map(({ input }) => input);

describe('Create', () => {
  test('marks the domain and switches matching on, and touches nothing else of the domain', async () => {
    stage.seedDomain('crm', { DeadLetterQueueUrl: 'https://sqs/dead', Tags: DOMAIN_TAGS });

    const answer = await create({ ...MINE, RuleBasedMatching: RULES });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID, Data: { DomainName: 'crm' } });
    expect(live()).toMatchObject({
      DefaultExpirationDays: 366,
      DeadLetterQueueUrl: 'https://sqs/dead',
      Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } },
      RuleBasedMatching: { Enabled: true, MatchingRules: RULES.MatchingRules, MaxAllowedRuleLevelForMatching: 2 },
      Tags: { ...DOMAIN_TAGS, ...claim('created') },
    });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'TagResource', 'UpdateDomain']);
  });

  test('on a domain that is not there fails and leaves nothing', async () => {
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Matches' });
    expect(answer.Reason).toContain('ResourceNotFoundException: Domain crm does not exist');
  });

  test.each(['Matching', 'RuleBasedMatching'])('where %s is on and nobody\'s fails, names the ways out and leaves it alone', async (block) => {
    stage.seedDomain('crm', { [block]: { Enabled: true }, Tags: DOMAIN_TAGS });
    const before = live();

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Matches' });
    expect(answer.Reason).toBe('identity resolution of domain "crm" exists already and was not made by this construct; to take it over set '
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `IdentityResolution.fromDomain`');
    expect(live()).toEqual(before);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('where it is another construct\'s fails and names the mark', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN, Tags: claim('created', 'Other') });

    expect((await create()).Reason).toMatch(/exists already and belongs to another construct \(owner mark 1\/created\/[0-9a-f]{32}\)/);
  });

  test('where another construct has left its mark and nothing else takes its place', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: false }, Tags: claim('created', 'Killed') });

    expect((await create()).Status).toBe('SUCCESS');
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claim('created') });
  });

  test('a second time succeeds without a write', async () => {
    stage.seedDomain('crm');
    await create();
    stage.takeCalls();

    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('that the service refuses takes the mark off again, and the Delete that follows does nothing', async () => {
    stage.seedDomain('crm', { Tags: DOMAIN_TAGS });
    const before = live();
    stage.service.faults.add({ operation: 'UpdateDomain', error: 'BadRequestException', message: 'the bucket cannot be written to' });

    const refused = await create();
    const gone = await stage.run(stage.event('Delete', parts({ id: refused.PhysicalResourceId, properties: MINE })));

    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Matches', Reason: 'UpdateDomain failed: BadRequestException: the bucket cannot be written to' });
    expect(gone.Status).toBe('SUCCESS');
    expect(live()).toEqual(before);
  });

  test('that the service refuses says so where the mark cannot be taken off', async () => {
    stage.seedDomain('crm');
    stage.service.faults.add({ operation: 'UpdateDomain', error: 'BadRequestException', message: 'no' });
    stage.service.faults.add({ operation: 'UntagResource', error: 'AccessDeniedException', message: 'not you' });

    expect((await create()).Reason).toMatch(/^UpdateDomain failed: BadRequestException: no; and the tag cdk-customer-profiles:identity-resolution may be left over on arn:.*: not you/);
  });

  test('that was made by an older release with other words of the service is not sent again', async () => {
    stage.seedDomain('crm', {
      Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '4:30' }, AutoMerging: { Enabled: false } },
      RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['FirstName', 'LastName'] }], MaxAllowedRuleLevelForMatching: 2 },
      Tags: claim('created'),
    });

    await create({ ...MINE, RuleBasedMatching: RULES });

    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('that adopts keeps what the app does not speak of, and marks the domain last', async () => {
    stage.seedDomain('crm', {
      Matching: { ...FOREIGN, ExportingConfig: { S3Exporting: { S3BucketName: 'theirs' } } }, RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }] },
    });

    const answer = await create({ ...MINE, Existing: 'ADOPT' });

    expect(answer.Status).toBe('SUCCESS');
    expect(live()).toMatchObject({
      Matching: { ...FOREIGN, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' }, ExportingConfig: { S3Exporting: { S3BucketName: 'theirs' } } },
      RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }] },
      Tags: claim('adopted'),
    });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain', 'TagResource']);
  });

  test('with neither matching fails before any call', async () => {
    expect((await create({ DomainName: 'crm' })).Reason).toMatch(/^Matching is missing, and so is RuleBasedMatching; .*\[CP1414\]$/);
    expect(stage.takeCalls()).toEqual([]);
  });
});

describe('Update', () => {
  test('that changes nothing writes nothing', async () => {
    stage.seedDomain('crm');
    await create({ ...MINE, RuleBasedMatching: RULES });
    stage.takeCalls();

    expect(await update({ ...MINE, RuleBasedMatching: RULES }, { ...MINE, RuleBasedMatching: RULES })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('sends the block that differs only', async () => {
    stage.seedDomain('crm');
    await create({ ...MINE, RuleBasedMatching: RULES });
    stage.takeCalls();
    const Matching = { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'FRIDAY', Time: '04:30' } };

    await update({ ...MINE, Matching, RuleBasedMatching: RULES }, { ...MINE, RuleBasedMatching: RULES });

    expect(sent()).toEqual([{ DomainName: 'crm', Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'FRIDAY', Time: '04:30' } } }]);
  });

  test('without a block that was there switches it off', async () => {
    stage.seedDomain('crm');
    await create({ ...MINE, RuleBasedMatching: RULES });
    stage.takeCalls();

    await update({ DomainName: 'crm', RuleBasedMatching: RULES }, { ...MINE, RuleBasedMatching: RULES });

    expect(sent()).toEqual([{ DomainName: 'crm', Matching: { Enabled: false } }]);
    expect(live()?.RuleBasedMatching?.Enabled).toBe(true);
  });

  test('never switches off a block that the app never spoke of', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } }, RuleBasedMatching: { Enabled: true }, Tags: claim('created') });

    await update(MINE);

    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('of what was switched off behind our back switches it on again', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: false }, Tags: claim('created') });

    expect(await update(MINE)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claim('created') });
  });

  test('of a domain that was made anew behind our back switches it on there', async () => {
    stage.seedDomain('crm');

    expect(await update(MINE)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claim('created') });
  });

  test('of a domain that is gone fails', async () => {
    expect(await update(MINE)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID, Reason: expect.stringContaining('Domain crm does not exist') });
  });

  test('never overwrites a matching without a mark unless it is to adopt', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN });
    const before = live();

    const refused = await update(MINE);
    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID });
    expect(refused.Reason).toMatch(/exists already and was not made by this construct/);
    expect(live()).toEqual(before);

    expect((await update({ ...MINE, Existing: 'ADOPT' })).Status).toBe('SUCCESS');
    expect(live()?.Tags).toEqual(claim('adopted'));
  });

  test('of what another construct has taken over fails and leaves it alone', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN, Tags: claim('adopted', 'Other') });
    const before = live();

    expect((await update(MINE)).Reason).toMatch(/^identity resolution of domain "crm" belongs to another construct by now/);
    expect(live()).toEqual(before);
  });

  test('to another domain switches it on there under another id, and the Delete of the old id switches it off here', async () => {
    stage.seedDomain('crm');
    stage.seedDomain('sales');
    await create();

    const answer = await update({ ...MINE, DomainName: 'sales' });
    const gone = await remove();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales/identity-resolution' });
    expect(gone.Status).toBe('SUCCESS');
    expect(live()).toMatchObject({ Matching: { Enabled: false }, Tags: {} });
    expect(stage.service.store.domain('sales')).toMatchObject({ Matching: { Enabled: true }, Tags: claim('created') });
  });
});

describe('Delete', () => {
  test('switches off what the app had switched on and takes the mark off, and a second time does nothing', async () => {
    stage.seedDomain('crm', { Tags: DOMAIN_TAGS });
    await create({ ...MINE, RuleBasedMatching: RULES });
    stage.takeCalls();

    expect(await remove({ ...MINE, RuleBasedMatching: RULES })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: false }, Tags: DOMAIN_TAGS });
    expect(live()?.Tags).toEqual(DOMAIN_TAGS);
    expect(stage.takeCalls()).toEqual(['GetDomain', 'GetDomain', 'UpdateDomain', 'UntagResource']);

    expect((await remove({ ...MINE, RuleBasedMatching: RULES })).Status).toBe('SUCCESS');
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('leaves a block on that the app never spoke of', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true }, Tags: claim('created') });

    await remove();

    expect(live()).toMatchObject({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: true }, Tags: {} });
  });

  test('of an adopted one hands it back as it is', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN });
    await create({ ...MINE, Existing: 'ADOPT' });
    const before = live();
    stage.takeCalls();

    await remove({ ...MINE, Existing: 'ADOPT' });
    await remove({ ...MINE, Existing: 'ADOPT' });

    expect(live()).toEqual({ ...before, Tags: claim('released') });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'TagResource', 'GetDomain']);
  });

  test.each<[string, Record<string, string>]>([
    ['without a mark', {}],
    ['that was handed back', claim('released')],
    ['of another construct', claim('created', 'Other')],
  ])('leaves a matching %s alone', async (_, Tags) => {
    stage.seedDomain('crm', { Matching: FOREIGN, Tags });
    const before = live();

    expect((await remove()).Status).toBe('SUCCESS');
    expect(live()).toEqual(before);
  });

  test('of a domain that is gone, and of an id that is not ours, does nothing', async () => {
    stage.seedDomain('shop', { Matching: FOREIGN });

    expect((await remove()).Status).toBe('SUCCESS');
    expect((await stage.run(stage.event('Delete', parts({ id: 'shop-Matches-1A2B', properties: { ...MINE, DomainName: 'shop' } })))).Status).toBe('SUCCESS');
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });
});

test('the Delete of a renamed construct leaves to the new one what that has adopted', async () => {
  stage.seedDomain('crm');
  await create();

  expect((await create(MINE, 'Renamed')).Status).toBe('FAILED');
  expect((await create({ ...MINE, Existing: 'ADOPT' }, 'Renamed')).Status).toBe('SUCCESS');
  expect((await remove()).Status).toBe('SUCCESS');
  expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claim('adopted', 'Renamed') });
});

test('an id of ours reads back as the identity that it was made of, and that of a domain does not', () => {
  expect(identityResolution.parsePhysicalId(ID)).toEqual({ DomainName: 'crm' });
  expect(identityResolution.parsePhysicalId('domains/crm')).toBeUndefined();
});
