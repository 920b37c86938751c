import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { OperationResult } from '../../../src/local/cloudformation/engine-options';
import type { JsonObject } from '../../../src/local/cloudformation/json';

let engine: CloudFormationEngine;
beforeEach(() => { engine = new CloudFormationEngine({ account: '111122223333', region: 'eu-west-1' }); });
afterEach(async () => engine.close());

async function deploy(resources: JsonObject, name = 'Shop'): Promise<OperationResult> {
  return engine.deploy({ name, template: { Resources: resources } });
}

/** Ref and attributes of a resource, as a template sees them. */
async function answers(type: string, properties: JsonObject, attributes: string[]): Promise<{ [key: string]: string }> {
  const outputs = Object.fromEntries(attributes.map((attribute) => [attribute, { Value: { 'Fn::GetAtt': ['R', attribute] } }]));
  const result = await engine.deploy({ name: 'Shop', template: { Resources: { R: { Type: type, Properties: properties } }, Outputs: { Ref: { Value: { Ref: 'R' } }, ...outputs } } });
  expect(result).toMatchObject({ ok: true });
  return { ...result.outputs };
}

const GENERATED = 'Shop-R-[A-Z0-9]{12}';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

test.each<[string, JsonObject, { [key: string]: string }]>([
  ['AWS::IAM::Role', {}, { Ref: GENERATED, Arn: `arn:aws:iam::111122223333:role/${GENERATED}`, RoleId: 'AROA[A-Z0-9]{17}' }],
  ['AWS::IAM::Role', { RoleName: 'worker', Path: '/app/' }, { Ref: 'worker', Arn: 'arn:aws:iam::111122223333:role/app/worker' }],
  ['AWS::IAM::ManagedPolicy', {}, { Ref: `arn:aws:iam::111122223333:policy/${GENERATED}`, PolicyArn: `arn:aws:iam::111122223333:policy/${GENERATED}` }],
  ['AWS::IAM::Policy', { PolicyName: 'p' }, { Ref: GENERATED, Id: GENERATED }],
  ['AWS::IAM::User', {}, { Ref: GENERATED, Arn: `arn:aws:iam::111122223333:user/${GENERATED}` }],
  ['AWS::IAM::Group', {}, { Ref: GENERATED, Arn: `arn:aws:iam::111122223333:group/${GENERATED}` }],
  ['AWS::IAM::InstanceProfile', {}, { Arn: `arn:aws:iam::111122223333:instance-profile/${GENERATED}` }],
  ['AWS::IAM::ServiceLinkedRole', {}, { RoleName: GENERATED }],
  ['AWS::SQS::Queue', {}, {
    Ref: `https://sqs.eu-west-1.amazonaws.com/111122223333/${GENERATED}`,
    QueueUrl: `https://sqs.eu-west-1.amazonaws.com/111122223333/${GENERATED}`,
    Arn: `arn:aws:sqs:eu-west-1:111122223333:${GENERATED}`,
    QueueName: GENERATED,
  }],
  ['AWS::SQS::Queue', { FifoQueue: true }, { QueueName: `${GENERATED}\\.fifo` }],
  ['AWS::SQS::QueuePolicy', {}, { Ref: GENERATED, Id: GENERATED }],
  ['AWS::SNS::Topic', {}, { Ref: `arn:aws:sns:eu-west-1:111122223333:${GENERATED}`, TopicName: GENERATED }],
  ['AWS::SNS::TopicPolicy', {}, { Id: GENERATED }],
  ['AWS::SNS::Subscription', { TopicArn: 'arn:t' }, { Ref: `arn:t:${UUID}`, Arn: `arn:t:${UUID}` }],
  ['AWS::KMS::Key', {}, { Ref: UUID, KeyId: UUID, Arn: `arn:aws:kms:eu-west-1:111122223333:key/${UUID}` }],
  ['AWS::KMS::Key', { MultiRegion: true }, { Ref: 'mrk-[0-9a-f]{32}' }],
  ['AWS::KMS::Alias', { AliasName: 'alias/x' }, { Ref: 'alias/x', AliasName: 'alias/x' }],
  ['AWS::SecretsManager::Secret', { Name: 's' }, { Ref: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-[A-Z0-9]{6}' }],
  ['AWS::S3::Bucket', {}, {
    Ref: 'shop-r-[a-z0-9]{12}',
    Arn: 'arn:aws:s3:::shop-r-[a-z0-9]{12}',
    DomainName: 'shop-r-[a-z0-9]{12}\\.s3\\.amazonaws\\.com',
    RegionalDomainName: 'shop-r-[a-z0-9]{12}\\.s3\\.eu-west-1\\.amazonaws\\.com',
  }],
  ['AWS::S3::BucketPolicy', { Bucket: 'b' }, { Ref: 'b' }],
  ['AWS::Kinesis::Stream', { Name: 's' }, { Ref: 's', Arn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/s' }],
  ['AWS::KinesisFirehose::DeliveryStream', {}, { Arn: `arn:aws:firehose:eu-west-1:111122223333:deliverystream/${GENERATED}` }],
  ['AWS::Logs::LogGroup', {}, { Ref: GENERATED, Arn: `arn:aws:logs:eu-west-1:111122223333:log-group:${GENERATED}:\\*` }],
  ['AWS::DynamoDB::Table', {}, { Arn: `arn:aws:dynamodb:eu-west-1:111122223333:table/${GENERATED}` }],
  ['AWS::SSM::Parameter', { Name: '/a', Type: 'String', Value: 'v' }, { Ref: '/a', Type: 'String', Value: 'v' }],
  ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }, { Ref: 'vpc-[0-9a-f]{17}', VpcId: 'vpc-[0-9a-f]{17}', CidrBlock: '10.0.0.0/16', DefaultSecurityGroup: 'sg-[0-9a-f]{17}' }],
  ['AWS::EC2::Subnet', { VpcId: 'vpc-1' }, { Ref: 'subnet-[0-9a-f]{17}', AvailabilityZone: 'eu-west-1a', VpcId: 'vpc-1' }],
  ['AWS::EC2::SecurityGroup', {}, { Ref: 'sg-[0-9a-f]{17}', GroupId: 'sg-[0-9a-f]{17}' }],
  ['AWS::EC2::EIP', {}, { Ref: '203\\.0\\.113\\.\\d+', AllocationId: 'eipalloc-[0-9a-f]{17}' }],
  ['AWS::EC2::Route', { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0' }, { Ref: 'rtb-1\\|0\\.0\\.0\\.0/0', CidrBlock: '0.0.0.0/0' }],
  ['AWS::EC2::VPCGatewayAttachment', { VpcId: 'vpc-1' }, { Ref: 'IGW\\|vpc-1', AttachmentType: 'IGW' }],
  ['AWS::EC2::VPCEndpoint', {}, { Ref: 'vpce-[0-9a-f]{17}' }],
  ['AWS::EC2::NatGateway', {}, { NatGatewayId: 'nat-[0-9a-f]{17}' }],
  ['AWS::Lambda::Version', { FunctionName: 'f' }, { Ref: 'arn:aws:lambda:eu-west-1:111122223333:function:f:1', Version: '1' }],
  ['AWS::Lambda::Alias', { FunctionName: 'arn:f', Name: 'live' }, { Ref: 'arn:f:live' }],
  ['AWS::Lambda::Permission', {}, { Ref: GENERATED }],
  ['AWS::Lambda::LayerVersion', {}, { Ref: `arn:aws:lambda:eu-west-1:111122223333:layer:${GENERATED}:1` }],
  ['AWS::Lambda::EventSourceMapping', {}, { Id: UUID }],
  ['AWS::Events::Rule', {}, { Arn: `arn:aws:events:eu-west-1:111122223333:rule/${GENERATED}` }],
  ['AWS::CloudWatch::Alarm', {}, { Arn: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${GENERATED}` }],
  ['AWS::StepFunctions::StateMachine', {}, { Ref: `arn:aws:states:eu-west-1:111122223333:stateMachine:${GENERATED}`, Name: GENERATED }],
  ['AWS::CDK::Metadata', {}, { Ref: UUID }],
  ['AWS::Unknown::Thing', {}, { Ref: GENERATED }],
])('%s %j answers in the form of AWS', async (type, properties, expected) => {
  const { Ref, ...attributes } = expected;
  const given = await answers(type, properties, Object.keys(attributes));
  for (const [name, pattern] of Object.entries(expected)) {
    expect(given[name]).toMatch(new RegExp(`^${pattern}$`));
  }
  expect(Ref === undefined || given.Ref !== undefined).toBe(true);
});

test('the same stack gets the same names again, another stack other ones', async () => {
  const keys = async (name: string) => {
    await deploy({ K: { Type: 'AWS::KMS::Key' } }, name);
    return engine.describe(name)?.resources[0].physicalId;
  };
  const first = await keys('One');
  expect(await keys('Two')).not.toBe(first);
  await engine.destroy('One');
  expect(await keys('One')).toBe(first);
});

test('an attribute that is not known fails what asks for it, with the type and what there is', async () => {
  const asking = (type: string) => ({ R: { Type: type }, Q: { Type: 'AWS::SQS::Queue', Properties: { X: { 'Fn::GetAtt': ['R', 'Nope'] } } } });
  expect((await deploy(asking('AWS::SQS::Queue'))).reason)
    .toBe("'Nope' is no attribute of AWS::SQS::Queue (R) that the local engine knows; known are 'Arn', 'QueueName', 'QueueUrl'");
  expect((await deploy(asking('AWS::Unknown::Thing'))).reason)
    .toBe("'Nope' of R is not known: the local engine knows no attributes of AWS::Unknown::Thing, only its Ref");
});

test('a changed name replaces, another property does not', async () => {
  const stream = (properties: JsonObject) => ({ R: { Type: 'AWS::Kinesis::Stream', Properties: properties } });
  const log: string[] = [];
  await engine.close();
  engine = new CloudFormationEngine({ onEvent: ({ status, logicalId, physicalId }) => log.push(`${status} ${logicalId} ${physicalId}`) });
  await deploy(stream({ Name: 'one', ShardCount: 1 }));
  await deploy(stream({ Name: 'one', ShardCount: 2 }));
  expect(log.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  await deploy(stream({ Name: 'two', ShardCount: 2 }));
  expect(log.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE_IN_PROGRESS R one', 'DELETE_COMPLETE R one']);
  expect(engine.resources()[0]).toMatchObject({ physicalId: 'two', attributes: { Arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/two' } });
});

test('a replacement that is rolled back gives the old record back', async () => {
  const stack = (fifo: boolean) => ({ R: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: fifo } }, Q: { Type: 'AWS::SQS::Queue', Properties: { X: { Ref: 'R' } } } });
  await deploy(stack(false));
  const before = engine.resources();
  const result = await engine.deploy({ name: 'Shop', template: { Resources: stack(true) } }, { failAt: 'Q' });
  expect(result.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(engine.resources().map(({ physicalId }) => physicalId)).toEqual(before.map(({ physicalId }) => physicalId));
});

test('a custom-named resource cannot be replaced under the same name', async () => {
  await deploy({ R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker', Path: '/' } } });
  expect((await deploy({ R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker', Path: '/app/' } } })).reason)
    .toBe('CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename worker and update the stack again.');
});

test('a name that is taken fails the resource', async () => {
  await deploy({ R: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'taken' } } }, 'One');
  const result = await deploy({ R: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'taken' } } }, 'Two');
  expect(result).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: `taken already exists in stack ${engine.describe('One')?.id}` });
  expect(engine.describe('One')).toMatchObject({ status: 'CREATE_COMPLETE' });
});

test.each<[string, JsonObject, string]>([
  ['AWS::S3::Bucket', { BucketName: 'Upper' }, "Bucket name 'Upper' should only contain lowercase characters, numbers, periods and dashes, 3 to 63 of them"],
  ['AWS::SQS::Queue', { FifoQueue: true, QueueName: 'q' }, 'must end with .fifo suffix and be 1 to 80 in length'],
  ['AWS::Lambda::Function', { Environment: { Variables: { AWS_REGION: 'x', Y: 'z' } } }, 'Reserved keys used in this request: AWS_REGION'],
  ['AWS::Lambda::Function', { Code: { S3Bucket: 'b', S3Key: 'k' } }, 'S3 Error Code: NoSuchKey'],
  ['AWS::Lambda::Function', {}, 'S3 Error Code: NoSuchKey'],
])('%s %j is refused', async (type, properties, reason) => {
  expect(await deploy({ R: { Type: type, Properties: properties } })).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: expect.stringContaining(reason) });
});

test('names made up are cut to the length that the service takes', async () => {
  await deploy({ R: { Type: 'AWS::S3::Bucket' }, ['R'.repeat(200)]: { Type: 'AWS::IAM::Role' } }, `S${'t'.repeat(100)}`);
  for (const { physicalId = '', type } of engine.resources()) {
    expect(physicalId.length).toBeLessThanOrEqual(type === 'AWS::S3::Bucket' ? 63 : 64);
  }
});

test('IAM facts can be read from the engine', async () => {
  await deploy({
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
    Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [] } } },
  });
  const role = engine.resources().find(({ type }) => type === 'AWS::IAM::Role');
  expect(engine.resources().find(({ type }) => type === 'AWS::IAM::Policy')).toMatchObject({
    stackName: 'Shop', logicalId: 'Policy', status: 'CREATE_COMPLETE', properties: { Roles: [role?.physicalId], PolicyDocument: { Statement: [] } },
  });
});
