/**
 * Writes src/constructs/arguments/argument-types.generated.ts (`npm run argument-types`): what every public construct and factory takes, read from
 * their types. Users of JavaScript have no types, and those of other languages looser ones, so what the compiler says to others is said when the
 * app runs.
 */
/* eslint-disable no-bitwise -- the compiler tells kinds of types and symbols by flags */
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const SOURCES = path.join(ROOT, 'src', path.sep);
const INDEX = path.join(ROOT, 'src', 'index.ts');

export const TARGET = path.join(ROOT, 'src', 'constructs', 'arguments', 'argument-types.generated.ts');

/** A type as the generated file has it: a name, a list of one type, or a map whose entries are of one type. */
type Written = string | readonly [Written] | { readonly each: Written };
type Methods = { [name: string]: Members };
type Members = { readonly [name: string]: Written };

interface Tables {
  readonly structs: Map<string, Members>;
  readonly enums: Map<string, { readonly [name: string]: string | number }>;
  readonly classes: Map<string, { readonly create?: Members; readonly statics: Methods; readonly methods: Methods }>;
  /** Names of types of other packages. */
  readonly others: Set<string>;
}

class Reader {
  public readonly tables: Tables = { structs: new Map(), enums: new Map(), classes: new Map(), others: new Set() };
  private readonly checker: ts.TypeChecker;
  private readonly index: ts.Symbol;
  private readonly exported: ReadonlySet<ts.Symbol>;

  constructor(program: ts.Program) {
    this.checker = program.getTypeChecker();
    this.index = this.checker.getSymbolAtLocation(program.getSourceFile(INDEX)!)!;
    this.exported = new Set(this.checker.getExportsOfModule(this.index).map((symbol) => this.origin(symbol)));
  }

  public read(): Tables {
    for (const symbol of this.exported) {
      if (symbol.flags & ts.SymbolFlags.Class) {
        this.readClass(symbol);
      } else if (symbol.flags & ts.SymbolFlags.Enum) {
        this.written(this.checker.getDeclaredTypeOfSymbol(symbol), symbol.name);
      } else if (symbol.flags & ts.SymbolFlags.Interface && !isBehavioural(symbol.name)) {
        this.readStruct(symbol);
      }
    }
    return this.tables;
  }

  private readClass(symbol: ts.Symbol): void {
    const constructorType = this.checker.getTypeOfSymbol(symbol);
    const declaration = symbol.valueDeclaration as ts.ClassDeclaration;
    const [signature] = constructorType.getConstructSignatures();
    const isAbstract = hasModifier(declaration, ts.SyntaxKind.AbstractKeyword);
    const isPublic = signature?.declaration !== undefined && isVisible(signature.declaration) && !isAbstract;
    const create = isPublic ? this.parameters(signature) : {};
    const statics = this.methods(constructorType.getProperties(), symbol);
    const methods = this.methods(this.checker.getDeclaredTypeOfSymbol(symbol).getProperties(), symbol);
    if (!isAbstract) {
      this.tables.classes.set(symbol.name, { ...Object.keys(create).length > 0 ? { create } : {}, statics, methods });
    }
  }

  /** Methods that the class declares itself; what a base class has passes its arguments on, or is of another package. */
  private methods(properties: readonly ts.Symbol[], owner: ts.Symbol): { [name: string]: Members } {
    const found: { [name: string]: Members } = {};
    for (const property of properties) {
      const declaration = property.valueDeclaration;
      if (declaration && ts.isMethodDeclaration(declaration) && declaration.parent === owner.valueDeclaration && isVisible(declaration) && !property.name.startsWith('_')) {
        const parameters = this.parameters(this.checker.getSignatureFromDeclaration(declaration)!);
        if (Object.keys(parameters).length > 0) {
          found[property.name] = parameters;
        }
      }
    }
    return found;
  }

  private parameters(signature: ts.Signature): Members {
    return Object.fromEntries(signature.getParameters().map((parameter) => {
      const declaration = parameter.valueDeclaration as ts.ParameterDeclaration;
      const type = this.checker.getTypeOfSymbol(parameter);
      if (declaration.dotDotDotToken) {
        return [`...${parameter.name}`, this.written(this.checker.getTypeArguments(type as ts.TypeReference)[0], parameter.name)];
      }
      const optional = declaration.questionToken !== undefined || declaration.initializer !== undefined;
      return [`${parameter.name}${optional ? '?' : ''}`, this.written(type, parameter.name)];
    }));
  }

