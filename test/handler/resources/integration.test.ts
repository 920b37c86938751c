import { integrationDifference } from '../../../src/handler/resources/integration';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { ARN_PREFIX, EventParts, mark, marked, notCreated, Stage } from '../stage';

const TYPE = RESOURCE_KINDS.integration.type;
const URI = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const ID = `domains/crm/integrations/${URI}`;
const ROLE = 'arn:aws:iam::000000000000:role/reader';
const MINE = { DomainName: 'crm', Uri: URI, ObjectTypeName: 'order' };
const stage = new Stage({ quotas: false });

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

type Members = { readonly [key: string]: unknown };
const integrations = stage.service.store.children('integration');
const live = (uri = URI) => integrations.get('crm', uri);
const seed = (members: Members = {}) => integrations.put('crm', { Uri: URI, ObjectTypeName: 'order', Scope: 'PROFILE', CreatedAt: 0, LastUpdatedAt: 0, ...members });
const run = async (requestType: 'Create' | 'Update' | 'Delete', parts: EventParts) => stage.run(stage.event(requestType, { type: TYPE, ...parts }));
const create = async (properties: Members = {}) => run('Create', { properties: { ...MINE, ...properties } });
const update = async (properties: Members = {}, old: Members = {}) => run('Update', { id: ID, properties: { ...MINE, ...properties }, old: { ...MINE, ...old } });
const remove = async (properties: Members = {}, id = ID) => run('Delete', { id, properties: { ...MINE, ...properties } });

const ALL = { EventTriggerNames: ['vip'], RoleArn: ROLE, Scope: 'DOMAIN' };

describe('an integration of a source that is there', () => {
  test('is made with all its members, its tags and the owner mark in one call', async () => {
    const answer = await create({ ...ALL, Tags: { team: 'crm' } });

    expect(answer).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: ID, Data: { DomainName: 'crm', Uri: URI, Arn: `${ARN_PREFIX}${ID}`, CreatedAt: expect.stringMatching(/^\d{4}-/) },
    });
    expect(live()).toMatchObject({ ObjectTypeName: 'order', ...ALL, Tags: { team: 'crm', ...marked('created') } });
    expect(stage.takeCalls()).toEqual(['GetIntegration', 'PutIntegration']);
  });

  test('is made with a map of event types', async () => {
    const ObjectTypeNames = { ShopifyCreateOrders: 'Shopify-Order' };
    await create({ ObjectTypeName: undefined, ObjectTypeNames });

    expect(live()).toMatchObject({ ObjectTypeNames });
  });

  test('that exists already is left alone, and deleting what was not made does nothing', async () => {
    seed({ ObjectTypeName: 'other' });
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toBe(`integration "${URI}" of domain "crm" exists already and was not made by this construct; to take it over set `
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `Integration.fromIntegrationAttributes`');
    expect(await remove({}, answer.PhysicalResourceId)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ ObjectTypeName: 'other' });
    expect(stage.service.calls.counts().writes).toBe(0);
  });

  test('is adopted with what the app does not speak of, and handed back', async () => {
    seed({ ObjectTypeName: 'other', ...ALL });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ ObjectTypeName: 'order', ...ALL, Tags: marked('adopted') });
    expect(await remove({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ Tags: marked('released') });
  });

  test('delivered twice is made once', async () => {
    const event = stage.event('Create', { type: TYPE, properties: MINE });
    await stage.run(event);
    stage.takeCalls();

    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['GetIntegration']);
  });

  test('without its domain fails with the service\'s reason', async () => {
    expect((await create({ DomainName: 'gone' })).Reason).toBe('PutIntegration failed: ResourceNotFoundException: Domain gone does not exist');
  });

  test('that breaks a rule once its tokens are known fails before any call', async () => {
    const answer = await create({ Uri: 'arn:aws:connect:us-east-1:000000000000:instance/1' });

    expect(answer.Reason).toBe('ObjectTypeName "order" is not the object type of contact records; allowed: CTR [CP1503]');
    expect(stage.takeCalls()).toEqual([]);
  });
});

