/**
 * Part of `npx projen package:check`: what the documentation of the public API says of each member, read from the assembly that `npx projen compile` made, from which
 * the documentation of every language comes.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import * as ts from 'typescript';
import * as model from '../../src/model/api/limits.generated';

const ROOT = path.join(__dirname, '..', '..');

interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
}

interface Member {
  readonly name: string;
  readonly docs?: Docs;
  readonly overrides?: string;
  readonly optional?: boolean;
  readonly parameters?: readonly Member[];
  readonly locationInModule: { readonly filename: string; readonly line: number };
}

interface Type extends Member {
  readonly datatype?: boolean;
  readonly initializer?: Omit<Member, 'name'>;
  readonly members?: readonly Member[];
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
}

interface Limited {
  readonly type: string;
  readonly members?: { readonly [name: string]: string };
  readonly min?: number;
  readonly max?: number;
}

/** All kinds of shapes as one: some have members, some limits. */
const SHAPES: { readonly [name: string]: Limited } = model.SHAPES;

/** Where a property has a member of the API as its value, and which shape that is in. What is not here has another form than the API: its limits are told by the tests of rules. */
const SHAPE_OF: { readonly [type: string]: string } = {
  CalculatedAttributeOptions: 'CreateCalculatedAttributeDefinitionRequest',
  CalculationFilter: 'Filter',
  CalculationFilterGroup: 'FilterGroup',
  DomainProps: 'CreateDomainRequest',
  EventStreamOptions: 'CreateEventStreamRequest',
  FlowDefinitionProps: 'FlowDefinition',
  IntegrationOptions: 'PutIntegrationRequest',
  IntegrationWorkflowOptions: 'CreateIntegrationWorkflowRequest',
  ObjectTypeField: 'ObjectTypeField',
  ObjectTypeKey: 'ObjectTypeKey',
  ObjectTypeOptions: 'PutProfileObjectTypeRequest',
  RuleBasedMatching: 'RuleBasedMatchingRequest',
  AttributeTypes: 'AttributeTypesSelector',
  AutoMerging: 'AutoMerging',
  MatchingExport: 'S3ExportingConfig',
};
/** The members whose properties are called otherwise. */
const MEMBER_OF: { readonly [property: string]: string } = {
  'DomainProps.defaultExpiration': 'DefaultExpirationDays',
  'ObjectTypeOptions.expiration': 'ExpirationDays',
  'AttributeTypes.addresses': 'Address',
  'AttributeTypes.emailAddresses': 'EmailAddress',
  'AttributeTypes.phoneNumbers': 'PhoneNumber',
  'AutoMerging.minimumConfidence': 'MinAllowedConfidenceScoreForMerging',
  'CalculatedAttributeOptions.statistic': 'Statistic',
  'MatchingExport.bucket': 'S3BucketName',
  'MatchingExport.prefix': 'S3KeyName',
  'RuleBasedMatching.rules': 'MatchingRules',
  'RuleBasedMatching.maxLevelForMerging': 'MaxAllowedRuleLevelForMerging',
  'RuleBasedMatching.maxLevelForMatching': 'MaxAllowedRuleLevelForMatching',
};
/** Constructs, keys and value lists know their own limits: nobody counts characters of a bucket that is given as a construct. */
const GIVEN_AS_CONSTRUCTS = ['encryptionKey', 'bucket', 'source', 'target', 'sourceLastUpdatedTimestampFormat', 'timestampFormat'];
const SOURCE = /\((API model|Administrator Guide|AppFlow|CloudFormation|rule CP\d{4})|rule CP\d{4}/;

assert.ok(existsSync(path.join(ROOT, '.jsii')), "run 'npx projen compile' first");
const assembly = JSON.parse(readFileSync(path.join(ROOT, '.jsii'), 'utf8')) as { readonly types: { readonly [fqn: string]: Type } };
const TYPES = Object.values(assembly.types);

function own(members: readonly Member[] | undefined): readonly Member[] {
  return (members ?? []).filter(({ overrides }) => overrides === undefined);
}

function callables(type: Type): Member[] {
  return [...(type.initializer === undefined ? [] : [{ ...type.initializer, name: 'constructor' }]), ...own(type.methods)];
}

function textOf({ docs }: Member): string {
  return [docs?.summary, docs?.remarks, docs?.default].join(' ');
}

void test('every type and every member of it says what it is', () => {
  const silent = TYPES.flatMap((type) => [
    ...(type.docs?.summary === undefined ? [type.name] : []),
    ...[...own(type.properties), ...own(type.methods), ...own(type.members)].filter(({ docs }) => docs?.summary === undefined).map(({ name }) => `${type.name}.${name}`),
  ]);
  assert.deepEqual(silent, []);
});

void test('every parameter says what it is for', () => {
  const silent = TYPES.filter(({ datatype }) => !datatype).flatMap((type) => callables(type).flatMap(({ name, parameters }) => (
    (parameters ?? []).filter(({ docs }) => docs?.summary === undefined).map((parameter) => `${type.name}.${name}: ${parameter.name}`)
  )));
  assert.deepEqual(silent, []);
});

void test('what may be left out says what is then', () => {
  const silent = TYPES.filter(({ datatype }) => datatype).flatMap((type) => (
    own(type.properties).filter(({ optional, docs }) => optional && docs?.default === undefined).map(({ name }) => `${type.name}.${name}`)
  ));
  assert.deepEqual(silent, []);
});

/** The limits of a property by the API model, as documentation writes numbers. */
function limitsOf(type: string, property: string): string[] {
  const shape = SHAPES[SHAPE_OF[type]];
  const member = MEMBER_OF[`${type}.${property}`] ?? property[0].toUpperCase() + property.slice(1);
  const limited = SHAPES[shape?.members?.[member] ?? ''];
  return [limited?.min, limited?.max].filter((limit) => limit !== undefined && limit !== 0).map((limit) => limit!.toLocaleString('en'));
}

void test('every shape that limits are looked up in is one of the API model', () => {
  assert.deepEqual(Object.values(SHAPE_OF).filter((shape) => SHAPES[shape]?.members === undefined), []);
  const renamed = Object.entries(MEMBER_OF).filter(([property, member]) => SHAPES[SHAPE_OF[property.split('.')[0]]]?.members?.[member] === undefined);
  assert.deepEqual(renamed, []);
});

/** Whether a text has a number in it; that there may be one is also said by 'up to'. */
function tells(text: string, limit: string): boolean {
  return new RegExp(`(^|[^\\d,])${limit}([^\\d,]|,\\s|$)`).test(text) || (limit === '1' && /\b(one|up to)\b/.test(text));
}

void test('what has a limit says it, and where it is from', () => {
  const limited = TYPES.filter(({ name }) => SHAPE_OF[name] !== undefined).flatMap((type) => (
    own(type.properties).filter(({ name }) => !GIVEN_AS_CONSTRUCTS.includes(name))
      .map((property) => ({ type, property, limits: limitsOf(type.name, property.name) }))
  )).filter(({ limits }) => limits.length > 0);
  assert.ok(limited.length > 15, `${limited.length} properties have a limit`);
  const silent = limited.filter(({ property, limits }) => {
    const text = textOf(property);
    return !limits.every((limit) => tells(text, limit)) || !SOURCE.test(text);
  });
  assert.deepEqual(silent.map(({ type, property, limits }) => `${type.name}.${property.name}: ${limits.join(' to ')}`), []);
});

/** What begins on a line of a file. */
function declarationAt({ filename, line }: Member['locationInModule']): ts.Node | undefined {
  const source = ts.createSourceFile(filename, readFileSync(path.join(ROOT, filename), 'utf8'), ts.ScriptTarget.Latest, true);
  function find(node: ts.Node): ts.Node | undefined {
    const isHere = (ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isConstructorDeclaration(node))
      && source.getLineAndCharacterOfPosition(node.getStart()).line + 1 === line;
    return isHere ? node : ts.forEachChild(node, find);
  }
  return find(source);
}

/** The text before a declaration, and the declaration. */
function parts(declaration: ts.Node): readonly [documentation: string, code: string] {
  const code = declaration.getText();
  const all = declaration.getFullText();
  return [all.slice(0, all.length - code.length), code];
}

/** Those that read an ARN refuse what is none, in a function of all of them. */
function throws({ name }: Member, code: string): boolean {
  return /\bthrow /.test(code) || /^from\w+Arn$/.test(name) && /\b(childOfArn|fromDomainAttributes)\(/.test(code);
}

void test('what throws says when', () => {
  const declared = TYPES.flatMap((type) => callables(type).map((member) => ({ type, member, declaration: declarationAt(member.locationInModule) })));
  const gone = declared.filter(({ declaration }) => declaration === undefined).map(({ type, member }) => `${type.name}.${member.name}`);
  assert.deepEqual(gone, [], "not where the assembly says; run 'npx projen compile'");
  const throwing = declared.filter(({ member, declaration }) => declaration !== undefined && throws(member, parts(declaration)[1]));
  assert.ok(throwing.length > 5, `${throwing.length} members throw`);
  const silent = throwing.filter(({ declaration }) => !parts(declaration!)[0].includes('@throws'));
  assert.deepEqual(silent.map(({ type, member }) => `${type.name}.${member.name}`), []);
});
