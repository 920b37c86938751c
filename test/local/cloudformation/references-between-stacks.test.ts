import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, aws_ec2 as ec2, aws_sqs as sqs, CfnOutput, CfnResource, Environment, Fn, Stack, Stage } from 'aws-cdk-lib';
import { DEFAULT_CROSS_STACK_REFERENCES } from 'aws-cdk-lib/cx-api';
import fc from 'fast-check';
import { readAssembly } from '../../../src/local/cloudformation/assembly';
import type { AssembledStack } from '../../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { Json, JsonObject } from '../../../src/local/cloudformation/json';

const directory = mkdtempSync(join(tmpdir(), 'references-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let engine: CloudFormationEngine;
beforeEach(() => { engine = new CloudFormationEngine(); });
afterEach(async () => engine.close());

const IRELAND = { region: 'eu-west-1' };
const OTHER = { account: '111122223333' };

function giving(value: Json): { name: string; template: JsonObject } {
  return { name: 'Giver', template: { Resources: { Q: { Type: 'AWS::SQS::Queue' } }, Outputs: { O: { Value: value } } } };
}

function taking(value: Json): { name: string; template: JsonObject } {
  return { name: 'Taker', template: { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { Taken: value } } } } };
}

function outputOf(more: JsonObject = {}): JsonObject {
  return { 'Fn::GetStackOutput': { StackName: 'Giver', OutputName: 'O', ...more } };
}

const taken = () => engine.describe('Taker')?.resources[0].properties.Taken;

