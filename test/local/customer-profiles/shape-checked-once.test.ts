import {
  CreateCalculatedAttributeDefinitionCommand, CreateDomainCommand, CreateEventStreamCommand, CreateIntegrationWorkflowCommand, PutIntegrationCommand,
  PutProfileObjectTypeCommand, UpdateCalculatedAttributeDefinitionCommand, UpdateDomainCommand,
} from '@aws-sdk/client-customer-profiles';
import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, startService } from './running-service';

/** How often the walker of shapes began with a request, by the name of its shape. */
const mockWalks = new Map<string, number>();

jest.mock('../../../src/model/api/limits.generated', () => {
  const actual = jest.requireActual<typeof import('../../../src/model/api/limits.generated')>('../../../src/model/api/limits.generated');
  const SHAPES = new Proxy(actual.SHAPES, {
    get(shapes, name: string) {
      if (Object.values<string>(actual.REQUESTS).includes(name)) {
        mockWalks.set(name, (mockWalks.get(name) ?? 0) + 1);
      }
      return shapes[name];
    },
  });
  return { ...actual, SHAPES };
});

const FLOW: FlowDefinition = {
  FlowName: 'history',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Salesforce', ConnectorProfileName: 'sales', SourceConnectorProperties: { Salesforce: { Object: 'Order' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'PROJECTION' } }],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const DOMAIN = { DomainName: 'retail' };
const ATTRIBUTE = { ...DOMAIN, CalculatedAttributeName: 'Orders' };

/** In the order in which a domain is filled: each needs what those before it have made. */
const COMMANDS = {
  CreateDomain: new CreateDomainCommand({ ...DOMAIN, DefaultExpirationDays: 1, Matching: { Enabled: true } }),
  UpdateDomain: new UpdateDomainCommand({ ...DOMAIN, DefaultExpirationDays: 2 }),
  PutProfileObjectType: new PutProfileObjectTypeCommand(CUSTOMER),
  PutIntegration: new PutIntegrationCommand({ ...DOMAIN, Uri: 'arn:aws:appflow:us-east-1:000000000000:flow/orders', ObjectTypeName: 'Customer' }),
  CreateIntegrationWorkflow: new CreateIntegrationWorkflowCommand({
    ...DOMAIN,
    WorkflowType: 'APPFLOW_INTEGRATION',
    ObjectTypeName: 'Customer',
    RoleArn: 'arn:aws:iam::000000000000:role/history',
    IntegrationConfig: { AppflowIntegration: { FlowDefinition: FLOW } },
  }),
  CreateEventStream: new CreateEventStreamCommand({
    ...DOMAIN, EventStreamName: 'changes', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/changes',
  }),
  CreateCalculatedAttributeDefinition: new CreateCalculatedAttributeDefinitionCommand({
    ...ATTRIBUTE,
    AttributeDetails: { Attributes: [{ Name: 'customerId' }], Expression: '{Customer.customerId}' },
    Statistic: 'COUNT',
  }),
  UpdateCalculatedAttributeDefinition: new UpdateCalculatedAttributeDefinitionCommand({ ...ATTRIBUTE, DisplayName: 'Orders of late' }),
};

test('the shape of a request is checked once, by the service and not again by the rules', async () => {
  const { client } = await startService();
  for (const [operation, command] of Object.entries(COMMANDS)) {
    mockWalks.clear();
    await client.send(command as CreateDomainCommand);
    expect([...mockWalks]).toEqual([[`${operation}Request`, 1]]);
  }
});
