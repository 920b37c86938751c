import type { PolicyDocument } from './policy-document';
import { readPolicy } from './read-policy';

/** What AWS's own managed policies that functions tend to have say of services that are here, or that they say nothing of them. */
const DOCUMENTS: { readonly [key: string]: object } = {
  'AdministratorAccess': { Effect: 'Allow', Action: '*', Resource: '*' },
  'PowerUserAccess': { Effect: 'Allow', NotAction: ['account:*', 'iam:*', 'organizations:*'], Resource: '*' },
  'AWSXRayDaemonWriteAccess': { Effect: 'Allow', Action: ['xray:*'], Resource: '*' },
  'CloudWatchLambdaInsightsExecutionRolePolicy': { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
  'service-role/AWSLambdaBasicExecutionRole': { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
  'service-role/AWSLambdaVPCAccessExecutionRole': {
    Effect: 'Allow', Action: ['ec2:*', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*',
  },
};

/** The document of one of AWS's own managed policies, or undefined where it is not known here. */
export function awsManagedPolicy(arn: string): PolicyDocument | undefined {
  const [, name] = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  return name !== undefined && Object.hasOwn(DOCUMENTS, name) ? readPolicy({ Version: '2012-10-17', Statement: DOCUMENTS[name] }) : undefined;
}
