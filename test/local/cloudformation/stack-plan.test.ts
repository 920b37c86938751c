import type { JsonObject } from '../../../src/local/cloudformation/json';
import { OutsideValues } from '../../../src/local/cloudformation/outside-values';
import { StackPlan } from '../../../src/local/cloudformation/stack-plan';
import type { PlanInput } from '../../../src/local/cloudformation/stack-plan';
import { StackStore } from '../../../src/local/cloudformation/stack-store';

const QUEUE = { Type: 'AWS::SQS::Queue' };

function plan(template: unknown, more: Partial<PlanInput> = {}): StackPlan {
  return new StackPlan({
    definition: { name: 'Shop', template },
    identity: { stackName: 'Shop', stackId: 'arn:stack', account: '111122223333', region: 'eu-west-1', partition: 'aws', urlSuffix: 'amazonaws.com' },
    given: {},
    previous: {},
    outside: new OutsideValues(StackStore.inMemory(), { '/known': 'a,b' }),
    ...more,
  });
}

function properties(value: JsonObject, template: JsonObject = {}, more: Partial<PlanInput> = {}): JsonObject {
  return plan({ ...template, Resources: { A: { ...QUEUE, Properties: value } } }, more).properties('A', {});
}

describe('templates', () => {
  test.each<[string, unknown, string]>([
    ['no object', [], 'the template is []; it must be an object'],
    ['no resources', {}, 'the template has no resources; at least one is required'],
    ['a macro', { Transform: 'AWS::Serverless-2016-10-31', Resources: { A: QUEUE } }, "transform 'AWS::Serverless-2016-10-31' is not supported; the local engine has no macros, only AWS::LanguageExtensions"],
    ['a macro beside the language extensions', { Transform: ['AWS::LanguageExtensions', 'Own'], Resources: { A: QUEUE } }, "transform 'Own' is not supported"],
    ['a loop of resources', { Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::Queues': ['N', ['a'], { '${N}': QUEUE }] } }, "/Resources calls 'Fn::ForEach::Queues', which the local engine does not know among resources"],
    ['an unknown section', { Resources: { A: QUEUE }, Globals: {} }, "the template has 'Globals'; allowed are AWSTemplateFormatVersion"],
    ['a logical id with a dash', { Resources: { 'a-b': QUEUE } }, "logical id 'a-b' is not allowed; it must be 1 to 255 letters and digits"],
    ['an unknown member of a resource', { Resources: { A: { ...QUEUE, Props: {} } } }, "/Resources/A has 'Props'; allowed are Type, Properties"],
    ['no type', { Resources: { A: {} } }, '/Resources/A/Type is undefined; it must be the name of a resource type'],
    ['a null', { Resources: { A: { ...QUEUE, Properties: { B: [1, { C: null }] } } } }, "[/Resources/A/Properties/B/1/C] 'null' values are not allowed in templates"],
    ['a null in a condition', { Resources: { A: QUEUE }, Conditions: { C: { 'Fn::Equals': [null, 1] } } }, "[/Conditions/C/Fn::Equals/0] 'null' values are not allowed in templates"],
    ['an unknown policy', { Resources: { A: { ...QUEUE, DeletionPolicy: 'Keep' } } }, "/Resources/A/DeletionPolicy is 'Keep'; allowed are Delete, Retain, RetainExceptOnCreate, Snapshot"],
    ['an update policy of creation', { Resources: { A: { ...QUEUE, UpdateReplacePolicy: 'RetainExceptOnCreate' } } }, "/Resources/A/UpdateReplacePolicy is 'RetainExceptOnCreate'; allowed are Delete, Retain, Snapshot"],
    ['a DependsOn of numbers', { Resources: { A: { ...QUEUE, DependsOn: [1] } } }, '/Resources/A/DependsOn holds 1; it must hold logical ids'],
    ['a condition that is no name', { Resources: { A: { ...QUEUE, Condition: {} } } }, "/Resources/A/Condition is {}; it must be a condition's name"],
    ['an output without value', { Resources: { A: QUEUE }, Outputs: { O: {} } }, '/Outputs/O/Value is undefined; every output needs a value'],
  ])('%s is refused', (_, template, message) => {
    expect(() => plan(template)).toThrow(message);
  });

  test('rules, metadata, descriptions and hints for other resources are left aside', () => {
    const resource = { ...QUEUE, Metadata: { 'aws:cdk:path': 'x' }, CreationPolicy: {}, UpdatePolicy: {} };
    expect(() => plan({ Resources: { A: resource }, Rules: { R: { Assertions: [{ Assert: { 'Fn::Contains': [] } }] } }, Metadata: { a: null }, Description: 'd' })).not.toThrow();
  });
});

describe('pseudo parameters', () => {
  test('tell whose stack it is', () => {
    expect(properties({
      Text: { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region} ${AWS::Partition} ${AWS::StackId} ${AWS::StackName} ${AWS::URLSuffix}' },
      List: { Ref: 'AWS::NotificationARNs' },
      Gone: { Ref: 'AWS::NoValue' },
    })).toEqual({ Text: '111122223333 eu-west-1 aws arn:stack Shop amazonaws.com', List: [] });
  });
});

describe('parameters', () => {
  const parameters = (Size: JsonObject): JsonObject => ({ Parameters: { Size } });
  const size = (definition: JsonObject, more: Partial<PlanInput> = {}) => properties({ Size: { Ref: 'Size' } }, parameters(definition), more).Size;

  test('given ones come before those of the last deployment, and these before defaults', () => {
    const definition = { Type: 'String', Default: 'default' };
    expect(size(definition)).toBe('default');
    expect(size(definition, { previous: { Size: 'previous' } })).toBe('previous');
    expect(size(definition, { previous: { Size: 'previous' }, given: { Size: 'given' } })).toBe('given');
  });

  test.each<[JsonObject, string | string[]]>([
    [{ Type: 'Number', Default: 5 }, '5'],
    [{ Type: 'CommaDelimitedList', Default: 'a, b' }, ['a', 'b']],
    [{ Type: 'List<Number>', Default: '1,2' }, ['1', '2']],
    [{ Type: 'List<AWS::EC2::Subnet::Id>', Default: '' }, []],
    [{ Type: 'AWS::EC2::VPC::Id', Default: 'vpc-1' }, 'vpc-1'],
    [{ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/known' }, 'a,b'],
    [{ Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/known' }, ['a', 'b']],
  ])('%j gives %j', (definition, expected) => {
    expect(size(definition)).toEqual(expected);
  });

  test.each<[string, JsonObject, string, string]>([
    ['AllowedValues', { Type: 'String', AllowedValues: ['S', 'M'] }, 'L', "parameter 'Size' is 'L'; allowed are 'S', 'M'"],
    ['AllowedPattern', { Type: 'String', AllowedPattern: '[a-z]+' }, 'a1', "parameter 'Size' is 'a1'; it must match [a-z]+"],
    ['ConstraintDescription', { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'letters only' }, '1', "parameter 'Size' is '1'; letters only"],
    ['MinLength', { Type: 'String', MinLength: 2 }, 'a', "parameter 'Size' is 'a'; it must have at least as many characters as 2"],
    ['MaxLength', { Type: 'String', MaxLength: '1' }, 'ab', "parameter 'Size' is 'ab'; it must have at most as many characters as 1"],
    ['MinValue', { Type: 'Number', MinValue: 3 }, '2', "parameter 'Size' is '2'; it must be at least 3"],
    ['MaxValue', { Type: 'Number', MaxValue: 3 }, '4', "parameter 'Size' is '4'; it must be at most 3"],
    ['Number', { Type: 'Number' }, 'x', "parameter 'Size' is 'x'; it must be a number"],
    ['NoEcho', { Type: 'String', NoEcho: true, MaxLength: 1 }, 'secret', "parameter 'Size' is ****; it must have at most as many characters as 1"],
  ])('%s is kept', (_, definition, value, message) => {
    expect(() => size(definition, { given: { Size: value } })).toThrow(message);
  });

  test('missing and unknown ones are refused', () => {
    expect(() => size({ Type: 'String' })).toThrow("parameters 'Size' must have values; give them or add defaults to the template");
    expect(() => size({ Type: 'String', Default: '' }, { given: { Colour: 'red' } })).toThrow("parameters 'Colour' do not exist in the template; it has 'Size'");
    expect(() => size({ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/unknown' }))
      .toThrow("parameter 'Size' takes its value from the SSM parameter '/unknown', which does not exist here; give it to the engine as one of ssmParameters");
  });
});

describe('conditions', () => {
  const value = (Conditions: JsonObject) => properties({ C: { 'Fn::If': ['C', true, false] } }, { Conditions, Mappings: { M: { a: { b: 'c' } } } }).C;
  const yes = { 'Fn::Equals': ['a', 'a'] };
  const no = { 'Fn::Equals': ['a', 'b'] };

  test.each<[JsonObject, boolean]>([
    [yes, true],
    [no, false],
    [{ 'Fn::Equals': [1, '1'] }, true],
    [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, true],
    [{ 'Fn::Equals': [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, 'c'] }, true],
    [{ 'Fn::Not': [yes] }, false],
    [{ 'Fn::And': [yes, no] }, false],
    [{ 'Fn::And': [yes, yes, yes] }, true],
    [{ 'Fn::Or': [no, yes] }, true],
    [{ 'Fn::Or': [no, { 'Fn::Not': [{ Condition: 'Other' }] }] }, true],
  ])('%j is %p', (condition, expected) => {
    expect(value({ C: condition, Other: no })).toBe(expected);
  });

  test.each<[string, JsonObject, string]>([
    ['one operand', { C: { 'Fn::And': [yes] } }, '/Conditions/C/Fn::And is [{"Fn::Equals":["a","a"]}]; it must be a list of 2 to 10'],
    ['an unknown function', { C: { 'Fn::Xor': [yes, no] } }, "/Conditions/C calls 'Fn::Xor'; it must call one of Fn::And, Fn::Or, Fn::Not, Fn::Equals, Condition"],
    ['no function', { C: true }, '/Conditions/C is true; it must call one of Fn::And, Fn::Or, Fn::Not, Fn::Equals, Condition'],
    ['an unknown condition', { C: { Condition: 'X' } }, "/Conditions/C names the condition 'X', which the template does not have; it has 'C'"],
    ['a circle', { C: { Condition: 'D' }, D: { 'Fn::Not': [{ Condition: 'C' }] } }, 'circular dependency between conditions: C -> D -> C'],
    ['a resource', { C: { 'Fn::Equals': [{ Ref: 'A' }, 'x'] } }, "/Conditions/C/Fn::Equals/0/Ref refers to 'A', which is no parameter or resource that has a value here"],
  ])('%s is refused', (_, conditions, message) => {
    expect(() => value(conditions)).toThrow(message);
  });

  test('resources and outputs whose condition is false are not there', () => {
    const { graph, ...rest } = plan({
      Conditions: { No: no },
      Resources: { A: QUEUE, B: { ...QUEUE, Condition: 'No', DependsOn: 'A' }, C: { ...QUEUE, DependsOn: ['A', 'B'] } },
      Outputs: { B: { Value: { Ref: 'B' }, Condition: 'No' } },
    });
    expect(rest).toBeDefined();
    expect([...graph]).toEqual([['A', []], ['C', ['A']]]);
  });
});

describe('graph', () => {
  const using = (...ids: string[]): JsonObject => ({ ...QUEUE, Properties: { Uses: ids.map((id) => ({ Ref: id })) } });

  test('comes from Ref, Fn::GetAtt, Fn::Sub and DependsOn, wherever they stand', () => {
    const { graph } = plan({
      Parameters: { P: { Type: 'String', Default: 'p' } },
      Conditions: { Yes: { 'Fn::Equals': [1, 1] } },
      Resources: {
        A: QUEUE,
        B: QUEUE,
        C: QUEUE,
        D: QUEUE,
        E: QUEUE,
        F: QUEUE,
        All: {
          ...QUEUE,
          DependsOn: 'F',
          Properties: {
            Ref: { 'Fn::Join': ['', [{ Ref: 'A' }, { Ref: 'P' }, { Ref: 'AWS::Region' }]] },
            GetAtt: { 'Fn::GetAtt': 'B.Arn' },
            Sub: { 'Fn::Sub': ['${C.Arn} ${V} ${!D} ${P}', { V: { 'Fn::GetAtt': ['D', 'Arn'] } }] },
            If: { 'Fn::If': ['Yes', 'x', { Ref: 'E' }] },
          },
        },
      },
    });
    expect(graph.get('All')).toEqual(['A', 'B', 'C', 'D', 'F']);
  });

  test('circles are named', () => {
    expect(() => plan({ Resources: { A: using('B'), B: using('C'), C: using('A'), D: using('A') } }))
      .toThrow('circular dependency between resources: [A, B, C]');
    expect(() => plan({ Resources: { A: using('A') } })).toThrow('circular dependency between resources: [A]');
  });

  test('references to what is not there are refused', () => {
    const message = /^unresolved resource dependencies \[Z\] in \S+: the template has no such resource, or its condition is false$/;
    expect(() => plan({ Resources: { A: using('Z') } })).toThrow(message);
    expect(() => plan({ Resources: { A: { ...QUEUE, DependsOn: 'Z' } } })).toThrow(message);
    expect(() => plan({ Resources: { A: QUEUE }, Outputs: { O: { Value: { Ref: 'Z' } } } })).toThrow(message);
    expect(() => plan({ Conditions: { N: { 'Fn::Equals': [1, 2] } }, Resources: { A: using('Z'), Z: { ...QUEUE, Condition: 'N' } } })).toThrow(message);
    expect(() => plan({ Resources: { A: { ...QUEUE, Condition: 'N' } } })).toThrow("/Resources/A has the condition 'N', which the template does not have");
  });
});
