import { App, CfnParameter, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CUSTOMER, ENV, findingsOf, logicalId, newStack, OBJECT_TYPE, profileArn, propertiesOf, warningsOf } from '../synthesis';
import {
  DataPull, Domain, ExistingResource, FlowDefinition, FlowDefinitionProps, FlowFilterOperator, FlowMask, FlowSource, FlowTrigger, FlowValidation,
  Integration, IntegrationOptions, IntegrationScope, IntegrationSource, InvalidRecord,
} from '../../../src';

const INTEGRATION = 'Custom::CustomerProfilesIntegration';
const FLOW_ARN = 'arn:aws:appflow:us-east-1:123456789012:flow/orders';
const INSTANCE_ARN = 'arn:aws:connect:us-east-1:123456789012:instance/1';

const FROM_FLOW: IntegrationOptions = { source: IntegrationSource.fromFlowArn(FLOW_ARN), objectTypeName: 'Order' };
const integrated = (options: Partial<IntegrationOptions> = {}, domainName = 'retail') => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName });
  return { stack, domain, integration: domain.addIntegration('Integration', { ...FROM_FLOW, ...options }) };
};

/** The statements of the function's policy, by their ids. */
function permissions(stack: Stack): { readonly [sid: string]: { readonly Action: unknown; readonly Resource: unknown } } {
  const [policy] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('CustomerProfilesPolicy'));
  const { Statement } = policy[1].Properties.PolicyDocument as { Statement: { Sid: string; Action: unknown; Resource: unknown }[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

describe('an integration', () => {
  test('of a flow needs the flow and an object type', () => {
    expect(propertiesOf(integrated().stack, INTEGRATION)).toEqual({
      ServiceToken: { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] }, ServiceTimeout: 1200, WireVersion: '1', DomainName: 'retail', Uri: FLOW_ARN, ObjectTypeName: 'Order',
    });
  });

  test('says everything it is told in the members of the API', () => {
    const { stack, domain } = integrated();
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/reader');
    const integration = new Integration(stack, 'All', {
      domain,
      source: IntegrationSource.fromUri('s3://orders'),
      objectTypeName: 'Order',
      eventTriggerNames: ['vip'],
      dataScope: IntegrationScope.DOMAIN,
      role,
      existing: ExistingResource.ADOPT,
    });
    Tags.of(integration).add('team', 'crm');

    Template.fromStack(stack).hasResourceProperties(INTEGRATION, {
      Uri: 's3://orders', ObjectTypeName: 'Order', EventTriggerNames: ['vip'], Scope: 'DOMAIN', RoleArn: role.roleArn, Existing: 'ADOPT', Tags: { team: 'crm' },
    });
  });

  test('is deleted with the app unless it is to be retained', () => {
    const { stack, domain } = integrated();
    domain.addIntegration('Kept', { source: IntegrationSource.fromUri('s3://kept'), objectTypeName: 'Order', removalPolicy: RemovalPolicy.RETAIN });

    Template.fromStack(stack).hasResource(INTEGRATION, { Properties: { Uri: FLOW_ARN }, DeletionPolicy: 'Delete' });
    Template.fromStack(stack).hasResource(INTEGRATION, { Properties: { Uri: 's3://kept' }, DeletionPolicy: 'Retain' });
  });

  test('waits for its domain and its object type, whose name it says', () => {
    const { stack, domain } = integrated();
    const objectType = domain.addObjectType('Customer', CUSTOMER);
    domain.addIntegration('Customers', { source: IntegrationSource.fromFlowName('customers'), objectType });
    const template = Template.fromStack(stack);

    template.hasResource(INTEGRATION, {
      Properties: {
        ObjectTypeName: 'Customer',
        Uri: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':appflow:us-east-1:123456789012:flow/customers']] },
      },
      DependsOn: Match.arrayWith([logicalId(template, OBJECT_TYPE), logicalId(template, 'Custom::CustomerProfilesDomain')]),
    });
  });

  test('has its Uri and ARN as attributes', () => {
    const { stack, integration } = integrated();
    const id = logicalId(Template.fromStack(stack), INTEGRATION);

    expect(stack.resolve([integration.uri, integration.integrationArn])).toEqual([{ 'Fn::GetAtt': [id, 'Uri'] }, { 'Fn::GetAtt': [id, 'Arn'] }]);
    expect(stack.resolve(integration.integrationRef)).toEqual({ domainName: stack.resolve(integration.domain.domainRef.domainName), uri: { 'Fn::GetAtt': [id, 'Uri'] } });
  });

  test('that exists is known by its domain and Uri', () => {
    const stack = newStack();
    const domain = Domain.fromDomainName(stack, 'Domain', 'retail');
    const integration = Integration.fromIntegrationAttributes(stack, 'Integration', { domain, uri: FLOW_ARN });

    expect(stack.resolve(integration.integrationArn)).toEqual(profileArn(`domains/retail/integrations/${FLOW_ARN}`));
    expect(integration.integrationRef).toEqual({ domainName: 'retail', uri: FLOW_ARN });
  });

  test('can be added to a domain that exists', () => {
    const stack = newStack();
    Domain.fromDomainName(stack, 'Domain', 'retail').addIntegration('Integration', FROM_FLOW);

    expect(propertiesOf(stack, INTEGRATION)).toMatchObject({ DomainName: 'retail', Uri: FLOW_ARN });
  });

  test('of a domain in another region is refused', () => {
    const domain = Domain.fromDomainArn(newStack(), 'Domain', 'arn:aws:profile:eu-west-1:123456789012:domains/retail');

    expect(() => domain.addIntegration('Integration', FROM_FLOW))
      .toThrow('[Shop/Domain/Integration] the domain Shop/Domain is in region eu-west-1, this stack in us-east-1; an integration is made in its domain\'s region');
  });

  test('with an object type and its name is refused', () => {
    const { domain } = integrated();
    const objectType = domain.addObjectType('Customer', CUSTOMER);

    expect(() => domain.addIntegration('Two', { ...FROM_FLOW, objectType }))
      .toThrow('[Shop/Domain/Two] objectType and objectTypeName "Order" are given; remove one of them');
  });
});

