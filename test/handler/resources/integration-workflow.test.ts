import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { EventParts, notCreated, Stage } from '../stage';

const TYPE = RESOURCE_KINDS['integration-workflow'].type;
const FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'sales', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'PROJECTION' }, TaskProperties: {} }],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const BATCHES = [
  { StartTime: '2024-01-01T00:00:00.000Z', EndTime: '2024-03-01T00:00:00.000Z' },
  { StartTime: '2024-03-01T00:00:00.000Z', EndTime: '2024-05-01T00:00:00.000Z' },
];
const job = (flow: object = FLOW, Batches: object[] = BATCHES) => ({
  DomainName: 'crm',
  WorkflowType: 'APPFLOW_INTEGRATION',
  ObjectTypeName: 'order',
  RoleArn: 'arn:aws:iam::000000000000:role/history',
  IntegrationConfig: { AppflowIntegration: { FlowDefinition: flow, Batches } },
});
const OTHER = job(FLOW, BATCHES.slice(0, 1));
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

const integrations = stage.service.store.children('integration');
const workflows = stage.service.store.children('integration-workflow');
const run = async (requestType: 'Create' | 'Update' | 'Delete', parts: EventParts) => stage.run(stage.event(requestType, { type: TYPE, ...parts }));
const create = async (properties: object = {}) => run('Create', { properties: { ...job(), ...properties } });
const ids = () => workflows.list('crm').map(({ WorkflowId }) => WorkflowId);

/** What the service says of every workflow from now on. */
const become = (Status: string, ErrorDescription?: string) => {
  stage.onCall = ({ operation }, phase) => {
    if (operation === 'GetWorkflow' && phase === 'before') {
      workflows.list('crm').forEach((workflow) => workflows.put('crm', { ...workflow, Status, ErrorDescription }));
    }
  };
};

