import { integrationDifference } from '../../../src/handler/resources/integration';
import { FLOW_TAG, ResourceType } from '../../../src/model/wire';
import { ARN_PREFIX, EventParts, mark, Stage, STACK_ID } from '../stage';

const TYPE = ResourceType.INTEGRATION;
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

type Members = Readonly<Record<string, unknown>>;
const { integrations } = stage.service.store;
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
    expect(live()).toMatchObject({ ObjectTypeName: 'order', ...ALL, Tags: { team: 'crm', ...mark('created') } });
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

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Crm' });
    expect(answer.Reason).toBe(`integration "${URI}" of domain "crm" exists already and was not made by this construct; to take it over set `
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `Integration.fromIntegrationAttributes`');
    expect(await remove({}, answer.PhysicalResourceId)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ ObjectTypeName: 'other' });
    expect(stage.takeCalls()).toEqual(['GetIntegration']);
  });

  test('is adopted with what the app does not speak of, and handed back', async () => {
    seed({ ObjectTypeName: 'other', ...ALL });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ ObjectTypeName: 'order', ...ALL, Tags: mark('adopted') });
    expect(await remove({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ Tags: mark('released') });
  });

  test('delivered twice is made once', async () => {
    await create();
    stage.takeCalls();

    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
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
    expect(live()).toMatchObject({ RoleArn: ROLE, Tags: mark('created') });
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

describe('an integration whose flow the service makes', () => {
  const FLOW = {
    FlowName: 'orders',
    KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
    SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
    Tasks: [
      { TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' }, TaskProperties: {} },
      { TaskType: 'Map', SourceFields: ['id'], DestinationField: 'id', ConnectorOperator: { Zendesk: 'NO_OP' }, TaskProperties: {} },
    ],
    TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)', ScheduleStartTime: '2030-01-01T00:00:00.000Z' } } },
  };
  const OTHER = { ...FLOW, TriggerConfig: { TriggerType: 'OnDemand' } };
  const WITH_FLOW = { Uri: undefined, FlowDefinition: FLOW };
  const made = { ...WITH_FLOW, Tags: { team: 'crm' } };

  test('has the Uri that the service answers', async () => {
    const answer = await create(made);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID, Data: { Uri: URI } });
    expect(live()).toMatchObject({
      FlowDefinition: FLOW, ObjectTypeName: 'order', Tags: { team: 'crm', ...mark('created'), [FLOW_TAG]: expect.stringMatching(/^1\/[0-9a-f]{32}\/[0-9a-f]{32}$/) },
    });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'PutIntegration']);
  });

  test('is found again by a Create that is delivered twice, wherever it is in the list', async () => {
    for (let index = 0; index < 120; index++) {
      seed({ Uri: `arn:aws:appflow:us-east-1:000000000000:flow/a${index}` });
    }
    await create(made);
    const count = integrations.list('crm').length;
    stage.takeCalls();

    expect(await create(made)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(integrations.list('crm')).toHaveLength(count);
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'ListIntegrations', 'GetIntegration']);
  });

  test('is found again when the answer of its making was lost', async () => {
    stage.service.faults.add({ operation: 'PutIntegration', afterCarryingOut: true });

    expect(await create(made)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(integrations.list('crm')).toHaveLength(1);
    expect(live()?.Tags).toMatchObject(mark('created'));
  });

  test('does not change where the definition has not', async () => {
    await create(made);
    stage.takeCalls();
    const again = await update(made, made);

    expect(again).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration']);
  });

  test('is put, not made anew, where something else has changed', async () => {
    await create(made);
    stage.takeCalls();
    await update({ ...made, ObjectTypeName: 'invoice' }, made);

    expect(live()).toMatchObject({ ObjectTypeName: 'invoice', FlowDefinition: FLOW });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration', 'PutIntegration']);
  });

  test('is made anew in place where the definition has changed, with its tags', async () => {
    await create(made);
    integrations.put('crm', { ...live()!, Tags: { ...live()!.Tags, 'cost': '1', 'aws:cloudformation': 'x' } });
    stage.takeCalls();
    const answer = await update({ ...made, FlowDefinition: OTHER, Tags: { team: 'web' } }, made);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.FlowDefinition).toEqual(OTHER);
    expect(live()?.Tags).toEqual({ team: 'web', cost: '1', ...mark('created'), [FLOW_TAG]: expect.anything() as string });
    expect(stage.takeCalls().slice(0, 4)).toEqual(['ListIntegrations', 'GetIntegration', 'DeleteIntegration', 'PutIntegration']);
  });

  test('that cannot be made anew is put back', async () => {
    await create(made);
    const before = timeless(live(), 'CreatedAt');
    stage.service.faults.add({ operation: 'PutIntegration', error: 'BadRequestException', message: 'no such object' });
    const answer = await update({ ...made, FlowDefinition: OTHER }, made);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID, Reason: 'PutIntegration failed: BadRequestException: no such object' });
    expect(timeless(live(), 'CreatedAt')).toEqual(before);
  });

  test('that cannot even be put back is made again by the rollback', async () => {
    await create(made);
    const before = live();
    stage.service.faults.add({ operation: 'PutIntegration', error: 'BadRequestException', times: 2 });

    expect((await update({ ...made, FlowDefinition: OTHER }, made)).Reason).toMatch(/and integration ".*" of domain "crm" as it was is gone, because putting it back failed/);
    expect(live()).toBeUndefined();
    expect(await update(made, { ...made, FlowDefinition: OTHER })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ FlowDefinition: FLOW, Tags: before?.Tags });
  });

  test('is made anew once where the answer of the making was lost', async () => {
    await create(made);
    stage.service.faults.add({ operation: 'PutIntegration', afterCarryingOut: true });

    expect(await update({ ...made, FlowDefinition: OTHER }, made)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.FlowDefinition).toEqual(OTHER);
  });

  test('of another name is another integration, and the rollback finds the old one', async () => {
    await create(made);
    const renamed = { ...made, FlowDefinition: { ...FLOW, FlowName: 'tickets' } };
    const answer = await update(renamed, made);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm/integrations/arn:aws:appflow:us-east-1:000000000000:flow/tickets' });
    expect(integrations.list('crm')).toHaveLength(2);
    const back = await run('Update', { id: answer.PhysicalResourceId, properties: { ...MINE, ...made }, old: { ...MINE, ...renamed } });
    expect(back).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(await remove(renamed, answer.PhysicalResourceId)).toMatchObject({ Status: 'SUCCESS' });
    expect(integrations.list('crm').map(({ Uri }) => Uri)).toEqual([URI]);
  });

  test('that another construct made of the same name is left alone', async () => {
    await create(made);
    const answer = await run('Create', { logicalId: 'Other', properties: { ...MINE, ...made } });

    expect(answer.Reason).toMatch(/^integration of flow "orders" of domain "crm" exists already and belongs to another construct/);
    expect(live()?.Tags).toMatchObject(mark('created'));
  });

  test('is adopted where it was made of the same definition', async () => {
    await create(made);

    expect(await run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, Existing: 'ADOPT' } })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.Tags).toMatchObject(mark('adopted', 'Other', STACK_ID));
  });

  test.each<[string, () => Promise<unknown>]>([
    ['of another definition', async () => run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, FlowDefinition: OTHER } })],
    ['of a definition that nobody knows', async () => seed()],
  ])('is not adopted where it was made %s', async (_, make) => {
    await make();
    const before = live();
    const answer = await create({ ...made, Existing: 'ADOPT' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Crm', Reason: expect.stringContaining('of exactly this flow definition') as string });
    expect(live()).toEqual(before);
  });

  test('that was adopted is not made anew, and says what to do', async () => {
    await create(made);
    await run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, Existing: 'ADOPT' } });
    const answer = await run('Update', { logicalId: 'Other', id: ID, properties: { ...MINE, ...made, FlowDefinition: OTHER, Existing: 'ADOPT' }, old: { ...MINE, ...made } });

    expect(answer.Reason).toBe('integration of flow "orders" of domain "crm" was not made by this construct of exactly this flow definition, and the service can neither show '
      + 'nor change the definition of a flow; keep the flow as it is with `IntegrationSource.flow`, or delete the integration and deploy again');
    expect(live()?.FlowDefinition).toEqual(FLOW);
  });

  test('is deleted by the id that it was given', async () => {
    await create(made);

    expect(await remove(made)).toMatchObject({ Status: 'SUCCESS' });
    expect(integrations.list('crm')).toEqual([]);
  });

  test('whose domain is not there fails with the service\'s reason', async () => {
    expect((await create({ ...made, DomainName: 'gone' })).Reason).toMatch(/Domain gone does not exist/);
  });
});

function timeless(value: unknown, ...more: string[]): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (['LastUpdatedAt', ...more].includes(key) ? undefined : member)));
}
