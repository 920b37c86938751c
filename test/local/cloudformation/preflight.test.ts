import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, aws_iam as iam, aws_lambda as lambda, aws_s3 as s3, aws_s3_deployment as deployment, aws_s3_notifications as notifications, aws_sqs as sqs, Stack } from 'aws-cdk-lib';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { readAssembly } from '../../../src/local/cloudformation/assembly';
import type { StackDefinition } from '../../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { JsonObject } from '../../../src/local/cloudformation/json';

let engine: CloudFormationEngine;
beforeEach(() => { engine = new CloudFormationEngine(); });
afterEach(async () => engine.close());

const QUEUE = { Type: 'AWS::SQS::Queue' };
const FIRST: StackDefinition = {
  name: 'First',
  template: { Resources: { Queue: QUEUE }, Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-arn' } } } } },
};

const queue = (properties: JsonObject): JsonObject => ({ Resources: { Queue: QUEUE, Other: { ...QUEUE, Properties: properties } } });
const fn = (properties: JsonObject): JsonObject => ({ Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler', Role: 'arn:aws:iam::000000000000:role/R', ...properties } });
const custom = (properties: JsonObject, resources: JsonObject = {}, type = 'Custom::Thing'): JsonObject => ({
  Resources: { Thing: { Type: type, Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] }, ...properties } }, Fn: fn({ Runtime: 'nodejs22.x', Code: { ZipFile: 'x' } }), ...resources },
});
const large = { Statement: Array.from({ length: 300 }, (_, index) => ({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: `arn:aws:sqs:us-east-1:000000000000:queue-${index}` })) };

test.each<[string, string, JsonObject]>([
  ['an unknown function', "/Resources/Other/Properties/QueueName calls 'Fn::Nope', which the local engine does not know", queue({ QueueName: { 'Fn::Nope': [] } })],
  ['one in a part of what is not known yet', 'Fn::Join is ["-"]; it must be [delimiter, values]', queue({ Tags: { 'Fn::Join': ['', [{ Ref: 'Queue' }, { 'Fn::Join': ['-'] }]] } })],
  ['a transform', "transform 'AWS::Serverless-2016-10-31' is not supported", { Transform: 'AWS::Serverless-2016-10-31', Resources: { Queue: QUEUE } }],
  ['what is no type', "/Resources/A/Type is 'Queue', which is no resource type", { Resources: { A: { Type: 'Queue' } } }],
  ['a resource that is not there', 'unresolved resource dependencies [Nothing]', queue({ QueueName: { Ref: 'Nothing' } })],
  ['resources in a circle', 'circular dependency between resources', { Resources: { A: { ...QUEUE, DependsOn: 'B' }, B: { ...QUEUE, DependsOn: 'A' } } }],
  ['an attribute that a type does not have', "'Size' is no attribute of AWS::SQS::Queue (Queue)", queue({ QueueName: { 'Fn::GetAtt': ['Queue', 'Size'] } })],
  ['an attribute of a type that is not known', 'the local engine knows no attributes of AWS::RDS::DBInstance, only its Ref', {
    Resources: { Db: { Type: 'AWS::RDS::DBInstance' }, Queue: { ...QUEUE, Properties: { QueueName: { 'Fn::GetAtt': ['Db', 'Endpoint.Port'] } } } },
  }],
  ['an output of such', "'Size' is no attribute", { Resources: { Queue: QUEUE }, Outputs: { Size: { Value: { 'Fn::GetAtt': ['Queue', 'Size'] } } } }],
  ['an export of nobody', 'No export named Other-arn found', queue({ QueueName: { 'Fn::ImportValue': 'Other-arn' } })],
  ['a map without the key', 'finds nothing at Sizes/small/x in the mappings', { Mappings: { Sizes: {} }, ...queue({ QueueName: { 'Fn::FindInMap': ['Sizes', 'small', 'x'] } }) }],
  ['a dynamic reference to a secret', 'dynamic references to secretsmanager cannot be resolved locally, only those to ssm', queue({ QueueName: '{{resolve:secretsmanager:s}}' })],
  ['a parameter without a value', "parameters 'Name' must have values", { Parameters: { Name: { Type: 'String' } }, Resources: { Queue: QUEUE } }],
  ['an SSM parameter that is not there', "takes its value from the SSM parameter '/x', which does not exist here", {
    Parameters: { Name: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } }, Resources: { Queue: QUEUE },
  }],
  ['code that is no asset', "/Resources/Fn/Properties/Code is 'a.zip' in 'b', which is no asset of the stack", { Resources: { Fn: fn({ Runtime: 'nodejs22.x', Code: { S3Bucket: 'b', S3Key: 'a.zip' } }) } }],
  ['a function in Python behind a custom resource', "/Resources/Thing is carried out by the function Fn, whose runtime is 'python3.13'", custom({}, { Fn: fn({ Runtime: 'python3.13', Code: { ZipFile: 'x' } }) })],
  ['a container image behind a custom resource', 'which is a container image', custom({}, { Fn: fn({ PackageType: 'Image', Code: { ImageUri: 'i' } }) })],
  ['a function in Python behind the provider framework', "whose runtime is 'python3.13'", custom({}, {
    Fn: fn({ Runtime: 'nodejs22.x', Code: { ZipFile: 'x' }, Environment: { Variables: { USER_ON_EVENT_FUNCTION_ARN: { 'Fn::GetAtt': ['User', 'Arn'] } } } }),
    User: fn({ Runtime: 'python3.13', Code: { ZipFile: 'x' } }),
  })],
  ['a service token of another service', 'the local engine takes the ARN of a Lambda function', custom({ ServiceToken: 'arn:aws:sns:us-east-1:000000000000:topic' })],
  ['a function of nobody', 'a function of no stack that is deployed here', custom({ ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:none' })],
  ["one of CDK's own whose service is not here", 'has no dynamodb service, so UpdateTable cannot be carried out', custom({}, {}, 'Custom::DynamoDBReplica')],
  ['a policy that is too large', 'Cannot exceed quota for PolicySize: 6144', { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: large } } } }],
  ['inline policies that are too large', 'Maximum policy size of 10240 bytes exceeded for role Role', {
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument: large } },
    },
  }],
])('%s in the second stack is found before the first is begun', (_what, message, template) => {
  const steps = [{ definition: FIRST }, { definition: { name: 'Second', template } }];
  expect(() => engine.check(steps)).toThrow(expect.objectContaining({ name: 'TemplateError', message: expect.stringContaining(message) as string }) as Error);
  expect(() => engine.check(steps)).toThrow(/^nothing was begun, because of [^]*stack 'Second': /);
  expect(engine.stacks()).toEqual([]);
});

