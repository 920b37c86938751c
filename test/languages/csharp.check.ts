/** The programs in C# are compiled only where the .NET SDK is. Everywhere else it is at least told whether the names that they use are in the package. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { readJson, ROOT } from './run';

interface Named {
  readonly name: string;
  readonly static?: boolean;
}
interface Type extends Named {
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly methods?: readonly Named[];
  readonly properties?: readonly Named[];
}

const TYPES = readJson<{ readonly types: { readonly [fqn: string]: Type } }>(ROOT, '.jsii').types;
const FOLDER = path.join(__dirname, 'csharp');
/** What the programs use of aws-cdk-lib and of .NET. */
const OTHERS = ['App', 'Stack', 'Dictionary'];

/** Constants keep their name, and all else gets a capital. */
function inCsharp({ name }: Named): string {
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

function typeNamed(name: string): Type | undefined {
  return TYPES[`cdk-customer-profiles.${name}`];
}

function propertiesOf(type: Type): string[] {
  return [...(type.properties ?? []).map(inCsharp), ...(type.interfaces ?? []).flatMap((fqn) => (TYPES[fqn] ? propertiesOf(TYPES[fqn]) : []))];
}

for (const file of readdirSync(FOLDER).filter((name) => /^(?!Program).*\.cs$/.test(name))) {
  const code = readFileSync(path.join(FOLDER, file), 'utf8');

  void test(`${file} makes what the package has`, () => {
    const made = [...code.matchAll(/new (\w+)/g)].map(([, name]) => name);
    assert.ok(made.length > 0);
    assert.deepEqual(made.filter((name) => !OTHERS.includes(name) && !typeNamed(name)), []);
  });

  void test(`${file} sets properties that the options have`, () => {
    const set = [...code.matchAll(/new (\w+)\s*\{([^{}]*)\}/g)].flatMap(([, options, body]) => (
      [...body.matchAll(/(\w+) = /g)].map(([, property]) => ({ options, property }))
    ));
    assert.ok(set.length > 0);
    assert.deepEqual(set.filter(({ options, property }) => !propertiesOf(typeNamed(options)!).includes(property)), []);
  });

  void test(`${file} uses static members that the classes have`, () => {
    const members = [...code.matchAll(/\b([A-Z]\w+)\.(\w+)/g)].flatMap(([, name, member]) => {
      const type = typeNamed(name);
      return type ? [{ type, member }] : [];
    });
    assert.ok(members.length > 0);
    assert.deepEqual(members.filter(({ type, member }) => (
      ![...type.methods ?? [], ...type.properties ?? []].some((one) => one.static && inCsharp(one) === member)
    )).map(({ type, member }) => `${type.name}.${member}`), []);
  });
}
