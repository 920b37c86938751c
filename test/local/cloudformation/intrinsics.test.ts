import fc from 'fast-check';
import { resolve } from '../../../src/local/cloudformation/intrinsics';
import type { Scope } from '../../../src/local/cloudformation/intrinsics';
import type { Json } from '../../../src/local/cloudformation/json';

const scope: Scope = {
  region: 'eu-west-1',
  mappings: { Sizes: { small: { count: '1', zones: ['a', 'b'] } } },
  condition: (name) => name === 'Yes',
  ref: (name) => name === 'AWS::NoValue' ? undefined : ({ Name: 'shop', List: ['x', 'y'], Zero: '0', Sub: 'zones' } as { [key: string]: Json })[name],
  getAtt: (logicalId, attribute) => `${logicalId}/${attribute}`,
  importValue: (name) => `imported ${name}`,
  stackOutput: (reference) => `output ${JSON.stringify(reference)}`,
};

const resolved = (value: Json): Json | undefined => resolve(value, scope, '/X');

test.each<[string, Json, Json]>([
  ['Ref', { Ref: 'Name' }, 'shop'],
  ['Fn::GetStackOutput, its argument resolved', { 'Fn::GetStackOutput': { StackName: { Ref: 'Name' }, OutputName: 'O' } }, 'output {"StackName":"shop","OutputName":"O"}'],
  ['Fn::Length', { 'Fn::Length': { Ref: 'List' } }, 2],
  ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Name' }, b: { Ref: 'AWS::NoValue' }, c: [1] } }, '{"a":"shop","c":[1]}'],
  ['Fn::Cidr with 8 bits', { 'Fn::Cidr': ['10.0.0.0/16', 3] }, ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
  ['Fn::Cidr with given bits', { 'Fn::Cidr': [{ 'Fn::Join': ['', ['192.168.', { Ref: 'Zero' }, '.0/24']] }, '2', '5'] }, ['192.168.0.0/27', '192.168.0.32/27']],
  ['Fn::Cidr of IPv6', { 'Fn::Cidr': ['2001:db8::/56', 2, 64] }, ['2001:db8:0:0:0:0:0:0/64', '2001:db8:0:1:0:0:0:0/64']],
  ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['A', 'Arn'] }, 'A/Arn'],
  ['Fn::GetAtt as a list of more', { 'Fn::GetAtt': ['A', 'Outer', 'Inner'] }, 'A/Outer.Inner'],
  ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'A.Outer.Inner' }, 'A/Outer.Inner'],
  ['Fn::GetAtt of a computed attribute', { 'Fn::GetAtt': ['A', { Ref: 'Name' }] }, 'A/shop'],
  ['Fn::Sub', { 'Fn::Sub': 'in ${Name} with ${A.Arn}' }, 'in shop with A/Arn'],
  ['Fn::Sub with variables', { 'Fn::Sub': ['${Name} ${V}', { V: { Ref: 'Zero' }, Name: 'own' }] }, 'own 0'],
  ['Fn::Sub with a literal', { 'Fn::Sub': '${!Name} $Name ${!a.b}' }, '${Name} $Name ${a.b}'],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1, true]] }, 'a-shop-1-true'],
  ['Fn::Join of a function', { 'Fn::Join': [',', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'a,b,c'],
  ['Fn::Join of a list parameter', { 'Fn::Join': ['', { Ref: 'List' }] }, 'xy'],
  ['Fn::Join without NoValue', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a-b'],
  ['Fn::Split', { 'Fn::Split': [',', 'a,,b'] }, ['a', '', 'b']],
  ['Fn::Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  ['Fn::Select with a text as index', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
  ['Fn::Select with a computed index', { 'Fn::Select': [{ Ref: 'Zero' }, { Ref: 'List' }] }, 'x'],
  ['Fn::If', { 'Fn::If': ['Yes', 'a', { Unknown: { 'Fn::Nope': 1 } }] }, 'a'],
  ['Fn::If, otherwise', { 'Fn::If': ['No', 'a', ['b']] }, ['b']],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', 'small', 'count'] }, '1'],
  ['Fn::FindInMap with computed keys', { 'Fn::FindInMap': ['Sizes', 'small', { Ref: 'Sub' }] }, ['a', 'b']],
  ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Sizes', 'large', 'count', { DefaultValue: { Ref: 'Name' } }] }, 'shop'],
  ['Fn::Base64', { 'Fn::Base64': { Ref: 'Name' } }, 'c2hvcA=='],
  ['Fn::GetAZs', { 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['Fn::GetAZs of a region', { 'Fn::GetAZs': 'us-east-1' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Name}-arn' } }, 'imported shop-arn'],
  ['NoValue of a member', { A: { Ref: 'AWS::NoValue' }, B: 1 }, { B: 1 }],
  ['NoValue of an item', ['a', { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }], ['a']],
  ['a policy condition is no function', { Condition: { StringEquals: { Ref: 'x', other: 'y' } } }, { Condition: { StringEquals: { Ref: 'x', other: 'y' } } }],
])('%s', (_, value, expected) => {
  expect(resolved(value)).toEqual(expected);
});

test.each<[string, Json, string]>([
  ['an unknown function', { 'Fn::Nope': [] }, "/X calls 'Fn::Nope', which the local engine does not know; known are Fn::Base64, Fn::Cidr, Fn::FindInMap"],
  ['a function that is not alone', { 'Fn::Join': ['', []], 'Other': 1 }, "/X has 'Fn::Join' beside 'Other'; a function stands alone in its object"],
  ['a Ref to no name', { Ref: 1 }, '/X/Ref is 1; it must be the name of a parameter or resource'],
  ['Fn::GetAtt of one', { 'Fn::GetAtt': ['A'] }, "/X/Fn::GetAtt is [\"A\"]; it must be [logical id, attribute] or 'logicalId.attribute'"],
  ['Fn::GetAtt without a dot', { 'Fn::GetAtt': 'A' }, "/X/Fn::GetAtt is 'A'; it must be [logical id, attribute] or 'logicalId.attribute'"],
  ['Fn::Sub of a number', { 'Fn::Sub': 1 }, '/X/Fn::Sub is 1; it must be a string or [string, variables]'],
  ['Fn::Sub with a list', { 'Fn::Sub': '${List}' }, '/X/Fn::Sub is ["x","y"]; it must be a string'],
  ['Fn::Join of one', { 'Fn::Join': ['-'] }, '/X/Fn::Join is ["-"]; it must be [delimiter, values]'],
  ['Fn::Join of a text', { 'Fn::Join': ['-', 'a'] }, "/X/Fn::Join/1 is 'a'; it must be a list"],
  ['Fn::Join of lists', { 'Fn::Join': ['-', [['a']]] }, '/X/Fn::Join/1/0 is ["a"]; it must be a string'],
  ['Fn::Join with a computed delimiter', { 'Fn::Join': [{ Ref: 'Name' }, []] }, '/X/Fn::Join/0 is {"Ref":"Name"}; the delimiter must be a string'],
  ['Fn::Split with an empty delimiter', { 'Fn::Split': ['', 'a'] }, "/X/Fn::Split/0 is ''; the delimiter must be a string that is not empty"],
  ['Fn::Select out of range', { 'Fn::Select': [2, ['a', 'b']] }, '/X/Fn::Select/0 is 2; the list has 2 values, so 0 to 1 is allowed'],
  ['Fn::Select of a name', { 'Fn::Select': ['a', ['a', 'b']] }, "/X/Fn::Select/0 is 'a'; the list has 2 values, so 0 to 1 is allowed"],
  ['Fn::If of two', { 'Fn::If': ['Yes', 1] }, '/X/Fn::If is ["Yes",1]; it must be [condition, value if true, value if false]'],
  ['Fn::If of no name', { 'Fn::If': [1, 2, 3] }, "/X/Fn::If/0 is 1; it must be a condition's name"],
  ['Fn::Length of a text', { 'Fn::Length': 'abc' }, "/X/Fn::Length is 'abc'; it must be a list"],
  ['Fn::ToJsonString of a text', { 'Fn::ToJsonString': { Ref: 'Name' } }, "/X/Fn::ToJsonString is 'shop'; it must be an object or a list"],
  ['Fn::Cidr of one', { 'Fn::Cidr': ['10.0.0.0/16'] }, '/X/Fn::Cidr is ["10.0.0.0/16"]; it must be [block, count] with optional bits'],
  ['Fn::Cidr of more than there is', { 'Fn::Cidr': ['10.0.0.0/24', 4, 7] }, "/X/Fn::Cidr cannot cut 4 blocks of 7 bits from '10.0.0.0/24', only 2"],
  ['Fn::Cidr of no block', { 'Fn::Cidr': ['10.0.0.0', 1] }, "/X/Fn::Cidr cannot cut '10.0.0.0' into 1 blocks of 8 bits"],
  ['Fn::FindInMap of two', { 'Fn::FindInMap': ['a', 'b'] }, '/X/Fn::FindInMap is ["a","b"]; it must be [map, key, key] with an optional {"DefaultValue": ...}'],
  ['Fn::FindInMap of nothing', { 'Fn::FindInMap': ['Sizes', 'small', 'toString'] }, '/X/Fn::FindInMap finds nothing at Sizes/small/toString in the mappings'],
])('%s is refused with its path', (_, value, message) => {
  expect(() => resolved(value)).toThrow(message);
});

describe('whatever the values', () => {
  const plain = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string().filter((name) => !name.startsWith('Fn::') && name !== 'Ref' && name !== '__proto__'), tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  test('a value without functions stays as it is', () => {
    fc.assert(fc.property(plain, (value) => expect(resolved(value)).toEqual(value)));
  });

  test('splitting what was joined gives the items again', () => {
    fc.assert(fc.property(fc.array(fc.string().filter((text) => !text.includes('|') && !text.includes('{{')), { minLength: 1 }), (items) => {
      expect(resolved({ 'Fn::Split': ['|', { 'Fn::Join': ['|', items] }] })).toEqual(items);
    }));
  });

  test('a text in which every ${ is written ${! is left alone by Fn::Sub', () => {
    // what is not closed is no reference, and so nothing that could be escaped
    fc.assert(fc.property(fc.string().filter((text) => !text.includes('{{') && !/\$\{[^}]*$/.test(text)), (text) => {
      const escaped = text.replaceAll('${', '${!');
      expect(resolved({ 'Fn::Sub': escaped })).toBe(text);
    }));
  });

  test('Fn::Sub puts variables in as they are, even if they look like variables', () => {
    fc.assert(fc.property(fc.string().filter((text) => !text.includes('{{')), (value) => {
      expect(resolved({ 'Fn::Sub': ['<${V}>', { V: value }] })).toBe(`<${value}>`);
    }));
  });

  test('Fn::Base64 can be undone', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('{{')), (value) => {
      expect(Buffer.from(String(resolved({ 'Fn::Base64': value })), 'base64').toString()).toBe(value);
    }));
  });

  test('NoValue leaves nothing behind, wherever it stands', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer(), fc.constant({ Ref: 'AWS::NoValue' }))), (items) => {
      expect(resolved(items)).toEqual(items.filter((item) => typeof item === 'number'));
    }));
  });
});