describe('an update', () => {
  beforeEach(() => seed({ Tags: mark('created') }));

  test('that changes nothing writes nothing', async () => {
    seed({ ...ALL, Tags: { a: '1', ...mark('created') } });

    expect(await update({ ...ALL, Tags: { a: '1' } }, { ...ALL, Tags: { a: '1' } })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['GetIntegration']);
  });

  test.each<[string, Members]>([
    ['ObjectTypeName', { ObjectTypeName: 'invoice' }],
    ['ObjectTypeNames', { ObjectTypeName: undefined, ObjectTypeNames: { SegmentIdentify: 'Segment-Identify' } }],
    ['EventTriggerNames', { EventTriggerNames: ['vip'] }],
    ['RoleArn', { RoleArn: ROLE }],
    ['Scope', { Scope: 'DOMAIN' }],
  ])('sets %s, and sets it back when it is removed', async (_, members) => {
    const before = timeless(live());

    expect(await update(members)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject(timeless(members) as object);
    expect(await update({}, members)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(timeless(live())).toEqual(before);
    expect(stage.takeCalls()).toEqual(['GetIntegration', 'PutIntegration', 'GetIntegration', 'PutIntegration']);
  });

  test('changes tags by tagging first', async () => {
    seed({ Tags: { a: '1', b: '1', ...mark('created') } });
    await update({ Tags: { a: '2' } }, { Tags: { a: '1', b: '1' } });

    expect(live()?.Tags).toEqual({ a: '2', ...mark('created') });
    expect(stage.takeCalls()).toEqual(['GetIntegration', 'TagResource', 'UntagResource']);
  });

  test('makes what was deleted behind its back again', async () => {
    integrations.delete('crm', URI);

    expect(await update({ RoleArn: ROLE })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ RoleArn: ROLE, Tags: marked('created') });
  });

  test('of what belongs to another construct by now fails and leaves it alone', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect((await update({ RoleArn: ROLE })).Reason).toMatch(/belongs to another construct by now/);
    expect(live()?.RoleArn).toBeUndefined();
  });

  test('to another source makes that integration and leaves the old one for its Delete', async () => {
    const Uri = `${URI}2`;

    expect(await update({ Uri })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${ID}2`, Data: { Uri } });
    expect(live()).toBeDefined();
    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeUndefined();
    expect(live(Uri)).toBeDefined();
  });
});

describe('a Delete', () => {
  test('deletes what this construct made', async () => {
    seed({ Tags: mark('created') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toBeUndefined();
    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
  });

  test('leaves what another construct made', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeDefined();
  });

  test.each(['shop-Crm-1X2Y', 'domains/crm', 'domains/crm/object-types/order', 'domains/c m/integrations/x'])('of %s makes no call', async (id) => {
    expect(await remove({}, id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });

  test('whose domain is gone succeeds', async () => {
    stage.service.store.deleteDomain('crm');

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
  });
});

test('what an adopted integration has and the app never spoke of is kept', () => {
  const found = { DomainName: 'crm', Uri: URI, ObjectTypeName: 'order', ...ALL, Scope: 'DOMAIN' as const, CreatedAt: new Date(), LastUpdatedAt: new Date() };

  expect(integrationDifference({ DomainName: 'crm', Uri: URI }, found, { created: false })).toBeUndefined();
  expect(integrationDifference({ DomainName: 'crm', Uri: URI }, found, { created: false, former: { DomainName: 'crm', Uri: URI, RoleArn: ROLE } })?.put)
    .toEqual({ DomainName: 'crm', Uri: URI, ObjectTypeName: 'order', EventTriggerNames: ['vip'], Scope: 'DOMAIN' });
});

function timeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'LastUpdatedAt' ? undefined : member)));
}
