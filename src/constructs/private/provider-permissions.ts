import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** What the function does with a domain: read before every write, make, change, delete, and mark as its own by a tag. */
const DOMAIN_ACTIONS = [
  'profile:CreateDomain', 'profile:DeleteDomain', 'profile:GetDomain', 'profile:TagResource', 'profile:UntagResource', 'profile:UpdateDomain',
];

/** The same for object types; the service has one call for making and changing. */
const OBJECT_TYPE_ACTIONS = [
  'profile:DeleteProfileObjectType', 'profile:GetProfileObjectType', 'profile:PutProfileObjectType', 'profile:TagResource', 'profile:UntagResource',
];

/** What the service asks of a caller on a domain with a customer's key (Administrator Guide, "Enable Customer Profiles"). */
const KEY_ACTIONS = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];

/**
 * The statements of the function's policy: one for each set of actions, which grows by ARNs of domains and keys only,
 * so that the policy stays the same size with any number of object types (an inline policy holds 10,240 characters).
 */
export class ProviderPermissions {
  private readonly statements = new Map<string, { readonly statement: iam.PolicyStatement; readonly resources: Set<string> }>();

  constructor(private readonly policy: iam.Policy) {}

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
  }
}
