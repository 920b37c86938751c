import {
  CreateDomainCommand, CreateIntegrationWorkflowCommand, DeleteIntegrationCommand, DeleteProfileObjectTypeCommand, DeleteWorkflowCommand,
  FlowDefinition, GetIntegrationCommand, GetWorkflowCommand, GetWorkflowStepsCommand, ListIntegrationsCommand, ListTagsForResourceCommand,
  ListWorkflowsCommand, PutIntegrationCommand, PutProfileObjectTypeCommand, TagResourceCommand, UntagResourceCommand,
} from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';

const FLOW_ARN = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const ORDERS = { DomainName: 'retail', Uri: FLOW_ARN, ObjectTypeName: 'Order' };
const FLOW: FlowDefinition = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'sales', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'PROJECTION' } }],
  TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)', ScheduleStartTime: new Date('2030-01-01T00:00:00Z') } } },
};

async function retail() {
  const running = await startService();
  await running.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  return running;
}

describe('integrations', () => {
  test('are put, got, listed and deleted', async () => {
    const { client } = await retail();
    const put = await client.send(new PutIntegrationCommand({ ...ORDERS, EventTriggerNames: ['vip'], Tags: { a: '1' } }));
    const { $metadata: _, ...got } = await client.send(new GetIntegrationCommand({ DomainName: 'retail', Uri: FLOW_ARN }));

    expect(got).toEqual({
      ...ORDERS, EventTriggerNames: ['vip'], Tags: { a: '1' }, Scope: 'PROFILE', IsUnstructured: false, CreatedAt: put.CreatedAt, LastUpdatedAt: put.LastUpdatedAt,
    });
    expect((await client.send(new ListIntegrationsCommand({ DomainName: 'retail' }))).Items).toEqual([got]);
    await client.send(new DeleteIntegrationCommand({ DomainName: 'retail', Uri: FLOW_ARN }));
    expect(await errorOf(client.send(new GetIntegrationCommand({ DomainName: 'retail', Uri: FLOW_ARN }))))
      .toBe(`ResourceNotFoundException: Integration ${FLOW_ARN} does not exist in domain retail`);
  });

  test('are overwritten by a put, their tags and time of creation excepted', async () => {
    const { client } = await retail();
    const { CreatedAt } = await client.send(new PutIntegrationCommand({ ...ORDERS, EventTriggerNames: ['vip'], Tags: { a: '1' } }));

    expect(await client.send(new PutIntegrationCommand({ ...ORDERS, Scope: 'DOMAIN', Tags: { b: '1' } }))).toMatchObject({ Scope: 'DOMAIN', Tags: { a: '1' }, CreatedAt });
    expect((await client.send(new GetIntegrationCommand({ DomainName: 'retail', Uri: FLOW_ARN }))).EventTriggerNames).toBeUndefined();
  });

  test('of a flow definition have the ARN of the flow, of which there is one', async () => {
    const { client, service } = await retail();
    const request = { DomainName: 'retail', ObjectTypeName: 'Order', FlowDefinition: FLOW };

    expect(await client.send(new PutIntegrationCommand(request))).toMatchObject({ Uri: FLOW_ARN });
    expect(service.store.children('integration').get('retail', FLOW_ARN)?.FlowDefinition).toMatchObject({
      TriggerConfig: { TriggerProperties: { Scheduled: { ScheduleStartTime: '2030-01-01T00:00:00.000Z' } } },
    });
    expect(await errorOf(client.send(new PutIntegrationCommand(request)))).toBe('BadRequestException: Flow orders already exists');
  });

  test('belong to one domain, and are limited in number', async () => {
    const { client } = await startService({ quotas: { integration: 1 } });
    await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
    await client.send(new CreateDomainCommand({ DomainName: 'other', DefaultExpirationDays: 1 }));
    await client.send(new PutIntegrationCommand(ORDERS));

    expect(await errorOf(client.send(new PutIntegrationCommand({ ...ORDERS, DomainName: 'other' })))).toMatch(/belongs to domain retail already/);
    expect(await errorOf(client.send(new PutIntegrationCommand({ ...ORDERS, Uri: 's3://orders' })))).toMatch(/has 1 integrations already, which is its quota/);
  });

  test('that break a rule are refused', async () => {
    const { client } = await retail();

    expect(await errorOf(client.send(new PutIntegrationCommand({ DomainName: 'retail', Uri: 'arn:aws:connect:us-east-1:000000000000:instance/1' }))))
      .toMatch(/^BadRequestException: 1 validation error detected: Value 'null' at 'ObjectTypeName' failed/);
  });

  test('are tagged by their ARN', async () => {
    const { client } = await retail();
    await client.send(new PutIntegrationCommand({ ...ORDERS, Tags: { a: '1' } }));
    const resourceArn = `arn:aws:profile:us-east-1:000000000000:domains/retail/integrations/${FLOW_ARN}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { b: '2' } }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));

    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ b: '2' });
  });

  test('are disabled with their object type, and enabled by the next put', async () => {
    const { client, service } = await retail();
    await client.send(new PutProfileObjectTypeCommand(CUSTOMER));
    const { ObjectTypeName } = CUSTOMER;
    await client.send(new PutIntegrationCommand({ ...ORDERS, ObjectTypeName }));
    await client.send(new PutIntegrationCommand({ DomainName: 'retail', Uri: 'events', ObjectTypeNames: { SegmentIdentify: String(ObjectTypeName) } }));
    await client.send(new DeleteProfileObjectTypeCommand({ DomainName: 'retail', ObjectTypeName }));

    expect(service.store.children('integration').list('retail').map(({ Disabled }) => Disabled)).toEqual([true, true]);
    await client.send(new PutIntegrationCommand({ ...ORDERS, ObjectTypeName }));
    expect(service.store.children('integration').get('retail', FLOW_ARN)?.Disabled).toBeUndefined();
  });

  test('are gone with their domain, and kept with the state', async () => {
    const { client, service } = await retail();
    await client.send(new PutIntegrationCommand({ DomainName: 'retail', ObjectTypeName: 'Order', FlowDefinition: FLOW }));
    const state = service.store.snapshot();
    service.store.clear();
    expect(service.store.children('integration').list('retail')).toEqual([]);
    service.store.restore(state);
    expect(service.store.snapshot()).toEqual(state);
    service.store.deleteDomain('retail');
    expect(service.store.children('integration').list('retail')).toEqual([]);
  });
});

describe('workflows', () => {
  const request = {
    DomainName: 'retail',
    WorkflowType: 'APPFLOW_INTEGRATION' as const,
    ObjectTypeName: 'Order',
    RoleArn: 'arn:aws:iam::000000000000:role/history',
    IntegrationConfig: {
      AppflowIntegration: {
        FlowDefinition: FLOW,
        Batches: [1, 2, 3].map((day) => ({ StartTime: new Date(Date.UTC(2024, 0, day)), EndTime: new Date(Date.UTC(2024, 0, day + 1)) })),
      },
    },
  };

  test('are created with steps and an integration, got, listed and deleted with it', async () => {
    const { client } = await retail();
    const { WorkflowId } = await client.send(new CreateIntegrationWorkflowCommand({ ...request, Tags: { a: '1' } }));

    expect(WorkflowId).toMatch(/^[0-9a-f]{32}$/);
    expect(await client.send(new GetWorkflowCommand({ DomainName: 'retail', WorkflowId }))).toMatchObject({
      WorkflowId,
      Status: 'COMPLETE',
      Attributes: { AppflowIntegration: { SourceConnectorType: 'Salesforce', ConnectorProfileName: 'sales', RoleArn: request.RoleArn } },
      Metrics: { AppflowIntegration: { StepsCompleted: 3, TotalSteps: 3 } },
    });
    const { Items, NextToken } = await client.send(new GetWorkflowStepsCommand({ DomainName: 'retail', WorkflowId, MaxResults: 2 }));
    expect(Items?.map((item) => item.AppflowIntegration?.FlowName)).toEqual(['orders-0', 'orders-1']);
    expect((await client.send(new GetWorkflowStepsCommand({ DomainName: 'retail', WorkflowId, NextToken }))).Items).toHaveLength(1);
    expect(await client.send(new GetIntegrationCommand({ DomainName: 'retail', Uri: FLOW_ARN }))).toMatchObject({ WorkflowId, Tags: { a: '1' } });
    expect((await client.send(new ListWorkflowsCommand({ DomainName: 'retail', Status: 'COMPLETE' }))).Items).toMatchObject([{ WorkflowId }]);
    expect((await client.send(new ListWorkflowsCommand({ DomainName: 'retail', QueryStartDate: new Date(Date.now() + 60_000) }))).Items).toEqual([]);

    await client.send(new DeleteWorkflowCommand({ DomainName: 'retail', WorkflowId }));
    expect(await errorOf(client.send(new GetWorkflowCommand({ DomainName: 'retail', WorkflowId })))).toMatch(/^ResourceNotFoundException: Workflow/);
    expect(await errorOf(client.send(new GetIntegrationCommand({ DomainName: 'retail', Uri: FLOW_ARN })))).toMatch(/^ResourceNotFoundException: Integration/);
  });

  test('whose flow exists are refused', async () => {
    const { client } = await retail();
    await client.send(new PutIntegrationCommand(ORDERS));

    expect(await errorOf(client.send(new CreateIntegrationWorkflowCommand(request)))).toBe('BadRequestException: Flow orders already exists');
  });
});
