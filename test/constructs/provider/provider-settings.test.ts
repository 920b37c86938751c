import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, PermissionsBoundary, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { DOMAIN, newStack } from '../synthesis';
import { CustomerProfilesProvider, CustomerProfilesProviderProps, Domain } from '../../../src';
import { OLDEST_NODE } from '../../../src/constructs/provider/function-runtime';

function functionOf(props?: CustomerProfilesProviderProps, stack = newStack()): Template {
  CustomerProfilesProvider.getOrCreate(stack, props);
  new Domain(stack, 'Domain', { domainName: 'retail' });
  return Template.fromStack(stack);
}

describe('settings', () => {
  test('of the function are taken', () => {
    const stack = newStack();
    const logGroup = new logs.LogGroup(stack, 'Logs');
    const environmentEncryption = new kms.Key(stack, 'Key');
    const template = functionOf({
      runtime: lambda.Runtime.NODEJS_22_X,
      architecture: lambda.Architecture.X86_64,
      memorySize: 512,
      environment: { HTTPS_PROXY: 'http://proxy' },
      environmentEncryption,
      logGroup,
    }, stack);

    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs22.x',
      Architectures: ['x86_64'],
      MemorySize: 512,
      Environment: { Variables: { HTTPS_PROXY: 'http://proxy' } },
      KmsKeyArn: stack.resolve(environmentEncryption.keyArn) as unknown,
      LoggingConfig: { LogGroup: stack.resolve(logGroup.logGroupName) as unknown },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
  });

  test('of a VPC put the function in it and let it make network interfaces', () => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 2, subnetConfiguration: [{ name: 'inner', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
    const securityGroup = new ec2.SecurityGroup(stack, 'Group', { vpc });
    const template = functionOf({ vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, securityGroups: [securityGroup] }, stack);

    template.hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: {
        SubnetIds: vpc.isolatedSubnets.map((subnet) => stack.resolve(subnet.subnetId) as unknown),
        SecurityGroupIds: [stack.resolve(securityGroup.securityGroupId) as unknown],
      },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{
          Sid: 'NetworkInterfaces',
          Effect: 'Allow',
          Resource: '*',
          Action: ['ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses'],
        }]),
      },
    });
  });

  test('of a role give it the permissions in place of a new one', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const template = functionOf({ role }, stack);

    template.resourceCountIs('AWS::IAM::Role', 1);
    template.resourceCountIs('AWS::IAM::Policy', 1);
    template.hasResourceProperties('AWS::Lambda::Function', { Role: stack.resolve(role.roleArn) as unknown });
    template.hasResourceProperties('AWS::IAM::Policy', { Roles: [stack.resolve(role.roleName) as unknown] });
  });

  test('of a role that cannot be changed leave its permissions to its owner', () => {
    const stack = newStack();
    const role = iam.Role.fromRoleArn(stack, 'Own', 'arn:aws:iam::123456789012:role/deployer', { mutable: false });
    const template = functionOf({ role }, stack);

    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResource(DOMAIN, { DependsOn: Match.absent() });
    template.hasResourceProperties('AWS::Lambda::Function', { Role: 'arn:aws:iam::123456789012:role/deployer' });
  });

  test('of a permissions boundary bound the new role', () => {
    const stack = newStack();
    const permissionsBoundary = iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', 'arn:aws:iam::123456789012:policy/bounds');

    functionOf({ permissionsBoundary }, stack).hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: 'arn:aws:iam::123456789012:policy/bounds' });
  });

  test('of the stack\'s permissions boundary bound the new role too', () => {
    const stack = new Stack(new App(), 'Shop', { permissionsBoundary: PermissionsBoundary.fromName('bounds') });

    functionOf({}, stack).hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: Match.objectLike({ 'Fn::Join': Match.anyValue() }) });
  });

  test('of both a role and a boundary are refused', () => {
    const stack = newStack();
    const role = iam.Role.fromRoleName(stack, 'Own', 'deployer');
    const permissionsBoundary = iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'bounds');

    expect(() => CustomerProfilesProvider.getOrCreate(stack, { role, permissionsBoundary }))
      .toThrow('[Shop/CustomerProfilesProvider] permissionsBoundary has no effect on a given role; set the boundary on the role itself');
  });
});