test('a name that is none, and a resource to fail at that is none, are found beforehand; all problems are told at once', () => {
  const good = { Resources: { Queue: QUEUE } };
  expect(() => engine.check([
    { definition: FIRST },
    { definition: { name: '1st', template: good } },
    { definition: { name: 'Second', template: good }, options: { failAt: 'Nothing' } },
  ])).toThrow(/2 problems:\n {2}stack '1st': stack name '1st' is not allowed[^]*\n {2}stack 'Second': cannot fail at 'Nothing'/);
});

test('what is wrong with the form of several resources, and with several parameters, is told at once', () => {
  const wrong = (template: JsonObject) => () => engine.check([{ definition: FIRST }, { definition: { name: 'Second', template } }]);
  expect(wrong({ Resources: { A: { ...QUEUE, DeletionPolicy: 'Keep' }, B: { Type: 7 }, C: { ...QUEUE, Depends: 'A' } } }))
    .toThrow(/3 problems:\n {2}stack 'Second': \/Resources\/A\/DeletionPolicy[^]*\n {2}stack 'Second': \/Resources\/B\/Type[^]*\n {2}stack 'Second': \/Resources\/C has 'Depends'/);
  expect(wrong({ Resources: { A: { ...QUEUE, DependsOn: 'X' }, B: { ...QUEUE, Properties: { QueueName: { Ref: 'Y' } } } } })).toThrow(/2 problems:[^]*\[X\] in [^]*\[Y\] in /);
  expect(wrong({ Parameters: { N: { Type: 'Number', Default: 'x' }, A: { Type: 'String', Default: 'y', AllowedValues: ['x'] } }, Resources: { Queue: QUEUE } }))
    .toThrow(/2 problems:\n {2}stack 'Second': parameter 'N' is 'x'[^]*\n {2}stack 'Second': parameter 'A'/);
});

test('what only an earlier stack of the run will have is no problem', () => {
  expect(() => engine.check([
    { definition: FIRST },
    { definition: { name: 'Second', template: queue({ QueueName: { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'First-arn' }] }] }, Tags: ['{{resolve:ssm:/later}}'] }) } },
  ])).not.toThrow();
});

test('a protected stack, and one whose exports a stack that stays uses, are found before any is deleted', async () => {
  await engine.deploy({ ...FIRST });
  await engine.deploy({ name: 'User', template: queue({ RedrivePolicy: { 'Fn::ImportValue': 'First-arn' } }) });
  await engine.deploy({ name: 'Kept', template: { Resources: { Queue: QUEUE } }, terminationProtection: true });
  expect(() => engine.checkDestroy(['User', 'First', 'Kept'])).toThrow(/stack 'Kept' cannot be deleted while termination protection is on/);
  expect(() => engine.checkDestroy(['First'])).toThrow(/Cannot delete export First-arn as it is in use by User/);
  expect(() => engine.checkDestroy(['User', 'First'])).not.toThrow();
});

test.each<[string, RegExp, (stack: Stack) => void]>([
  ['BucketDeployment', /python/, (stack) => new deployment.BucketDeployment(stack, 'D', { destinationBucket: new s3.Bucket(stack, 'B'), sources: [deployment.Source.data('a', 'b')] })],
  ['notifications of a bucket', /python/, (stack) => new s3.Bucket(stack, 'B').addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(new sqs.Queue(stack, 'Q')))],
  ['an OpenID Connect provider', /no iam service/, (stack) => new iam.OpenIdConnectProvider(stack, 'P', { url: 'https://example.com' })],
  ['an AwsCustomResource for what is not here', /Create calls ec2:DescribeVpcs: the ec2 service of cdk-customer-profiles deploy does not know DescribeVpcs/, (stack) => new AwsCustomResource(stack, 'A', {
    onCreate: { service: 'EC2', action: 'describeVpcs', physicalResourceId: PhysicalResourceId.of('a') },
    policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
  })],
])('%s is refused before anything begins', (_what, message, build) => {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  try {
    const app = new App({ outdir: folder });
    build(new Stack(app, 'Shop'));
    expect(() => engine.check(readAssembly(app.synth().directory).stacks.map((definition) => ({ definition })))).toThrow(message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a function in Python that no custom resource needs stays a record', () => {
  const app = new App();
  new lambda.Function(new Stack(app, 'Shop'), 'F', { code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.PYTHON_3_13 });
  expect(() => engine.check(readAssembly(app.synth().directory).stacks.map((definition) => ({ definition })))).not.toThrow();
});
