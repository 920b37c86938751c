import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import { flowMark } from '../../../src/handler/resources/flow-mark';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { FLOW_TAG } from '../../../src/model/wire';
import { EventParts, marked, notCreated, ofUpdate, Stage } from '../stage';

const TYPE = RESOURCE_KINDS.integration.type;
const URI = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const ID = `domains/crm/integrations/${URI}`;
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
      FlowDefinition: FLOW, ObjectTypeName: 'order', Tags: { team: 'crm', ...marked('created'), [FLOW_TAG]: expect.stringMatching(/^1\/[0-9a-f]{32}\/[0-9a-f]{32}$/) },
    });
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'PutIntegration']);
  });

  test('is found again by a Create that is delivered twice, wherever it is in the list', async () => {
    for (let index = 0; index < 120; index++) {
      seed({ Uri: `arn:aws:appflow:us-east-1:000000000000:flow/a${index}` });
    }
    const event = stage.event('Create', { type: TYPE, properties: { ...MINE, ...made } });
    await stage.run(event);
    const count = integrations.list('crm').length;
    stage.takeCalls();

    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(integrations.list('crm')).toHaveLength(count);
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'ListIntegrations', 'GetIntegration']);
  });

  test('is found again when the answer of its making was lost', async () => {
    stage.service.faults.add({ operation: 'PutIntegration', afterCarryingOut: true });

    expect(await create(made)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(integrations.list('crm')).toHaveLength(1);
    expect(live()?.Tags).toMatchObject(marked('created'));
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
    expect(live()?.Tags).toEqual({ team: 'web', cost: '1', ...marked('created'), ...flowMark(OTHER as FlowDefinition) });
    expect(stage.service.calls.list('PutIntegration').map(({ input }) => input?.Tags)).toEqual([live()?.Tags]);
    expect(stage.takeCalls()).toEqual(['ListIntegrations', 'GetIntegration', 'GetIntegration', 'DeleteIntegration', 'PutIntegration']);
  });

  test('that cannot be made anew is put back', async () => {
    await create(made);
    const before = timeless(live());
    stage.service.faults.add({ operation: 'PutIntegration', error: 'BadRequestException', message: 'no such object' });
    const answer = await update({ ...made, FlowDefinition: OTHER }, made);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID, Reason: ofUpdate('PutIntegration failed: BadRequestException: no such object') });
    expect(timeless(live())).toEqual(before);
  });

  test('that cannot even be put back is made again by the rollback', async () => {
    await create(made);
    stage.service.faults.add({ operation: 'PutIntegration', error: 'BadRequestException', times: 2 });

    expect((await update({ ...made, FlowDefinition: OTHER }, made)).Reason).toMatch(/and integration ".*" of domain "crm" as it was is gone, because putting it back failed/);
    expect(live()).toBeUndefined();
    expect(await update(made, { ...made, FlowDefinition: OTHER })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ FlowDefinition: FLOW, Tags: { team: 'crm', ...marked('created'), ...flowMark(FLOW as unknown as FlowDefinition) } });
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
    expect(live()?.Tags).toMatchObject(marked('created'));
  });

  test('is adopted where it was made of the same definition', async () => {
    await create(made);

    expect(await run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, Existing: 'ADOPT' } })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.Tags).toMatchObject(marked('adopted', 'Other', [{ claim: 'created' }]));
  });

  test.each<[string, () => Promise<unknown>]>([
    ['of another definition', async () => run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, FlowDefinition: OTHER } })],
    ['of a definition that nobody knows', async () => seed()],
  ])('is not adopted where it was made %s', async (_, make) => {
    await make();
    const before = live();
    const answer = await create({ ...made, Existing: 'ADOPT' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated(), Reason: expect.stringContaining('of exactly this flow definition') as string });
    expect(live()).toEqual(before);
  });

  test('that was adopted is made anew of another definition, because its own is known, and stays adopted', async () => {
    await create(made);
    await run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, Existing: 'ADOPT' } });
    const answer = await run('Update', { logicalId: 'Other', id: ID, properties: { ...MINE, ...made, FlowDefinition: OTHER, Existing: 'ADOPT' }, old: { ...MINE, ...made } });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ FlowDefinition: OTHER, Tags: marked('adopted', 'Other', [{ claim: 'created' }]) });
  });

  test('that was adopted and whose definition nobody knows is not made anew, and says what to do', async () => {
    await create(made);
    await run('Create', { logicalId: 'Other', properties: { ...MINE, ...made, Existing: 'ADOPT' } });
    const third = { ...FLOW, Description: 'a third one' };
    const answer = await run('Update', {
      logicalId: 'Other', id: ID, properties: { ...MINE, ...made, FlowDefinition: OTHER, Existing: 'ADOPT' }, old: { ...MINE, ...made, FlowDefinition: third },
    });

    expect(answer.Reason).toBe(ofUpdate('integration of flow "orders" of domain "crm" was not made by this construct of exactly this flow definition, or was kept and is added again with another, '
      + 'and the service can neither show nor change the definition of a flow; keep the flow as it is with `IntegrationSource.fromFlow`, or delete the integration and deploy again', 'Other'));
    expect(live()?.FlowDefinition).toEqual(FLOW);
  });

  test('that was kept is added again where its definition is the same, and refused where it is not', async () => {
    await create(made);
    const state = live();

    expect((await create({ ...made, FlowDefinition: OTHER })).Reason).toContain('or was kept and is added again with another');
    expect(live()).toEqual(state);
    expect(await create(made)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ FlowDefinition: FLOW, Tags: marked('kept') });
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

function timeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (['LastUpdatedAt', 'CreatedAt'].includes(key) ? undefined : member)));
}
