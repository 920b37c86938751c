import { mark, Stage } from '../stage';

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
    ['not-created/Crm', 'of a Create that failed'],
    ['domains/crm/object-types/order', 'of another kind of resource'],
    [`domains/${'x'.repeat(65)}`, 'that no domain can have'],
  ])('of the id %s, %s, succeeds without a call', async (id) => {
    stage.seedDomain('crm');

    const answer = await remove({}, id);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });

  test('of an absent domain succeeds', async () => {
    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
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

  test.each([
    ['of another construct', mark('created', 'Other'), {}],
    ['of the same construct of another stack', mark('created', 'Crm', 'arn:other'), {}],
    ['with a mark of a later release', { 'cdk-customer-profiles:owner': '2/created/me' }, {}],
    ['handed back before', mark('released', 'Other'), {}],
    ['without a mark that may have been adopted', {}, { Existing: 'ADOPT' }],
    ['without a mark, of which an unknown release says how it was come by', {}, { WireVersion: '9' }],
  ])('of a domain %s succeeds and leaves it alone', async (_, tags, properties) => {
    stage.seedDomain('crm', { Tags: tags });
    const before = live();

    expect(await remove(properties)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toEqual(before);
  });

  test('of an adopted domain hands it back, also when the event is delivered twice and the app no longer says ADOPT', async () => {
    stage.seedDomain('crm', { Tags: { team: 'crm', ...mark('adopted') } });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.Tags).toEqual({ team: 'crm', ...mark('released') });
  });

  test('of a domain that holds profiles fails and names the ways out', async () => {
    stage.seedDomain('crm', { Tags: mark('created') });
    stage.service.store.setStats('crm', { ProfileCount: 12 });

    const answer = await remove({ AutoDeleteProfiles: 'false' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm' });
    expect(answer.Reason).toBe('domain "crm" holds 12 profiles, which deleting it would destroy; to keep it set `removalPolicy: RemovalPolicy.RETAIN`, '
      + 'to destroy them set `autoDeleteProfiles: true`, and deploy that before it is removed from the app');
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

  test('that is rolled back goes back to the old domain, under its id', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));
    await rename('crm', 'sales');

    expect(await rename('sales', 'crm')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    await stage.run(stage.event('Delete', { id: 'domains/sales', properties: { ...MINE, DomainName: 'sales' } }));
    expect(stage.service.store.listDomains().map(({ DomainName }) => DomainName)).toEqual(['crm']);
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
