import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as ts from 'typescript';
import { Samples } from './samples';
import * as api from '../../../src';
import type { ArgumentType, ClassType, MemberTypes, StructTypes } from '../../../src/constructs/arguments/argument-type';
import { CLASSES, OTHER_TYPES, STRUCTS } from '../../../src/constructs/arguments/argument-types.generated';

type Call = (args: readonly unknown[]) => unknown;

/** Where arguments come in: a constructor or a method of a class of the public API. */
interface Door {
  readonly says: string;
  readonly types: MemberTypes;
  readonly call: Call;
}

const stack = new Stack(new App(), 'Shop');
const samples = new Samples(stack);

function instanceOf(name: string): object {
  return (name === 'DomainGrants' ? api.DomainGrants.fromDomain(samples.of('IDomainRef') as api.IDomain) : samples.of(name)) as object;
}

const DOORS: readonly Door[] = Object.entries(CLASSES as { readonly [name: string]: ClassType }).flatMap(([name, { create, statics, methods }]) => {
  const owner = (api as unknown as { readonly [name: string]: unknown })[name] as new (...args: readonly unknown[]) => unknown;
  const apply = (target: object, method: string): Call => (args) => (
    Reflect.apply((target as { readonly [method: string]: () => unknown })[method], target, args)
  );
  return [
    ...create ? [{ says: `new ${name}`, types: create, call: (args: readonly unknown[]) => new owner(...args) }] : [],
    ...Object.entries(statics).map(([method, types]) => ({ says: `${name}.${method}`, types, call: apply(owner, method) })),
    ...Object.entries(methods).map(([method, types]) => ({
      says: `${name}.${method} of one`, types, call: (args: readonly unknown[]) => apply(instanceOf(name), method)(args),
    })),
  ];
});

/** Values of which each is right for few types. */
const VALUES: { readonly [says: string]: unknown } = {
  'null': null,
  'a string': 'text',
  'a number': 5,
  'a boolean': true,
  'a list': [],
  'an object': {},
  'a function': () => 'text',
  'a construct': stack,
  'a Date': new Date(0),
  'a Duration': Duration.days(1),
  'a FieldTarget': api.FieldTarget.of('_profile.FirstName'),
  'a token': Lazy.any({ produce: () => 'text' }),
};

/** Which of the values are right, said by the type alone; an object of a structure is wrong where a member is required, and so where something is missing. */
function isRight(type: ArgumentType, says: string): boolean {
  if (typeof type !== 'string') {
    const [inner, whole] = 'each' in type ? [type.each, 'an object'] : [type[0], 'a list'];
    return says === whole || (says === 'a token' && isRight(inner, says));
  }
  if (Object.hasOwn(STRUCTS, type)) {
    return says === 'an object' && Object.keys((STRUCTS as StructTypes)[type]).every((name) => name.endsWith('?'));
  }
  const right: { readonly [type: string]: readonly string[] } = {
    string: ['a string', 'a token'],
    number: ['a number', 'a token'],
    boolean: ['a boolean', 'a token'],
    Construct: ['a construct'],
    IConstruct: ['a construct'],
    Date: ['a Date'],
    Duration: ['a Duration'],
    FieldTarget: ['a FieldTarget'],
    SubnetSelection: ['an object'],
  };
  return right[type]?.includes(says) ?? false;
}

/** A place in the arguments: how a message calls it, its type, and the arguments with another value there. */
interface Place {
  readonly path: string;
  readonly type: ArgumentType;
  readonly optional: boolean;
  readonly having: (value: unknown) => unknown;
}

/** The places within a value that is right, itself first. */
function placesIn({ path, type, optional, having }: Place): readonly Place[] {
  const here: Place = { path, type, optional, having };
  if (typeof type !== 'string') {
    const [inner, within] = 'each' in type ? [type.each, `${path}.some`] : [type[0], `${path}[0]`];
    return [here, ...placesIn({ path: within, type: inner, optional: false, having: (value) => having('each' in type ? { some: value } : [value]) })];
  }
  return !Object.hasOwn(STRUCTS, type) ? [here] : [here, ...placesOf((STRUCTS as StructTypes)[type], path).flatMap((place) => placesIn({
    ...place, having: (value) => having({ ...samples.of(type) as object, ...place.having(value) as object }),
  }))];
}

/** The members of a structure, or the parameters of a method, as places in an object. */
function placesOf(types: MemberTypes, path: string): readonly Place[] {
  return Object.entries(types).filter(([written]) => !written.startsWith('...')).map(([written, type]) => {
    const name = written.replace(/\?$/, '');
    return { path: path === '' ? name : `${path}.${name}`, type, optional: written.endsWith('?'), having: (value) => ({ [name]: value }) };
  });
}

