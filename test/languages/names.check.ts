/** Names of the public API as other languages have them: none is a reserved word there, none meets another, or what every object has. Needs what `npx projen compile` made. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RESERVED } from './reserved-words';
import { readJson, ROOT } from './run';

interface Parameter {
  readonly name: string;
  readonly type: { readonly fqn?: string };
}
interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Parameter[];
}
interface Type {
  readonly name: string;
  readonly fqn: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly initializer?: { readonly parameters?: readonly Parameter[] };
  readonly methods?: readonly Method[];
  readonly properties?: readonly { readonly name: string; readonly static?: boolean }[];
  readonly members?: readonly { readonly name: string }[];
  readonly interfaces?: readonly string[];
}

const TYPES = Object.values(readJson<{ readonly types: { readonly [fqn: string]: Type } }>(ROOT, '.jsii').types);
const CLASSES = TYPES.filter(({ kind }) => kind === 'class');
const METHODS = TYPES.flatMap((type) => (
  [...type.methods ?? [], { name: 'constructor', ...type.initializer }].map((method) => ({ ...method, of: type }))
));
const MEMBERS = TYPES.flatMap((type) => [
  ...type.methods ?? [], ...type.properties ?? [], ...type.members ?? [],
].map(({ name }) => ({ name, of: type })));

/** What Object has, which a method of that name would hide or could not be; `toString` is meant to. */
const OF_EVERY_OBJECT = {
  java: ['getClass', 'hashCode', 'equals', 'notify', 'notifyAll', 'wait', 'clone', 'finalize'],
  csharp: ['getType', 'getHashCode', 'equals', 'referenceEquals', 'memberwiseClone', 'finalize'],
};

/** From camelCase, as the generators of Python do it. */
function snakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

function pascalCase(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

function told(found: readonly { readonly name: string; readonly of: Type }[]): string[] {
  return found.map(({ name, of }) => `${of.name}.${name}`);
}

void test('no parameter is a reserved word of a language, which would have another name there', () => {
  const parameters = METHODS.flatMap(({ name, parameters: all = [], of }) => all.map((parameter) => ({ name: parameter.name, of, method: name })));
  assert.ok(parameters.length > 0);
  assert.deepEqual(parameters.filter(({ name }) => Object.values(RESERVED).some((words) => words.has(name))).map(({ name, of, method }) => `${of.name}.${method}(${name})`), []);
});

void test('no member is a reserved word of Python or Java; in C# and Go members begin with a capital', () => {
  assert.deepEqual(told(MEMBERS.filter(({ name }) => RESERVED.python.has(snakeCase(name)) || RESERVED.java.has(name))), []);
});

void test('no method is one that every object of Java or C# has, and no getter of Java', () => {
  const getters = TYPES.flatMap((type) => (type.properties ?? []).map(({ name }) => ({ name: `get${pascalCase(name)}`, of: type })));
  assert.deepEqual(told([...METHODS, ...getters].filter(({ name }) => OF_EVERY_OBJECT.java.includes(name))), []);
  assert.deepEqual(told(METHODS.filter(({ name }) => OF_EVERY_OBJECT.csharp.includes(name))), []);
});

void test('no member of C# has the name of its type', () => {
  assert.deepEqual(told(MEMBERS.filter(({ name, of }) => pascalCase(name) === of.name)), []);
});

void test('no member of a type meets another when it is written in snake case, or with a capital', () => {
  const meetings = TYPES.flatMap((type) => [snakeCase, pascalCase].flatMap((written) => {
    const names = [...type.methods ?? [], ...type.properties ?? []].map(({ name }) => written(name));
    return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${type.name}.${name}`);
  }));
  assert.deepEqual(meetings, []);
});

void test('every name of the Go package is that of one thing', () => {
  const names = [
    ...TYPES.map(({ name }) => name),
    ...CLASSES.flatMap(({ name, initializer, abstract }) => (initializer ? [...abstract ? [] : [`New${name}`], `New${name}_Override`] : [])),
    ...CLASSES.flatMap(({ name, methods = [], properties = [] }) => [...methods, ...properties].filter((member) => member.static).map((member) => (
      `${name}_${pascalCase(member.name)}`
    ))),
  ];
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
});

void test('in Python no parameter meets a keyword that the options after it become', () => {
  const properties = new Map(TYPES.filter(({ datatype }) => datatype).map((type) => [type.fqn, propertiesOf(type)]));
  const meetings = METHODS.flatMap(({ name, parameters = [], of }) => {
    const lifted = properties.get(parameters.at(-1)?.type.fqn ?? '') ?? [];
    return parameters.slice(0, -1).filter((parameter) => lifted.includes(parameter.name)).map((parameter) => `${of.name}.${name}(${parameter.name})`);
  });
  assert.ok(properties.size > 0);
  assert.deepEqual(meetings, []);
});

function propertiesOf(type: Type): string[] {
  const inherited = TYPES.filter(({ fqn }) => type.interfaces?.includes(fqn)).flatMap(propertiesOf);
  return [...(type.properties ?? []).map(({ name }) => name), ...inherited];
}
