import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import { parseMark } from '../../../src/handler/ownership/mark';
import { flowMark } from '../../../src/handler/resources/flow-mark';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { OWNER_TAG } from '../../../src/model/wire';
import { EventParts, mark, marked, markWith, notCreated, ofUpdate, Stage } from '../stage';

const TYPE = RESOURCE_KINDS.integration.type;
const URI = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const ID = `domains/crm/integrations/${URI}`;
const FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' }, TaskProperties: {} }],
  TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)', ScheduleStartTime: '2030-01-01T00:00:00.000Z' } } },
};
const OTHER = { ...FLOW, Description: 'another' };
const DRAFT = { DomainName: 'crm', FlowDefinition: FLOW, ObjectTypeName: 'order' };
const STARTED = { ...DRAFT, StartFlow: 'true' };

type Members = { readonly [key: string]: unknown };
const stage = new Stage({ quotas: false });
const integrations = stage.service.store.children('integration');
const live = () => integrations.get('crm', URI);
const seed = (FlowStatus?: string, Tags: { readonly [key: string]: string } = mark('created')) => integrations.put('crm', {
  Uri: URI,
  ObjectTypeName: 'order',
  Scope: 'PROFILE',
  FlowDefinition: FLOW,
  FlowStatus,
  CreatedAt: 0,
  LastUpdatedAt: 0,
  Tags: { ...Tags, ...flowMark(FLOW as unknown as FlowDefinition) },
});
const sets = () => parseMark(live()?.Tags?.[OWNER_TAG] ?? '')?.holdings[0]?.sets;
const BY_APP = markWith('created', { sets: 'F' });

const run = async (requestType: 'Create' | 'Update' | 'Delete', parts: EventParts) => stage.run(stage.event(requestType, { type: TYPE, ...parts }));
const create = async (properties: Members = STARTED, parts: EventParts = {}) => run('Create', { properties, ...parts });
const update = async (properties: Members, old: Members, parts: EventParts = {}) => run('Update', { id: ID, properties, old, ...parts });
const remove = async (properties: Members = STARTED, parts: EventParts = {}) => run('Delete', { id: ID, properties, ...parts });

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