describe('an output of another stack', () => {
  test.each<[string, object, JsonObject]>([
    ['of the same account and region', {}, {}],
    ['of a region', IRELAND, { Region: 'eu-west-1' }],
    ['of the region of the stack, which is told', {}, { Region: { Ref: 'AWS::Region' } }],
    ['of the account of a role', OTHER, { RoleArn: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::111122223333:role/Reader' } }],
    ['of a region of the account of a role', { ...OTHER, ...IRELAND }, { Region: 'eu-west-1', RoleArn: 'arn:aws:iam::111122223333:role/path/Reader' }],
  ])('%s is read', async (_, place, argument) => {
    // what is to be read and the same elsewhere
    await engine.deploy({ ...giving('here'), ...place });
    for (const elsewhere of [{}, IRELAND, OTHER, { ...OTHER, ...IRELAND }].filter((other) => JSON.stringify(other) !== JSON.stringify(place))) {
      await engine.deploy({ ...giving('elsewhere'), ...elsewhere });
    }
    expect(await engine.deploy(taking(outputOf(argument)))).toMatchObject({ ok: true });
    expect(taken()).toBe('here');
  });

  test.each<[string, JsonObject, string]>([
    ['of a stack that is not there', { Region: 'eu-west-1' }, "output 'O' cannot be read because stack 'Giver' of account 000000000000 in region eu-west-1 is not deployed; deploy it first (/Resources/Q/Properties/Taken/Fn::GetStackOutput)"],
    ['that the stack does not have', { OutputName: 'P' }, "stack 'Giver' of account 000000000000 in region us-east-1 has no output 'P'; it is CREATE_COMPLETE and has 'O'"],
    ['without a name', { OutputName: '' }, "/Resources/Q/Properties/Taken/Fn::GetStackOutput/OutputName is ''; it must be a string"],
    ['with a member that is none', { Account: '1' }, 'it must be an object with StackName, OutputName and optional Region and RoleArn'],
    ['of another partition', { Region: 'cn-north-1' }, "/Region is 'cn-north-1'; outputs of another partition cannot be read, only those of aws"],
    ['of a role that is none', { RoleArn: 'Reader' }, "/RoleArn is 'Reader'; it must be the ARN of a role"],
  ])('%s fails the stack before a resource is touched', async (_, argument, message) => {
    const touched: string[] = [];
    await engine.close();
    engine = new CloudFormationEngine({ onEvent: ({ stackName, resourceType }) => stackName === 'Taker' && touched.push(resourceType) });
    await engine.deploy(giving('v'));
    const result = await engine.deploy(taking(outputOf(argument)));
    expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(result.reason).toContain(message);
    expect(new Set(touched)).toEqual(new Set(['AWS::CloudFormation::Stack']));
  });

  test('of a branch that is not taken is not read', async () => {
    const { template } = taking({ 'Fn::If': ['Never', outputOf(), 'other'] });
    expect(await engine.deploy({ name: 'Taker', template: { ...template, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } } })).toMatchObject({ ok: true });
    expect(taken()).toBe('other');
  });

  test('that has changed is taken at the next deployment of who reads it, and only then', async () => {
    await engine.deploy(giving('v'));
    await engine.deploy(taking(outputOf()));
    expect(await engine.deploy(taking(outputOf()))).toMatchObject({ ok: true, changed: false });
    expect(await engine.deploy(giving('w'))).toMatchObject({ ok: true });
    expect(taken()).toBe('v');
    expect(await engine.deploy(taking(outputOf()))).toMatchObject({ ok: true, changed: true, status: 'UPDATE_COMPLETE' });
    expect(taken()).toBe('w');
    expect(await engine.deploy(taking(outputOf()))).toMatchObject({ ok: true, changed: false });
  });

  test('hinders nobody from deleting its stack; the next deployment of who reads it is rolled back', async () => {
    await engine.deploy(giving('v'));
    await engine.deploy(taking(outputOf()));
    expect(await engine.destroy('Giver')).toMatchObject({ ok: true });
    expect(taken()).toBe('v');
    expect(await engine.deploy(taking(outputOf()))).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', reason: expect.stringContaining("stack 'Giver'") });
    await engine.deploy(giving('w'));
    expect(await engine.deploy(taking(outputOf()))).toMatchObject({ ok: true });
    expect(taken()).toBe('w');
    expect(await engine.destroy('Taker')).toMatchObject({ ok: true });
  });
});

describe('an SSM parameter in a dynamic reference', () => {
  const parameter = (value: string): JsonObject => ({ Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Type: 'String', Value: value } } } });

  beforeEach(async () => {
    await engine.deploy({ name: 'Store', template: parameter('here') });
    await engine.deploy({ name: 'Store', template: parameter('in ireland'), ...IRELAND });
  });

  test.each<[string, Json, string]>([
    ['alone', '{{resolve:ssm:/p}}', 'here'],
    ['with a version', '{{resolve:ssm:/p:3}}', 'here'],
    ['twice among other text', 'a {{resolve:ssm:/p}} b {{resolve:ssm:/p}}', 'a here b here'],
    ['whose name is put together', { 'Fn::Join': ['', ['{{resolve:ssm:', { Ref: 'Name' }, '}}']] }, 'here'],
  ])('%s is that of the account and region', async (_, value, expected) => {
    const { template } = taking(value);
    await engine.deploy({ name: 'Taker', template: { ...template, Parameters: { Name: { Type: 'String', Default: '/p' } }, Outputs: { Taken: { Value: value } } } });
    expect([taken(), engine.describe('Taker')?.outputs.Taken]).toEqual([expected, expected]);
  });

  test('of another region is another one', async () => {
    await engine.deploy({ ...taking('{{resolve:ssm:/p}}'), ...IRELAND });
    expect(engine.describe({ name: 'Taker', ...IRELAND })?.resources[0].properties.Taken).toBe('in ireland');
  });

  test('that has changed is taken at the next deployment', async () => {
    await engine.deploy(taking('{{resolve:ssm:/p}}'));
    await engine.deploy({ name: 'Store', template: parameter('new') });
    expect(await engine.deploy(taking('{{resolve:ssm:/p}}'))).toMatchObject({ ok: true, changed: true });
    expect(taken()).toBe('new');
  });

  test('that is not there fails the resource', async () => {
    expect(await engine.deploy(taking('{{resolve:ssm:/q}}'))).toMatchObject({ ok: false, reason: expect.stringContaining("SSM parameter '/q' of account 000000000000 in region us-east-1 does not exist here") });
  });

  test.each(['{{resolve:secretsmanager:s:SecretString:::}}', '{{resolve:ssm-secure:/p}}'])('%s is refused before anything is made', async (value) => {
    await expect(engine.deploy(taking({ 'Fn::Join': ['', [value, 'x']] }))).rejects.toThrow('cannot be resolved locally, only those to ssm: use a parameter');
  });
});

