import { RemovalPolicy } from 'aws-cdk-lib';
import type { OTHER_TYPES } from './argument-types.generated';
import { isStructure } from './given';

/** A type of aws-cdk-lib or of the language. */
export interface OtherType {
  readonly allowed: string;
  readonly accepts: (value: unknown) => boolean;
  /** How one is written, from what was given instead. */
  readonly write: (given: unknown) => string;
}

/**
 * The types of other packages that arguments have. A value is told by a member that all of its kind have, in whatever copy of aws-cdk-lib or
 * language it was made; the member is not read, because that of a construct of another language is a call.
 */
export const OTHERS: { readonly [name in (typeof OTHER_TYPES)[number]]: OtherType } = {
  Architecture: { allowed: 'an Architecture of aws-lambda', accepts: having('dockerPlatform'), write: () => 'lambda.Architecture.ARM_64 or lambda.Architecture.X86_64' },
  Construct: construct('a construct, such as a stack'),
  Date: {
    allowed: 'a Date',
    accepts: (value) => Object.prototype.toString.call(value) === '[object Date]' && !Number.isNaN((value as Date).getTime()),
    write: (given) => `new Date(${typeof given === 'string' && !Number.isNaN(Date.parse(given)) ? JSON.stringify(given) : '"2030-01-31T00:00:00Z"'})`,
  },
  Duration: {
    allowed: 'a Duration',
    accepts: having('toMilliseconds'),
    write: (given) => typeof given === 'number' ? `Duration.days(${given}), or with another unit such as Duration.hours(${given})` : 'one such as Duration.days(30)',
  },
  IBucket: resource('a bucket of aws-s3', 'bucketArn', 's3.Bucket.fromBucketArn', 's3.Bucket.fromBucketName'),
  IConstruct: construct('a construct, such as a stack'),
  IDomainRef: resource('a domain', 'domainRef', 'Domain.fromDomainArn', 'Domain.fromDomainName'),
  IEventIntegrationRef: {
    allowed: 'an event integration', accepts: having('eventIntegrationRef'), write: (given) => `IntegrationSource.fromEventIntegrationArn(${text(given)}) instead`,
  },
  IFlowRef: { allowed: 'a flow of aws-appflow', accepts: having('flowRef'), write: (given) => `IntegrationSource.${isArn(given) ? 'fromFlowArn' : 'fromFlowName'}(${text(given)}) instead` },
  IGrantable: { allowed: 'who may: a role, a user, a function or another grantable', accepts: having('grantPrincipal'), write: (given) => `iam.Role.fromRoleArn(this, "Role", ${text(given)})` },
  IInstanceRef: { allowed: 'a Connect instance', accepts: having('instanceRef'), write: (given) => `IntegrationSource.fromConnectInstanceArn(${text(given)}) instead` },
  IKey: resource('a key of aws-kms', 'keyArn', 'kms.Key.fromKeyArn', 'kms.Alias.fromAliasName'),
  ILogGroup: resource('a log group of aws-logs', 'logGroupArn', 'logs.LogGroup.fromLogGroupArn', 'logs.LogGroup.fromLogGroupName'),
  IManagedPolicy: resource('a managed policy of aws-iam', 'managedPolicyArn', 'iam.ManagedPolicy.fromManagedPolicyArn', 'iam.ManagedPolicy.fromManagedPolicyName'),
  IObjectTypeRef: {
    allowed: 'an object type',
    accepts: having('objectTypeRef'),
    write: (given) => isArn(given)
      ? `ObjectType.fromObjectTypeArn(this, "ObjectType", ${text(given)})` : `ObjectType.fromObjectTypeAttributes(this, "ObjectType", { domain, objectTypeName: ${text(given)} })`,
  },
  IQueue: resource('a queue of aws-sqs', 'queueArn', 'sqs.Queue.fromQueueArn'),
  IRole: resource('a role of aws-iam', 'roleArn', 'iam.Role.fromRoleArn', 'iam.Role.fromRoleName'),
  ISecurityGroup: resource('a security group of aws-ec2', 'securityGroupId', 'ec2.SecurityGroup.fromSecurityGroupId'),
  IStream: resource('a stream of aws-kinesis', 'streamArn', 'kinesis.Stream.fromStreamArn'),
  IVpc: { allowed: 'a VPC of aws-ec2', accepts: having('vpcId'), write: (given) => `ec2.Vpc.fromLookup(this, "Vpc", { vpcId: ${text(given)} })` },
  RemovalPolicy: {
    allowed: 'a RemovalPolicy',
    accepts: (value) => Object.values(RemovalPolicy).includes(value as RemovalPolicy),
    write: (given) => {
      const near = Object.keys(RemovalPolicy).find((name) => name.replaceAll('_', '') === String(given).toUpperCase().replace(/[^A-Z]/g, ''));
      return near === undefined ? 'RemovalPolicy.RETAIN or RemovalPolicy.DESTROY' : `RemovalPolicy.${near}`;
    },
  },
  Runtime: { allowed: 'a Runtime of aws-lambda', accepts: having('supportsInlineCode'), write: () => 'one such as lambda.Runtime.NODEJS_22_X' },
  SubnetSelection: {
    allowed: 'a SubnetSelection of aws-ec2',
    accepts: isStructure,
    write: () => '{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }',
  },
};

function having(member: string): (value: unknown) => boolean {
  return (value) => typeof value === 'object' && value !== null && member in value;
}

function construct(allowed: string): OtherType {
  return { allowed, accepts: having('node'), write: () => 'this, within a stack or construct' };
}

/** A resource that can be had by its ARN and, where there is another method, by its name. */
function resource(allowed: string, member: string, byArn: string, byName = byArn): OtherType {
  const id = byArn.split('.').at(-2);
  return { allowed, accepts: having(member), write: (given) => `${isArn(given) ? byArn : byName}(this, ${text(id)}, ${byName.endsWith('Arn') && !isArn(given) ? '...' : text(given)})` };
}

function isArn(given: unknown): boolean {
  return typeof given !== 'string' || given.startsWith('arn:');
}

/** What was given, if it is a text that could be the ARN or name. */
function text(given: unknown): string {
  return typeof given === 'string' ? JSON.stringify(given) : '...';
}
