/**
 * Takes the members that are `@internal` out of the declarations, so that editors do not offer them: they are public because files of this package use each
 * other's, and jsii refuses TypeScript's own `stripInternal`. Part of the `compile` task.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const LIB = path.join(__dirname, '..', 'lib');

/** Declarations without internal members. A class that is internal as a whole stays: others extend it. */
export function withoutInternal(text: string): string {
  const source = ts.createSourceFile('module.d.ts', text, ts.ScriptTarget.Latest, true);
  const internal: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isClassElement(node) || ts.isTypeElement(node)) && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')) {
      internal.push(node);
    } else {
      ts.forEachChild(node, visit);
    }
  };
  visit(source);
  return internal.reverse().reduce((result, node) => result.slice(0, node.getFullStart()) + result.slice(node.getEnd()), text);
}

if (require.main === module) {
  for (const file of readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts')).map((name) => path.join(LIB, name))) {
    const text = readFileSync(file, 'utf8');
    if (text.includes('@internal')) {
      writeFileSync(file, withoutInternal(text));
    }
  }
}