describe('stacks of one name', () => {
  const named = (type: string, property: string) => ({ name: 'Shop', template: { Resources: { R: { Type: type, Properties: { [property]: 'name' } } } } });

  test('in two regions are two stacks', async () => {
    const queue = named('AWS::SQS::Queue', 'QueueName');
    await engine.deploy(queue);
    expect(await engine.deploy({ ...queue, ...IRELAND })).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
    expect(engine.describe({ name: 'Shop', ...IRELAND })?.resources[0]).toMatchObject({ attributes: { Arn: 'arn:aws:sqs:eu-west-1:000000000000:name' } });
    expect(await engine.destroy({ name: 'Shop', ...IRELAND })).toMatchObject({ ok: true });
    expect(engine.stacks()).toMatchObject([{ name: 'Shop', region: 'us-east-1' }]);
  });

  test.each<[string, string, object, boolean]>([
    ['AWS::SQS::Queue', 'QueueName', IRELAND, true],
    ['AWS::SQS::Queue', 'QueueName', OTHER, true],
    ['AWS::Lambda::Function', 'FunctionName', IRELAND, true],
    ['AWS::IAM::Role', 'RoleName', IRELAND, false],
    ['AWS::IAM::Role', 'RoleName', OTHER, true],
    ['AWS::S3::Bucket', 'BucketName', OTHER, false],
  ])('may both have a %s of one name where its names are taken once in a place: %s, %p', async (type, property, place, ok) => {
    const inline = { Code: { ZipFile: '' } };
    const { name, template } = named(type, property);
    Object.assign(template.Resources.R.Properties, type === 'AWS::Lambda::Function' ? inline : {});
    await engine.deploy({ name, template });
    const result = await engine.deploy({ name, template, ...place });
    expect(result.ok).toBe(ok);
    expect(result.reason ?? 'already exists in stack').toContain('already exists in stack');
  });
});

describe('an app', () => {
  test('has its stacks in the order in which they read of each other, in other accounts too', () => {
    const outdir = mkdtempSync(join(directory, 'app-'));
    const app = new App({ outdir, context: { [DEFAULT_CROSS_STACK_REFERENCES]: 'weak' } });
    const reader = new Stack(app, 'A-reader', { env: { account: '111122223333', region: 'eu-west-1' } });
    const read = new Stack(app, 'Z-read', { env: { account: '444455556666', region: 'us-east-1' } });
    new CfnOutput(reader, 'Arn', { value: new sqs.CfnQueue(read, 'Queue').attrArn });
    new sqs.CfnQueue(reader, 'Own');
    app.synth();
    expect(readAssembly(outdir).stacks.map(({ name, dependencies }) => [name, dependencies])).toEqual([['Z-read', []], ['A-reader', ['Z-read']]]);
  });

  test('may have stacks of one name in its stages, each of which has dependencies of its own', () => {
    const outdir = mkdtempSync(join(directory, 'app-'));
    const app = new App({ outdir });
    for (const region of ['eu-west-1', 'us-east-1']) {
      const stage = new Stage(app, `In-${region}`, { env: { account: '111122223333', region } });
      const base = new Stack(stage, 'Base', { stackName: 'Base' });
      const top = new Stack(stage, 'Top', { stackName: 'Top' });
      [base, top].forEach((stack) => new sqs.CfnQueue(stack, 'Queue'));
      top.node.addDependency(base);
    }
    app.synth();
    const { stacks } = readAssembly(outdir);
    expect(stacks.map(({ name, region }) => [name, region])).toEqual([['Base', 'eu-west-1'], ['Top', 'eu-west-1'], ['Base', 'us-east-1'], ['Top', 'us-east-1']]);
    expect(new Set(stacks.map(({ id }) => id)).size).toBe(4);
    expect(stacks.map(({ dependencies }) => dependencies)).toEqual([[], [stacks[0].id], [], [stacks[2].id]]);
  });
});