  private readStruct(symbol: ts.Symbol): void {
    if (this.tables.structs.has(symbol.name)) {
      return;
    }
    this.tables.structs.set(symbol.name, {});
    const properties = this.checker.getDeclaredTypeOfSymbol(symbol).getProperties();
    this.tables.structs.set(symbol.name, Object.fromEntries(properties.map((property) => [
      `${property.name}${property.flags & ts.SymbolFlags.Optional ? '?' : ''}`, this.written(this.checker.getTypeOfSymbol(property), `${symbol.name}.${property.name}`),
    ])));
  }

  private written(given: ts.Type, where: string): Written {
    const type = this.checker.getNonNullableType(given);
    if (type.flags & ts.TypeFlags.String) {
      return 'string';
    }
    if (type.flags & ts.TypeFlags.Number) {
      return 'number';
    }
    if (type.flags & (ts.TypeFlags.Boolean | ts.TypeFlags.BooleanLiteral)) {
      return 'boolean';
    }
    if (this.checker.isArrayType(type)) {
      return [this.written(this.checker.getTypeArguments(type as ts.TypeReference)[0], where)];
    }
    const each = type.getStringIndexType();
    if (each) {
      return { each: this.written(each, where) };
    }
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (!symbol || symbol.name.startsWith('__')) {
      throw new Error(`${where} has the type ${this.checker.typeToString(type)}, which this script does not know`);
    }
    if (!this.exported.has(symbol)) {
      this.tables.others.add(symbol.name);
    } else if (symbol.flags & ts.SymbolFlags.Enum) {
      this.tables.enums.set(symbol.name, Object.fromEntries([...symbol.exports!.values()].map((member) => (
        [member.name, this.checker.getConstantValue(member.valueDeclaration as ts.EnumMember)!]
      ))));
    }
    return symbol.name;
  }

  private origin(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

/** Interfaces of behaviour begin with an I, as jsii wants it; all others are structures. */
function isBehavioural(name: string): boolean {
  return /^I[A-Z]/.test(name);
}

function hasModifier(declaration: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(declaration) && ts.getModifiers(declaration)?.some((modifier) => modifier.kind === kind) === true;
}

function isVisible(declaration: ts.Node): boolean {
  return !hasModifier(declaration, ts.SyntaxKind.PrivateKeyword) && !hasModifier(declaration, ts.SyntaxKind.ProtectedKeyword)
    && declaration.getSourceFile().fileName.startsWith(SOURCES.replaceAll(path.sep, '/'));
}

/** What the public API takes, read from its types. */
export function readArgumentTypes(): Tables {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(ROOT, 'test', 'tsconfig.json'), { noEmit: true }, {
    ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => { throw new Error(String(diagnostic.messageText)); },
  });
  return new Reader(ts.createProgram([INDEX], config!.options)).read();
}

/** The text of the generated file. */
export function renderArgumentTypes({ structs, enums, classes, others }: Tables = readArgumentTypes()): string {
  return [
    '// Generated by `npm run argument-types` from the types of the public API. Do not edit.',
    "import type { ClassTypes, EnumTypes, StructTypes } from './argument-type';",
    '',
    '/** Properties of structures; a name that ends with `?` may be left out. */',
    'export const STRUCTS = {',
    ...table(structs, (members) => write(members)),
    '} as const satisfies StructTypes;',
    '',
    '/** Members of enumerations. */',
    'export const ENUMS = {',
    ...table(enums, (members) => write(members)),
    '} as const satisfies EnumTypes;',
    '',
    '/** Parameters of constructors and methods, in order; of one that begins with `...` there may be any number. */',
    'export const CLASSES = {',
    ...table(classes, (members) => write(members)),
    '} as const satisfies ClassTypes;',
    '',
    '/** Types of other packages. */',
    `export const OTHER_TYPES = [${[...others].sort().map(quoted).join(', ')}] as const;`,
    '',
  ].join('\n');
}

function table<T>(entries: ReadonlyMap<string, T>, text: (entry: T) => string): string[] {
  return [...entries].sort(([a], [b]) => a < b ? -1 : 1).map(([name, entry]) => `  ${name}: ${text(entry)},`);
}

function write(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(write).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, item]) => `${/^\w+$/.test(name) ? name : quoted(name)}: ${write(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

function quoted(text: string): string {
  return `'${text}'`;
}

if (require.main === module) {
  writeFileSync(TARGET, renderArgumentTypes());
  process.stdout.write(`${path.relative(process.cwd(), TARGET)} written\n`);
}
