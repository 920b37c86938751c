import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { domainPath } from '../../model/resource-path';
import { arnIn } from '../private/references';
import type { Permission } from '../provider/permission';

/** What the function does with a domain: read before every write, make, change, delete, and mark as its own by a tag. */
const ACTIONS = [
  'profile:CreateDomain', 'profile:DeleteDomain', 'profile:GetDomain', 'profile:TagResource', 'profile:UntagResource', 'profile:UpdateDomain',
];

/** What the function needs for a domain. */
export function domainPermissions(scope: IConstruct, domainName: string): readonly Permission[] {
  const stack = Stack.of(scope);
  return [
    { sid: 'Domains', actions: ACTIONS, resources: [arnIn(scope, domainPath(domainName))] },
    // The first domain of an account needs the service's role (IAM, "Using service-linked roles for Customer Profiles").
    {
      sid: 'ServiceLinkedRole',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [`arn:${stack.partition}:iam::${stack.account}:role/aws-service-role/profile.amazonaws.com/*`],
      conditions: { StringEquals: { 'iam:AWSServiceName': 'profile.amazonaws.com' } },
      wildcards: 'the service chooses the end of the name of its role',
    },
  ];
}
