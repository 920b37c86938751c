import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { OverflowPolicies } from './overflow-policies';

/** What the function does with a domain: read before every write, make, change, delete, and mark as its own by a tag. */
const DOMAIN_ACTIONS = [
  'profile:CreateDomain', 'profile:DeleteDomain', 'profile:GetDomain', 'profile:TagResource', 'profile:UntagResource', 'profile:UpdateDomain',
];

/** The same for object types; the service has one call for making and changing. */
const OBJECT_TYPE_ACTIONS = [
  'profile:DeleteProfileObjectType', 'profile:GetProfileObjectType', 'profile:PutProfileObjectType', 'profile:TagResource', 'profile:UntagResource',
];

/** The same for the identity resolution of a domain that is made elsewhere: it is a part of the domain, and its owner mark a tag on it. */
const IDENTITY_RESOLUTION_ACTIONS = ['profile:GetDomain', 'profile:TagResource', 'profile:UntagResource', 'profile:UpdateDomain'];

/** The same for integrations. */
const INTEGRATION_ACTIONS = [
  'profile:DeleteIntegration', 'profile:GetIntegration', 'profile:PutIntegration', 'profile:TagResource', 'profile:UntagResource',
];

/** What the function does with integration workflows, which can be tagged only when they are made. */
const WORKFLOW_ACTIONS = [
  'profile:CreateIntegrationWorkflow', 'profile:DeleteWorkflow', 'profile:GetWorkflow', 'profile:GetWorkflowSteps', 'profile:ListWorkflows', 'profile:TagResource',
];

/** What the service does as its caller with an event integration (permissions that AWS lists for PutIntegration and DeleteIntegration). */
const EVENT_INTEGRATION_ACTIONS = [
  'app-integrations:CreateEventIntegrationAssociation', 'app-integrations:DeleteEventIntegrationAssociation', 'app-integrations:GetEventIntegration',
  'app-integrations:ListEventIntegrationAssociations',
];
const EVENT_RULE_ACTIONS = [
  'events:DeleteRule', 'events:ListTargetsByRule', 'events:PutEvents', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets',
];

/** The same for the event stream of a domain, which is found by listing them. */
const EVENT_STREAM_ACTIONS = [
  'profile:CreateEventStream', 'profile:DeleteEventStream', 'profile:GetEventStream', 'profile:ListEventStreams', 'profile:TagResource', 'profile:UntagResource',
];

/** What the service does as its caller: it looks at the stream, and lets its own role for the domain write to it (Service Authorization Reference, Customer Profiles). */
const DESTINATION_ACTIONS = ['kinesis:DescribeStreamSummary'];
const SERVICE_ROLE_ACTIONS = ['iam:DeleteRolePolicy', 'iam:PutRolePolicy'];

/** The same for calculated attributes. */
const CALCULATED_ATTRIBUTE_ACTIONS = [
  'profile:CreateCalculatedAttributeDefinition', 'profile:DeleteCalculatedAttributeDefinition', 'profile:GetCalculatedAttributeDefinition',
  'profile:TagResource', 'profile:UntagResource', 'profile:UpdateCalculatedAttributeDefinition',
];

/** What the service asks of a caller on a domain with a customer's key (Administrator Guide, "Enable Customer Profiles"). */
const KEY_ACTIONS = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];

/**
 * The statements of the function's policy: one for each set of actions, which grows by ARNs of domains and keys only,
 * so that the policy stays the same size with any number of object types. What it cannot hold overflows into managed policies.
 */
export class ProviderPermissions {
  private readonly statements = new Map<string, { readonly statement: iam.PolicyStatement; readonly resources: Set<string> }>();

  constructor(private readonly policy: iam.Policy, private readonly overflow: OverflowPolicies) {}

  public allowDomain(domainArn: string): void {
    this.allow('Domains', DOMAIN_ACTIONS, [domainArn]);
    // The first domain of an account needs the service's role (IAM, "Using service-linked roles for Customer Profiles").
    this.allow('ServiceLinkedRole', ['iam:CreateServiceLinkedRole'], [
      `arn:${Stack.of(this.policy).partition}:iam::${Stack.of(this.policy).account}:role/aws-service-role/profile.amazonaws.com/*`,
    ], { StringEquals: { 'iam:AWSServiceName': 'profile.amazonaws.com' } });
  }

