import { mark, marked, Stage } from '../stage';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/000000000000/dead';
const MINE = { DomainName: 'crm', DefaultExpirationDays: '30' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');

describe('Delete', () => {
  const remove = async (properties: object = {}, id = 'domains/crm') => stage.run(stage.event('Delete', { id, properties: { ...MINE, ...properties } }));

  test.each([
    ['shop-Crm-1K2M3', 'that CloudFormation made up'],
    ['not-created/Crm', 'of a Create that failed, as the first release named it'],
    ['not-created/Crm/nonsense', 'of no event'],
    ['domains/crm/object-types/order', 'of another kind of resource'],
    [`domains/${'x'.repeat(65)}`, 'that no domain can have'],
  ])('of the id %s, %s, succeeds without a call', async (id) => {
    stage.seedDomain('crm');

    const answer = await remove({}, id);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });

  test('of an absent domain succeeds, after a few looks', async () => {
    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'GetDomain', 'GetDomain']);
  });

  test('of a domain that cannot be seen yet deletes it', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.service.faults.add({ operation: 'GetDomain', error: 'ResourceNotFoundException', times: 2 });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(live()).toBeUndefined();
  });

  test.each([
    ['marked as created', mark('created')],
    ['whose mark was removed by hand', {}],
  ])('of our domain, %s, deletes it', async (_, tags) => {
    stage.seedDomain('crm', { Tags: tags });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(live()).toBeUndefined();
    expect(stage.takeCalls()).toEqual(['GetDomain', 'DeleteDomain']);
  });

  const THEIRS = 'it belongs to another construct';
  const UNMARKED = 'it carries no owner mark, and may be somebody else\'s';

  test.each([
    ['of another construct', mark('created', 'Other'), {}, THEIRS],
    ['of the same construct of another stack', mark('created', 'Crm', 'arn:other'), {}, THEIRS],
    ['with a mark of a later release', { 'cdk-customer-profiles:owner': '9/created/me' }, {}, THEIRS],
    ['handed back before', mark('released', 'Other'), {}, 'it was handed back'],
    ['without a mark that may have been adopted', {}, { Existing: 'ADOPT' }, UNMARKED],
    ['without a mark, of which an unknown release says how it was come by', {}, { WireVersion: '9' }, UNMARKED],
    ['that the stack had kept and has added again', mark('kept'), {}, 'it was there before the deployment that added it again, and nothing has asked for its deletion since'],
  ])('of a domain %s succeeds, leaves it alone and says so', async (_, tags, properties, because) => {
    stage.seedDomain('crm', { Tags: tags });
    const before = live();

    expect(await remove(properties)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm', Reason: `domain "crm" is left: ${because}` });
    expect(JSON.parse(stage.log[0])).toMatchObject({ status: 'SUCCESS', action: 'left alone', left: `domain "crm" is left: ${because}` });
    expect(live()).toEqual(before);
  });

  test.each<[string, object]>([
    ['as long as the app says ADOPT', { Existing: 'ADOPT' }],
    ['where an unknown release says whether it was to be', { WireVersion: '9' }],
  ])('of an adopted domain hands it back %s, also when the event is delivered twice', async (_, properties) => {
    stage.seedDomain('crm', { Tags: { team: 'crm', ...mark('adopted') } });
    const event = stage.event('Delete', { id: 'domains/crm', properties: { ...MINE, ...properties } });

    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', Reason: 'domain "crm" was there before it was adopted, and is kept' });
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', Reason: 'domain "crm" is left: it was handed back' });
    expect(live()?.Tags).toEqual({ team: 'crm', ...marked('released') });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'TagResource', 'GetDomain']);
  });

  test('of an adopted domain that the app no longer says ADOPT of deletes it', async () => {
    stage.seedDomain('crm', { Tags: mark('adopted') });

    const answer = await remove();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(answer).not.toHaveProperty('Reason');
    expect(live()).toBeUndefined();
  });

  test('of an adopted domain that was kept and added again hands it back, whatever the app says', async () => {
    stage.seedDomain('crm', { Tags: mark('readopted') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', Reason: 'domain "crm" was there before it was adopted, and is kept' });
    expect(live()?.Tags).toEqual(marked('released'));
  });

  test('of a domain that holds profiles fails and names the ways out', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.service.store.setStats('crm', { ProfileCount: 12 });

    const answer = await remove({ AutoDeleteProfiles: 'false' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm' });
    expect(answer.Reason).toBe('domain "crm" holds 12 profiles and 0 objects, which deleting it would destroy; to keep it set `removalPolicy: RemovalPolicy.RETAIN`, '
      + 'to destroy them set `autoDeleteProfiles: true`, and deploy that before it is removed from the app');
    expect(live()).toBeDefined();
  });

  test('of a domain that holds objects that no profile has come of fails too', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.service.store.setStats('crm', { ObjectCount: 3 });

    expect((await remove()).Reason).toMatch(/^domain "crm" holds 0 profiles and 3 objects, which deleting it would destroy; /);
    expect(live()).toBeDefined();
  });

  test('of a domain that holds profiles deletes it where the app agreed to that', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.service.store.setStats('crm', { ProfileCount: 12 });

    expect(await remove({ AutoDeleteProfiles: 'true' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeUndefined();
  });

  test('that loses the race with another deletion succeeds', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.onCall = ({ operation }, phase) => {
      if (operation === 'DeleteDomain' && phase === 'before') {
        stage.service.store.deleteDomain('crm');
      }
    };

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
  });

  test('with properties of an unknown release goes by the id, and has agreed to nothing', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.service.store.setStats('crm', { ProfileCount: 1 });

    expect(await remove({ WireVersion: '9', AutoDeleteProfiles: 'true' })).toMatchObject({ Status: 'FAILED' });
    stage.service.store.setStats('crm', { ProfileCount: 0 });
    expect(await remove({ WireVersion: '9' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeUndefined();
  });
});

describe('replacement', () => {
  const rename = async (from: string, to: string) => stage.run(stage.event('Update', {
    id: `domains/${from}`, properties: { ...MINE, DomainName: to }, old: { ...MINE, DomainName: from },
  }));

  test('makes the new domain, answers its id and leaves the old one for the Delete that follows', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));

    expect(await rename('crm', 'sales')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales' });
    expect(live()).toBeDefined();

    await stage.run(stage.event('Delete', { id: 'domains/crm', properties: MINE }));
    expect(stage.service.store.listDomains().map(({ DomainName }) => DomainName)).toEqual(['sales']);
  });

  const gone = async (name: string) => stage.run(stage.event('Delete', { id: `domains/${name}`, properties: { ...MINE, DomainName: name } }));
  const names = () => stage.service.store.listDomains().map(({ DomainName }) => DomainName);

  test('that is rolled back goes back to the old domain, under its id', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));
    await rename('crm', 'sales');
    stage.takeCalls();

    expect(await rename('sales', 'crm')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'GetDomain', 'TagResource']);
    await gone('sales');
    expect(names()).toEqual(['crm']);
  });

  test('that is rolled back leaves the old domain as much ours as before', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));
    await rename('crm', 'sales');
    await rename('sales', 'crm');
    await gone('sales');

    expect(live()?.Tags).toEqual(marked('created'));
    expect(await gone('crm')).toMatchObject({ Status: 'SUCCESS' });
    expect(names()).toEqual([]);
  });

  test.each<[string, () => void, object]>([
    ['to a domain that is adopted', () => stage.seedDomain('sales', { DefaultExpirationDays: 30 }), { Existing: 'ADOPT' }],
    ['to a domain that the stack had kept', () => stage.seedDomain('sales', { DefaultExpirationDays: 30, Tags: mark('created') }), {}],
  ])('%s, that is rolled back, leaves the old domain as much ours as before, and the other one there', async (_, seed, members) => {
    seed();
    await stage.run(stage.event('Create', { properties: MINE }));
    const [old, renamed] = [MINE, { ...MINE, DomainName: 'sales', ...members }];

    expect(await stage.run(stage.event('Update', { id: 'domains/crm', properties: renamed, old }))).toMatchObject({ PhysicalResourceId: 'domains/sales' });
    expect(await stage.run(stage.event('Update', { id: 'domains/sales', properties: old, old: renamed }))).toMatchObject({ PhysicalResourceId: 'domains/crm' });
    await stage.run(stage.event('Delete', { id: 'domains/sales', properties: renamed }));

    expect(names().sort()).toEqual(['crm', 'sales']);
    expect(live()?.Tags).toEqual(marked('created'));
    await gone('crm');
    expect(names()).toEqual(['sales']);
  });

  test('of a replacement that went back to a domain that was there before, rolled back, leaves that domain', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));
    await rename('crm', 'sales');
    // the stack has kept the first one, and a later deployment goes back to it and fails
    await rename('sales', 'crm');
    expect(await rename('crm', 'sales')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales' });

    expect(await gone('crm')).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('it was there before') as string });
    expect(names().sort()).toEqual(['crm', 'sales']);
    expect(stage.service.store.domain('sales')?.Tags).toEqual(marked('created'));
  });

  test('whose name is taken fails with the old id and touches neither domain', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));
    stage.seedDomain('sales');
    const before = stage.service.store.snapshot();

    const answer = await rename('crm', 'sales');

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm' });
    expect(answer.Reason).toMatch(/^domain "sales" exists already and was not made by this construct/);
    expect(stage.service.store.snapshot()).toEqual(before);
  });

  test('that is rolled back does not clear from an adopted domain what only the new one had', async () => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, DeadLetterQueueUrl: QUEUE, Tags: mark('adopted') });

    await stage.run(stage.event('Update', {
      id: 'domains/sales', properties: { ...MINE, Existing: 'ADOPT' }, old: { ...MINE, DomainName: 'sales', DeadLetterQueueUrl: 'https://sqs/other' },
    }));

    expect(live()?.DeadLetterQueueUrl).toBe(QUEUE);
  });
});
