import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { readJson, ROOT } from './run';

const APPS = path.join(__dirname, 'typescript');
const SOURCES = path.join(ROOT, 'src');

/** Members that no app needs to use, with why. */
const LEFT_OUT: { readonly [member: string]: string } = {
  'CustomerProfilesProviderProps.architecture': 'a type of aws-cdk-lib, as those that are used',
  'CustomerProfilesProviderProps.environmentEncryption': 'a type of aws-cdk-lib, as those that are used',
  'CustomerProfilesProviderProps.logGroup': 'a type of aws-cdk-lib, as those that are used',
  'CustomerProfilesProviderProps.role': 'not beside permissionsBoundary',
  'CustomerProfilesProviderProps.runtime': 'a type of aws-cdk-lib, as those that are used',
  'CustomerProfilesProviderProps.securityGroups': 'a type of aws-cdk-lib, as those that are used',
  'CustomerProfilesProviderProps.vpc': 'a type of aws-cdk-lib, as those that are used',
  'CustomerProfilesProviderProps.vpcSubnets': 'a type of aws-cdk-lib, as those that are used',
};

/** Types whose members the package shows in another: one that is not public, and the interface of that. */
const SHOWN_AS: { readonly [type: string]: string } = { DomainBase: 'Domain', IDomain: 'Domain' };

interface Member {
  readonly name: string;
  readonly static?: boolean;
}

interface Type {
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  /** Whether it is a bag of properties. */
  readonly datatype?: boolean;
  readonly initializer?: object;
  readonly methods?: readonly Member[];
  readonly properties?: readonly Member[];
}

/**
 * What of the package the apps in TypeScript leave unused: classes that are made, functions, properties of options and, of each list of values, every way to get
 * one: a constant, and each function. What other languages have is made of the same assembly.
 */
export function unusedMembers(): string[] {
  const used = usedMembers();
  const types = Object.values(readJson<{ readonly types: { readonly [name: string]: Type } }>(ROOT, '.jsii').types);
  return types.flatMap(membersToUse).filter((ways) => !ways.some((way) => used.has(way) || LEFT_OUT[way] !== undefined)).map(([way]) => way);
}

/** Each inner list is of names one of which must be used. */
function membersToUse({ name, kind, datatype, initializer, methods = [], properties = [] }: Type): string[][] {
  if (kind === 'enum') {
    return [[name]];
  }
  if (datatype) {
    return properties.map((property) => [`${name}.${property.name}`]);
  }
  if (kind === 'interface' || name === 'ServiceValue') {
    return []; // what implements them is used
  }
  // Properties that are no constants are read only, and what tests of each resource look at.
  const constants = properties.filter((property) => property.static && property.name !== 'PROPERTY_INJECTION_ID').map((property) => `${name}.${property.name}`);
  const functions = methods.filter((method) => method.name !== 'toString').map((method) => [`${name}.${method.name}`]);
  return [...initializer ? [[name]] : [], ...constants.length > 0 ? [constants] : [], ...functions];
}

/** `Class`, where it is made, `Enum`, and `Type.member` of all that the apps name. */
function usedMembers(): ReadonlySet<string> {
  const files = readdirSync(APPS).map((file) => path.join(APPS, file));
  const config = ts.getParsedCommandLineOfConfigFile(path.join(ROOT, 'test', 'tsconfig.json'), { noEmit: true }, {
    ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => { throw new Error(String(diagnostic.messageText)); },
  });
  const program = ts.createProgram(files, config!.options);
  const checker = program.getTypeChecker();
  const used = new Set<string>();

  for (const file of files) {
    visit(program.getSourceFile(file)!);
  }
  return used;

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      use(checker.getSymbolAtLocation(node.name));
    }
    if (ts.isNewExpression(node)) {
      const made = checker.getTypeAtLocation(node).symbol;
      if (isOurs(made)) {
        used.add(made.name);
      }
    }
    if (ts.isObjectLiteralExpression(node)) {
      const options = checker.getContextualType(node)?.getNonNullableType();
      node.properties.forEach(({ name }) => use(name && options?.getProperty(name.getText())));
    }
    ts.forEachChild(node, visit);
  }

  function use(symbol: ts.Symbol | undefined): void {
    const owner = symbol?.declarations?.[0].parent;
    if (!symbol || !owner || !isOurs(symbol)) {
      return;
    }
    if (ts.isEnumDeclaration(owner)) {
      used.add(owner.name.text);
    } else if ((ts.isClassLike(owner) || ts.isInterfaceDeclaration(owner)) && owner.name) {
      used.add(`${SHOWN_AS[owner.name.text] ?? owner.name.text}.${symbol.name}`);
    }
  }

  function isOurs(symbol: ts.Symbol): boolean {
    return symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.startsWith(SOURCES)) ?? false;
  }
}