/** What a stack can know of a resource of another one. */
const REFERENCES: { readonly [name: string]: (queue: sqs.CfnQueue, vpc: ec2.CfnVPC) => unknown } = {
  'Ref': (queue) => queue.ref,
  'Fn::GetAtt': (queue) => queue.attrArn,
  'a list': (_, vpc) => vpc.attrCidrBlockAssociations,
  'an item of a list': (_, vpc) => Fn.select(0, vpc.attrCidrBlockAssociations),
  'among text': (queue, vpc) => `${queue.attrQueueName} in ${vpc.ref}`,
  'a part': (queue) => Fn.select(5, Fn.split(':', queue.attrArn)),
};

interface Reading {
  readonly resource: number;
  readonly reference: keyof typeof REFERENCES;
}

/** An app whose first stack has resources that the second one reads; the first one has the same values as its own properties. */
function appOf(readings: readonly Reading[], strength: string, envs: readonly [Environment, Environment]): readonly AssembledStack[] {
  const outdir = mkdtempSync(join(directory, 'property-'));
  const app = new App({ outdir, analyticsReporting: false, context: { [DEFAULT_CROSS_STACK_REFERENCES]: strength } });
  const [giver, taker] = [new Stack(app, 'Giver', { env: envs[0] }), new Stack(app, 'Taker', { env: envs[1] })];
  const given = [0, 1].map((index) => [new sqs.CfnQueue(giver, `Queue${index}`), new ec2.CfnVPC(giver, `Vpc${index}`, { cidrBlock: '10.0.0.0/16' })] as const);
  const values = readings.map(({ resource, reference }) => REFERENCES[reference](...given[resource]));
  for (const stack of [giver, taker]) {
    new CfnResource(stack, 'Values', { type: 'AWS::CloudWatch::Alarm', properties: Object.fromEntries(values.map((value, index) => [`Value${index}`, value])) });
  }
  app.synth();
  return readAssembly(outdir).stacks;
}

/** Whether the CDK can give a list by a weak reference. Older releases write it into an output as it is, which CloudFormation refuses, and so does the engine. */
function listsAreGiven(): boolean {
  const [giver] = appOf([{ resource: 0, reference: 'a list' }], 'weak', [{}, {}]);
  return Object.values((giver.template as { readonly Outputs: { readonly [id: string]: { readonly Value: object } } }).Outputs).every(({ Value }) => !('Fn::GetAtt' in Value));
}

async function valuesOf(stacks: readonly AssembledStack[]): Promise<(JsonObject | undefined)[]> {
  const own = new CloudFormationEngine();
  try {
    for (const stack of stacks) {
      expect(await own.deploy(stack)).toMatchObject({ ok: true });
    }
    return ['Giver', 'Taker'].map((name) => own.resources().find((resource) => resource.stackName === name && resource.logicalId === 'Values')?.properties);
  } finally {
    await own.close();
  }
}

test('a stack reads by weak references what it would by strong ones, and what the other stack has itself', async () => {
  const reading = fc.record({ resource: fc.nat(1), reference: fc.constantFrom(...Object.keys(REFERENCES).filter((name) => listsAreGiven() || !name.includes('list'))) });
  const home = { account: '111122223333', region: 'us-east-1' };
  await fc.assert(fc.asyncProperty(fc.array(reading, { minLength: 1, maxLength: 6 }), async (readings) => {
    const [own, strong] = await valuesOf(appOf(readings, 'strong', [{}, {}]));
    expect(strong).toEqual(own);
    expect(await valuesOf(appOf(readings, 'weak', [{}, {}]))).toEqual([own, own]);
    expect(await valuesOf(appOf(readings, 'both', [{}, {}]))).toEqual([own, own]);
    for (const there of [{ ...home, region: 'eu-west-1' }, { ...home, account: '444455556666' }]) {
      const [given, got] = await valuesOf(appOf(readings, 'weak', [home, there]));
      expect(got).toEqual(given);
    }
  }), { numRuns: 12 });
});
