import {
  App, aws_ec2 as ec2, aws_ecr as ecr, aws_iam as iam, aws_lambda as lambda, aws_logs as logs, aws_s3 as s3, aws_ssm as ssm, CfnOutput,
  custom_resources as cr, CustomResource, Duration, RemovalPolicy, Stack, triggers,
} from 'aws-cdk-lib';
import { Domain } from 'cdk-customer-profiles';
import { CdkStage } from './cdk-stage';

let stage: CdkStage;
beforeEach(async () => { stage = await new CdkStage().open(); });
afterEach(async () => stage.end());

const EVERYTHING = cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: cr.AwsCustomResourcePolicy.ANY_RESOURCE });
const id = (name: string) => cr.PhysicalResourceId.of(name);

const call = (service: string, action: string, parameters: object = {}) => ({ service, action, parameters, physicalResourceId: id('call') });

test('a bucket with autoDeleteObjects is made, changed, emptied and deleted, and one without is kept as long as it holds something', async () => {
  const build = (autoDeleteObjects: boolean, tag?: string) => (stack: Stack) => {
    const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'shop-files', autoDeleteObjects, removalPolicy: RemovalPolicy.DESTROY, versioned: tag !== undefined });
    const put = new cr.AwsCustomResource(stack, 'Put', {
      onCreate: call('s3', 'putObject', { Bucket: bucket.bucketName, Key: 'config.json', Body: '{"a":1}' }),
      onUpdate: call('s3', 'putObject', { Bucket: bucket.bucketName, Key: 'config.json', Body: '{"a":2}' }),
      policy: EVERYTHING,
    });
    put.node.addDependency(bucket);
  };

  expect(await stage.deploy(build(true))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  expect(await stage.deploy(build(true, 'changed'))).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE' });
  expect(await stage.engine.destroy('Shop')).toMatchObject({ ok: true });

  expect(await stage.deploy(build(false))).toMatchObject({ ok: true });
  expect(await stage.engine.destroy('Shop')).toMatchObject({ ok: false, failures: [{ reason: expect.stringContaining('is not empty') as string }] });
});

test('LogRetention makes log groups, sets their retention, and deletes what is to go', async () => {
  const build = (retention: logs.RetentionDays) => (stack: Stack) => {
    new logs.LogRetention(stack, 'Retention', { logGroupName: '/shop/orders', retention, removalPolicy: RemovalPolicy.DESTROY });
    const groups = new cr.AwsCustomResource(stack, 'Groups', {
      onUpdate: {
        service: 'CloudWatchLogs', action: 'describeLogGroups', parameters: { logGroupNamePrefix: '/shop/', retention }, physicalResourceId: id('groups'),
      },
      policy: EVERYTHING,
    });
    groups.node.addDependency(stack.node.findChild('Retention'));
    new CfnOutput(stack, 'Days', { value: groups.getResponseField('logGroups.0.retentionInDays') });
  };

  expect(await stage.deploy(build(logs.RetentionDays.ONE_WEEK))).toMatchObject({ ok: true, outputs: { Days: '7' } });
  expect(await stage.deploy(build(logs.RetentionDays.ONE_DAY))).toMatchObject({ ok: true, outputs: { Days: '1' } });
  expect(await stage.engine.destroy('Shop')).toMatchObject({ ok: true });
});

test('what functions put into the Parameter Store outlives the program, and templates can refer to it', async () => {
  const put = (stack: Stack) => {
    new cr.AwsCustomResource(stack, 'Put', {
      onUpdate: { ...call('SSM', 'putParameter', { Name: '/shop/colour', Value: 'red', Type: 'String', Overwrite: true }) },
      policy: EVERYTHING,
    });
  };
  expect(await stage.deploy(put)).toMatchObject({ ok: true });
  await stage.close();
  await stage.open();

  expect(await stage.deploy((stack) => {
    put(stack);
    new CfnOutput(stack, 'Dynamic', { value: `is ${ssm.StringParameter.valueForStringParameter(stack, '/shop/colour')}` });
    new CfnOutput(stack, 'Reference', { value: '{{resolve:ssm:/shop/colour}} and {{resolve:ssm:/shop/colour:1}}' });
  })).toMatchObject({ ok: true, outputs: { Dynamic: 'is red', Reference: 'red and red' } });
});

