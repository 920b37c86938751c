import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { warn } from '../private/warning';

/** An endpoint of a VPC that the function cannot do without where there is no other way out. */
interface NeededEndpoint {
  /** The last part of the name of its service: `com.amazonaws.<region>.<part>`. */
  readonly service: string;
  readonly kind: string;
  readonly purpose: string;
  /**
   * The action by which it is known that the function calls the service.
   * @default - it always does
   */
  readonly action?: string;
}

/**
 * What the function itself calls. Everything else, such as keys, queues and roles, the service calls for it from where it is, and what the function logs is
 * taken by Lambda ("Amazon Connect Customer Profiles and interface VPC endpoints", API reference; "VPC endpoints", CloudFormation User Guide).
 */
const NEEDED: readonly NeededEndpoint[] = [
  { service: 'profile', kind: 'an interface endpoint with private DNS', purpose: 'Customer Profiles' },
  { service: 's3', kind: 'a gateway endpoint', purpose: 'where CloudFormation takes the answers' },
  { service: 'appflow', kind: 'an interface endpoint with private DNS', purpose: 'flows that are started', action: 'appflow:StartFlow' },
];

/**
 * Warns at synth of a function in isolated subnets of a VPC that has not the endpoints that the function needs: each of its resources would wait for twenty
 * minutes, and so would their roll-back.
 *
 * Of a VPC that is imported nothing is said: its endpoints are made elsewhere, so that the warning would be wrong wherever the VPC is right, and who has to
 * acknowledge it every time learns nothing by it.
 *
 * @param policy of the function, which tells what it calls
 */
export function warnOfMissingEndpoints(provider: Construct, policy: iam.Policy, vpc: ec2.IVpc, selection?: ec2.SubnetSelection): void {
  if (!(vpc instanceof ec2.Vpc)) {
    return;
  }
  provider.node.addValidation({
    validate: () => {
      const isolated = new Set(vpc.isolatedSubnets);
      const subnets = vpc.selectSubnets(selection).subnets.filter((subnet) => isolated.has(subnet));
      const missing = subnets.length > 0 ? missingIn(vpc, policy) : [];
      if (missing.length > 0) {
        warn(provider, 'vpc-endpoints', messageOf(vpc, subnets, missing));
      }
      return [];
    },
  });
}

function missingIn(vpc: ec2.Vpc, policy: iam.Policy): readonly NeededEndpoint[] {
  const reached = servicesReachedFrom(vpc);
  // Read without resolving the document, which would freeze its statements.
  const permissions = JSON.stringify(policy.document.toJSON());
  return NEEDED.filter(({ service, action }) => !reached.has(service) && (action === undefined || permissions.includes(JSON.stringify(action))));
}

/** The services that endpoints of this app reach, wherever in it they are made. One without the names of the service in the DNS of the VPC is not found. */
function servicesReachedFrom(vpc: ec2.Vpc): ReadonlySet<string> {
  const endpoints = vpc.node.root.node.findAll().filter((construct) => construct instanceof ec2.CfnVPCEndpoint);
  return new Set(endpoints.filter(({ vpcId, privateDnsEnabled }) => vpcId === vpc.vpcId && privateDnsEnabled !== false).map(serviceOf));
}

/** The last part of the name of an endpoint's service, which may name the region by a reference. */
function serviceOf(endpoint: ec2.CfnVPCEndpoint): string {
  const name = JSON.stringify(Stack.of(endpoint).resolve(endpoint.serviceName) ?? '');
  return /([\w-]+)"[\]}]*$/.exec(name)?.[1] ?? '';
}

function messageOf(vpc: ec2.Vpc, subnets: readonly ec2.ISubnet[], missing: readonly NeededEndpoint[]): string {
  const { region } = Stack.of(vpc);
  const shown = Token.isUnresolved(region) ? '<region>' : region;
  const endpoints = missing.map(({ service, kind, purpose }) => `${kind} for com.amazonaws.${shown}.${service} (${purpose})`);
  return `the function runs in ${subnets.map(({ node }) => node.path).join(', ')}, which have no way out, and the VPC ${vpc.node.path} lacks ${endpoints.join(' and ')}; `
    + 'deployments would wait until they fail: add the endpoints to the VPC, or acknowledge this where there is another way out';
}