describe('a flow that the app wants to run', () => {
  test('is started when it is made, and stopped before it is deleted', async () => {
    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ FlowStatus: 'Active', Tags: marked('created', 'Crm', [], { sets: 'F' }) });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'PutIntegration', 'StartFlow']);

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeUndefined();
    expect(stage.takeCalls()).toEqual(['GetIntegration', 'DescribeFlow', 'StopFlow', 'DeleteIntegration']);
  });

  test('is looked at, and not started again, where it runs', async () => {
    seed('Active', BY_APP);

    expect(await update(STARTED, STARTED)).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration', 'DescribeFlow']);
  });

  test('is started by the Update that asks for it, which is remembered first', async () => {
    seed();

    expect(await update(STARTED, DRAFT)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.FlowStatus).toBe('Active');
    expect(sets()).toBe('F');
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration', 'DescribeFlow', 'TagResource', 'StartFlow']);
  });

  test('is started again by the next Update where somebody has stopped it', async () => {
    seed('Suspended', BY_APP);

    await update({ ...STARTED, ObjectTypeName: 'invoice' }, STARTED);
    expect(live()).toMatchObject({ FlowStatus: 'Active', ObjectTypeName: 'invoice' });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration', 'DescribeFlow', 'PutIntegration', 'StartFlow']);
  });

  test('is stopped where the app no longer wants it to run', async () => {
    seed('Active', BY_APP);

    expect(await update(DRAFT, STARTED)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.FlowStatus).toBe('Suspended');
    expect(sets()).toBeUndefined();
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration', 'DescribeFlow', 'DescribeFlow', 'StopFlow', 'TagResource']);
  });

  test('is stopped, and the new one started, where its definition has changed', async () => {
    seed('Active', BY_APP);

    expect(await update({ ...STARTED, FlowDefinition: OTHER }, STARTED)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ FlowDefinition: OTHER, FlowStatus: 'Active' });
    expect(sets()).toBe('F');
    expect(stage.takeCalls()).toEqual([
      'ListIntegrations', 'GetIntegration', 'DescribeFlow', 'GetIntegration', 'DescribeFlow', 'StopFlow', 'DeleteIntegration', 'PutIntegration', 'StartFlow',
    ]);
  });

  test('and whose new one cannot be made is put back, and runs', async () => {
    seed('Active', BY_APP);
    stage.service.faults.add({ operation: 'PutIntegration', error: 'BadRequestException', message: 'no such object' });

    expect(await update({ ...STARTED, FlowDefinition: OTHER }, STARTED))
      .toMatchObject({ Status: 'FAILED', Reason: ofUpdate('PutIntegration failed: BadRequestException: no such object') });
    expect(live()).toMatchObject({ FlowDefinition: FLOW, FlowStatus: 'Active' });
  });

  test('and whose new one cannot be started runs again after the roll-back', async () => {
    seed('Active', BY_APP);
    const changed = { ...STARTED, FlowDefinition: OTHER };
    stage.service.faults.add({ operation: 'StartFlow', error: 'ConflictException', message: 'no such connection' });

    expect(await update(changed, STARTED)).toMatchObject({ Status: 'FAILED', Reason: ofUpdate('StartFlow failed: ConflictException: no such connection') });
    expect(await update(STARTED, changed)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ FlowDefinition: FLOW, FlowStatus: 'Active' });
  });

  test('takes the place of one that is run on demand, which AppFlow cannot stop', async () => {
    const onDemand = { ...DRAFT, FlowDefinition: { ...FLOW, TriggerConfig: { TriggerType: 'OnDemand' } } };
    await create(onDemand);

    expect(await update(STARTED, onDemand)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ FlowDefinition: FLOW, FlowStatus: 'Active' });
    expect(await update(onDemand, STARTED)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ FlowDefinition: onDemand.FlowDefinition });
  });

  test('is deleted where its integration is left without it', async () => {
    seed('Deleted', BY_APP);

    expect((await update(STARTED, DRAFT)).Reason).toBe(ofUpdate(`the flow ${URI} of the integration is not there any more, so it cannot be started; `
      + 'delete the integration by hand, and deploy again with a change of it, which makes both'));
    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeUndefined();
  });
});

describe('a flow that cannot be started', () => {
  test('is not left behind by the Create that made it', async () => {
    stage.service.faults.add({ operation: 'StartFlow', error: 'ServiceQuotaExceededException', message: 'too many', times: 2 });

    expect(await create()).toMatchObject({
      Status: 'FAILED', PhysicalResourceId: notCreated(), Reason: 'StartFlow failed: ServiceQuotaExceededException: too many',
    });
    expect(live()).toBeUndefined();
  });

  test.each([
    ['a lost answer', { afterCarryingOut: true }], ['a throttle', { error: 'ThrottlingException' as const, times: 3 }],
    ['an internal error', { error: 'InternalServerException' as const }],
    ['a right that is new', { error: 'AccessDeniedException' as const, times: 2 }],
  ])('is started after %s', async (_, fault) => {
    stage.service.faults.add({ operation: 'StartFlow', ...fault });

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.FlowStatus).toBe('Active');
  });

  test('is started by an Update whose right to it is new', async () => {
    seed();
    stage.service.faults.add({ operation: 'DescribeFlow', error: 'AccessDeniedException', times: 2 });

    expect(await update(STARTED, DRAFT)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.FlowStatus).toBe('Active');
  });

  test('is no reason to call the integration absent', async () => {
    seed();
    stage.service.faults.add({ operation: 'StartFlow', error: 'ResourceNotFoundException', message: 'no profile' });

    expect(await update(STARTED, DRAFT)).toMatchObject({ Status: 'FAILED', Reason: ofUpdate('StartFlow failed: ResourceNotFoundException: no profile') });
    expect(stage.service.calls.list('PutIntegration')).toEqual([]);
  });
});