/** Parameters that are structures are told by their members' own names. */
function placesOfDoor({ types }: Door): readonly Place[] {
  const right = samples.arguments(types);
  return placesOf(types, '').flatMap((place) => placesIn({
    ...place,
    path: typeof place.type === 'string' && Object.hasOwn(STRUCTS, place.type) ? '' : place.path,
    having: (value) => Object.values({ ...right, ...place.having(value) as object }),
  }));
}

/** Property injectors of the CDK are first to look at the scope of a construct, which is no member of its properties: without one nothing can be told of it. */
function isCdksAffair({ says }: Door, path: string, value: unknown): boolean {
  return says.startsWith('new ') && path === 'scope' && (value === null || value === undefined);
}

/**
 * The properties of the structures that `src/index.ts` exports, as they are written. Only their names are read: to resolve the types takes the
 * compiler as long as all other tests of this file, and `npm run generate`, which does, must change nothing in CI.
 */
function declaredStructures(): { readonly [name: string]: { readonly [property: string]: unknown } } {
  const root = join(__dirname, '..', '..', '..', 'src');
  const exported = [...readFileSync(join(root, 'index.ts'), 'utf8').matchAll(/from '(.*)'/g)].map(([, file]) => join(root, `${file}.ts`));
  const declarations = new Map(exported.flatMap((file) => (
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022).statements.filter(ts.isInterfaceDeclaration)
      .filter(({ modifiers, name }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true && !/^I[A-Z]/.test(name.text))
      .map((declaration) => [declaration.name.text, declaration] as const)
  )));
  const propertiesOf = (name: string): readonly string[] => {
    const { members, heritageClauses = [] } = declarations.get(name)!;
    return [
      ...heritageClauses.flatMap(({ types }) => types.flatMap(({ expression }) => propertiesOf((expression as ts.Identifier).text))),
      ...members.filter(ts.isPropertySignature).map((member) => `${(member.name as ts.Identifier).text}${member.questionToken ? '?' : ''}`),
    ];
  };
  const flags = (properties: readonly string[]) => Object.fromEntries(properties.map((property) => [property, true]));
  return Object.fromEntries([...declarations.keys()].map((name) => [name, flags(propertiesOf(name))]));
}

function namesOf(structures: { readonly [name: string]: object }): readonly string[] {
  return Object.entries(structures).flatMap(([name, properties]) => Object.keys(properties).map((property) => `${name}.${property}`)).sort();
}

function errorOf(call: () => unknown): Error | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

test('the names are those of the public API: else run `npm run argument-types`', () => {
  expect(namesOf(STRUCTS)).toEqual(namesOf(declaredStructures()));
});

test.each(DOORS)('$says says of every wrong argument which one it is, and what is allowed', (door) => {
  const wrong = placesOfDoor(door).flatMap((place) => [
    ...Object.entries(VALUES).filter(([says]) => !isRight(place.type, says)),
    ...place.optional ? [] : [['nothing', undefined] as const],
  ].filter(([, value]) => !isCdksAffair(door, place.path, value)).map(([says, value]) => ({ says: `${place.path}: ${says}`, path: place.path, args: place.having(value) as readonly unknown[] })));

  const told = wrong.map(({ says, path, args }) => {
    const error = errorOf(() => door.call(args));
    const isTold = error !== undefined && error.message.includes(path) && error.message.includes('; allowed: ');
    return [says, error?.name ?? 'silence', isTold ? 'told' : error?.message];
  });

  expect(told.filter(([, name, outcome]) => name !== 'Error' || outcome !== 'told')).toEqual([]);
  expect(wrong.length).toBeGreaterThanOrEqual(placesOfDoor(door).length * 9);
});

test.each(DOORS.filter(({ types }) => Object.keys(types).some((name) => name.startsWith('...'))))('$says takes any number of the last', ({ types, call }) => {
  const first = Object.values(samples.arguments(types)).slice(0, -1);

  expect(errorOf(() => call([...first, 'profile:Get*', 'profile:List*']))).toBeUndefined();
  expect(errorOf(() => call([...first, 'profile:Get*', 5]))?.message).toMatch(/\[1\] 5 is a number; allowed: a string; write "5"$/);
});

test('what is right is taken: each kind of argument with every member', () => {
  const refused = DOORS.map((door) => [door.says, errorOf(() => door.call(Object.values(samples.arguments(door.types))))?.message ?? ''] as const)
    .filter(([, message]) => message.includes('; allowed: ') && / (is|are) /.test(message) && !message.includes('ARN'));

  expect(refused).toEqual([]);
});

test('every type of another package has a sample', () => {
  expect(OTHER_TYPES.filter((type) => samples.of(type) === undefined)).toEqual([]);
});