describe('settings that come a second time', () => {
  const settings = { memorySize: 512, environment: { A: '1', B: '2' }, runtime: lambda.Runtime.NODEJS_22_X };
  const subnetsOf = (vpc: ec2.IVpc, ...availabilityZones: string[]) =>
    ({ vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED, availabilityZones } });
  const isolated = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['us-east-1a', 'us-east-1b'], natGateways: 0, subnetConfiguration: [{ name: 'inner', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });

  test.each<[string, CustomerProfilesProviderProps | undefined]>([
    ['none', undefined],
    ['empty', {}],
    ['undefined', { role: undefined }],
    ['some of them', { memorySize: 512 }],
    ['the same, told anew', { ...settings, environment: { B: '2', A: '1' } }],
  ])('get the same function where they are %s', (_, again) => {
    const stack = newStack();

    expect(CustomerProfilesProvider.getOrCreate(stack, settings)).toBe(CustomerProfilesProvider.getOrCreate(stack, again));
  });

  test('get the same function where they select the same subnets, and are refused where they select others', () => {
    const stack = newStack();
    const vpc = isolated(stack);
    const provider = CustomerProfilesProvider.getOrCreate(stack, subnetsOf(vpc, 'us-east-1a'));

    expect(CustomerProfilesProvider.getOrCreate(stack, subnetsOf(vpc, 'us-east-1a'))).toBe(provider);
    expect(() => CustomerProfilesProvider.getOrCreate(stack, subnetsOf(vpc, 'us-east-1b'))).toThrow('was made already with another vpcSubnets; ');
  });

  test.each<[string, CustomerProfilesProviderProps]>([
    ['memorySize', { memorySize: 1024 }],
    ['environment', { environment: { A: '1' } }],
    ['environment', { environment: { A: '1', B: '2', C: '3' } }],
    ['architecture', { architecture: lambda.Architecture.X86_64 }],
    ['memorySize, architecture', { memorySize: 1024, architecture: lambda.Architecture.X86_64, runtime: lambda.Runtime.NODEJS_22_X }],
  ])('are refused where %s is another: %#', (names, again) => {
    const stack = newStack();
    CustomerProfilesProvider.getOrCreate(stack, settings);

    expect(() => CustomerProfilesProvider.getOrCreate(stack, again)).toThrow(`[Shop] the provider of stack "Shop" was made already with another ${names}; `
      + 'a stack has one provider: call CustomerProfilesProvider.getOrCreate with its settings once, before the first resource');
  });

  test('are refused after the first resource, never silently dropped', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', { domainName: 'retail' });

    expect(() => CustomerProfilesProvider.getOrCreate(stack, { memorySize: 512 })).toThrow('was made already with another memorySize');
  });

  test('may differ from stack to stack', () => {
    const app = new App();
    const stacks = [256, 512].map((memorySize) => {
      const stack = newStack(app, `Shop${memorySize}`);
      CustomerProfilesProvider.getOrCreate(stack, { memorySize });
      return { stack, memorySize };
    });

    stacks.forEach(({ stack, memorySize }) => Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { MemorySize: memorySize }));
  });
});

describe('a runtime', () => {
  test.each([
    ['Node.js 18', lambda.Runtime.NODEJS_18_X, 'runtime "nodejs18.x" is older than what the function is bundled for; allowed: nodejs20.x or later; use '
      + 'lambda.Runtime.NODEJS_22_X, or leave it out for the latest of the region'],
    ['the first Node.js', lambda.Runtime.NODEJS, 'runtime "nodejs" is no Node.js, which the function is written for'],
    ['Python', lambda.Runtime.PYTHON_3_13, 'runtime "python3.13" is no Node.js, which the function is written for'],
    ['one that is provided', lambda.Runtime.PROVIDED_AL2023, 'runtime "provided.al2023" is no Node.js'],
  ])('of %s is refused', (_, runtime, message) => {
    expect(() => CustomerProfilesProvider.getOrCreate(newStack(), { runtime })).toThrow(`[Shop/CustomerProfilesProvider] ${message}`);
  });

  test.each([
    ['Node.js 20', lambda.Runtime.NODEJS_20_X],
    ['one that is newer than this release', new lambda.Runtime('nodejs48.x', lambda.RuntimeFamily.NODEJS)],
    ['one that is known at deployment only', lambda.determineLatestNodeRuntime(new Stack())],
  ])('of %s is taken', (_, runtime) => {
    expect(() => CustomerProfilesProvider.getOrCreate(newStack(), { runtime })).not.toThrow();
  });

  test('is as new as what the function is bundled for', () => {
    const tasks = readFileSync(path.join(__dirname, '..', '..', '..', '.projen', 'tasks.json'), 'utf8');

    expect([...tasks.matchAll(/--target=node(\d+)/g)].map(([, version]) => Number(version))).toContain(OLDEST_NODE);
  });
});
