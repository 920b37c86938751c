import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, aws_lambda as lambda, CfnOutput, CfnResource, Stack, Stage, Tags } from 'aws-cdk-lib';
import { readAssembly } from '../../../src/local/cloudformation/assembly';

let directory: string;
beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'assembly-')); });
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(files: { [key: string]: unknown }): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function stackArtifact(properties: object, more: object = {}): object {
  return { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region', properties, ...more };
}

describe('what the CDK writes', () => {
  test('stacks come after those that they depend on, stages included', () => {
    const app = new App({ outdir: directory });
    const second = new Stack(app, 'A-second');
    const first = new Stack(app, 'Z-first');
    const stage = new Stage(app, 'Prod');
    const staged = new Stack(stage, 'Staged', { terminationProtection: true });
    [first, second, staged].forEach((stack) => new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue' }));
    second.node.addDependency(first);
    app.synth();
    const { stacks } = readAssembly(directory);
    const order = stacks.map(({ displayName }) => displayName);
    expect([...order].sort()).toEqual(['A-second', 'Prod/Staged', 'Z-first']);
    expect(order.indexOf('Z-first')).toBeLessThan(order.indexOf('A-second'));
    expect(stacks.find(({ name }) => name === 'A-second')).toMatchObject({ dependencies: ['Z-first'] });
    expect(stacks.find(({ name }) => name === 'Prod-Staged')).toMatchObject({ terminationProtection: true, account: undefined, region: undefined });
  });

  test('a stack has its template, tags, environment and assets', () => {
    write({ 'code/index.js': 'exports.handler = 1;' });
    const app = new App({ outdir: join(directory, 'cdk.out') });
    const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    Tags.of(stack).add('team', 'blue');
    const fn = new lambda.Function(stack, 'Fn', { code: lambda.Code.fromAsset(join(directory, 'code')), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
    new CfnOutput(stack, 'Arn', { value: fn.functionArn });
    app.synth();
    const [{ template, assets = [], ...rest }] = readAssembly(join(directory, 'cdk.out')).stacks;
    expect(rest).toEqual({
      id: 'Shop',
      name: 'Shop',
      displayName: 'Shop',
      parameters: {},
      tags: { team: 'blue' },
      terminationProtection: false,
      account: '111122223333',
      region: 'eu-west-1',
      dependencies: [],
    });
    expect(Object.keys((template as { Outputs: object }).Outputs)).toEqual(['Arn']);
    const zipped = assets.find(({ packaging }) => packaging === 'zip');
    expect(zipped).toEqual({
      path: expect.stringMatching(/cdk\.out\/asset\.[0-9a-f]{64}$/),
      packaging: 'zip',
      bucketName: 'cdk-hnb659fds-assets-111122223333-eu-west-1',
      objectKey: expect.stringMatching(/^[0-9a-f]{64}\.zip$/),
    });
  });

  test('assets of a stage lie beside it', () => {
    write({ 'code/index.js': '' });
    const app = new App({ outdir: join(directory, 'cdk.out') });
    const stack = new Stack(new Stage(app, 'Prod'), 'Shop');
    new lambda.Function(stack, 'Fn', { code: lambda.Code.fromAsset(join(directory, 'code')), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
    app.synth();
    const [{ assets = [] }] = readAssembly(join(directory, 'cdk.out')).stacks;
    expect(assets.find(({ packaging }) => packaging === 'zip')?.path).toMatch(/cdk\.out\/asset\.[0-9a-f]{64}$/);
  });
});

describe('what is refused', () => {
  test('a folder that does not exist', () => {
    expect(() => readAssembly(join(directory, 'none'))).toThrow(`${join(directory, 'none')} is no directory; give the folder that 'cdk synth' writes, usually cdk.out`);
  });

  test('a folder without a manifest', () => {
    expect(() => readAssembly(directory)).toThrow(`${directory} has no manifest.json, so it is no cloud assembly; run 'cdk synth' first, or give the folder that it writes`);
  });

  const manifest = (artifacts: unknown): { [key: string]: unknown } => ({ 'manifest.json': { version: '1', artifacts } });
  const withAssets = (files: unknown): { [key: string]: unknown } => ({
    ...manifest({ 'A': stackArtifact({ templateFile: 't.json' }, { dependencies: ['A.assets'] }), 'A.assets': { type: 'cdk:asset-manifest', properties: { file: 'a.json' } } }),
    't.json': {},
    'a.json': { files },
  });

  test.each<[string, { [key: string]: unknown }, RegExp]>([
    ['a manifest that is no JSON', { 'manifest.json': '{' }, /manifest\.json cannot be read as JSON: .*; run 'cdk synth' again$/],
    ['a manifest that is no object', { 'manifest.json': '[]' }, /manifest\.json holds \[\]; it must hold an object$/],
    ['no artifacts', { 'manifest.json': {} }, /manifest\.json: 'artifacts' is undefined; it must be an object$/],
    ['an artifact that is no object', manifest({ A: 1 }), /manifest\.json: artifact 'A' is 1; it must be an object$/],
    ['a stack without a template', manifest({ A: stackArtifact({}) }), /manifest\.json: A: 'templateFile' is undefined; it must be a string$/],
    ['a template that does not exist', manifest({ A: stackArtifact({ templateFile: 't.json' }) }), /manifest\.json: A: the template \S+t\.json does not exist; run 'cdk synth' again$/],
    ['a template that is no JSON', { ...manifest({ A: stackArtifact({ templateFile: 't.json' }) }), 't.json': 'Resources:' }, /t\.json cannot be read as JSON/],
    ['stacks in a circle', {
      ...manifest({ A: stackArtifact({ templateFile: 't.json' }, { dependencies: ['B'] }), B: stackArtifact({ templateFile: 't.json' }, { dependencies: ['A'] }) }),
      't.json': {},
    }, /^circular dependency between stacks: A -> B -> A$/],
    ['an asset manifest that does not exist', { ...withAssets({}), 'a.json': '' }, /a\.json cannot be read as JSON/],
    ['an asset that does not exist', withAssets({ x: { source: { path: 'none' }, destinations: {} } }), /a\.json: x: the asset \S+none does not exist; run 'cdk synth' again$/],
    ['an asset of another packaging', withAssets({ x: { source: { path: 't.json', packaging: 'tar' }, destinations: {} } }), /a\.json: x: the packaging is 'tar'; allowed are 'zip', 'file'$/],
    ['an asset without source', withAssets({ x: {} }), /a\.json: x: 'source' is undefined; it must be an object$/],
    ['an asset without a key', withAssets({ x: { source: { path: 't.json' }, destinations: { d: { bucketName: 'b' } } } }), /a\.json: x: 'objectKey' is undefined; it must be a string$/],
  ])('%s', (_, files, message) => {
    write(files);
    expect(() => readAssembly(directory)).toThrow(message);
  });
});

test('assets that are built when they are published are left out; files are files', () => {
  write({
    'manifest.json': { artifacts: { 'A': stackArtifact({ templateFile: 't.json', parameters: { P: 1 } }, { dependencies: ['A.assets'] }), 'A.assets': { type: 'cdk:asset-manifest', properties: { file: 'a.json' } } } },
    't.json': {},
    'a.json': { files: { built: { source: { executable: ['make'] }, destinations: {} }, plain: { source: { path: 't.json' }, destinations: { d: { bucketName: 'b', objectKey: 'k' } } } } },
  });
  expect(readAssembly(directory).stacks).toMatchObject([{ parameters: { P: '1' }, assets: [{ path: join(directory, 't.json'), packaging: 'file', bucketName: 'b', objectKey: 'k' }] }]);
});
