import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thing, TOKEN, Workbench } from './workbench';
import type { StackDefinition } from '../../../src/local/cloudformation/assembly';
import type { Json, JsonObject } from '../../../src/local/cloudformation/json';
import { StackStore } from '../../../src/local/cloudformation/stack-store';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

/** A thing in a nested stack, whose function is in the stack above. */
function inside(properties: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return thing({ ServiceToken: { Ref: 'Token' }, ...properties }, more);
}

function child(resources: JsonObject, outputs: { [key: string]: Json } = {}): JsonObject {
  return {
    Parameters: { Token: { Type: 'String' }, Size: { Type: 'String', Default: 'S' } },
    Resources: resources,
    Outputs: Object.fromEntries(Object.entries(outputs).map(([id, value]) => [id, { Value: value }])),
  };
}

let written = 0;

/** A stack with a nested one of this template, whose asset has a new key for every content. */
function nesting(template: JsonObject, { beside = {}, parameters = {} }: { beside?: JsonObject; parameters?: JsonObject } = {}): StackDefinition {
  const { assets = [], ...stack } = bench.stack({
    Nested: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: {
        TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, `/assets-000000000000/nested-${written += 1}.json`]] },
        Parameters: { Token: TOKEN, ...parameters },
      },
    },
    ...beside,
  }, { Outputs: { Size: { Value: { 'Fn::GetAtt': ['Nested', 'Outputs.Size'] } } } });
  const path = join(bench.directory, `nested-${written}.nested.template.json`);
  writeFileSync(path, JSON.stringify(template));
  return { ...stack, assets: [...assets, { path, packaging: 'file', bucketName: 'assets-000000000000', objectKey: `nested-${written}.json` }] };
}

const SIZE = { Size: { Ref: 'Size' } };
const nestedStack = () => bench.engine.stacks().find(({ parentId }) => parentId !== undefined);
const nestedEvents = () => bench.events.filter(({ stackName }) => stackName !== 'Shop').map(({ status, logicalId, stackName }) => `${status} ${logicalId === stackName ? 'itself' : logicalId}`);

test('a nested stack is made with parameters, gives outputs, and is deleted with the stack above it', async () => {
  expect(await bench.engine.deploy(nesting(child({ A: inside() }, SIZE), { parameters: { Size: 'L' } }))).toMatchObject({ ok: true, outputs: { Size: 'L' } });

  const nested = nestedStack();
  expect(nested).toMatchObject({ status: 'CREATE_COMPLETE', parentId: bench.engine.describe('Shop')?.id, outputs: { Size: 'L' }, resources: [{ logicalId: 'A' }] });
  expect(nested?.name).toMatch(/^Shop-Nested-[A-Z0-9]{12}$/);
  expect(bench.engine.describe('Shop')?.resources.find(({ logicalId }) => logicalId === 'Nested'))
    .toMatchObject({ physicalId: nested?.id, attributes: { 'Outputs.Size': 'L' } });
  expect(bench.log('Nested')).toEqual(['CREATE_IN_PROGRESS Nested', 'CREATE_IN_PROGRESS Nested', 'CREATE_COMPLETE Nested']);
  expect(nestedEvents()).toEqual(['CREATE_IN_PROGRESS itself', 'CREATE_IN_PROGRESS A', 'CREATE_IN_PROGRESS A', 'CREATE_COMPLETE A', 'CREATE_COMPLETE itself']);

  bench.forgetCalls();
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Delete A thing-1']);
  expect(nestedEvents()).toEqual(['DELETE_IN_PROGRESS itself', 'DELETE_IN_PROGRESS A', 'DELETE_COMPLETE A', 'DELETE_COMPLETE itself']);
  expect(bench.engine.stacks()).toEqual([]);
});

test('a nested stack that did not change is left alone', async () => {
  const definition = nesting(child({ A: inside() }, SIZE));
  await bench.engine.deploy(definition);
  bench.forgetCalls();
  expect(await bench.engine.deploy(definition)).toMatchObject({ ok: true, changed: false });
  expect(await bench.engine.deploy({ ...definition, tags: { team: 'crm' } })).toMatchObject({ ok: true, changed: true });
  expect([bench.calls, nestedEvents()]).toEqual([[], []]);
});

