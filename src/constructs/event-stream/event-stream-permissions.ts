import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Permission } from '../provider/permission';

/** What the function does with the event stream of a domain, which is found by listing them. */
export const EVENT_STREAM_ACTIONS: readonly string[] = [
  'profile:CreateEventStream', 'profile:DeleteEventStream', 'profile:GetEventStream', 'profile:ListEventStreams', 'profile:TagResource', 'profile:UntagResource',
];

/**
 * What the service does as its caller: it looks at the stream, and lets its own role for the domain write to it (Service Authorization Reference,
 * Customer Profiles).
 */
export function destinationPermissions(scope: IConstruct, streamArn: string): readonly Permission[] {
  const { partition, account } = Stack.of(scope);
  return [
    { sid: 'EventDestinations', actions: ['kinesis:DescribeStreamSummary'], resources: [streamArn] },
    {
      sid: 'ServiceRoles',
      actions: ['iam:DeleteRolePolicy', 'iam:PutRolePolicy'],
      resources: [`arn:${partition}:iam::${account}:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_*`],
      wildcards: 'the service chooses the end of the name of its role',
    },
  ];
}
