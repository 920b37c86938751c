import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { IDENTITY_RESOLUTION_TAG } from '../../../src/model/wire';
import { Before, EventParts, mark, MarkDetails, marked, markWith, notCreated, Stage } from '../stage';

const ID = 'domains/crm/identity-resolution';
const MATCHING = { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } };
const RULES = { Enabled: 'true', MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['LastName', 'FirstName'] }], MaxAllowedRuleLevelForMatching: '2' };
const MINE = { DomainName: 'crm', Matching: MATCHING };
const FOREIGN = { Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['Attributes.theirs', 'LastName']] } } };

/** The tag of an identity resolution as the first release has written it, beside those that a domain has anyway. */
function claim(what: 'created' | 'adopted' | 'kept' | 'released', logicalId = 'Matches'): { [key: string]: string } {
  return { [IDENTITY_RESOLUTION_TAG]: Object.values(mark(what, logicalId))[0] };
}

/** The same as this release writes it, which says which blocks the app has set. */
function claimed(what: 'created' | 'adopted' | 'kept' | 'released', former: readonly Before[] = [], details: MarkDetails = {}, logicalId = 'Matches'): { [key: string]: unknown } {
  return marked(what, logicalId, former, { key: IDENTITY_RESOLUTION_TAG, ...details });
}

/** One that knows already which blocks the app has set, so that nothing is new. */
function setting(sets: string, what: 'created' | 'adopted' = 'created'): { [key: string]: string } {
  return { [IDENTITY_RESOLUTION_TAG]: Object.values(markWith(what, { sets }, 'Matches'))[0] };
}

