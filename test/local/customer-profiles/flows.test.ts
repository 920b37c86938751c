import { AppflowClient, DeleteFlowCommand, DescribeFlowCommand, StartFlowCommand, StopFlowCommand } from '@aws-sdk/client-appflow';
import {
  CreateDomainCommand, DeleteIntegrationCommand, FlowDefinition, GetIntegrationCommand, PutIntegrationCommand, TriggerType,
} from '@aws-sdk/client-customer-profiles';
import { errorOf, startService } from './running-service';
import type { LocalCustomerProfilesOptions } from '../../../src/local/customer-profiles';

const ARN = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const NAMED = { flowName: 'orders' };

const flow = (trigger: TriggerType): FlowDefinition => ({
  FlowName: 'orders',
  Description: 'all orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  ...trigger === 'Event' ? {
    // files send no events
    SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'crm', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
    Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'PROJECTION' } }],
  } : {
    SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: 'orders-bucket', BucketPrefix: 'new' } } },
    Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { S3: 'PROJECTION' }, TaskProperties: { DATA_TYPE: 'string' } }],
  },
  TriggerConfig: {
    TriggerType: trigger,
    ...trigger === 'Scheduled' && {
      TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)', DataPullMode: 'Incremental', ScheduleStartTime: new Date('2030-01-01T00:00:00Z') } },
    },
  },
});

async function orders(trigger: TriggerType, options: LocalCustomerProfilesOptions = {}) {
  const running = await startService(options);
  const { client, url } = running;
  const appFlow = new AppflowClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' }, maxAttempts: 1 });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  await client.send(new PutIntegrationCommand({ DomainName: 'retail', FlowDefinition: flow(trigger), ObjectTypeName: 'Order' }));
  return {
    ...running,
    appFlow,
    status: async () => (await appFlow.send(new DescribeFlowCommand(NAMED))).flowStatus,
    remove: async () => client.send(new DeleteIntegrationCommand({ DomainName: 'retail', Uri: ARN })),
  };
}

test('a flow is described as it was defined, and is a draft', async () => {
  const { appFlow } = await orders('Scheduled');
  const { $metadata: _, createdAt, lastUpdatedAt, ...described } = await appFlow.send(new DescribeFlowCommand(NAMED));

  expect(described).toEqual({
    flowArn: ARN,
    flowName: 'orders',
    description: 'all orders',
    kmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
    flowStatus: 'Draft',
    sourceFlowConfig: { connectorType: 'S3', sourceConnectorProperties: { S3: { bucketName: 'orders-bucket', bucketPrefix: 'new' } } },
    destinationFlowConfigList: [{
      connectorType: 'CustomerProfiles', destinationConnectorProperties: { CustomerProfiles: { domainName: 'retail', objectTypeName: 'Order' } },
    }],
    tasks: [{ taskType: 'Filter', sourceFields: ['Id'], connectorOperator: { S3: 'PROJECTION' }, taskProperties: { DATA_TYPE: 'string' } }],
    triggerConfig: {
      triggerType: 'Scheduled',
      triggerProperties: { Scheduled: { scheduleExpression: 'rate(1hours)', dataPullMode: 'Incremental', scheduleStartTime: new Date('2030-01-01T00:00:00Z') } },
    },
  });
  expect([createdAt, lastUpdatedAt]).toEqual([expect.any(Date), expect.any(Date)]);
});

test.each<TriggerType>(['Scheduled', 'Event'])('a flow with the trigger %s is started and stopped, and not deleted while it runs', async (trigger) => {
  const { appFlow, client, status, remove } = await orders(trigger);

  expect(await appFlow.send(new StartFlowCommand(NAMED))).toMatchObject({ flowArn: ARN, flowStatus: 'Active' });
  expect(await appFlow.send(new StartFlowCommand(NAMED))).toMatchObject({ flowStatus: 'Active' });
  expect(await errorOf(remove())).toBe('BadRequestException: Flow is in active state, please deactivate the flow: orders');
  expect(await errorOf(appFlow.send(new DeleteFlowCommand(NAMED))))
    .toBe('ConflictException: Conflict executing request: Flow is in active state, please set forceDelete to true or deactivate the flow: orders');
  expect(await appFlow.send(new StopFlowCommand(NAMED))).toMatchObject({ flowArn: ARN, flowStatus: 'Suspended' });
  expect(await status()).toBe('Suspended');
  expect(await errorOf(appFlow.send(new StopFlowCommand(NAMED))))
    .toBe('ConflictException: Conflict executing request: Flow is in suspended state: orders');
  expect(Object.keys(await client.send(new GetIntegrationCommand({ DomainName: 'retail', Uri: ARN })))).not.toContain('FlowStatus');
  await remove();
  expect(await errorOf(status())).toBe('ResourceNotFoundException: Flow with name: orders does not exist');
});