describe('AwsCustomResource', () => {
  test.each(['S3', 's3', '@aws-sdk/client-s3'])('calls %s, and its answer can be used', async (service) => {
    const result = await stage.deploy((stack) => {
      const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'shop-files' });
      const list = new cr.AwsCustomResource(stack, 'List', {
        onUpdate: { service, action: 'listBuckets', physicalResourceId: cr.PhysicalResourceId.fromResponse('Buckets.0.Name'), outputPaths: ['Buckets'] },
        policy: cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] })]),
      });
      list.node.addDependency(bucket);
      new CfnOutput(stack, 'Name', { value: list.getResponseField('Buckets.0.Name') });
      new CfnOutput(stack, 'Id', { value: (list.node.findChild('Resource') as CustomResource).ref });
    });
    expect(result).toMatchObject({ ok: true, outputs: { Name: 'shop-files', Id: 'shop-files' } });
  });

  test('calls Customer Profiles with the real client, as far as its policy lets it', async () => {
    const build = (policy: cr.AwsCustomResourcePolicy) => (stack: Stack) => {
      const domain = new Domain(stack, 'Domain', { domainName: 'shop', removalPolicy: RemovalPolicy.DESTROY });
      const get = new cr.AwsCustomResource(stack, 'Get', { onUpdate: call('customer-profiles', 'getDomain', { DomainName: 'shop' }), policy });
      get.node.addDependency(domain);
      new CfnOutput(stack, 'Days', { value: get.getResponseField('DefaultExpirationDays') });
    };
    const nothing = cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['profile:ListDomains'], resources: ['*'] })]);

    expect(await stage.deploy(build(nothing))).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE', reason: expect.stringContaining('is not authorized to perform: profile:GetDomain') as string });
    const allowed = cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['profile:GetDomain'], resources: ['*'] })]);
    expect(await stage.deploy(build(allowed))).toMatchObject({ ok: true, outputs: { Days: '366' } });
  });

  test('may do what its policy allows, and no more', async () => {
    const policy = cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] })]);
    expect(await stage.deploy((stack) => {
      new cr.AwsCustomResource(stack, 'Put', { onCreate: call('SSM', 'putParameter', { Name: '/a', Value: 'b' }), policy });
    })).toMatchObject({ ok: false, reason: expect.stringMatching(/is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:us-east-1:000000000000:parameter\/a/) as string });
  });

  test.each([
    ['a service that is not here', 'EC2', 'describeVpcs', 'the ec2 service of cdk-customer-profiles deploy does not know DescribeVpcs; it knows AuthorizeSecurityGroup'],
    ['one that nobody has heard of', 'Pinpoint', 'getApps', 'cdk-customer-profiles deploy has no pinpoint service, so GetApps cannot be carried out on this machine; it has appflow, cloudwatch-logs'],
    ['what a service says no to', 'SSM', 'getParameter', 'parameter /nothing does not exist in us-east-1'],
  ])('says what was wrong with %s, and the stack is rolled back', async (_what, service, action, message) => {
    expect(await stage.deploy((stack) => {
      new cr.AwsCustomResource(stack, 'Call', { onCreate: call(service, action, { Name: '/nothing' }), policy: EVERYTHING });
    }, { unchecked: true })).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE', reason: expect.stringContaining(message) as string });
  });

  test('ignores the errors that it is told to ignore, and assumes roles', async () => {
    expect(await stage.deploy((stack) => {
      new cr.AwsCustomResource(stack, 'Ignores', {
        onCreate: { ...call('SSM', 'deleteParameter', { Name: '/nothing' }), ignoreErrorCodesMatching: 'ParameterNotFound' },
        policy: EVERYTHING,
      });
      const assumed = new cr.AwsCustomResource(stack, 'Assumes', {
        onCreate: { ...call('STS', 'getCallerIdentity'), assumedRoleArn: 'arn:aws:iam::111122223333:role/Other' },
        policy: cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: ['*'] })]),
      });
      new CfnOutput(stack, 'Account', { value: assumed.getResponseField('Account') });
    })).toMatchObject({ ok: true, outputs: { Account: '111122223333' } });
  });
});