  public allowObjectTypes(domainArn: string): void {
    // Actions on a child are decided on the ARN of the domain and of the child (Service Authorization Reference, Customer Profiles).
    this.allow('ObjectTypes', OBJECT_TYPE_ACTIONS, [domainArn, `${domainArn}/object-types/*`]);
  }

  public allowIdentityResolution(domainArn: string): void {
    this.allow('IdentityResolution', IDENTITY_RESOLUTION_ACTIONS, [domainArn]);
  }

  public allowIntegrations(domainArn: string): void {
    this.allow('Integrations', INTEGRATION_ACTIONS, [domainArn, `${domainArn}/integrations/*`]);
  }

  /** The service makes and deletes the flow of an integration as its caller; its Uri is found in the list of integrations. */
  public allowFlows(domainArn: string): void {
    this.allow('IntegrationList', ['profile:ListIntegrations'], [domainArn]);
    this.allow('Flows', ['appflow:CreateFlow', 'appflow:DeleteFlow', 'appflow:UseConnectorProfile'], [
      this.arnOf('appflow', 'connectorprofile/*'), this.arnOf('appflow', 'flow/*'),
    ]);
  }

  public allowConnectInstance(instanceArn: string): void {
    this.allow('ConnectInstances', ['connect:DescribeInstance'], [instanceArn]);
    // the instance may keep its users in a directory; this call knows no narrower resource
    this.allow('ConnectDirectories', ['ds:DescribeDirectories'], ['*']);
  }

  /** The service names associations and rules itself. */
  public allowEventIntegrations(): void {
    this.allow('EventIntegrations', EVENT_INTEGRATION_ACTIONS, [
      this.arnOf('app-integrations', 'event-integration/*'), this.arnOf('app-integrations', 'event-integration-association/*'),
    ]);
    this.allow('EventRules', EVENT_RULE_ACTIONS, [this.arnOf('events', 'event-bus/*'), this.arnOf('events', 'rule/*')]);
  }

  public allowWorkflows(domainArn: string): void {
    this.allow('Workflows', WORKFLOW_ACTIONS, [domainArn, `${domainArn}/integrations/*`]);
  }

  public allowPassRole(roleArn: string): void {
    this.allow('PassRole', ['iam:PassRole'], [roleArn], { StringEquals: { 'iam:PassedToService': 'profile.amazonaws.com' } });
  }

  public allowEventStream(domainArn: string, streamArn: string): void {
    const { partition, account } = Stack.of(this.policy);
    this.allow('EventStreams', EVENT_STREAM_ACTIONS, [domainArn, `${domainArn}/event-streams/*`]);
    this.allow('EventDestinations', DESTINATION_ACTIONS, [streamArn]);
    this.allow('ServiceRoles', SERVICE_ROLE_ACTIONS, [
      `arn:${partition}:iam::${account}:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_*`,
    ]);
  }

  public allowCalculatedAttributes(domainArn: string): void {
    this.allow('CalculatedAttributes', CALCULATED_ATTRIBUTE_ACTIONS, [domainArn, `${domainArn}/calculated-attributes/*`]);
  }

  public allowKey(keyArn: string): void {
    this.allow('Keys', KEY_ACTIONS, [keyArn]);
  }

  public allowLogs(logGroup: ILogGroup): void {
    this.allow('Logs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  }

  /** Lambda manages the network interfaces of a function in a VPC as its role; these calls know no narrower resource. */
  public allowNetworkInterfaces(): void {
    this.allow('NetworkInterfaces', [
      'ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses',
    ], ['*']);
  }

  private arnOf(service: string, resource: string): string {
    return Stack.of(this.policy).formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  }

  private allow(sid: string, actions: string[], resources: string[], conditions?: { readonly [operator: string]: unknown }): void {
    let entry = this.statements.get(sid);
    if (!entry) {
      entry = { statement: new iam.PolicyStatement({ sid, actions, conditions }), resources: new Set() };
      this.statements.set(sid, entry);
      this.policy.addStatements(entry.statement);
    }
    for (const resource of resources.filter((arn) => !entry.resources.has(arn))) {
      entry.resources.add(resource);
      entry.statement.addResources(resource);
    }
    this.overflow.added(resources);
  }
}
