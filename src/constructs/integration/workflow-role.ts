import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { domainPath } from '../../model/resource-path';
import { acknowledgeWildcards } from '../private/cdk-nag';
import { serviceStatement } from '../private/confused-deputy';
import { arnIn } from '../private/references';

/** The tag by which the service tells what it has made for workflows. */
const SERVICE_TAG = 'awsOwningService';
const SERVICE_TAG_VALUE = 'customer-profiles-integration-workflow';

/** Why statements have wildcards, by their names. */
const WILDCARDS: { readonly [sid: string]: string | undefined } = {
  CreateFlowResources: 'the service names what it makes; a condition limits it to what has the tag of its workflows',
  UseConnectorProfiles: 'the Administrator Guide gives the role every connector profile of the account and region',
  AccessFlowResources: 'the service names what it has made; a condition limits it to what has the tag of its workflows',
};

/**
 * A role for the workflows of a domain, with what the service needs to make, run and remove their flows and integration
 * (Administrator Guide, "Grant least privilege access to your Customer Profiles execution role").
 */
export function newWorkflowRole(scope: Construct, domainName: string, keyArn: string): iam.Role {
  const stack = Stack.of(scope);
  const arn = (service: string, resource: string) => stack.formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const { principals, conditions } = serviceStatement(scope, arnIn(scope, domainPath(domainName)), ['sts:AssumeRole'], []);
  const role = new iam.Role(scope, 'Role', {
    description: `Fetches history for ${scope.node.path}`,
    assumedBy: new iam.PrincipalWithConditions(principals[0], conditions as iam.Conditions),
  });
  const allow = (sid: string, actions: string[], resources: string[], conditionsOf?: iam.Conditions) =>
    role.addToPolicy(new iam.PolicyStatement({ sid, actions, resources, conditions: conditionsOf }));

  allow('CreateFlowResources', ['appflow:CreateFlow', 'appflow:TagResource', 'profile:PutIntegration', 'profile:TagResource'], ['*'],
    { 'ForAnyValue:StringEquals': { [`aws:RequestTag/${SERVICE_TAG}`]: SERVICE_TAG_VALUE } });
  allow('UseConnectorProfiles', ['appflow:UseConnectorProfile'], [arn('appflow', 'connectorprofile/*')]);
  allow('AccessFlowResources', [
    'appflow:DeleteFlow', 'appflow:DescribeFlow', 'appflow:DescribeFlowExecutionRecords', 'appflow:StartFlow', 'appflow:StopFlow', 'appflow:UpdateFlow',
    'profile:DeleteIntegration',
  ], ['*'], { 'ForAnyValue:StringEquals': { [`aws:ResourceTag/${SERVICE_TAG}`]: SERVICE_TAG_VALUE } });
  allow('KeyForAppFlow', ['kms:CreateGrant', 'kms:ListGrants'], [keyArn], { StringEquals: { 'kms:ViaService': `appflow.${stack.region}.amazonaws.com` } });
  allow('KeyForCustomerProfiles', ['kms:CreateGrant'], [keyArn], {
    'StringEquals': { 'kms:ViaService': `profile.${stack.region}.amazonaws.com` },
    'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
  });
  acknowledgeWildcards(role, (sid) => WILDCARDS[sid]);
  return role;
}
