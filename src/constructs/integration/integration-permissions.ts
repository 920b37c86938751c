import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { domainPath } from '../../model/resource-path';
import { arnIn } from '../private/references';
import type { Permission } from '../provider/permission';

/** What the function does with integrations; the service has one call for making and changing. */
export const INTEGRATION_ACTIONS: readonly string[] = [
  'profile:DeleteIntegration', 'profile:GetIntegration', 'profile:PutIntegration', 'profile:TagResource', 'profile:UntagResource',
];

/** What the function does with integration workflows, which can be tagged only when they are made. */
export const WORKFLOW_ACTIONS: readonly string[] = [
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

/** The service makes and deletes the flow of an integration as its caller; its Uri is found in the list of integrations. */
export function flowPermissions(scope: IConstruct, domainName: string): readonly Permission[] {
  return [
    { sid: 'IntegrationList', actions: ['profile:ListIntegrations'], resources: [arnIn(scope, domainPath(domainName))] },
    {
      sid: 'Flows',
      actions: ['appflow:CreateFlow', 'appflow:DeleteFlow', 'appflow:UseConnectorProfile'],
      resources: anyOf(scope, 'appflow', 'connectorprofile', 'flow'),
      wildcards: 'a flow that is deleted may have had another name and connector profile',
    },
  ];
}

/** What the function does in AppFlow where a flow is to be started: on that flow alone. */
export function startFlowPermission(scope: IConstruct, flowName: string): Permission {
  return {
    sid: 'StartFlows',
    actions: ['appflow:DescribeFlow', 'appflow:StartFlow', 'appflow:StopFlow'],
    resources: [Stack.of(scope).formatArn({ service: 'appflow', resource: 'flow', resourceName: flowName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME })],
  };
}

export function connectInstancePermissions(instanceArn: string): readonly Permission[] {
  return [
    { sid: 'ConnectInstances', actions: ['connect:DescribeInstance'], resources: [instanceArn] },
    // The instance may keep its users in a directory; this call knows no narrower resource.
    { sid: 'ConnectDirectories', actions: ['ds:DescribeDirectories'], resources: ['*'], wildcards: 'this call knows no narrower resource' },
  ];
}

const NAMED_BY_SERVICE = 'the service names associations and rules itself';

export function eventIntegrationPermissions(scope: IConstruct): readonly Permission[] {
  return [
    {
      sid: 'EventIntegrations',
      actions: EVENT_INTEGRATION_ACTIONS,
      resources: anyOf(scope, 'app-integrations', 'event-integration', 'event-integration-association'),
      wildcards: NAMED_BY_SERVICE,
    },
    { sid: 'EventRules', actions: EVENT_RULE_ACTIONS, resources: anyOf(scope, 'events', 'event-bus', 'rule'), wildcards: NAMED_BY_SERVICE },
  ];
}

/** Lets the function hand a role to the service. */
export function passRolePermission(roleArn: string): Permission {
  return { sid: 'PassRole', actions: ['iam:PassRole'], resources: [roleArn], conditions: { StringEquals: { 'iam:PassedToService': 'profile.amazonaws.com' } } };
}

function anyOf(scope: IConstruct, service: string, ...resources: readonly string[]): string[] {
  return resources.map((resource) => Stack.of(scope).formatArn({ service, resource: `${resource}/*`, arnFormat: ArnFormat.NO_RESOURCE_NAME }));
}
