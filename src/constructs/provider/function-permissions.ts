import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Permission } from './permission';

/** What the function needs for itself. */
export function logPermission(logGroup: ILogGroup): Permission {
  return { sid: 'Logs', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] };
}

/** Lambda manages the network interfaces of a function in a VPC as its role; these calls know no narrower resource. */
export const NETWORK_INTERFACES: Permission = {
  sid: 'NetworkInterfaces',
  actions: [
    'ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses',
  ],
  resources: ['*'],
  wildcards: 'these calls know no narrower resource',
};