describe('a source', () => {
  test('that is a Connect instance sends contact records', () => {
    const { stack } = integrated({ source: IntegrationSource.fromConnectInstanceArn(INSTANCE_ARN), objectTypeName: undefined }, 'amazon-connect-retail');

    expect(propertiesOf(stack, INTEGRATION)).toMatchObject({ Uri: INSTANCE_ARN, ObjectTypeName: 'CTR' });
    expect(warningsOf(stack)).toEqual([]);
    expect(permissions(stack).ConnectInstances).toMatchObject({ Action: 'connect:DescribeInstance', Resource: INSTANCE_ARN });
    expect(permissions(stack).ConnectDirectories).toMatchObject({ Action: 'ds:DescribeDirectories', Resource: '*' });
  });

  test('that is a Connect instance of the app is named by its ARN', () => {
    const stack = newStack();
    const instance = new connect.CfnInstance(stack, 'Instance', {
      attributes: { inboundCalls: true, outboundCalls: false }, identityManagementType: 'CONNECT_MANAGED', instanceAlias: 'retail',
    });
    const domain = new Domain(stack, 'Domain', { domainName: 'amazon-connect-retail' });
    domain.addIntegration('Contacts', { source: IntegrationSource.fromConnectInstance(instance) });

    expect(propertiesOf(stack, INTEGRATION)).toMatchObject({ Uri: { Ref: 'Instance' }, ObjectTypeName: 'CTR' });
  });

  test('that is a Connect instance warns of a domain that the instance may not use', () => {
    const { stack } = integrated({ source: IntegrationSource.fromConnectInstanceArn(INSTANCE_ARN), objectTypeName: undefined });

    expect(warningsOf(stack)).toEqual([expect.stringContaining('DomainName "retail" does not begin with amazon-connect-')]);
  });

  test('that sends events maps their types', () => {
    const { stack } = integrated({
      source: IntegrationSource.fromEventIntegrationArn('arn:aws:app-integrations:us-east-1:123456789012:event-integration/shop'),
      objectTypeName: undefined,
      objectTypesByEvent: { ShopifyCreateCustomers: 'Shopify-Customer' },
    });

    expect(propertiesOf(stack, INTEGRATION)).toMatchObject({ ObjectTypeNames: { ShopifyCreateCustomers: 'Shopify-Customer' } });
    expect(permissions(stack).EventRules.Action).toEqual(
      ['events:DeleteRule', 'events:ListTargetsByRule', 'events:PutEvents', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets']);
    expect(permissions(stack).EventIntegrations.Action).toContain('app-integrations:GetEventIntegration');
  });

  test('that is a bucket is named by its URI', () => {
    const { stack } = integrated({ source: IntegrationSource.fromBucket(s3.Bucket.fromBucketName(newStack(), 'Bucket', 'orders')) });

    expect(propertiesOf(stack, INTEGRATION)).toMatchObject({ Uri: 's3://orders' });
  });

  test('may be used by one integration of the app', () => {
    const { stack, domain } = integrated();
    domain.addIntegration('Again', FROM_FLOW);
    new Domain(stack, 'Other', { domainName: 'other' }).addIntegration('Elsewhere', FROM_FLOW);

    expect(findingsOf(stack.node.root as App)).toEqual([
      expect.stringContaining('Uri is the source of Shop/Domain/Integration already; remove one of the two [CP1507]'),
      expect.stringContaining('Uri is the source of Shop/Domain/Integration already; remove one of the two [CP1507]'),
    ]);
  });

  test('of the same name may be used once in each region', () => {
    const app = new App();
    for (const region of ['us-east-1', 'eu-west-1']) {
      const stack = new Stack(app, region, { env: { ...ENV, region } });
      Domain.fromDomainName(stack, 'Domain', 'retail').addIntegration('Integration', { source: IntegrationSource.fromFlowName('orders'), objectTypeName: 'Order' });
    }

    expect(findingsOf(app)).toEqual([]);
  });

  test('that is known when it is deployed is left to the function', () => {
    const stack = newStack();
    const source = IntegrationSource.fromUri(new CfnParameter(stack, 'Uri').valueAsString);
    new Domain(stack, 'Domain', { domainName: 'retail' }).addIntegration('Integration', { source, objectTypeName: 'Order' });

    expect(findingsOf(stack.node.root as App)).toEqual([]);
  });
});

describe('the permissions of the function', () => {
  test('are for integrations of the domain, and no more where that will do', () => {
    const { stack } = integrated();

    expect(permissions(stack).Integrations).toMatchObject({
      Action: ['profile:DeleteIntegration', 'profile:GetIntegration', 'profile:PutIntegration', 'profile:TagResource', 'profile:UntagResource'],
      Resource: [profileArn('domains/retail'), profileArn('domains/retail/integrations/*')],
    });
    expect(Object.keys(permissions(stack)).sort()).toEqual(['Domains', 'Integrations', 'Logs', 'ServiceLinkedRole']);
  });

  test('grow by the roles that are handed over, and by nothing else', () => {
    const { stack, domain } = integrated();
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/reader');
    ['a', 'b'].forEach((name) => domain.addIntegration(name, { source: IntegrationSource.fromUri(name), objectTypeName: 'Order', role }));

    expect(permissions(stack).PassRole).toMatchObject({
      Action: 'iam:PassRole', Resource: role.roleArn, Condition: { StringEquals: { 'iam:PassedToService': 'profile.amazonaws.com' } },
    });
    expect(Object.keys(permissions(stack))).toHaveLength(5);
  });
});

describe('a flow that the service makes', () => {
  const FIELDS = [{ name: 'Id', validations: [FlowValidation.NOT_NULL] }, { name: 'Email' }];
  const CONTACTS: FlowDefinitionProps = {
    flowName: 'contacts', source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'Contact' }), fields: FIELDS,
  };
  const flowOf = (props: Partial<FlowDefinitionProps> = {}, options: Partial<IntegrationOptions> = {}) => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: new kms.Key(stack, 'Key') });
    const source = IntegrationSource.fromFlowDefinition(new FlowDefinition({ ...CONTACTS, ...props }));
    domain.addIntegration('Contacts', { source, objectTypeName: 'Contact', ...options });
    return { stack, domain, flow: () => propertiesOf(stack, INTEGRATION).FlowDefinition };
  };
  const key = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };

  test('has its tasks written: projection, validations and a map for each field', () => {
    expect(flowOf().flow()).toEqual({
      FlowName: 'contacts',
      KmsArn: key,
      SourceFlowConfig: { ConnectorProfileName: 'sales', ConnectorType: 'Salesforce', SourceConnectorProperties: { Salesforce: { Object: 'Contact' } } },
      Tasks: [
        { TaskType: 'Filter', SourceFields: ['Id', 'Email'], ConnectorOperator: { Salesforce: 'PROJECTION' }, TaskProperties: {} },
        { TaskType: 'Validate', SourceFields: ['Id'], ConnectorOperator: { Salesforce: 'VALIDATE_NON_NULL' }, TaskProperties: { VALIDATION_ACTION: 'DropRecord' } },
        { TaskType: 'Map', SourceFields: ['Id'], DestinationField: 'Id', ConnectorOperator: { Salesforce: 'NO_OP' }, TaskProperties: {} },
        { TaskType: 'Map', SourceFields: ['Email'], DestinationField: 'Email', ConnectorOperator: { Salesforce: 'NO_OP' }, TaskProperties: {} },
      ],
      TriggerConfig: { TriggerType: 'OnDemand' },
    });
  });

  test('filters, renames, truncates and masks', () => {
    const { flow } = flowOf({
      filters: [
        { field: 'Country', operator: FlowFilterOperator.EQUAL_TO, values: ['DE', 'FR'], dataType: 'string' },
        { field: 'Age', operator: FlowFilterOperator.BETWEEN, values: ['18', '99'] },
        { field: 'Name', operator: FlowFilterOperator.CONTAINS, values: ['a'] },
      ],
      fields: [
        { name: 'Phone', destination: 'phone', truncateTo: 20, mask: FlowMask.first(4), validations: [FlowValidation.NUMERIC], onInvalid: InvalidRecord.END_RUN },
        { name: 'Card', mask: FlowMask.all() },
        { name: 'Iban', mask: FlowMask.last(6) },
      ],
    });
    const task = (TaskType: string, field: string, operator: string, TaskProperties: object, DestinationField?: string) => ({
      TaskType, SourceFields: [field], ConnectorOperator: { Salesforce: operator }, TaskProperties, ...DestinationField ? { DestinationField } : {},
    });

    expect((flow() as { Tasks: unknown[] }).Tasks.slice(1)).toEqual([
      task('Filter', 'Country', 'EQUAL_TO', { DATA_TYPE: 'string', VALUES: 'DE,FR' }),
      task('Filter', 'Age', 'BETWEEN', { LOWER_BOUND: '18', UPPER_BOUND: '99' }),
      task('Filter', 'Name', 'CONTAINS', { VALUE: 'a' }),
      task('Validate', 'Phone', 'VALIDATE_NUMERIC', { VALIDATION_ACTION: 'TerminateFlow' }),
      task('Map', 'Phone', 'NO_OP', {}, 'phone'),
      task('Truncate', 'Phone', 'NO_OP', { TRUNCATE_LENGTH: '20' }, 'phone'),
      task('Mask', 'Phone', 'MASK_FIRST_N', { MASK_VALUE: '*', MASK_LENGTH: '4' }, 'phone'),
      task('Map', 'Card', 'NO_OP', {}, 'Card'),
      task('Mask', 'Card', 'MASK_ALL', { MASK_VALUE: '*' }, 'Card'),
      task('Map', 'Iban', 'NO_OP', {}, 'Iban'),
      task('Mask', 'Iban', 'MASK_LAST_N', { MASK_VALUE: '*', MASK_LENGTH: '6' }, 'Iban'),
    ]);
  });

  test.each([
    ['Marketo', 'Marketo', FlowSource.marketo({ connectorProfileName: 'p', object: 'leads' })],
    ['Servicenow', 'ServiceNow', FlowSource.serviceNow({ connectorProfileName: 'p', object: 'incident' })],
    ['Zendesk', 'Zendesk', FlowSource.zendesk({ connectorProfileName: 'p', object: 'tickets' })],
  ])('reads %s with the properties and operators of %s', (type, member, source) => {
    const { stack, flow } = flowOf({ source });

    const { Tasks } = flow() as { readonly Tasks: readonly { readonly ConnectorOperator: object }[] };

    expect(flow()).toMatchObject({ SourceFlowConfig: { ConnectorType: type, SourceConnectorProperties: { [member]: {} } } });
    expect(Tasks.flatMap((task) => Object.keys(task.ConnectorOperator))).toEqual(Array(4).fill(member));
    expect(findingsOf(stack.node.root as App)).toEqual([]);
  });

  test('reads Salesforce with all that it has', () => {
    const source = FlowSource.salesforce({ connectorProfileName: 'p', object: 'Contact', lastChangedField: 'SystemModstamp', dynamicFieldUpdate: true, includeDeletedRecords: false });

    expect(flowOf({ source, description: 'contacts of sales' }).flow()).toMatchObject({
      Description: 'contacts of sales',
      SourceFlowConfig: {
        IncrementalPullConfig: { DatetimeTypeFieldName: 'SystemModstamp' },
        SourceConnectorProperties: { Salesforce: { EnableDynamicFieldUpdate: true, IncludeDeletedRecords: false } },
      },
    });
  });

  test.each([
    [Duration.minutes(15), 'rate(15minutes)'], [Duration.minutes(90), 'rate(90minutes)'], [Duration.hours(1), 'rate(1hours)'], [Duration.days(2), 'rate(2days)'],
  ])('runs on schedule every %p', (interval, ScheduleExpression) => {
    expect(flowOf({ trigger: FlowTrigger.onSchedule({ interval }) }).flow()).toMatchObject({
      TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression } } },
    });
  });

  test('runs on schedule with all that a schedule has, or on an event', () => {
    const { stack, flow } = flowOf({
      trigger: FlowTrigger.onSchedule({
        interval: Duration.hours(1),
        pull: DataPull.INCREMENTAL,
        start: new Date('2030-01-01T00:00:00Z'),
        end: new Date('2031-01-01T00:00:00Z'),
        firstRunFrom: new Date('2029-01-01T00:00:00Z'),
        timeZone: 'Europe/Berlin',
        offset: Duration.minutes(5),
      }),
    });

    expect(flow()).toMatchObject({
      TriggerConfig: {
        TriggerProperties: {
          Scheduled: {
            DataPullMode: 'Incremental',
            ScheduleStartTime: '2030-01-01T00:00:00.000Z',
            ScheduleEndTime: '2031-01-01T00:00:00.000Z',
            FirstExecutionFrom: '2029-01-01T00:00:00.000Z',
            Timezone: 'Europe/Berlin',
            ScheduleOffset: 300,
          },
        },
      },
    });
    expect(findingsOf(stack.node.root as App)).toEqual([]);
    expect(flowOf({ trigger: FlowTrigger.onEvent() }).flow()).toMatchObject({ TriggerConfig: { TriggerType: 'Event' } });
  });

  test('reads a bucket that AppFlow is let into before, with its key', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: new kms.Key(stack, 'Key') });
    const bucket = new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.KMS });
    domain.addIntegration('Contacts', {
      source: IntegrationSource.fromFlowDefinition(new FlowDefinition({ ...CONTACTS, source: FlowSource.s3(bucket, 'daily/') })), objectTypeName: 'Contact',
    });
    const template = Template.fromStack(stack);
    const appFlow = { Principal: { Service: 'appflow.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': ENV.account } } };

    template.hasResourceProperties(INTEGRATION, { FlowDefinition: { SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketPrefix: 'daily/' } } } } });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ ...appFlow, Action: ['s3:GetBucketLocation', 's3:GetBucketPolicy', 's3:GetObject', 's3:ListBucket', 's3:PutObject'] })]),
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ ...appFlow, Action: 'kms:Decrypt' })]) } });
    template.hasResource(INTEGRATION, { DependsOn: Match.arrayWith([logicalId(template, 'AWS::S3::BucketPolicy')]) });
  });

  test('needs permissions on flows, connector profiles and the key', () => {
    const { stack } = flowOf();

    expect(permissions(stack).Flows).toMatchObject({
      Action: ['appflow:CreateFlow', 'appflow:DeleteFlow', 'appflow:UseConnectorProfile'],
    });
    expect(permissions(stack).IntegrationList).toMatchObject({ Action: 'profile:ListIntegrations', Resource: profileArn('domains/retail') });
    expect(permissions(stack).Keys.Resource).toEqual(key);
  });

  test('is started where that is asked for, with permissions on it alone', () => {
    const schedule = FlowTrigger.onSchedule({ interval: Duration.hours(1) });
    const started = flowOf({ trigger: schedule }, { startFlow: true });
    const draft = flowOf({ trigger: schedule });

    Template.fromStack(started.stack).hasResourceProperties(INTEGRATION, { StartFlow: true });
    expect(permissions(started.stack).StartFlows).toMatchObject({
      Action: ['appflow:DescribeFlow', 'appflow:StartFlow', 'appflow:StopFlow'],
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:appflow:${ENV.region}:${ENV.account}:flow/contacts`]] },
    });
    expect(findingsOf(started.stack.node.root as App)).toEqual([]);
    Template.fromStack(draft.stack).hasResourceProperties(INTEGRATION, { StartFlow: Match.absent() });
    expect(permissions(draft.stack).StartFlows).toBeUndefined();
  });

  test('that listens to events is started too, and one that is run on demand is not', () => {
    Template.fromStack(flowOf({ trigger: FlowTrigger.onEvent() }, { startFlow: true }).stack).hasResourceProperties(INTEGRATION, { StartFlow: true });
    for (const trigger of [undefined, FlowTrigger.onDemand()]) {
      expect(() => flowOf({ trigger }, { startFlow: true })).toThrow('[Shop/Domain/Contacts] startFlow is true, and the flow "contacts" is run on demand: each start would be a run; '
        + 'allowed: with FlowTrigger.onSchedule or FlowTrigger.onEvent');
    }
  });

  test('that is made elsewhere is not started here', () => {
    expect(() => integrated({ startFlow: true })).toThrow('startFlow is true, and the source is not a flow that the service creates; '
      + 'allowed: with IntegrationSource.fromFlowDefinition; start a flow that is made elsewhere there');
  });

  test('needs the key of its domain', () => {
    const { domain } = integrated();

    expect(() => domain.addIntegration('Contacts', { source: IntegrationSource.fromFlowDefinition(new FlowDefinition(CONTACTS)), objectTypeName: 'Contact' }))
      .toThrow('[Shop/Domain/Contacts] the flow "contacts" needs the customer managed key of its domain, and Shop/Domain has none that is known; '
        + 'give the domain an encryptionKey, or import it with Domain.fromDomainAttributes and its key');
  });

  test('of a name may be made once', () => {
    const { stack, domain } = flowOf();
    domain.addIntegration('Again', { source: IntegrationSource.fromFlowDefinition(new FlowDefinition(CONTACTS)), objectTypeName: 'Contact' });

    expect(findingsOf(stack.node.root as App)).toEqual([expect.stringContaining('FlowDefinition.FlowName is the source of Shop/Domain/Contacts already')]);
  });

  test('with an operator that its source does not have is refused', () => {
    const { stack } = flowOf({
      source: FlowSource.marketo({ connectorProfileName: 'p', object: 'leads' }), filters: [{ field: 'a', operator: FlowFilterOperator.EQUAL_TO, values: ['b'] }],
    });

    expect(findingsOf(stack.node.root as App)).toEqual([expect.stringContaining('FlowDefinition.Tasks[1].ConnectorOperator.Marketo "EQUAL_TO" is not a known value')]);
  });
});
