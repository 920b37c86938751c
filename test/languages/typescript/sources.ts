import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as appflow from 'aws-cdk-lib/aws-appflow';
import * as appintegrations from 'aws-cdk-lib/aws-appintegrations';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  DataPull, Domain, EventStream, ExistingResource, FlowArithmetic, FlowDefinition, FlowFilterOperator, FlowMask, FlowSource, FlowTask, FlowTaskType,
  FlowTrigger, FlowValidation, Integration, IntegrationScope, IntegrationSource, IntegrationWorkflow, InvalidRecord, ObjectTypeTemplate,
} from 'cdk-customer-profiles';

/** Integrations of every kind of source, flows of every kind, a workflow and the event stream. */
export function sources(stack: Stack): void {
  const domain = new Domain(stack, 'Domain', {
    domainName: 'amazon-connect-sources', encryptionKey: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
  });
  const contacts = domain.addObjectType('Contacts', { objectTypeName: 'Contacts', template: ObjectTypeTemplate.SALESFORCE_CONTACT });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('profile.amazonaws.com') });
  const files = new s3.Bucket(stack, 'Files', { removalPolicy: RemovalPolicy.DESTROY });

  // Flows that the service makes for the integration.
  const salesforce = new FlowDefinition({
    flowName: 'salesforce-contacts',
    description: 'Contacts of the sales people',
    source: FlowSource.salesforce({
      connectorProfileName: 'sales', object: 'Contact', lastChangedField: 'LastModifiedDate', dynamicFieldUpdate: false, includeDeletedRecords: true,
    }),
    fields: [
      { name: 'Id', validations: [FlowValidation.NOT_NULL, FlowValidation.of('VALIDATE_NON_ZERO')], onInvalid: InvalidRecord.END_RUN },
      { name: 'Email', destination: 'email', truncateTo: 100, validations: [FlowValidation.NOT_NULL], onInvalid: InvalidRecord.of('DropRecord') },
      { name: 'Card', mask: FlowMask.all() },
      { name: 'Phone', mask: FlowMask.first(4) },
      { name: 'Fax', mask: FlowMask.last(2) },
    ],
    filters: [
      { field: 'Type', operator: FlowFilterOperator.CONTAINS, values: ['customer'], dataType: 'string' },
      { field: 'Revenue', operator: FlowFilterOperator.BETWEEN, values: ['1', '1000'] },
      { field: 'Country', operator: FlowFilterOperator.of('EQUAL_TO'), values: ['AT', 'CH', 'DE'] },
    ],
    tasks: [
      FlowTask.arithmetic({ fields: ['Orders', 'Returns'], operation: FlowArithmetic.SUBTRACTION, destination: 'Kept', dataType: 'double' }),
      FlowTask.arithmetic({ fields: ['Orders', 'Price'], operation: FlowArithmetic.of('MULTIPLICATION'), destination: 'Spent' }),
      FlowTask.merge({ fields: ['FirstName', 'LastName'], format: '${FirstName} ${LastName}', destination: 'Name', dataType: 'string' }),
      FlowTask.of({
        type: FlowTaskType.TRUNCATE,
        sourceFields: ['Description'],
        operator: 'NO_OP',
        properties: { TRUNCATE_LENGTH: '200' },
        destination: 'Description',
      }),
      FlowTask.of({
        type: FlowTaskType.of('Mask'), sourceFields: ['Note'], operator: 'MASK_ALL', properties: { MASK_VALUE: '*' }, destination: 'Note',
      }),
    ],
    trigger: FlowTrigger.onSchedule({
      interval: Duration.hours(6),
      pull: DataPull.INCREMENTAL,
      start: new Date('2040-01-01T00:00:00Z'),
      end: new Date('2041-01-01T00:00:00Z'),
      firstRunFrom: new Date('2039-12-31T12:30:00Z'),
      timeZone: 'America/New_York',
      offset: Duration.minutes(15),
    }),
  });
  new Integration(stack, 'Salesforce', {
    domain,
    source: IntegrationSource.fromFlowDefinition(salesforce),
    objectType: contacts,
    startFlow: true,
    existing: ExistingResource.ADOPT,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  domain.addIntegration('Marketo', {
    source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
      flowName: 'marketo-leads',
      source: FlowSource.marketo({ connectorProfileName: 'marketing', object: 'leads' }),
      fields: [{ name: 'id' }],
      trigger: FlowTrigger.onSchedule({ interval: Duration.days(1), pull: DataPull.of('Complete') }),
    })),
    objectTypeName: 'Contacts',
  });
  domain.addIntegration('ServiceNow', {
    source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
      flowName: 'servicenow-users',
      source: FlowSource.serviceNow({ connectorProfileName: 'desk', object: 'sys_user' }),
      fields: [{ name: 'sys_id' }],
      trigger: FlowTrigger.onDemand(),
    })),
    objectType: contacts,
  });
  domain.addIntegration('Zendesk', {
    source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
      flowName: 'zendesk-users',
      source: FlowSource.zendesk({ connectorProfileName: 'support', object: 'users' }),
      fields: [{ name: 'id' }],
    })),
    objectType: contacts,
  });
  domain.addIntegration('Changes', {
    source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
      flowName: 'salesforce-changes',
      source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'ContactChangeEvent' }),
      fields: [{ name: 'Id' }],
      trigger: FlowTrigger.onEvent(),
    })),
    objectType: contacts,
  });
  domain.addIntegration('Files', {
    source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
      flowName: 'files', source: FlowSource.s3(files, 'contacts'), fields: [{ name: 'id' }],
    })),
    objectType: contacts,
  });

  // Sources that are there.
  const flow = appflow.CfnFlow.fromFlowName(stack, 'Flow', 'nightly');
  domain.addIntegration('Flow', { source: IntegrationSource.fromFlow(flow), objectType: contacts });
  domain.addIntegration('FlowByName', { source: IntegrationSource.fromFlowName('weekly'), objectType: contacts, role });
  domain.addIntegration('FlowByArn', {
    source: IntegrationSource.fromFlowArn('arn:aws:appflow:us-east-1:111122223333:flow/monthly'),
    objectType: contacts,
    dataScope: IntegrationScope.PROFILE,
  });
  const instance = new connect.CfnInstance(stack, 'Instance', {
    identityManagementType: 'CONNECT_MANAGED', instanceAlias: 'sources', attributes: { inboundCalls: true, outboundCalls: false },
  });
  domain.addIntegration('Instance', { source: IntegrationSource.fromConnectInstance(instance) });
  domain.addIntegration('InstanceByArn', {
    source: IntegrationSource.fromConnectInstanceArn('arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555'),
  });
  const shopify = new appintegrations.CfnEventIntegration(stack, 'ShopifyEvents', {
    name: 'shopify', eventBridgeBus: 'default', eventFilter: { source: 'aws.partner/shopify.com' },
  });
  domain.addIntegration('Shopify', {
    source: IntegrationSource.fromEventIntegration(shopify),
    objectTypesByEvent: { ShopifyCreateCustomers: 'ShopifyCustomer', ShopifyUpdateCustomers: 'ShopifyCustomer' },
  });
  domain.addIntegration('Segment', {
    source: IntegrationSource.fromEventIntegrationArn('arn:aws:app-integrations:us-east-1:111122223333:event-integration/segment'),
    objectTypesByEvent: { SegmentIdentify: 'SegmentCustomer' },
    eventTriggerNames: ['welcome'],
  });
  domain.addIntegration('Bucket', { source: IntegrationSource.fromBucket(files), objectType: contacts, dataScope: IntegrationScope.of('DOMAIN') });
  domain.addIntegration('Uri', { source: IntegrationSource.fromUri('https://example.com/contacts'), objectType: contacts });

  // History, in batches.
  new IntegrationWorkflow(stack, 'History', {
    domain,
    flow: new FlowDefinition({
      flowName: 'salesforce-history',
      source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'Contact' }),
      fields: [{ name: 'Id' }],
      trigger: FlowTrigger.onSchedule({ interval: Duration.days(1) }),
    }),
    objectType: contacts,
    batches: [
      { start: new Date('2025-01-01T00:00:00Z'), end: new Date('2025-07-01T00:00:00Z') },
      { start: new Date('2025-07-01T00:00:00Z'), end: new Date('2026-01-01T00:00:00.500Z') },
    ],
    completesWithin: Duration.minutes(5),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  domain.addIntegrationWorkflow('LeadHistory', {
    flow: new FlowDefinition({
      flowName: 'marketo-history',
      source: FlowSource.marketo({ connectorProfileName: 'marketing', object: 'leads' }),
      fields: [{ name: 'id' }],
      trigger: FlowTrigger.onSchedule({ interval: Duration.days(1) }),
    }),
    objectTypeName: 'Contacts',
    role,
  });

  new EventStream(stack, 'Stream', {
    domain,
    eventStreamName: 'changes',
    stream: new kinesis.Stream(stack, 'Kinesis', { removalPolicy: RemovalPolicy.DESTROY }),
    existing: ExistingResource.FAIL,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