test.each<[string, (template: JsonObject) => StackDefinition]>([
  ['a nested stack', (template) => nesting(template)],
  ['a stack nested in that', (template) => {
    const { assets: [, innermost] = [] } = nesting(template);
    const url = `https://assets-000000000000.s3.us-east-1.amazonaws.com/${innermost.objectKey}`;
    const definition = nesting(child({ Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url, Parameters: { Token: { Ref: 'Token' } } } } }, SIZE));
    return { ...definition, assets: [...definition.assets ?? [], innermost] };
  }],
])('what %s reads of another stack is read again when it has changed, although no template has', async (_, build) => {
  const giver = (value: string): StackDefinition => ({ name: 'Giver', template: { Resources: { Q: { Type: 'AWS::SQS::Queue' } }, Outputs: { O: { Value: value } } } });
  await bench.engine.deploy(giver('v'));
  const definition = build(child({ A: inside({ Read: { 'Fn::GetStackOutput': { StackName: 'Giver', OutputName: 'O' } } }) }, SIZE));
  await bench.engine.deploy(definition);
  expect(await bench.engine.deploy(definition)).toMatchObject({ ok: true, changed: false });
  await bench.engine.deploy(giver('w'));
  expect(await bench.engine.deploy(definition)).toMatchObject({ ok: true, changed: true });

  expect(bench.requests.map(({ RequestType, ResourceProperties }) => `${RequestType} ${String(ResourceProperties.Read)}`)).toEqual(['Create v', 'Update w']);
});

test('an update of a nested stack is cleaned up only after that of the stack above it', async () => {
  await bench.engine.deploy(nesting(child({ A: inside(), Old: inside({ Id: 'old' }) }, SIZE)));
  bench.forgetCalls();
  const after = nesting(child({ A: inside({ Number: 2 }) }, SIZE), { parameters: { Size: 'M' }, beside: { Z: thing({ Id: 'z' }, { DependsOn: 'Nested' }) } });
  expect(await bench.engine.deploy(after)).toMatchObject({ ok: true, outputs: { Size: 'M' } });

  expect(bench.calls).toEqual(['Update A thing-1', 'Create Z', 'Delete Old old']);
  expect(nestedStack()).toMatchObject({ status: 'UPDATE_COMPLETE', resources: [{ logicalId: 'A' }] });
  expect(nestedEvents()).toEqual([
    'UPDATE_IN_PROGRESS itself', 'UPDATE_IN_PROGRESS A', 'UPDATE_COMPLETE A', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS itself',
    'DELETE_IN_PROGRESS Old', 'DELETE_COMPLETE Old', 'UPDATE_COMPLETE itself',
  ]);
});

test('a nested stack that went well is rolled back with the stack above it', async () => {
  await bench.engine.deploy(nesting(child({ A: inside(), Old: inside({ Id: 'old' }) }, SIZE)));
  bench.forgetCalls();
  const failing = nesting(child({ A: inside({ Number: 2 }), New: inside({ Id: 'new' }) }, SIZE), {
    parameters: { Size: 'M' }, beside: { Z: thing({ Id: 'z', FailOn: ['Create'] }, { DependsOn: 'Nested' }) },
  });
  expect(await bench.engine.deploy(failing)).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', outputs: { Size: 'S' } });

  expect(bench.requests.filter(({ LogicalResourceId }) => LogicalResourceId !== 'Z').map(({ RequestType, LogicalResourceId, ResourceProperties }) => (
    [RequestType, LogicalResourceId, ResourceProperties.Number].join(' ')
  )).sort()).toEqual(['Create New ', 'Delete New ', 'Update A ', 'Update A 2']);
  expect(nestedStack()).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', outputs: { Size: 'S' }, resources: [{ logicalId: 'A' }, { logicalId: 'Old' }] });
  bench.forgetCalls();
  expect(await bench.engine.deploy(nesting(child({ A: inside() }, SIZE)))).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Delete Old old']);
});