test('a flow that is run on demand is active, runs with each start, and cannot be stopped', async () => {
  const { appFlow, status, remove } = await orders('OnDemand');

  expect(await status()).toBe('Active');
  const start = async () => (await appFlow.send(new StartFlowCommand(NAMED))).executionId;
  const runs = [await start(), await start()];
  expect(new Set(runs).size).toBe(2);
  expect(await errorOf(appFlow.send(new StopFlowCommand(NAMED)))).toBe('UnsupportedOperationException: Flow orders is run on demand, and cannot be stopped');
  await remove();
});

test('a put of the integration leaves its flow as it is', async () => {
  const { appFlow, client, status } = await orders('Scheduled');
  await appFlow.send(new StartFlowCommand(NAMED));
  await client.send(new PutIntegrationCommand({ DomainName: 'retail', Uri: ARN, ObjectTypeName: 'Invoice' }));

  expect(await status()).toBe('Active');
});

test('a flow can be deleted behind the back of its integration', async () => {
  const { appFlow, status, remove } = await orders('Scheduled');
  await appFlow.send(new StartFlowCommand(NAMED));
  await appFlow.send(new DeleteFlowCommand({ ...NAMED, forceDelete: true }));

  expect(await errorOf(status())).toMatch(/^ResourceNotFoundException/);
  await remove();
});

test.each([
  ['x y', "ValidationException: 1 validation error detected: Value 'x y' at 'flowName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
    + '^[a-zA-Z0-9][\\w!@#.-]{1,255}$'],
  ['unknown', 'ResourceNotFoundException: Flow with name: unknown does not exist'],
])('a flow of the name %s is refused', async (flowName, error) => {
  const { appFlow } = await orders('Scheduled');
  expect(await errorOf(appFlow.send(new StartFlowCommand({ flowName })))).toBe(error);
});

test('a flow that was only named by the integration is not there: it is made elsewhere', async () => {
  const { appFlow, client } = await orders('Scheduled');
  await client.send(new PutIntegrationCommand({ DomainName: 'retail', Uri: `${ARN}2`, ObjectTypeName: 'Order' }));
  expect(await errorOf(appFlow.send(new DescribeFlowCommand({ flowName: 'orders2' })))).toMatch(/^ResourceNotFoundException/);
});

test('IAM decides on the flow, and faults meet its calls', async () => {
  const asked: unknown[] = [];
  const { appFlow, service } = await orders('Scheduled', {
    authorize: ({ action, resources }) => {
      asked.push([action, resources]);
      return { allowed: action !== 'appflow:StopFlow' };
    },
  });
  service.faults.add({ operation: 'StartFlow', error: 'ServiceQuotaExceededException', message: 'too many' });

  expect(await errorOf(appFlow.send(new StartFlowCommand(NAMED)))).toBe('ServiceQuotaExceededException: too many');
  await appFlow.send(new StartFlowCommand(NAMED));
  expect(await errorOf(appFlow.send(new StopFlowCommand(NAMED)))).toMatch(/^AccessDeniedException: .* is not authorized to perform: appflow:StopFlow/);
  expect(asked.slice(-2)).toEqual([['appflow:StartFlow', [ARN]], ['appflow:StopFlow', [ARN]]]);
});

test('the state of a flow is kept in the data file', async () => {
  const { appFlow, service } = await orders('Scheduled');
  await appFlow.send(new StartFlowCommand(NAMED));
  const restored = await startService();
  restored.service.store.restore(service.store.snapshot());

  expect(restored.service.store.children('integration').get('retail', ARN)?.FlowStatus).toBe('Active');
});
