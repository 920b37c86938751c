import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CUSTOMER, ENV, findingsOf, logicalId, newStack, OBJECT_TYPE, profileArn, propertiesOf } from '../synthesis';
import { Domain, FlowDefinition, FlowSource, IntegrationWorkflow, IntegrationWorkflowOptions } from '../../../src';

const WORKFLOW = 'Custom::CustomerProfilesIntegrationWorkflow';
const flow = new FlowDefinition({
  flowName: 'history', source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'Contact' }), fields: [{ name: 'Id' }],
});
const HISTORY: IntegrationWorkflowOptions = { flow, objectTypeName: 'Contact' };

function fetching(options: Partial<IntegrationWorkflowOptions> = {}): { stack: Stack; domain: Domain; workflow: IntegrationWorkflow } {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: new kms.Key(stack, 'Key') });
  return { stack, domain, workflow: domain.addIntegrationWorkflow('History', { ...HISTORY, ...options }) };
}

describe('an integration workflow', () => {
  test('says what to fetch in the members of the API', () => {
    const role = iam.Role.fromRoleArn(new Stack(), 'Role', 'arn:aws:iam::123456789012:role/history');
    const { stack } = fetching({
      role,
      batches: [{ start: new Date('2024-01-01T00:00:00Z'), end: new Date('2024-03-01T00:00:00Z') }],
      completesWithin: Duration.minutes(10),
    });

    expect(propertiesOf(stack, WORKFLOW)).toMatchObject({
      DomainName: 'retail',
      WorkflowType: 'APPFLOW_INTEGRATION',
      ObjectTypeName: 'Contact',
      RoleArn: role.roleArn,
      CompletesWithin: 600,
      IntegrationConfig: {
        AppflowIntegration: {
          FlowDefinition: { FlowName: 'history', SourceFlowConfig: { ConnectorType: 'Salesforce' } },
          Batches: [{ StartTime: '2024-01-01T00:00:00.000Z', EndTime: '2024-03-01T00:00:00.000Z' }],
        },
      },
    });
    expect(findingsOf(stack.node.root as App)).toEqual([]);
  });

  test('has a role with the permissions that the guide gives, which only the service may assume for the domain', () => {
    const { stack, workflow } = fetching();
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{
          Action: 'sts:AssumeRole',
          Principal: { Service: 'profile.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': ENV.account }, ArnEquals: { 'aws:SourceArn': profileArn('domains/retail') } },
        }],
      },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Sid: 'CreateFlowResources', Condition: { 'ForAnyValue:StringEquals': { 'aws:RequestTag/awsOwningService': 'customer-profiles-integration-workflow' } } }),
          Match.objectLike({ Sid: 'KeyForAppFlow', Action: ['kms:CreateGrant', 'kms:ListGrants'], Condition: { StringEquals: { 'kms:ViaService': 'appflow.us-east-1.amazonaws.com' } } }),
        ]),
      },
    });
    expect(stack.resolve(propertiesOf(stack, WORKFLOW).RoleArn)).toEqual(stack.resolve(workflow.role.roleArn));
    template.hasResource(WORKFLOW, { DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DomainHistoryRoleDefaultPolicy')]) });
  });

  test('lets the function manage workflows, hand the role over and use the key', () => {
    const { stack } = fetching();

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'Workflows',
            Action: [
              'profile:CreateIntegrationWorkflow', 'profile:DeleteWorkflow', 'profile:GetWorkflow', 'profile:GetWorkflowSteps', 'profile:ListWorkflows', 'profile:TagResource',
            ],
            Resource: [profileArn('domains/retail'), profileArn('domains/retail/integrations/*')],
          }),
          Match.objectLike({ Sid: 'PassRole' }),
        ]),
      },
    });
  });

  test('waits for its object type, and tells how far it is', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: new kms.Key(stack, 'Key') });
    const objectType = domain.addObjectType('Customer', CUSTOMER);
    const workflow = new IntegrationWorkflow(stack, 'History', { domain, flow, objectType });
    const template = Template.fromStack(stack);
    const id = logicalId(template, WORKFLOW);

    template.hasResource(WORKFLOW, { Properties: { ObjectTypeName: 'Customer' }, DependsOn: Match.arrayWith([logicalId(template, OBJECT_TYPE)]), DeletionPolicy: 'Delete' });
    const { workflowId, workflowStatus, stepsCompleted, totalSteps, recordsProcessed } = workflow;
    expect(stack.resolve([workflowId, workflowStatus, stepsCompleted, totalSteps, recordsProcessed])).toEqual(
      ['WorkflowId', 'Status', 'StepsCompleted', 'TotalSteps', 'RecordsProcessed'].map((attribute) => ({ 'Fn::GetAtt': [id, attribute] })));
  });

  test('that exists is known by its id', () => {
    const stack = newStack();
    const domain = Domain.fromDomainName(stack, 'Domain', 'retail');

    expect(IntegrationWorkflow.fromIntegrationWorkflowAttributes(stack, 'History', { domain, workflowId: 'a1' })).toMatchObject({ workflowId: 'a1', domain });
  });
});

describe('what cannot work is an error', () => {
  test('a domain without a key', () => {
    expect(() => Domain.fromDomainName(newStack(), 'Domain', 'retail').addIntegrationWorkflow('History', HISTORY))
      .toThrow('[Shop/Domain/History] the flow "history" needs the customer managed key of its domain, and Shop/Domain has none that is known');
  });

  test('a wait that is longer than the function runs', () => {
    expect(() => fetching({ completesWithin: Duration.minutes(11) })).toThrow('completesWithin is 660 seconds; allowed: up to 600, because a deployment\'s function runs no longer');
  });

  test('an object type and its name', () => {
    const { domain } = fetching();

    expect(() => domain.addIntegrationWorkflow('Two', { ...HISTORY, objectType: domain.addObjectType('Customer', CUSTOMER) }))
      .toThrow('[Shop/Domain/Two] objectType and objectTypeName "Contact" are given; remove one of them');
  });

  test('a source without workflows, no object type and batches that overlap', () => {
    const { stack } = fetching({
      flow: new FlowDefinition({ flowName: 'history', source: FlowSource.zendesk({ connectorProfileName: 'desk', object: 'users' }), fields: [{ name: 'id' }] }),
      objectTypeName: undefined,
      batches: [{ start: new Date('2024-02-01T00:00:00Z'), end: new Date('2024-01-01T00:00:00Z') }],
    });

    expect(findingsOf(stack.node.root as App)).toEqual([
      expect.stringContaining('ObjectTypeName is missing [CP1001]'),
      expect.stringContaining('ConnectorType "Zendesk" has no integration workflows; allowed: Salesforce, Marketo, Servicenow; use an integration with a flow of its own [CP1522]'),
      expect.stringContaining('[CP1523]'),
    ]);
  });
});
