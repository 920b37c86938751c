import * as path from 'path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, IConstruct } from 'constructs';
import { letConfigureLogGroup, letConfigureRuntime } from './custom-resource-config';
import { warnOfMissingEndpoints } from './endpoints';
import { warnOfFixedTags } from './fixed-tags';
import { logPermission, NETWORK_INTERFACES } from './function-permissions';
import { refuseOtherRuntime } from './function-runtime';
import { nameByContent } from './name-by-content';
import { OverflowPolicies } from './overflow-policies';
import type { Permission } from './permission';
import { PolicyStatements } from './policy-statements';
import { differingSettings } from './settings';
import { checkedArguments } from '../arguments/checked-arguments';
import { usageError } from '../private/usage-error';

/** The one id in a stack. */
const PROVIDER_ID = 'CustomerProfilesProvider';

/** CloudFormation refuses a changed ServiceToken, so the function's logical id is fixed, whatever the construct tree becomes. */
const FUNCTION_LOGICAL_ID = 'CustomerProfilesFunction';

/** The function, bundled when this package was built. */
const HANDLER_ASSET = path.join(__dirname, '..', '..', '..', 'assets', 'handler', 'customer-profiles.lambda');

/** The longest that Lambda lets a function run. */
const FUNCTION_TIMEOUT = Duration.minutes(15);

/**
 * Settings of the function that carries out the resources of a stack.
 */
export interface CustomerProfilesProviderProps {
  /**
   * The role that the function runs as.
   *
   * Permissions are added to it for the resources of the stack. One that cannot be changed (imported with
   * `mutable: false`, or taken with `withoutPolicyUpdates()`) must have them already.
   *
   * @default - a role with only what the resources of the stack need
   */
  readonly role?: iam.IRole;

  /**
   * A managed policy that bounds what the function's role may do.
   *
   * @default - no permissions boundary, unless one is applied to the stack
   */
  readonly permissionsBoundary?: iam.IManagedPolicy;

  /**
   * The VPC to run the function in. It must let the function reach the endpoints of Customer Profiles and of Amazon S3,
   * where CloudFormation takes the answers. From isolated subnets that takes an interface endpoint,
   * `InterfaceVpcEndpointAwsService.CONNECT_PROFILE`, and a gateway endpoint, `GatewayVpcEndpointAwsService.S3`; a warning tells which one a VPC of
   * the app lacks. Of an imported VPC it is not known.
   *
   * @default - the function runs outside of any VPC
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of the VPC to run the function in.
   *
   * @default - the private subnets of the VPC
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The security groups of the function in the VPC.
   *
   * @default - a new one that allows all outbound traffic
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * The log group that the function writes to.
   *
   * @default - a new one that keeps its entries for a month and is deleted with the stack, unless `CustomResourceConfig` of aws-cdk-lib says otherwise
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * The runtime of the function; Node.js 20 or later.
   *
   * @default - the latest Node.js runtime of the region, unless `CustomResourceConfig` of aws-cdk-lib says otherwise
   */
  readonly runtime?: lambda.Runtime;

  /**
   * The instruction set of the function.
   *
   * @default Architecture.ARM_64
   */
  readonly architecture?: lambda.Architecture;

  /**
   * The memory of the function, in MiB.
   *
   * @default 256
   */
  readonly memorySize?: number;

  /**
   * Environment variables of the function, such as those that the AWS SDK reads: `AWS_USE_FIPS_ENDPOINT`. Proxies are not used.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * A key that encrypts the environment variables.
   *
   * @default - a key that AWS owns
   */
  readonly environmentEncryption?: kms.IKey;
}

/**
 * The function that carries out the Customer Profiles resources of a stack: one function and one role, however many resources.
 *
 * It is made with the first resource of the stack. Call `getOrCreate` with settings before that to change it.
 *
 * The role's permissions grow with the domains, keys and streams of the stack, not with its object types. They are in one inline policy of up to 5,120
 * characters. Where they take more, as with more than eight domains that have a key and an event stream each, the rest is in customer managed
 * policies of up to 6,144 characters, five at most. That is half of what IAM gives a role, because an update has the new policies beside the old
 * ones until its clean-up is done; other policies that this app gives the role are taken off first. More than that, as with eighty such
 * domains, is an error when the app is synthesised: divide the domains among several stacks, or give the provider a `role` that has the permissions
 * already, imported with `mutable: false` or taken with `withoutPolicyUpdates()`.
 */
