import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { newStack, warningsOf } from '../synthesis';
import { CustomerProfilesProvider, Domain } from '../../../src';

const ISOLATED = { name: 'inner', subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
const isolatedVpc = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 2, subnetConfiguration: [ISOLATED] });
const profile = (vpc: ec2.IVpc, privateDnsEnabled = true) =>
  vpc.addInterfaceEndpoint('Profile', { service: ec2.InterfaceVpcEndpointAwsService.CONNECT_PROFILE, privateDnsEnabled });
const s3 = (vpc: ec2.IVpc) => vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

const warningsIn = (vpcOf: (stack: Stack) => ec2.IVpc, vpcSubnets?: ec2.SubnetSelection, stack = newStack()): string[] => {
  CustomerProfilesProvider.getOrCreate(stack, { vpc: vpcOf(stack), vpcSubnets });
  new Domain(stack, 'Domain', { domainName: 'retail' });
  return warningsOf(stack).filter((warning) => warning.includes('vpc-endpoints'));
};

test('isolated subnets without endpoints: the warning names both, and the subnets', () => {
  expect(warningsIn(isolatedVpc)).toEqual([expect.stringContaining(
    'the function runs in Shop/Vpc/innerSubnet1, Shop/Vpc/innerSubnet2, which have no way out, and the VPC Shop/Vpc lacks an interface endpoint with private DNS for '
    + 'com.amazonaws.us-east-1.profile (Customer Profiles) and a gateway endpoint for com.amazonaws.us-east-1.s3 (where CloudFormation takes the answers); deployments would '
    + 'wait until they fail: add the endpoints to the VPC, or acknowledge this where there is another way out',
  )]);
});

test('a region that is not known yet is left open', () => {
  expect(warningsIn(isolatedVpc, undefined, new Stack(new App(), 'Shop'))).toEqual([expect.stringContaining('com.amazonaws.<region>.profile')]);
});

test.each<[string, (vpc: ec2.Vpc) => unknown, string, string]>([
  ['that of S3', profile, '.s3 ', '.profile '],
  ['that of Customer Profiles', s3, '.profile ', '.s3 '],
  ['one whose names are not those of the service', (vpc) => [profile(vpc, false), s3(vpc)], '.profile ', '.s3 '],
])('where one is missing, it alone is named: %s', (_, add, named, notNamed) => {
  const [warning] = warningsIn((stack) => {
    const vpc = isolatedVpc(stack);
    add(vpc);
    return vpc;
  });

  expect(warning).toContain(named);
  expect(warning).not.toContain(notNamed);
});

test.each<[string, (stack: Stack) => ec2.IVpc, ec2.SubnetSelection | undefined]>([
  ['both endpoints', (stack) => {
    const vpc = isolatedVpc(stack);
    profile(vpc);
    s3(vpc);
    return vpc;
  }, undefined],
  ['both endpoints, made elsewhere in the app', (stack) => {
    const vpc = isolatedVpc(stack);
    const network = newStack(stack.node.root as App, 'Endpoints');
    new ec2.InterfaceVpcEndpoint(network, 'Profile', { vpc, service: new ec2.InterfaceVpcEndpointService('com.amazonaws.us-east-1.profile'), privateDnsEnabled: true });
    new ec2.CfnVPCEndpoint(network, 'S3', { vpcId: vpc.vpcId, serviceName: 'com.amazonaws.us-east-1.s3' });
    return vpc;
  }, undefined],
  ['a way out', (stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }), undefined],
  ['isolated subnets that the function is not in', (stack) => new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 2, subnetConfiguration: [ISOLATED, { name: 'outer', subnetType: ec2.SubnetType.PUBLIC }, { name: 'middle', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }],
  }), { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }],
  ['an imported VPC, of which nothing is known', (stack) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1', availabilityZones: ['us-east-1a'], isolatedSubnetIds: ['subnet-1'],
  }), { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
])('no warning with %s', (_, vpcOf, subnets) => {
  expect(warningsIn(vpcOf, subnets)).toEqual([]);
});

test('endpoints that are added after the function count, and those of another VPC do not', () => {
  const stack = newStack();
  const vpc = isolatedVpc(stack);
  CustomerProfilesProvider.getOrCreate(stack, { vpc });
  new Domain(stack, 'Domain', { domainName: 'retail' });
  profile(vpc);
  s3(new ec2.Vpc(stack, 'Another', { natGateways: 0, subnetConfiguration: [ISOLATED] }));

  expect(warningsOf(stack)).toEqual([expect.stringContaining('the VPC Shop/Vpc lacks a gateway endpoint for com.amazonaws.us-east-1.s3')]);
});

test('a function that starts flows needs the endpoint of AppFlow', () => {
  const stack = newStack();
  const vpc = isolatedVpc(stack);
  profile(vpc);
  s3(vpc);
  CustomerProfilesProvider.getOrCreate(stack, { vpc })._allow({ sid: 'Start', actions: ['appflow:StartFlow'], resources: ['arn:aws:appflow:us-east-1:123456789012:flow/a'] });

  expect(warningsOf(stack)).toEqual([expect.stringContaining('lacks an interface endpoint with private DNS for com.amazonaws.us-east-1.appflow (flows that are started)')]);
});

test('the warning can be acknowledged', () => {
  const stack = newStack();
  Validations.of(stack).acknowledge({ id: 'cdk-customer-profiles:vpc-endpoints', reason: 'a transit gateway is the way out' });

  expect(warningsIn(isolatedVpc, undefined, stack)).toEqual([]);
});
