import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { Json, JsonObject } from '../../../src/local/cloudformation/json';

let engine: CloudFormationEngine;
beforeEach(() => { engine = new CloudFormationEngine(); });
afterEach(async () => engine.close());

function exporting(value: Json, name: string = 'shared'): JsonObject {
  return { Resources: { Q: { Type: 'AWS::SQS::Queue' } }, Outputs: { O: { Value: value, Export: { Name: name } } } };
}

const importing: JsonObject = { Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Type: 'String', Value: { 'Fn::ImportValue': 'shared' } } } } };

test('a stack uses what another one exports', async () => {
  await engine.deploy({ name: 'Giver', template: exporting('v') });
  await engine.deploy({ name: 'Taker', template: importing });
  expect(engine.resources().find(({ logicalId }) => logicalId === 'P')).toMatchObject({ properties: { Value: 'v' } });
});

test('an export that does not exist fails what imports it', async () => {
  expect(await engine.deploy({ name: 'Taker', template: importing }))
    .toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: expect.stringMatching(/^No export named shared found/) });
});

test('exports of another region are not seen', async () => {
  await engine.deploy({ name: 'Giver', template: exporting('v'), region: 'eu-west-1' });
  expect(await engine.deploy({ name: 'Taker', template: importing })).toMatchObject({ ok: false });
});

test('an export in use neither changes nor goes, and its stack stays', async () => {
  await engine.deploy({ name: 'Giver', template: exporting('v') });
  await engine.deploy({ name: 'Taker', template: importing });
  expect(await engine.deploy({ name: 'Giver', template: exporting('w') }))
    .toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'Cannot update export shared as it is in use by Taker.' });
  expect(await engine.deploy({ name: 'Giver', template: exporting('v', 'other') }))
    .toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'Cannot delete export shared as it is in use by Taker.' });
  expect(await engine.destroy('Giver'))
    .toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'Delete canceled. Cannot delete export shared as it is in use by Taker.' });
  expect(engine.describe('Giver')?.outputs).toEqual({ O: 'v' });
  await engine.destroy('Taker');
  expect(await engine.destroy('Giver')).toMatchObject({ ok: true });
});

test('a name is exported once', async () => {
  await engine.deploy({ name: 'One', template: exporting('v') });
  expect(await engine.deploy({ name: 'Two', template: exporting('v') }))
    .toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: 'Export with name shared is already exported by stack One.' });
});

test('parameters of the Parameter Store come from the options, from deployed stacks, and for the bootstrap version from nowhere', async () => {
  await engine.close();
  engine = new CloudFormationEngine({ ssmParameters: { '/given': 'g' } });
  await engine.deploy({ name: 'Store', template: { Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/deployed', Type: 'String', Value: 'd' } } } } });
  const parameter = (name: string) => ({ Type: 'AWS::SSM::Parameter::Value<String>', Default: name });
  const { outputs } = await engine.deploy({
    name: 'User',
    template: {
      Parameters: { A: parameter('/given'), B: parameter('/deployed'), BootstrapVersion: parameter('/cdk-bootstrap/hnb659fds/version') },
      Resources: { Q: { Type: 'AWS::SQS::Queue' } },
      Outputs: { A: { Value: { Ref: 'A' } }, B: { Value: { Ref: 'B' } } },
    },
  });
  expect(outputs).toEqual({ A: 'g', B: 'd' });
});

test('parameters that were given stay given, and secret ones are not shown', async () => {
  const template = (more: JsonObject = {}) => ({
    Parameters: { Size: { Type: 'String', Default: 'S' }, Secret: { Type: 'String', NoEcho: true } },
    Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: more } },
    Outputs: { Size: { Value: { Ref: 'Size' } } },
  });
  await engine.deploy({ name: 'Shop', template: template(), parameters: { Secret: 'from the app' } }, { parameters: { Size: 'L', Secret: 'p4ss' } });
  const { outputs } = await engine.deploy({ name: 'Shop', template: template({ DelaySeconds: 1 }) });
  expect(outputs).toEqual({ Size: 'L' });
  expect(engine.describe('Shop')?.parameters).toEqual({ Size: 'L', Secret: '****' });
});

test('a wrong template is refused before anything is done', async () => {
  await expect(engine.deploy({ name: 'Shop', template: {} })).rejects.toThrow('the template has no resources; at least one is required');
  await expect(engine.deploy({ name: '1shop', template: exporting('v') }))
    .rejects.toThrow("stack name '1shop' is not allowed; it must be a letter and up to 127 letters, digits and hyphens");
  expect(engine.stacks()).toEqual([]);
});

test('independent resources are worked on in parallel, as many as allowed', async () => {
  const log: string[] = [];
  const queues = Object.fromEntries(['A', 'B', 'C'].map((id) => [id, { Type: 'AWS::SQS::Queue' }]));
  for (const [concurrency, first] of [[1, ['CREATE_IN_PROGRESS A', 'CREATE_IN_PROGRESS A', 'CREATE_COMPLETE A']], [3, ['CREATE_IN_PROGRESS A', 'CREATE_IN_PROGRESS B', 'CREATE_IN_PROGRESS C']]] as const) {
    log.splice(0);
    await engine.close();
    engine = new CloudFormationEngine({ concurrency, onEvent: ({ status, logicalId }) => log.push(`${status} ${logicalId}`) });
    await engine.deploy({ name: 'Shop', template: { Resources: queues } });
    expect(log.slice(1, 4)).toEqual(first);
  }
});
