import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnDomain, CfnObjectType } from 'aws-cdk-lib/aws-customerprofiles';
import { report, validated } from './validated';
import { CalculationExpression, CalculationStatistic, Domain, StandardIdentifier } from '../../../src';
import { validate } from '../../../src/local/command-line/validate';

/** A template in YAML, with resources that are indented by two. */
function template(resources: string, head = ''): string {
  return `AWSTemplateFormatVersion: 2010-09-09\n${head}\nResources:\n${resources}`;
}

function objectType(id: string, properties: string, more = ''): string {
  return `
  ${id}:
    Type: AWS::CustomerProfiles::ObjectType
    ${more}
    Properties:
      Description: d
      Fields: [{ Name: id, ObjectTypeField: { Source: _source.id } }]
      Keys: [{ Name: k, ObjectTypeKeyList: [{ FieldNames: [id], StandardIdentifiers: [UNIQUE, PROFILE] }] }]
      ${properties}
`;
}

const DOMAIN = `
  Domain:
    Type: AWS::CustomerProfiles::Domain
    Properties: { DomainName: !Ref Name, DefaultExpirationDays: '30', Tags: [{ Key: a, Value: b }] }
`;
const NAME = 'Parameters: { Name: { Type: String, Default: shop }, Env: { Type: String } }';