describe('the roll-back of an Update that asked for the flow to run', () => {
  test('stops the flow that it has started', async () => {
    seed();
    const before = live()?.Tags;
    await update(STARTED, DRAFT);

    expect(await update(DRAFT, STARTED)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ FlowStatus: 'Suspended', Tags: { ...mark('created'), ...before } });
  });

  test('leaves a flow running that ran before', async () => {
    seed('Active');
    await update(STARTED, DRAFT);

    expect(sets()).toBeUndefined();
    expect(await update(DRAFT, STARTED)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.FlowStatus).toBe('Active');
    expect(stage.service.calls.list('StopFlow')).toEqual([]);
  });

  test('goes back to the flow before where that had another name, and leaves it running', async () => {
    seed('Active', BY_APP);
    const renamed = { ...STARTED, FlowDefinition: { ...FLOW, FlowName: 'tickets' } };
    const { PhysicalResourceId: id } = await update(renamed, STARTED);

    expect(integrations.get('crm', URI.replace('orders', 'tickets'))?.FlowStatus).toBe('Active');
    expect(await update(STARTED, renamed, { id })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(await remove(renamed, { id })).toMatchObject({ Status: 'SUCCESS' });
    expect(integrations.list('crm')).toEqual([expect.objectContaining({ Uri: URI, FlowStatus: 'Active' })]);
  });
});

describe('a flow that is somebody else\'s', () => {
  test('is taken over where it runs, and stopped when that owner no longer wants it', async () => {
    seed('Active', BY_APP);
    const adopting = { ...STARTED, Existing: 'ADOPT' };

    expect(await create(adopting, { logicalId: 'New' })).toMatchObject({ Status: 'SUCCESS' });
    expect(await update({ ...DRAFT, Existing: 'ADOPT' }, adopting, { logicalId: 'New' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.FlowStatus).toBe('Suspended');
  });

  test('is not started by a take-over, which a roll-back could not undo', async () => {
    seed();

    expect((await create({ ...STARTED, Existing: 'ADOPT' }, { logicalId: 'New' })).Reason).toContain('what is taken over must not change in the same deployment');
    expect(live()?.FlowStatus).toBeUndefined();
  });

  test('is started where nobody has it and it was made of the same definition', async () => {
    seed(undefined, mark('released', 'Old'));

    expect(await create({ ...STARTED, Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ FlowStatus: 'Active', Tags: marked('adopted', 'Crm', [], { sets: 'F' }) });
  });

  test('is not even looked at where its definition is not known', async () => {
    seed('Active');
    integrations.put('crm', { ...live()!, Tags: {} });

    expect(await create({ ...STARTED, Existing: 'ADOPT' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('of exactly this flow definition') as string });
    expect(stage.takeCalls()).not.toContain('DescribeFlow');
  });

  test('is left running by a Delete that hands the integration back', async () => {
    seed('Active', mark('adopted'));

    expect(await remove({ ...STARTED, Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.FlowStatus).toBe('Active');
  });
});

test('an app that does not ask for it has no calls to AppFlow', async () => {
  await create(DRAFT);
  await update({ ...DRAFT, ObjectTypeName: 'invoice' }, DRAFT);
  await update({ ...DRAFT, FlowDefinition: OTHER }, DRAFT);
  await remove(DRAFT);

  expect(stage.takeCalls().filter((operation) => operation.endsWith('Flow'))).toEqual([]);
});

test.each([
  ['the flow has the trigger OnDemand', { ...STARTED, FlowDefinition: { ...FLOW, TriggerConfig: { TriggerType: 'OnDemand' } } }],
  ['there is no FlowDefinition', { DomainName: 'crm', Uri: URI, ObjectTypeName: 'order', StartFlow: 'true' }],
])('is refused before the first call where %s', async (why, properties) => {
  expect((await create(properties)).Reason).toBe(`StartFlow is true, and ${why}; allowed: with a FlowDefinition whose trigger is Scheduled or Event; remove StartFlow`);
  expect(stage.takeCalls()).toEqual([]);
});
