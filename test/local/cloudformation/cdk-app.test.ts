import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App, aws_ec2 as ec2, aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms, aws_lambda as lambda, aws_logs as logs, aws_s3 as s3, aws_sqs as sqs,
  CfnOutput, CustomResource, Duration, RemovalPolicy, Stack,
} from 'aws-cdk-lib';
import { readAssembly } from '../../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';

const directory = mkdtempSync(join(tmpdir(), 'cdk-app-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const HANDLER = `exports.handler = async (event) => {
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId } = event;
  const Data = { Queue: event.ResourceProperties.Queue, Variable: process.env.VARIABLE };
  const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: PhysicalResourceId ?? 'thing', StackId, RequestId, LogicalResourceId, Data });
  await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
};`;

function synth(): string {
  mkdirSync(join(directory, 'code'), { recursive: true });
  writeFileSync(join(directory, 'code', 'index.js'), HANDLER);
  const outdir = join(directory, 'cdk.out');
  const app = new App({ outdir });
  const shop = new Stack(app, 'Shop');
  const vpc = new ec2.Vpc(shop, 'Vpc');
  const key = new kms.Key(shop, 'Key', { alias: 'alias/shop', removalPolicy: RemovalPolicy.DESTROY });
  const queue = new sqs.Queue(shop, 'Queue', { encryptionMasterKey: key, enforceSSL: true });
  new s3.Bucket(shop, 'Bucket', { encryptionKey: key });
  new kinesis.Stream(shop, 'Stream');
  const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const fn = new lambda.Function(shop, 'Fn', {
    code: lambda.Code.fromAsset(join(directory, 'code')),
    handler: 'index.handler',
    runtime: lambda.determineLatestNodeRuntime(shop),
    timeout: Duration.seconds(20),
    environment: { VARIABLE: queue.queueName },
    logGroup: new logs.LogGroup(shop, 'Logs'),
    role,
    vpc,
  });
  queue.grantSendMessages(fn);
  const thing = new CustomResource(shop, 'Thing', { serviceToken: fn.functionArn, resourceType: 'Custom::Thing', serviceTimeout: Duration.minutes(1), properties: { Queue: queue.queueArn } });
  new CfnOutput(shop, 'Variable', { value: thing.getAttString('Variable') });
  const user = new Stack(app, 'User');
  new CfnOutput(user, 'Queue', { value: thing.getAttString('Queue') });
  new CustomResource(user, 'Other', { serviceToken: fn.functionArn, properties: { Number: 1 } });
  app.synth();
  return outdir;
}

test('a CDK app is deployed and destroyed as it comes', async () => {
  const lines: string[] = [];
  const engine = new CloudFormationEngine({ onLog: (_, { text }) => lines.push(text) });
  try {
    const { stacks } = readAssembly(synth());
    expect(stacks.map(({ name }) => name)).toEqual(['Shop', 'User']);
    engine.check(stacks.map((definition) => ({ definition })));
    for (const stack of stacks) {
      expect(await engine.deploy(stack)).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
    }
    const queue = engine.resources().find(({ type }) => type === 'AWS::SQS::Queue');
    expect(engine.describe('Shop')?.outputs.Variable).toBe(queue?.attributes.QueueName);
    expect(engine.describe('User')?.outputs).toEqual({ Queue: queue?.attributes.Arn });
    for (const stack of stacks) {
      expect(await engine.deploy(stack)).toMatchObject({ ok: true, changed: false });
    }
    for (const { name } of [...stacks].reverse()) {
      expect(await engine.destroy(name)).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
    }
    expect(engine.stacks()).toEqual([]);
    expect(lines).toEqual([]);
  } finally {
    await engine.close();
  }
});

test('inline code runs too', async () => {
  const engine = new CloudFormationEngine();
  try {
    const outdir = join(directory, 'inline.out');
    const app = new App({ outdir });
    const stack = new Stack(app, 'Inline');
    const fn = new lambda.Function(stack, 'Fn', { code: lambda.Code.fromInline(HANDLER), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X, timeout: Duration.seconds(20) });
    new CustomResource(stack, 'Thing', { serviceToken: fn.functionArn });
    app.synth();
    expect(await engine.deploy(readAssembly(outdir).stacks[0])).toMatchObject({ ok: true });
  } finally {
    await engine.close();
  }
});
