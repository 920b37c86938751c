import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import type {
  CallCounts as ServiceCounts, InjectedFault, Quotas as ServiceQuotas, ServiceErrorName as ServiceErrors,
} from '../../src/local/customer-profiles';
import { QUOTA_NAMES } from '../../src/local/customer-profiles/api/quotas';
import { SERVICE_ERROR_NAMES } from '../../src/local/customer-profiles/protocol/service-error';
import type { RESET_PARTS } from '../../src/local/customer-profiles/server/local/reset-parts';
import type { CallCounts, Fault, Quotas, ResetPart, ServiceErrorName } from '../../src/local/testing';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'src', 'local', 'testing');
const PAGE = readFileSync(join(ROOT, 'docs', 'guide', 'testing-module.md'), 'utf8');

/** What users see: the class and the types. */
const FILES = [join(FOLDER, 'local-customer-profiles.ts'), ...readdirSync(join(FOLDER, 'api')).map((file) => join(FOLDER, 'api', file))];
const SOURCES = FILES.map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));

interface Documented {
  readonly name: string;
  readonly text: string;
}

const HIDDEN = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
const modifiersOf = (node: ts.Node) => (ts.canHaveModifiers(node) ? ts.getModifiers(node) ?? [] : []).map(({ kind }) => kind);
const isExported = (node: ts.Node) => modifiersOf(node).includes(ts.SyntaxKind.ExportKeyword);
const isUsersMember = (node: ts.Node) => (
  (ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node))
  && !modifiersOf(node).some((kind) => HIDDEN.includes(kind))
);

/** Exported declarations with their public members. */
function declarationsOf(source: ts.SourceFile): Documented[] {
  const found: Documented[] = [];
  const note = (node: ts.Node & { readonly name?: ts.Node }, path: string): string => {
    const name = `${path}${node.name?.getText(source) ?? ''}`;
    found.push({ name, text: ts.getJSDocCommentsAndTags(node).map((comment) => comment.getText(source)).join('') });
    return `${name}.`;
  };
  const visit = (node: ts.Node, path: string): void => {
    if (isUsersMember(node)) {
      note(node, path);
    } else if (!ts.isConstructorDeclaration(node)) {
      ts.forEachChild(node, (child) => visit(child, path));
    }
  };
  source.statements.filter(isExported).forEach((statement) => visit(statement, note(statement, '')));
  return found;
}

const DECLARATIONS = SOURCES.flatMap(declarationsOf);

test('every exported declaration and every public member is documented', () => {
  const known = ['LocalCustomerProfiles.start', 'StartOptions.inProcess', 'Fault.times', 'LocalClock.set'];
  expect(DECLARATIONS.map(({ name }) => name)).toEqual(expect.arrayContaining(known));
  expect(DECLARATIONS.filter(({ text }) => text.replace(/[/*\s]|@\w+/g, '').length < 4).map(({ name }) => name)).toEqual([]);
});

test('every option that may be left out says what it is then', () => {
  const optional = SOURCES.flatMap((source) => source.statements).filter(ts.isInterfaceDeclaration).filter(({ name }) => /(Options|Place)$|^Fault$/.test(name.text));
  const silent = optional.flatMap(({ name, members }) => members
    .filter((member) => member.questionToken !== undefined && !/@default \S/.test(member.getFullText()))
    .map((member) => `${name.text}.${member.name?.getText() ?? ''}`));

  expect(optional.length).toBeGreaterThan(4);
  expect(silent).toEqual([]);
});

test('the page names every option and every member of the class', () => {
  const names = DECLARATIONS.map(({ name }) => /^(?:LocalCustomerProfiles|StartOptions)\.(\w+)$/.exec(name)?.[1]).filter((name) => name !== undefined);

  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(PAGE))).toEqual([]);
});

test('the index exports all that is declared for users', () => {
  const index = readFileSync(join(FOLDER, 'index.ts'), 'utf8');
  const names = SOURCES.flatMap((source) => source.statements.filter(isExported)).map((node) => (node as ts.DeclarationStatement).name?.getText() ?? '');

  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(index))).toEqual([]);
});

/** Fails to compile where one has what the other has not. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

test('types that are written once more for users are those of the service', () => {
  const same: [
    Same<ServiceErrorName, ServiceErrors>, Same<Required<Quotas>, ServiceQuotas>, Same<ResetPart, typeof RESET_PARTS[number]>,
    Same<Fault, InjectedFault>, Same<CallCounts, ServiceCounts>,
  ] = [true, true, true, true, true];

  expect(same).not.toContain(false);
  expect([SERVICE_ERROR_NAMES.length, QUOTA_NAMES.length]).toEqual([9, 6]);
});