test('a nested stack that fails to update is rolled back, and says why', async () => {
  await bench.engine.deploy(nesting(child({ A: inside(), B: inside({ Id: 'b' }) }, SIZE)));
  bench.forgetCalls();
  const result = await bench.engine.deploy(nesting(child({ A: inside({ Number: 2 }), B: inside({ Id: 'b', FailOn: ['Update'] }, { DependsOn: 'A' }) }, SIZE)));

  expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(result.reason).toMatch(/^Embedded stack arn:aws:cloudformation:us-east-1:000000000000:stack\/Shop-Nested-\S+ was not successfully updated\. Currently in UPDATE_ROLLBACK_COMPLETE with reason: The following resource\(s\) failed to update: \[B\]\. B: Received response status \[FAILED\]/);
  expect(bench.calls.filter((call) => call.includes(' A'))).toEqual(['Update A thing-1', 'Update A thing-1']);
  expect(nestedStack()).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
});

test('a roll-back that a nested stack stops goes on without what is skipped in it', async () => {
  await bench.engine.deploy(nesting(child({ A: inside({ FailOn: ['Update'] }), B: inside({ Id: 'b' }) }, SIZE)));
  const failing = child({ A: inside({ Number: 2 }), B: inside({ Id: 'b', FailOn: ['Update'] }, { DependsOn: 'A' }) }, SIZE);
  expect(await bench.engine.deploy(nesting(failing))).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_FAILED' });
  expect(nestedStack()).toMatchObject({ status: 'UPDATE_ROLLBACK_FAILED' });

  expect(await bench.engine.continueUpdateRollback('Shop')).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_FAILED' });
  expect(await bench.engine.continueUpdateRollback('Shop', { skip: ['Nested.A'] })).toMatchObject({ ok: true, status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(bench.engine.stacks().map(({ status }) => status)).toEqual(['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);
});

test('a nested stack that cannot be made is deleted with what there is of the stack above it, what is kept only otherwise too', async () => {
  const kept = inside({}, { DeletionPolicy: 'RetainExceptOnCreate' });
  const result = await bench.engine.deploy(nesting(child({ A: kept, B: inside({ Id: 'b', FailOn: ['Create'] }, { DependsOn: 'A' }) }, SIZE)));

  expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
  expect(result.reason).toMatch(/^Embedded stack \S+ was not successfully created: The following resource\(s\) failed to create: \[B\]\. B: Received/);
  expect(bench.log('Nested')).toEqual(['CREATE_IN_PROGRESS Nested', 'CREATE_FAILED Nested', 'DELETE_IN_PROGRESS Nested', 'DELETE_COMPLETE Nested']);
  expect(nestedEvents()).toContain('CREATE_FAILED itself');
  expect(bench.calls).toContain('Delete A thing-1');
  expect(nestedStack()).toBeUndefined();

  await bench.engine.deploy(nesting(child({ A: kept }, SIZE)));
  bench.forgetCalls();
  await bench.engine.destroy('Shop');
  expect(bench.calls).toEqual([]);
});

test('a nested stack that cannot go keeps the stack above it, until it can', async () => {
  await bench.engine.deploy(nesting(child({ A: inside({ FailOn: ['Delete'] }) }, SIZE)));
  const result = await bench.engine.destroy('Shop');
  expect(result).toMatchObject({ ok: false, status: 'DELETE_FAILED' });
  expect(result.reason).toMatch(/^Embedded stack \S+ was not successfully deleted: The following resource\(s\) failed to delete: \[A\]\. A: Received/);
  expect(nestedStack()).toMatchObject({ status: 'DELETE_FAILED' });
  expect(await bench.engine.destroy('Shop', { retain: ['Nested'] })).toMatchObject({ ok: true });
});

test('a nested stack in a nested one is deployed, updated and deleted with it', async () => {
  const deep = (size: string): StackDefinition => {
    const { assets: [, innermost] = [] } = nesting(child({ Deep: inside({ Number: size }) }, { Size: size }));
    const middle = child({ Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `https://assets-000000000000.s3.us-east-1.amazonaws.com/${innermost.objectKey}`, Parameters: { Token: { Ref: 'Token' } } } } }, { Size: { 'Fn::GetAtt': ['Inner', 'Outputs.Size'] } });
    const definition = nesting(middle);
    return { ...definition, assets: [...definition.assets ?? [], innermost] };
  };
  expect(await bench.engine.deploy(deep('1'))).toMatchObject({ ok: true, outputs: { Size: '1' } });
  expect(await bench.engine.deploy(deep('2'))).toMatchObject({ ok: true, outputs: { Size: '2' } });
  expect(bench.engine.stacks().map(({ status }) => status)).toEqual(['UPDATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE']);
  expect(bench.events.find(({ logicalId }) => logicalId === 'Deep')).toMatchObject({ nestedPath: 'Nested/Inner' });
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
  expect(bench.engine.stacks()).toEqual([]);
});

test('a nested stack is destroyed with the stack above it only', async () => {
  await bench.engine.deploy(nesting(child({ A: inside() }, SIZE)));
  await expect(bench.engine.destroy(nestedStack()!.name)).rejects.toThrow(/^stack 'Shop-Nested-\S+' is nested in arn:aws:\S+stack\/Shop\/\S+; destroy that/);
});

test('a program that ended in the middle leaves nothing behind that the next one does not find', async () => {
  const file = join(bench.directory, 'stacks.json');
  await bench.engine.close();
  bench.open({ store: StackStore.open(file) });
  const gate = join(bench.directory, 'gate');
  const waiting = bench.engine.deploy(nesting(child({ A: inside({ WaitFor: gate }) }, SIZE))).catch(() => undefined);
  while (!bench.calls.includes('Create A')) {
    await new Promise((next) => setImmediate(next));
  }
  await bench.engine.close();
  await waiting;
  writeFileSync(gate, '');

  bench.open({ store: StackStore.open(file) });
  expect(await bench.engine.deploy(nesting(child({ A: inside() }, SIZE)))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  expect(bench.engine.stacks().map(({ status }) => status)).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
  // the function is asked again what it has made
  expect(bench.calls).toEqual(['Create A', 'Create A', expect.stringMatching(/^Delete A/), 'Create A']);
});

describe('what is refused', () => {
  test.each<[string, JsonObject, string]>([
    ['an unknown function', child({ A: inside({ X: { 'Fn::Nope': 1 } }) }), "nested-\\d+\\.nested\\.template\\.json: /Resources/A/Properties/X calls 'Fn::Nope'"],
    ['a secret', child({ A: inside({ X: '{{resolve:secretsmanager:s}}' }) }), 'dynamic references to secretsmanager cannot be resolved'],
    ['no resources', child({}), 'the template has no resources'],
  ])('in a template %s, before anything is made', async (_, template, message) => {
    await expect(bench.engine.deploy(nesting(template))).rejects.toThrow(new RegExp(`^nested stack .*${message}`));
    expect(bench.events).toEqual([]);
  });

  test.each<[string, (definition: StackDefinition) => StackDefinition, RegExp]>([
    ['a template that is not there', (definition) => ({ ...definition, assets: definition.assets?.slice(0, 1) }), /^the template of the nested stack at 'https:\S+' was not published here/],
    ['a parameter that the nested stack does not have', () => nesting(child({ A: inside() }, SIZE), { parameters: { Nope: 1 } }), /^parameters 'Nope' do not exist in the template/],
    ['an output that it does not have', () => nesting(child({ A: inside() })), /^'Outputs.Size' is no output of the nested stack Nested; it has none/],
  ])('%s', async (_, change, message) => {
    const result = await bench.engine.deploy(change(nesting(child({ A: inside() }, SIZE))));
    expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(result.reason).toMatch(message);
    expect(bench.engine.stacks().map(({ name }) => name)).toEqual(['Shop']);
  });
});