describe('Create', () => {
  test('starts the workflow and tells how far it is', async () => {
    const answer = await create({ Tags: { team: 'crm' } });
    const [WorkflowId] = ids();

    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: expect.stringMatching(new RegExp(`^domains/crm/workflows/${WorkflowId}/[0-9a-f]{32}$`)) as string,
      Data: { DomainName: 'crm', WorkflowId, Status: 'COMPLETE', StepsCompleted: '2', TotalSteps: '2', RecordsProcessed: '0' },
    });
    expect(workflows.get('crm', WorkflowId)?.Steps.map(({ BatchRecordsStartTime }) => BatchRecordsStartTime)).toEqual(BATCHES.map(({ StartTime }) => StartTime));
    expect(integrations.list('crm')).toMatchObject([{ WorkflowId, ObjectTypeName: 'order', Tags: { team: 'crm' } }]);
    expect(stage.takeCalls()).toEqual(['ListWorkflows', 'CreateIntegrationWorkflow', 'GetWorkflow']);
  });

  test('delivered twice starts one workflow', async () => {
    const event = stage.event('Create', { type: TYPE, properties: job() });
    const first = await stage.run(event);
    stage.takeCalls();

    expect((await stage.run(event)).PhysicalResourceId).toBe(first.PhysicalResourceId);
    expect(stage.takeCalls()).toEqual(['ListWorkflows', 'GetWorkflowSteps', 'GetWorkflow']);
  });

  test('of one that was kept finds it, and its id says so', async () => {
    const { PhysicalResourceId: id } = await create();
    stage.takeCalls();

    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${id}/kept` });
    expect(stage.takeCalls()).toEqual(['ListWorkflows', 'GetWorkflowSteps', 'GetWorkflow']);
    expect(ids()).toHaveLength(1);
  });

  test('whose answer is lost starts one workflow', async () => {
    stage.service.faults.add({ operation: 'CreateIntegrationWorkflow', afterCarryingOut: true });

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
    expect(ids()).toHaveLength(1);
  });

  test('by another construct starts another workflow', async () => {
    await create();

    expect(await run('Create', { logicalId: 'Other', properties: job() })).toMatchObject({ Status: 'SUCCESS' });
    expect(ids()).toHaveLength(2);
  });

  test('does not wait unless told to', async () => {
    become('IN_PROGRESS');

    expect(await create()).toMatchObject({ Status: 'SUCCESS', Data: { Status: 'IN_PROGRESS' } });
  });

  test('that waits succeeds when the workflow completes', async () => {
    let looks = 0;
    stage.onCall = ({ operation }, phase) => {
      if (operation === 'GetWorkflow' && phase === 'before') {
        const Status = ++looks < 3 ? 'IN_PROGRESS' : 'COMPLETE';
        workflows.list('crm').forEach((workflow) => workflows.put('crm', { ...workflow, Status }));
      }
    };

    expect(await create({ CompletesWithin: '5' })).toMatchObject({ Status: 'SUCCESS', Data: { Status: 'COMPLETE' } });
    expect(looks).toBe(4);
  });

  test('that waits fails with the service\'s reason when the workflow does, and deletes it', async () => {
    become('FAILED', 'no such object');
    const answer = await create({ CompletesWithin: '5' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toMatch(/^workflow [0-9a-f]{32} of domain "crm" is FAILED: no such object$/);
    expect(ids()).toEqual([]);
    expect(integrations.list('crm')).toEqual([]);
  });

  test('that waits in vain says how far the workflow was, and deletes it', async () => {
    become('IN_PROGRESS');

    expect((await create({ CompletesWithin: '0.1' })).Reason)
      .toMatch(/^workflow [0-9a-f]{32} of domain "crm" is still IN_PROGRESS after 0.1 seconds, 2 of 2 steps done; wait longer, or do not wait for it$/);
    expect(ids()).toEqual([]);
  });

  test('of a source that has no workflows fails before any call', async () => {
    const flow = { ...FLOW, SourceFlowConfig: { ...FLOW.SourceFlowConfig, ConnectorType: 'Zendesk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } }, Tasks: [] };

    expect((await create(job(flow))).Reason).toMatch(/\[CP1522\]/);
    expect(stage.takeCalls()).toEqual([]);
  });

  test('without its domain fails with the service\'s reason', async () => {
    expect((await create({ DomainName: 'gone' })).Reason).toBe('CreateIntegrationWorkflow failed: ResourceNotFoundException: Domain gone does not exist');
  });
});

describe('Update', () => {
  const update = async (id: string, properties: object) => run('Update', { id, properties: { ...properties }, old: job() });

  test('of tags or of the wait starts nothing', async () => {
    const { PhysicalResourceId: id } = await create();
    stage.takeCalls();

    expect((await update(id, { ...job(), Tags: { a: '1' }, CompletesWithin: '5' })).PhysicalResourceId).toBe(id);
    expect(stage.takeCalls()).toEqual(['GetWorkflow', 'GetWorkflow', 'GetWorkflow']);
  });

  test('of the definition starts another workflow, and the rollback finds the old one', async () => {
    const { PhysicalResourceId: id } = await create();
    const { PhysicalResourceId: other } = await update(id, OTHER);

    expect(other).not.toBe(id);
    expect(ids()).toHaveLength(2);
    expect((await update(other, job())).PhysicalResourceId).toBe(id);
    expect(await run('Delete', { id: other, properties: OTHER })).toMatchObject({ Status: 'SUCCESS' });
    expect(ids()).toEqual([id.split('/')[3]]);
  });

  test('of a workflow that is gone starts it again', async () => {
    const { PhysicalResourceId: id } = await create();
    workflows.list('crm').forEach(({ WorkflowId }) => workflows.delete('crm', WorkflowId));
    integrations.list('crm').forEach(({ Uri }) => integrations.delete('crm', Uri));
    const again = await update(id, { ...job(), Tags: { a: '1' } });

    expect(again).toMatchObject({ Status: 'SUCCESS' });
    expect(ids()).toEqual([again.PhysicalResourceId.split('/')[3]]);
  });

  test.each<[string, object, object, string]>([
    ['that goes on keeping it', { Kept: 'true' }, { Kept: 'true' }, '/kept'],
    ['whose deletion is asked for since', {}, { Kept: 'true' }, ''],
    ['whose deletion was asked for before', {}, {}, '/kept'],
  ])('of one that was kept, %s, writes nothing', async (_, properties, old, ending) => {
    const { PhysicalResourceId: id } = await create();
    stage.takeCalls();

    const answer = await run('Update', { id: `${id}/kept`, properties: { ...job(), ...properties }, old: { ...job(), ...old } });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${id}${ending}` });
    expect(stage.service.calls.counts().writes).toBe(0);
  });

  test('that fails keeps the id and the old workflow', async () => {
    const { PhysicalResourceId: id } = await create();
    stage.service.faults.add({ operation: 'CreateIntegrationWorkflow', error: 'BadRequestException' });

    expect(await update(id, OTHER)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    expect(ids()).toEqual([id.split('/')[3]]);
  });
});

describe('Delete', () => {
  test('deletes the workflow with its integration, and is content when it is gone', async () => {
    const { PhysicalResourceId: id } = await create();

    expect(await run('Delete', { id, properties: job() })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect([...ids(), ...integrations.list('crm')]).toEqual([]);
    expect(await run('Delete', { id, properties: job() })).toMatchObject({ Status: 'SUCCESS' });
  });

  test('of one that was kept leaves it, and says so', async () => {
    const { PhysicalResourceId: id } = await create();
    stage.takeCalls();

    expect(await run('Delete', { id: `${id}/kept`, properties: job() })).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: `${id}/kept`, Reason: `workflow ${ids()[0]} of domain "crm" is left: it was there before the deployment that added it again`,
    });
    expect(stage.takeCalls()).toEqual([]);
    expect(ids()).toHaveLength(1);
  });

  test.each(['not-created/Crm', 'shop-Crm-1K2M3', 'domains/crm'])('of the id %s makes no call', async (id) => {
    expect(await run('Delete', { id, properties: job() })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });
});