test('references between regions go by way of the Parameter Store', async () => {
  const build = (value: string) => (_: Stack, app: App) => {
    const producer = new Stack(app, 'Producer', { env: { account: '111122223333', region: 'eu-west-1' }, crossRegionReferences: true });
    const consumer = new Stack(app, 'Consumer', { env: { account: '111122223333', region: 'us-east-1' }, crossRegionReferences: true });
    const bucket = new s3.Bucket(producer, 'Bucket', { bucketName: value });
    new CfnOutput(consumer, 'Name', { value: bucket.bucketName });
    (app.node.findChild('Shop') as Stack).node.addDependency(consumer);
    new ssm.StringParameter(app.node.findChild('Shop') as Stack, 'Parameter', { stringValue: 'x' });
  };
  await stage.deploy(build('shop-files'));
  const consumer = { name: 'Consumer', account: '111122223333', region: 'us-east-1' };
  expect(stage.engine.describe(consumer)).toMatchObject({ status: 'CREATE_COMPLETE', outputs: { Name: 'shop-files' } });
  for (const stack of ['Shop', consumer, { name: 'Producer', account: '111122223333', region: 'eu-west-1' }]) {
    expect(await stage.engine.destroy(stack)).toMatchObject({ ok: true });
  }
});

test('what a VPC and a repository of the CDK bring along runs', async () => {
  const build = (stack: Stack) => {
    new ec2.Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: true, maxAzs: 1, natGateways: 0 });
    new ecr.Repository(stack, 'Repository', { autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY });
  };
  expect(await stage.deploy((stack) => {
    stack.node.setContext('aws:cdk:availability-zones', ['a']);
    build(stack);
  })).toMatchObject({ ok: true });
  expect(await stage.engine.destroy('Shop')).toMatchObject({ ok: true });
});

describe('functions of the user', () => {
  const fn = (stack: Stack, name: string, code: string) => new lambda.Function(stack, name, {
    code: lambda.Code.fromInline(code), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X, timeout: Duration.seconds(20),
  });

  test("CDK's provider framework calls them, and waits for them", async () => {
    const result = await stage.deploy((stack) => {
      const onEvent = fn(stack, 'OnEvent', 'exports.handler = async () => ({ PhysicalResourceId: "thing", Data: { Colour: "red" } });');
      const isComplete = fn(stack, 'IsComplete', 'let n = 0; exports.handler = async () => { n += 1; return n < 2 ? { IsComplete: false } : { IsComplete: true, Data: { Times: n } }; };');
      const quick = new cr.Provider(stack, 'Quick', { onEventHandler: onEvent });
      const slow = new cr.Provider(stack, 'Slow', { onEventHandler: onEvent, isCompleteHandler: isComplete, queryInterval: Duration.seconds(1) });
      const one = new CustomResource(stack, 'One', { serviceToken: quick.serviceToken });
      const two = new CustomResource(stack, 'Two', { serviceToken: slow.serviceToken });
      new CfnOutput(stack, 'Both', { value: `${one.getAttString('Colour')} ${two.getAttString('Times')}` });
    });
    expect(result).toMatchObject({ ok: true, outputs: { Both: 'red 2' } });
    expect(await stage.engine.destroy('Shop')).toMatchObject({ ok: true });
  });

  test('that fail behind the framework fail the resource', async () => {
    expect(await stage.deploy((stack) => {
      const onEvent = fn(stack, 'OnEvent', 'exports.handler = async () => { throw new Error("out of paint"); };');
      new CustomResource(stack, 'One', { serviceToken: new cr.Provider(stack, 'Provider', { onEventHandler: onEvent }).serviceToken });
    })).toMatchObject({ ok: false, reason: expect.stringContaining('out of paint') as string });
  });

  test('run as triggers', async () => {
    expect(await stage.deploy((stack) => {
      new triggers.Trigger(stack, 'Trigger', { handler: fn(stack, 'Fn', 'exports.handler = async () => console.log("triggered");') });
    })).toMatchObject({ ok: true });
    expect(stage.logs).toContain('triggered');
  });
});