@checkedArguments('CustomerProfilesProvider')
export class CustomerProfilesProvider extends Construct implements iam.IGrantable {
  /**
   * The provider of the stack that a construct is in; it is made when there is none yet.
   *
   * @param scope any construct of the stack
   * @param props settings, taken when the provider is made; settings other than those it was made with are an error
   * @throws where the stack has a provider that was made with other settings
   */
  public static getOrCreate(scope: IConstruct, props?: CustomerProfilesProviderProps): CustomerProfilesProvider {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(PROVIDER_ID) as CustomerProfilesProvider | undefined;
    if (!existing) {
      return new CustomerProfilesProvider(stack, PROVIDER_ID, props ?? {});
    }
    const different = props ? differingSettings(existing.settings, props) : [];
    if (different.length > 0) {
      throw usageError(scope, `the provider of stack ${JSON.stringify(stack.node.path)} was made already with another ${different.join(', ')}; `
        + 'a stack has one provider: call CustomerProfilesProvider.getOrCreate with its settings once, before the first resource');
    }
    return existing;
  }

  /** The principal that permissions of the function are granted to. */
  public readonly grantPrincipal: iam.IPrincipal;

  /** The role that the function runs as. */
  public readonly role: iam.IRole;

  /**
   * The policy with the function's permissions; a resource that needs them depends on it.
   *
   * The managed policies with what it cannot hold are beneath it in the construct tree, so that they are depended on too.
   */
  public readonly policy: iam.Policy;

  /**
   * The function itself: its metrics, and its name for tools that look at logs. It is not to be called, and permissions are granted to the provider.
   */
  public readonly handler: lambda.IFunction;

  /** The ARN that custom resources name as their `ServiceToken`. */
  public readonly serviceToken: string;

  /** The log group that the function writes to. */
  public readonly logGroup: logs.ILogGroup;

  private readonly settings: CustomerProfilesProviderProps;
  private readonly statements: PolicyStatements;

  private constructor(scope: Construct, id: string, props: CustomerProfilesProviderProps) {
    super(scope, id);
    this.settings = props;
    refuseOtherRuntime(this, props.runtime);
    this.role = props.role ?? new iam.Role(this, 'Role', {
      description: `Carries out the Customer Profiles resources of stack ${Stack.of(this).stackName}`,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      permissionsBoundary: props.permissionsBoundary,
    });
    if (props.role && props.permissionsBoundary) {
      throw usageError(this, 'permissionsBoundary has no effect on a given role; set the boundary on the role itself');
    }
    this.grantPrincipal = this.role;
    this.logGroup = props.logGroup ?? new logs.LogGroup(this, 'LogGroup', {
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    if (!props.logGroup) {
      letConfigureLogGroup(this.logGroup);
    }

    this.policy = new iam.Policy(this, 'Policy');
    this.role.attachInlinePolicy(this.policy);
    nameByContent(this.policy.node.defaultChild as iam.CfnPolicy, 'CustomerProfilesPolicy');
    this.statements = new PolicyStatements(this.policy, new OverflowPolicies(this.policy, this.role));
    this._allow(logPermission(this.logGroup), ...props.vpc ? [NETWORK_INTERFACES] : []);

    const handler = new lambda.Function(this, 'Function', {
      description: `Carries out the Customer Profiles resources of stack ${Stack.of(this).stackName}`,
      code: lambda.Code.fromAsset(HANDLER_ASSET),
      handler: 'index.handler',
      runtime: props.runtime ?? lambda.determineLatestNodeRuntime(this),
      architecture: props.architecture ?? lambda.Architecture.ARM_64,
      memorySize: props.memorySize ?? 256,
      timeout: FUNCTION_TIMEOUT,
      role: this.role,
      logGroup: this.logGroup,
      environment: props.environment,
      environmentEncryption: props.environmentEncryption,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: props.securityGroups,
    });
    (handler.node.defaultChild as lambda.CfnFunction).overrideLogicalId(FUNCTION_LOGICAL_ID);
    handler.node.addDependency(this.policy);
    if (!props.runtime) {
      letConfigureRuntime(handler);
    }
    this.handler = handler;
    this.serviceToken = handler.functionArn;
    warnOfFixedTags(this);
    if (props.vpc) {
      warnOfMissingEndpoints(this, this.policy, props.vpc, props.vpcSubnets);
    }
  }

  /**
   * Lets the function do what a resource of the stack needs.
   * @internal
   */
  public _allow(...permissions: readonly Permission[]): void {
    permissions.forEach((permission) => this.statements.add(permission));
  }
}
