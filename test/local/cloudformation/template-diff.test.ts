import type { JsonObject } from '../../../src/local/cloudformation/json';
import { diffTemplates, isSameTemplate } from '../../../src/local/cloudformation/template-diff';
import type { ValueChange } from '../../../src/local/cloudformation/template-diff';

const replaces = (type: string, properties: readonly string[]): boolean => type === 'T' && properties.includes('Name');

function diffOf(before: JsonObject, after: JsonObject): ReturnType<typeof diffTemplates> {
  return diffTemplates({ Resources: { A: { Type: 'T', ...before } } }, { Resources: { A: { Type: 'T', ...after } } }, replaces);
}

test.each<[string, JsonObject, JsonObject, 'update' | 'replace', ValueChange[]]>([
  ['a value', { Properties: { N: 1 } }, { Properties: { N: 2 } }, 'update', [{ path: 'Properties.N', before: 1, after: 2 }]],
  ['a value that comes', {}, { Properties: { N: 1 } }, 'update', [{ path: 'Properties', after: { N: 1 } }]],
  ['a value that goes', { Properties: { N: 1, M: 1 } }, { Properties: { N: 1 } }, 'update', [{ path: 'Properties.M', before: 1 }]],
  ['deep down', { Properties: { F: { a: [{ x: 1 }, { x: 2 }] } } }, { Properties: { F: { a: [{ x: 1 }, { x: 3 }, 4] } } }, 'update',
    [{ path: 'Properties.F.a[1].x', before: 2, after: 3 }, { path: 'Properties.F.a[2]', after: 4 }]],
  ['a function is one value', { Properties: { R: { Ref: 'X' } } }, { Properties: { R: { 'Fn::GetAtt': ['X', 'Arn'] } } }, 'update',
    [{ path: 'Properties.R', before: { Ref: 'X' }, after: { 'Fn::GetAtt': ['X', 'Arn'] } }]],
  ['another target of the same function', { Properties: { R: { Ref: 'X' } } }, { Properties: { R: { Ref: 'Y' } } }, 'update',
    [{ path: 'Properties.R', before: { Ref: 'X' }, after: { Ref: 'Y' } }]],
  ['a text for a number', { Properties: { N: 1 } }, { Properties: { N: '1' } }, 'update', [{ path: 'Properties.N', before: 1, after: '1' }]],
  ['a policy', { DeletionPolicy: 'Retain' }, { DeletionPolicy: 'Delete' }, 'update', [{ path: 'DeletionPolicy', before: 'Retain', after: 'Delete' }]],
  ['a name', { Properties: { Name: 'a' } }, { Properties: { Name: 'b' } }, 'replace', [{ path: 'Properties.Name', before: 'a', after: 'b' }]],
  ['a type', {}, { Type: 'U' }, 'replace', [{ path: 'Type', before: 'T', after: 'U' }]],
])('%s', (_what, before, after, change, values) => {
  expect(diffOf(before, after).resources).toEqual([expect.objectContaining({ logicalId: 'A', change, values })]);
  expect(diffOf(before, before)).toEqual({ resources: [], outputs: [], parameters: [], other: [] });
});

test('what is added and removed is named with its type, metadata is no change of a resource, and the other sections are told', () => {
  const diff = diffTemplates(
    { Resources: { A: { Type: 'T' }, B: { Type: 'T', Metadata: { 'aws:cdk:path': 'a' } } }, Outputs: { O: { Value: 'x' } }, Parameters: { P: { Type: 'String' } } },
    { Resources: { B: { Type: 'T', Metadata: { 'aws:cdk:path': 'b' } }, C: { Type: 'U' } }, Outputs: { O: { Value: 'y' } }, Conditions: { If: true } },
    replaces,
  );
  expect(isSameTemplate(diff)).toBe(false);
  expect(diff).toEqual({
    resources: [{ logicalId: 'A', type: 'T', change: 'remove', values: [] }, { logicalId: 'C', type: 'U', change: 'add', values: [] }],
    outputs: [{ path: 'O.Value', before: 'x', after: 'y' }],
    parameters: [{ path: 'P', before: { Type: 'String' } }],
    other: [{ path: 'Resources.B.Metadata.aws:cdk:path', before: 'a', after: 'b' }, { path: 'Conditions', after: { If: true } }],
  });
});
