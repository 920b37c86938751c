import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ts from 'typescript';
import { AdoptStack } from '../../examples/adopt/adopt-stack';
import { ContactCentreStack } from '../../examples/contact-centre/contact-centre-stack';
import { RetailStack } from '../../examples/retail/retail-stack';
import { TravelStack } from '../../examples/travel/travel-stack';
import * as api from '../../src';
import { CUSTOMER, ENV, reportOf, warningsOf } from '../constructs/synthesis';

const ROOT = path.join(__dirname, '..', '..');

interface Snippet {
  readonly place: string;
  readonly code: string;
}

function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({ place: `${page}:${text.slice(0, match.index).split('\n').length}`, code: match[1] }));
}

const PAGES = ['README.md', ...readdirSync(path.join(ROOT, 'docs', 'guide')).filter((page) => page.endsWith('.md')).map((page) => `docs/guide/${page}`)];

/** What a snippet takes as given, by its type, made beside the stack of the snippet so that their ids do not meet. */
function given(type: string, name: string, stack: Stack): unknown {
  const beside = new Stack(stack.node.root as App, `Given-${name}`, { env: ENV });
  const makers: { readonly [type: string]: () => unknown } = {
    'Stack': () => stack,
    'iam.IRole': () => new iam.Role(beside, name, { assumedBy: new iam.AccountRootPrincipal() }),
    'iam.Role': () => new iam.Role(beside, name, { assumedBy: new iam.AccountRootPrincipal() }),
    'kms.IKey': () => new kms.Key(beside, name),
    's3.IBucket': () => new s3.Bucket(beside, name),
    'lambda.Function': () => new lambda.Function(beside, name, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('-') }),
    'Domain': () => new api.Domain(stack, name, { domainName: 'given', encryptionKey: new kms.Key(stack, `${name}-key`) }),
    'ObjectType': () => new api.Domain(beside, 'Domain', { domainName: 'given' }).addObjectType(name, CUSTOMER),
    'Integration': () => new api.Domain(beside, 'Domain', { domainName: 'given' })
      .addIntegration(name, { source: api.IntegrationSource.fromFlowName('given'), objectTypeName: 'Salesforce-Contact' }),
  };
  if (!Object.hasOwn(makers, type)) {
    throw new Error(`a snippet declares ${name} as ${type}, of which this test has none`);
  }
  return makers[type]();
}

/** Runs a snippet as its reader would, and answers with the apps that there are then. */
function appsOf({ code }: Snippet): readonly App[] {
  const stack = new Stack(new App(), 'Snippet', { env: ENV });
  const declared = [...code.matchAll(/^declare const (\w+): ([\w.]+);$/gm)].map(([, name, type]) => [name, type] as const);
  const apps = [stack.node.root as App];
  class OwnApp extends App {
    constructor() {
      super();
      apps.push(this);
    }
  }
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const load = (module: string): unknown => {
    if (module === 'cdk-customer-profiles') {
      return api;
    }
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which modules a snippet imports, the snippet tells
    const loaded = require(module) as object;
    return module === 'aws-cdk-lib' ? { ...loaded, App: OwnApp } : loaded;
  };
  const values = declared.map(([name, type]) => given(type, name, stack));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the snippets are this repository's own, and running them is what the test is for
  const run = new Function('require', 'exports', ...declared.map(([name]) => name), outputText) as (...args: readonly unknown[]) => void;
  run(load, {}, ...values);
  return apps;
}

/** Everything that validation says of an app: errors, and warnings that are not acknowledged. */
function findingsOf(app: App): string[] {
  const report = reportOf(app);
  const stacks = app.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
  return report === '' ? stacks.flatMap(warningsOf).filter((text) => text.includes('cdk-customer-profiles:')) : [report];
}

const SNIPPETS = PAGES.flatMap(snippetsOf);

test('there are snippets in README and guide', () => {
  expect(SNIPPETS.length).toBeGreaterThan(20);
});

test.each(SNIPPETS)('$place has no finding', (snippet) => {
  expect(appsOf(snippet).flatMap(findingsOf)).toEqual([]);
});

test.each<[string, (app: App) => Stack]>([
  ['adopt', (app) => new AdoptStack(app, 'Example', { domainName: 'made-by-hand' })],
  ['contact-centre', (app) => new ContactCentreStack(app, 'Example', { instanceArn: 'arn:aws:connect:us-east-1:000000000000:instance/1234' })],
  ['retail', (app) => new RetailStack(app, 'Example', { loyalty: true, returns: true, sandbox: false })],
  ['travel', (app) => new TravelStack(app, 'Example')],
])('the %s example has no finding', (_, build) => {
  const app = new App();
  build(app);

  expect(findingsOf(app)).toEqual([]);
});
