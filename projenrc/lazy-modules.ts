/**
 * Rewrites the compiled modules so that each loads another when it first uses it, as those of aws-cdk-lib do: importing the package then costs
 * what is used of it. Part of the `compile` task.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const LIB = path.join(__dirname, '..', 'lib');
const INDEX = path.join(LIB, 'index.js');

/** A name of another module at the top of a compiled one. */
interface Import {
  readonly statement: ts.VariableStatement;
  readonly name: string;
  /** What loads it. */
  readonly load: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The imports that TypeScript writes: `const iam = __importStar(require("aws-cdk-lib/aws-iam"));` */
function importsOf(source: ts.SourceFile): Import[] {
  return source.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    const [declaration] = statement.declarationList.declarations;
    const load = declaration.initializer?.getText(source) ?? '';
    const isImport = ts.isIdentifier(declaration.name) && /^(__importStar\()?require\("[^"]+"\)\)?$/.test(load);
    return isImport && statement.declarationList.declarations.length === 1 ? [{ statement, name: declaration.name.getText(source), load }] : [];
  });
}

/** The module with a function in place of each import, which loads the other module when it is called first. */
export function loadedWhenUsed(text: string): string {
  const source = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const imports = importsOf(source);
  const names = new Set(imports.map(({ name }) => name));
  const edits: Edit[] = imports.map(({ statement, name, load }) => ({
    start: statement.getStart(source), end: statement.getEnd(), text: `let ${name}_; const ${name} = () => ${name}_ ??= ${load};`,
  }));
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && isUse(node)) {
      // In brackets, because `new iam().Role()` would construct something else.
      edits.push({ start: node.getStart(source), end: node.getEnd(), text: `(${node.text}())` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits.sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end), text);
}

/** Whether an identifier reads the name, rather than declares it or is a member of that name. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) {
    throw new Error(`${parent.getText()} at ${node.getStart()} cannot be made lazy: write it out`);
  }
  return !(ts.isVariableDeclaration(parent) && parent.name === node)
    && !(ts.isPropertyAccessExpression(parent) && parent.name === node)
    && !(ts.isPropertyAssignment(parent) && parent.name === node)
    && !((ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isParameter(parent)) && parent.name === node);
}

/** The names of a module, each of which loads it when it is first touched. */
function exportedWhenUsed(modulePath: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what a compiled module exports is known once it is loaded
  const names = Object.keys(require(path.join(LIB, modulePath)) as object).filter((name) => name !== '__esModule');
  return names.map((name) => `Object.defineProperty(exports, '${name}', { enumerable: true, configurable: true, get: () => require('${modulePath}').${name} });`);
}

/** The index, whose classes messages about wrong arguments can have loaded: they name constants that the app has not touched. */
export function lazyIndex(exported: readonly string[]): string {
  return [
    '"use strict";',
    "Object.defineProperty(exports, '__esModule', { value: true });",
    ...exported,
    "require('./constructs/arguments/checked-classes').loadAllBy(() => { Object.values(exports); });",
    '',
  ].join('\n');
}

if (require.main === module) {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => /^(constructs|model)\b.*\.js$/.test(file)).map((file) => path.join(LIB, file));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, loadedWhenUsed(text));
  }
  const modules = [...readFileSync(INDEX, 'utf8').matchAll(/__exportStar\(require\("(.+?)"\), exports\);/g)].map((match) => match[1]);
  if (modules.length > 0) {
    writeFileSync(INDEX, lazyIndex(modules.flatMap(exportedWhenUsed)));
  }
}