test('resources of CloudFormation are checked in its own words, and told by logical id and path', () => {
  const { code, text } = validated({
    'stack.yaml': template(`
  Domain:
    Type: AWS::CustomerProfiles::Domain
    Properties: { DomainName: !Sub '\${Env}-shop', DefaultExpirationDays: "1200", RuleBasedMatching: { Enabled: true, Status: ACTIVE } }
  Orders:
    Type: AWS::CustomerProfiles::ObjectType
    Properties:
      DomainName: !Ref Domain
      ObjectTypeName: Orders
      Description: !Join [' ', [Orders, 'of', !Ref Name]]
      AllowProfileCreation: "true"
      Fields:
        - { Name: id, ObjectTypeField: { Source: _source.id, Target: _profile.EmailAdress } }
        - { Name: total, ObjectTypeField: { Source: _source.total, ContentType: NUMBR } }
      Keys:
        - { Name: order, ObjectTypeKeyList: [{ FieldNames: [idd], StandardIdentifiers: [UNIQUE, PROFILE] }] }
  Spent:
    Type: AWS::CustomerProfiles::CalculatedAttributeDefinition
    Properties:
      DomainName: !Sub '\${Env}-shop'
      CalculatedAttributeName: spent
      Statistic: SUM
      AttributeDetails: { Attributes: [{ Name: totl }], Expression: '{Orders.totl}' }
  Trigger:
    Type: AWS::CustomerProfiles::EventTrigger
    Properties: { EventTriggerName: t }
  Bucket: { Type: AWS::S3::Bucket }
`, NAME),
  });

  expect(code).toBe(1);
  expect(text.split('\n').map((line) => line.replace(/;? allowed: .*(\[CP)/, ' $1').replace(/ \(.*/, ''))).toEqual([
    'stack.yaml, Domain: domain "${Env}-shop"',
    '  note     RuleBasedMatching.Status: told by the service, and passed over here; a request does not take it',
    expect.stringContaining('  error    Resources.Domain.Properties.DefaultExpirationDays 1200 is out of range') as string,
    'stack.yaml, Orders: object type "Orders"',
    expect.stringContaining('  error    Resources.Orders.Properties.Fields[1].ObjectTypeField.ContentType "NUMBR" is not a known value') as string,
    expect.stringContaining('  error    Resources.Orders.Properties.Fields[0].ObjectTypeField.Target "_profile.EmailAdress" is not a known field of _profile') as string,
    expect.stringContaining('  error    Resources.Orders.Properties.Keys[0].ObjectTypeKeyList[0].FieldNames[0] "idd" is not a field of this object type') as string,
    'stack.yaml, Spent: calculated attribute "spent"',
    expect.stringContaining('  error    Resources.Spent.Properties.AttributeDetails.Expression "{Orders.totl}" is no field of object type "Orders"') as string,
    'stack.yaml, Trigger: not checked: it is an event trigger, which this library does not manage',
    expect.stringMatching(/^5 errors, 0 warnings, 1 not checked in 1 file/) as string,
    '',
  ]);
});

test('the report for machines has the logical id', () => {
  expect(report({ 'stack.yaml': template(objectType('Orders', 'ObjectTypeName: _x'), NAME) })).toMatchObject({
    files: [{ file: 'stack.yaml', logicalId: 'Orders', kind: 'object-type', name: '_x', findings: [{ path: 'Resources.Orders.Properties.DomainName' }, { path: 'Resources.Orders.Properties.ObjectTypeName' }] }],
  });
});

test.each<[string, string, string]>([
  ['the map of the API', 'Fields: { id: { Source: 5 } }', 'Resources.T.Properties.Fields {"id":{"Source":5}} has the wrong type; allowed: a list of Name and ObjectTypeField'],
  ['an entry without a name', 'Fields: [{ ObjectTypeField: {} }]', 'Resources.T.Properties.Fields[0].Name is missing [CP1001]'],
  ['a name twice', 'Fields: [{ Name: a, ObjectTypeField: {} }, { Name: a, ObjectTypeField: {} }]', 'Fields[0].ObjectTypeField and Fields[1] have the same Name "a"'],
  ['a misspelt property', 'Feilds: []', 'Resources.T.Properties.Feilds is not a known member'],
])('%s is told', (_, properties, message) => {
  const resource = `  T:\n    Type: AWS::CustomerProfiles::ObjectType\n    Properties:\n      DomainName: d\n      ObjectTypeName: T\n      Description: d\n      ${properties}\n`;

  expect(validated({ 'stack.yaml': template(resource) }).text).toContain(message);
});

test('an integration has its maps as lists too', () => {
  const { text } = validated({
    'stack.json': {
      Resources: {
        I: {
          Type: 'AWS::CustomerProfiles::Integration',
          Properties: {
            DomainName: 'd',
            Uri: { 'Fn::Sub': 'arn:aws:x:${AWS::Region}' },
            ObjectTypeNames: [{ Key: 'SegmentIdentfy', Value: 'Users' }],
          },
        },
      },
    },
  });

  expect(text).toContain('Resources.I.Properties.ObjectTypeNames[0].Value is not a known event type');
  expect(text).toContain('0 errors, 1 warning in 1 file');
});

describe('what is not known', () => {
  test.each([
    ['a parameter without a default', '!Ref Env'],
    ['an import', '!ImportValue x'],
    ['a choice', '!If [IsProd, 1, !Ref AWS::NoValue]'],
    ['a dynamic reference', '"{{resolve:ssm:days}}"'],
    ['a mapping by region', '!FindInMap [Days, !Ref AWS::Region, days]'],
    ['another resource', '!GetAtt Queue.Arn'],
  ])('%s is left out', (_, value) => {
    const { text } = validated({ 'stack.yaml': template(`  D:\n    Type: AWS::CustomerProfiles::Domain\n    Properties: { DomainName: d, DefaultExpirationDays: ${value} }\n`, NAME) });

    expect(text).toBe('stack.yaml, D: domain "d", no findings\n0 errors, 0 warnings in 1 file\n');
  });

  test.each([
    ['the default of a parameter', '!Ref Days'],
    ['a text', '!Sub "${Days}"'],
    ['a mapping', '!FindInMap [Days, prod, days]'],
    ['a part of a text', '!Select [1, !Split [":", "a:2000"]]'],
  ])('%s is known', (_, value) => {
    const head = 'Parameters: { Days: { Type: Number, Default: 2000 } }\nMappings: { Days: { prod: { days: 2000 } } }';

    expect(validated({ 'stack.yaml': template(`  D:\n    Type: AWS::CustomerProfiles::Domain\n    Properties: { DomainName: d, DefaultExpirationDays: ${value} }\n`, head) }).text)
      .toContain('DefaultExpirationDays 2000 is out of range');
  });
});

describe('domains', () => {
  const made = /ObjectTypeName "T" is made by stack.yaml, A too/;

  test.each([
    ['a reference and the parameter', '!Ref Domain', '!Ref Name', true],
    ['a reference and the default', '!Ref Domain', 'shop', true],
    ['two forms of a name that is not known', '!Sub "${Env}-x"', '!Join ["-", [!Ref Env, x]]', true],
    ['two that are not known', '!Ref Env', '!ImportValue x', false],
    ['two names', '!Ref Domain', 'shop2', false],
  ])('%s', (_, first, second, same) => {
    const resources = DOMAIN + objectType('A', `ObjectTypeName: T\n      DomainName: ${first}`)
      + objectType('B', `ObjectTypeName: T\n      DomainName: ${second}`);

    expect(made.test(validated({ 'stack.yaml': template(resources, NAME) }).text)).toBe(same);
  });

  test('what two conditions make is not there at once, what one makes is', () => {
    const of = (first: string, second: string) => validated({
      'stack.yaml': template(objectType('A', 'ObjectTypeName: T\n      DomainName: d', first)
      + objectType('B', 'ObjectTypeName: T\n      DomainName: d', second)),
    }).text;

    expect(of('Condition: IsProd', 'Condition: IsDev')).not.toMatch(made);
    expect(of('Condition: IsProd', 'Condition: IsProd')).toMatch(made);
    expect(of('', 'Condition: IsDev')).toMatch(made);
  });

  test('definitions and templates that are given together are of one domain where they name the same', () => {
    const { text } = validated({ 'type.json': { DomainName: 'shop', ObjectTypeName: 'T', Description: 'd', TemplateId: 'CTR' }, 'stack.yaml': template(objectType('A', 'ObjectTypeName: T\n      DomainName: shop')) });

    expect(text).toContain('ObjectTypeName "T" is made by type.json too');
  });
});

test('a template without anything of Customer Profiles is named', () => {
  expect(validated({ 'stack.json': { Resources: { B: { Type: 'AWS::S3::Bucket' } } } })).toEqual({
    code: 0, text: 'stack.json: not checked: it is for CloudFormation, and has no resources of Customer Profiles\n0 errors, 0 warnings, 1 not checked in 1 file\n',
  });
});

describe('what cdk synth writes', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'assembly-'));
    const app = new App({ outdir: path.join(folder, 'cdk.out') });
    const shop = new Stack(app, 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
    const domain = new Domain(shop, 'Domain', { domainName: 'shop' });
    const orders = domain.addObjectType('Orders', {
      objectTypeName: 'Orders',
      fields: { id: { source: '_source.id' } },
      keys: [{ name: 'order', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
    });
    domain.addCalculatedAttribute('Count', { calculatedAttributeName: 'count', expression: CalculationExpression.field(orders, 'id'), statistic: CalculationStatistic.COUNT });
    const other = new Stack(app, 'Other', { env: { account: '123456789012', region: 'eu-central-1' } });
    new CfnObjectType(other, 'Again', { domainName: 'shop', objectTypeName: 'Orders', description: 'd', templateId: 'CTR' });
    const elsewhere = new Stack(app, 'Elsewhere', { env: { account: '123456789012', region: 'eu-west-1' } });
    new CfnObjectType(elsewhere, 'Again', { domainName: 'shop', objectTypeName: 'Orders', description: 'd', templateId: 'CTR' });
    new CfnDomain(new NestedStack(elsewhere, 'Nested'), 'Domain', { domainName: 'nested', defaultExpirationDays: 0 });
    app.synth();
    mkdirSync(path.join(folder, 'empty'));
    writeFileSync(path.join(folder, 'manifest.json'), '{"artifacts":{}}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function told(name: string): { readonly code: number; readonly text: string } {
    let text = '';
    const code = validate([path.join(folder, name)], {}, { write: (part) => { text += part; } });
    return { code, text: text.replaceAll(`${folder}/`, '') };
  }

  test.each(['cdk.out', 'cdk.out/manifest.json'])('%s has the resources of all stacks, by account and region', (name) => {
    const { code, text } = told(name);

    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`^${name}, stack Shop, Domain\\w+: domain "shop", no findings$`, 'm'));
    expect(text).toMatch(new RegExp(`^${name}, stack Shop, Domain\\w+: object type "Orders", no findings$`, 'm'));
    expect(text).toMatch(new RegExp(`^${name}, stack Shop, Domain\\w+: calculated attribute "count", no findings$`, 'm'));
    expect(text).toMatch(/stack Other, Again: .*\n {2}error {4}Resources\.Again\.Properties\.ObjectTypeName "Orders" is made by \S+, stack Shop, \w+ too/);
    expect(text).toMatch(/stack Elsewhere, Again: object type "Orders", no findings/);
    expect(text).toMatch(/stack Elsewhere, nested stack Nested\w+, Domain: domain "nested"\n {2}error {4}Resources\.Domain\.Properties\.DefaultExpirationDays 0 is out of range/);
  });

  test('another folder, and an assembly of nothing', () => {
    expect(told('empty')).toMatchObject({ code: 2, text: expect.stringContaining('empty: cannot be read: it is a folder that cdk synth has not written') as string });
    expect(told('manifest.json')).toMatchObject({ code: 0, text: expect.stringContaining('it is for CloudFormation, and has no resources of Customer Profiles') as string });
  });
});
