import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { IDENTITY_RESOLUTION_TAG } from '../../../src/model/wire';
import { Before, EventParts, mark, MarkDetails, marked, Stage } from '../stage';

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

const DOMAIN_TAGS = { team: 'crm', ...mark('created', 'SomebodysDomain') };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
const parts = (more: EventParts): EventParts => ({ type: RESOURCE_KINDS['identity-resolution'].type, logicalId: 'Matches', ...more });
const create = async (properties: object = MINE, logicalId = 'Matches') => stage.run(stage.event('Create', parts({ logicalId, properties: { ...properties } })));
const remove = async (properties: object = MINE, logicalId = 'Matches') => stage.run(stage.event('Delete', parts({ logicalId, id: ID, properties: { ...properties } })));

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
    expect(stage.takeCalls()).toEqual(['GetDomain', 'GetDomain', 'GetDomain']);
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

    const event = stage.event('Delete', parts({ id: ID, properties: { ...MINE, Existing: 'ADOPT' } }));
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', Reason: 'identity resolution of domain "crm" was there before it was adopted, and is kept' });
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', Reason: 'identity resolution of domain "crm" is left: it was handed back' });

    expect(live()).toEqual({ ...before, Tags: claimed('released') });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'TagResource', 'GetDomain']);
  });

  test.each<[string, { [key: string]: string }, string]>([
    ['without a mark', {}, 'it carries no owner mark, and may be somebody else\'s'],
    ['that was handed back', claim('released'), 'it was handed back'],
    ['of another construct', claim('created', 'Other'), 'it belongs to another construct'],
    ['that was kept and added again', claim('kept'), 'it was there before the deployment that added it again, and nothing has asked for its deletion since'],
  ])('leaves a matching %s alone, and says so', async (_, Tags, because) => {
    stage.seedDomain('crm', { Matching: FOREIGN, Tags });
    const before = live();

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', Reason: `identity resolution of domain "crm" is left: ${because}` });
    expect(live()).toEqual(before);
  });

  test('of an adopted one that the app no longer says ADOPT of switches off what the app has spoken of', async () => {
    stage.seedDomain('crm', { Matching: FOREIGN, RuleBasedMatching: { Enabled: true }, Tags: { ...DOMAIN_TAGS, ...claim('adopted') } });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: true } });
    expect(live()?.Tags).toEqual(DOMAIN_TAGS);
  });

  test('of a domain that is gone, and of an id that is not ours, does nothing', async () => {
    stage.seedDomain('shop', { Matching: FOREIGN });

    expect((await remove()).Status).toBe('SUCCESS');
    expect((await stage.run(stage.event('Delete', parts({ id: 'shop-Matches-1A2B', properties: { ...MINE, DomainName: 'shop' } })))).Status).toBe('SUCCESS');
    expect(stage.takeCalls()).toEqual(['GetDomain', 'GetDomain', 'GetDomain']);
  });
});

test('the Delete of a renamed construct leaves to the new one what that has adopted', async () => {
  stage.seedDomain('crm');
  await create();

  expect((await create(MINE, 'Renamed')).Status).toBe('FAILED');
  expect((await create({ ...MINE, Existing: 'ADOPT' }, 'Renamed')).Status).toBe('SUCCESS');
  expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claimed('adopted', [{ claim: 'created', logicalId: 'Matches' }], {}, 'Renamed') });
  expect(await remove()).toMatchObject({ Status: 'SUCCESS', Reason: 'identity resolution of domain "crm" was taken over by another construct, whose it is now' });
  expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: claimed('created', [], {}, 'Renamed') });
});