const DOMAIN_TAGS = { team: 'crm', ...mark('created', 'SomebodysDomain') };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
const parts = (more: EventParts): EventParts => ({ type: RESOURCE_KINDS['identity-resolution'].type, logicalId: 'Matches', ...more });
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
      Tags: { ...DOMAIN_TAGS, ...claimed('created', [], { sets: 'MR' }) },
    });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'TagResource', 'UpdateDomain']);
  });

  test('of what is in the app and off marks the domain, switches nothing on, and does so when it is to be on', async () => {
    stage.seedDomain('crm', { Tags: DOMAIN_TAGS });
    const off = { DomainName: 'crm', Matching: { ...MATCHING, Enabled: 'false' } };

    expect(await create(off)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Matching: { Enabled: false }, Tags: { ...DOMAIN_TAGS, ...claimed('created', [], { sets: 'M' }) } });
    expect(await update(MINE, off)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.Matching?.Enabled).toBe(true);
  });

  test('of what is in the app and off never switches off what is another\'s', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN });

    expect(await create({ DomainName: 'crm', Matching: { Enabled: 'false' } })).toMatchObject({ Status: 'FAILED' });
    expect(live()?.Matching).toEqual(FOREIGN);
  });

  test('on a domain that is not there fails and leaves nothing', async () => {
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated('Matches') });
    expect(answer.Reason).toContain('ResourceNotFoundException: Domain crm does not exist');
  });

  test.each(['Matching', 'RuleBasedMatching'])('where %s is on and nobody\'s fails, names the ways out and leaves it alone', async (block) => {
    stage.seedDomain('crm', { [block]: { Enabled: true }, Tags: DOMAIN_TAGS });
    const before = live();

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated('Matches') });
    expect(answer.Reason).toBe('identity resolution of domain "crm" exists already and was not made by this construct; to take it over set '
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `IdentityResolution.fromDomain`');
    expect(live()).toEqual(before);
    expect(stage.service.calls.counts().writes).toBe(0);
  });

  test('where it is another construct\'s fails and names the mark', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN, Tags: claim('created', 'Other') });

    expect((await create()).Reason).toMatch(/exists already and belongs to another construct \(owner mark created [0-9a-f]{32}\)/);
  });

  test('where another construct has left its mark and nothing else takes its place', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: false }, Tags: claim('created', 'Killed') });

    expect((await create()).Status).toBe('SUCCESS');
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claimed('created') });
  });

  test('a second time succeeds without a write', async () => {
    stage.seedDomain('crm');
    const event = stage.event('Create', parts({ properties: MINE }));
    await stage.run(event);
    stage.takeCalls();

    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('that the service refuses takes the mark off again, and the Delete that follows does nothing', async () => {
    stage.seedDomain('crm', { Tags: DOMAIN_TAGS });
    const before = live();
    stage.service.faults.add({ operation: 'UpdateDomain', error: 'BadRequestException', message: 'the bucket cannot be written to' });

    const refused = await create();
    const gone = await stage.run(stage.event('Delete', parts({ id: refused.PhysicalResourceId, properties: MINE })));

    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated('Matches'), Reason: 'UpdateDomain failed: BadRequestException: the bucket cannot be written to' });
    expect(gone.Status).toBe('SUCCESS');
    expect(live()).toEqual(before);
  });

  test('that the service refuses says so where the mark cannot be taken off', async () => {
    stage.seedDomain('crm');
    stage.service.faults.add({ operation: 'UpdateDomain', error: 'BadRequestException', message: 'no', times: 1_000_000 });
    stage.service.faults.add({ operation: 'UntagResource', error: 'AccessDeniedException', message: 'not you', times: 1_000_000 });

    expect((await create()).Reason).toBe('UpdateDomain failed: BadRequestException: no; and identity resolution of domain "crm" may be left over, because undoing failed: '
      + 'UntagResource failed: AccessDeniedException: not you');
  });

  test('that was kept, with other words of the service, is only marked as kept', async () => {
    stage.seedDomain('crm', {
      Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '4:30' }, AutoMerging: { Enabled: false } },
      RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['FirstName', 'LastName'] }], MaxAllowedRuleLevelForMatching: 2 },
      Tags: claim('created'),
    });

    await create({ ...MINE, RuleBasedMatching: RULES });

    expect(stage.takeCalls()).toEqual(['GetDomain', 'TagResource']);
    expect(live()?.Tags).toEqual(claimed('kept', [], { sets: 'MR' }));
  });

  test('that was kept, without a block that it had set, switches that off, and nothing that others have set', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } }, RuleBasedMatching: { Enabled: true }, Tags: setting('MR') });
    await create();
    expect(sent()).toEqual([{ DomainName: 'crm', RuleBasedMatching: { Enabled: false } }]);
    expect(live()?.Tags).toEqual(claimed('kept', [], { sets: 'M' }));

    stage.takeCalls();
    stage.service.store.putDomain({ ...live()!, RuleBasedMatching: { Enabled: true } });
    await create();
    expect(sent()).toEqual([]);
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
      Tags: claimed('adopted', [], { sets: 'M' }),
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
    stage.seedDomain('crm', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } }, RuleBasedMatching: { Enabled: true }, Tags: setting('M') });

    await update(MINE);

    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('of one that the first release has made tells the mark which blocks it sets where it changes something', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } }, Tags: claim('created') });

    await update(MINE);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
    await update({ ...MINE, RuleBasedMatching: RULES });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain', 'TagResource']);
    expect(live()?.Tags).toEqual(claimed('created', [], { sets: 'MR', by: null }));
  });

  test('of what was switched off behind our back switches it on again', async () => {
    stage.seedDomain('crm', { Matching: { Enabled: false }, Tags: claim('created') });

    expect(await update(MINE)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claimed('created') });
  });

  test('of a domain that was made anew behind our back switches it on there', async () => {
    stage.seedDomain('crm');

    expect(await update(MINE)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claimed('created') });
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
    expect(live()?.Tags).toEqual(claimed('adopted'));
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
    expect(stage.service.store.domain('sales')).toMatchObject({ Matching: { Enabled: true }, Tags: claimed('created') });
  });
});
