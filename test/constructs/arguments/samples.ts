import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as appflow from 'aws-cdk-lib/aws-appflow';
import * as appintegrations from 'aws-cdk-lib/aws-appintegrations';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as api from '../../../src';
import type { ArgumentType, MemberTypes, StructTypes } from '../../../src/constructs/arguments/argument-type';
import { CLASSES, ENUMS, OTHER_TYPES, STRUCTS } from '../../../src/constructs/arguments/argument-types.generated';

/** Values of the types of other packages, and of those classes of this one that have no constants. */
function valuesOf(stack: Stack): { readonly [name in (typeof OTHER_TYPES)[number] | 'FlowDefinition']: unknown } {
  const role = new iam.Role(stack, 'SampleRole', { assumedBy: new iam.AccountRootPrincipal() });
  const domain = api.Domain.fromDomainName(stack, 'SampleDomain', 'shop');
  const vpc = new ec2.Vpc(stack, 'SampleVpc', { maxAzs: 1 });
  return {
    Architecture: lambda.Architecture.ARM_64,
    Construct: stack,
    Date: new Date(0),
    Duration: Duration.days(1),
    IBucket: s3.Bucket.fromBucketName(stack, 'SampleBucket', 'exports'),
    IConstruct: stack,
    IDomainRef: domain,
    IEventIntegrationRef: new appintegrations.CfnEventIntegration(stack, 'SampleEvents', { eventBridgeBus: 'b', eventFilter: { source: 's' }, name: 'n' }),
    IFlowRef: appflow.CfnFlow.fromFlowName(stack, 'SampleFlow', 'f'),
    IGrantable: role,
    IInstanceRef: new connect.CfnInstance(stack, 'SampleInstance', { attributes: { inboundCalls: true, outboundCalls: true }, identityManagementType: 'SAML' }),
    IKey: new kms.Key(stack, 'SampleKey'),
    ILogGroup: new logs.LogGroup(stack, 'SampleLogs'),
    IManagedPolicy: iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'),
    IObjectTypeRef: api.ObjectType.fromObjectTypeAttributes(stack, 'SampleObjectType', { domain, objectTypeName: 'Customers' }),
    IQueue: new sqs.Queue(stack, 'SampleQueue'),
    IRole: role,
    ISecurityGroup: new ec2.SecurityGroup(stack, 'SampleGroup', { vpc }),
    IStream: new kinesis.Stream(stack, 'SampleStream'),
    IVpc: vpc,
    RemovalPolicy: RemovalPolicy.DESTROY,
    Runtime: lambda.Runtime.NODEJS_22_X,
    SubnetSelection: { subnetType: ec2.SubnetType.PUBLIC },
    FlowDefinition: new api.FlowDefinition({ flowName: 'f', source: api.FlowSource.zendesk({ connectorProfileName: 'p', object: 'users' }), fields: [] }),
  };
}

/** Right values of every type that an argument may have. */
export class Samples {
  private readonly values: { readonly [name: string]: unknown };
  private readonly structures = new Map<string, object>();

  constructor(stack: Stack) {
    this.values = valuesOf(stack);
  }

  /** A right value; of a structure, with every member. */
  public of(type: ArgumentType): unknown {
    if (typeof type !== 'string') {
      return 'each' in type ? { some: this.of(type.each) } : [this.of(type[0])];
    }
    if (type === 'string' || type === 'number' || type === 'boolean') {
      return { string: 'text', number: 1, boolean: true }[type];
    }
    if (Object.hasOwn(STRUCTS, type)) {
      const made = this.structures.get(type) ?? this.arguments((STRUCTS as StructTypes)[type]);
      this.structures.set(type, made);
      return made;
    }
    if (Object.hasOwn(ENUMS, type)) {
      return Object.values(ENUMS[type as keyof typeof ENUMS])[0];
    }
    return this.values[type] ?? this.ofClass(type as keyof typeof CLASSES);
  }

  /** Right values of members or parameters, by name. */
  public arguments(types: MemberTypes): { readonly [name: string]: unknown } {
    return Object.fromEntries(Object.entries(types).map(([name, type]) => [name.replace(/^\.\.\.|\?$/g, ''), this.of(type)]));
  }

  /** A constant of the class, or what its first method makes. */
  private ofClass(name: keyof typeof CLASSES): unknown {
    const owner = api[name] as unknown as { readonly [member: string]: unknown };
    const constant = Object.values(owner).find((value) => typeof value === 'object');
    const [method] = Object.entries(CLASSES[name].statics as { readonly [method: string]: MemberTypes });
    return constant ?? (owner[method[0]] as (...args: readonly unknown[]) => unknown)(...Object.values(this.arguments(method[1])));
  }
}
