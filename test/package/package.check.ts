/**
 * `npx projen package:check`: what is in the package, and that it runs with its peers alone. Not a test of Jest's, because it needs what
 * `npx projen bundle` and `npx projen compile` made: CI runs it after them.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';
import type { Metafile } from 'esbuild';
import { METAFILES, SBOM } from '../../projenrc/metafiles';

const ROOT = path.join(__dirname, '..', '..');
const KB = 1024;
/**
 * Somewhat more than what it was when this was written, with the real clients of two services for functions that are run locally, a database for the local
 * service, pictures and all guides: a library that is bundled unawares, or a folder that slips in, is more.
 */
const LARGEST_PACKED = 2_000_000;

/** All that users need, and nothing else. */
const ALLOWED = [
  /^(package\.json|README\.md|API\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES|\.jsii)$/,
  /^docs\/guide\/[\w-]+\.md$/,
  /^docs\/guide\/images\/[\w-]+\.svg$/,
  /^lib\/index\.(js|d\.ts)$/,
  /^lib\/(constructs|model)\/[\w./-]+\.(js|d\.ts)$/,
  /^testing\.(js|d\.ts)$/,
  /^lib\/local\/testing\/(index|local-customer-profiles|api\/[\w-]+)\.d\.ts$/,
  /^assets\/handler\/customer-profiles\.lambda\/index\.js$/,
  /^assets\/local\/(cli|lambda\/bootstrap|sdk\/clients\/client-[a-z-]+)\/index\.js$/,
  /^assets\/local\/cli\/node-sqlite3-wasm\.wasm$/,
];

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** Outside of the project, so that nothing is found in its node_modules. */
const folder = mkdtempSync(path.join(tmpdir(), 'package-check-'));
after(() => rmSync(folder, { recursive: true, force: true }));
assert.ok(existsSync(path.join(ROOT, 'lib', 'index.js')), "run 'npx projen bundle' and 'npx projen compile' first");
const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' })) as Packed[];
const files = packed.files.map((file) => file.path);
console.log(`${(packed.size / KB).toFixed(0)} KB packed, ${(packed.unpackedSize / KB).toFixed(0)} KB unpacked, ${files.length} files`);

/** The package as it is installed, beside the two that its users bring. */
const installed = path.join(folder, 'node_modules', 'cdk-customer-profiles');
mkdirSync(installed, { recursive: true });
execFileSync('tar', ['-xzf', path.join(folder, packed.filename), '-C', installed, '--strip-components=1']);
for (const peer of ['aws-cdk-lib', 'constructs']) {
  symlinkSync(path.join(ROOT, 'node_modules', peer), path.join(folder, 'node_modules', peer));
}
/** What a program prints, whatever its exit code. */
const runNodeForText = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
const runNode = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, NO_COLOR: '1' } });

void test('it holds what users need, and nothing else', () => {
  assert.deepEqual(files.filter((file) => !ALLOWED.some((allowed) => allowed.test(file))), []);
  assert.deepEqual(ALLOWED.filter((allowed) => !files.some((file) => allowed.test(file))), []);
});

void test('it holds every guide', () => {
  const guides = readdirSync(path.join(ROOT, 'docs', 'guide'), { recursive: true, encoding: 'utf8' }).filter((name) => path.extname(name) !== '')
    .map((name) => `docs/guide/${name}`);
  assert.deepEqual(guides.filter((guide) => !files.includes(guide)), []);
});

void test('the page that registries show has no link that is relative to the repository', async () => {
  // By a parser, where the links were made absolute by patterns.
  const { remark } = await import('remark');
  const { readme } = JSON.parse(readFileSync(path.join(installed, '.jsii'), 'utf8')) as { readonly readme: { readonly markdown: string } };
  const targets = targetsIn(remark().parse(readme.markdown));
  assert.ok(targets.some((target) => target.includes('/docs/guide/')));
  assert.deepEqual(targets.filter((target) => !/^(https:\/\/|#)/.test(target)), []);
});

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
  /** Of a link, an image or a definition. */
  readonly url?: string;
  /** Of a piece of HTML. */
  readonly value?: string;
}

function targetsIn({ type, children = [], url, value = '' }: MarkdownNode): string[] {
  const inHtml = type === 'html' ? [...value.matchAll(/\s(?:src|srcset|href)="([^"]*)"/g)].map(([, target]) => target) : [];
  return [...url === undefined ? [] : [url], ...inHtml, ...children.flatMap(targetsIn)];
}

void test('it is small', () => {
  assert.ok(packed.size < LARGEST_PACKED, `${packed.size} bytes packed`);
});

void test('installing it brings nothing along', () => {
  const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { [key: string]: object | undefined };
  assert.deepEqual(['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies'].filter((key) => manifest[key] !== undefined), []);
  assert.deepEqual(Object.keys(manifest.peerDependencies ?? {}), ['aws-cdk-lib', 'constructs']);
});

void test('every module of it loads with its peers alone', () => {
  const modules = files.filter((file) => /^lib\/.*\.js$/.test(file)).map((file) => `./node_modules/cdk-customer-profiles/${file}`);
  runNode('-e', `for (const module of ${JSON.stringify(modules)}) require(module);`);
});

void test('an app that uses it as installed is validated, spelling and templates too', () => {
  const problems = runNode('-e', `
    const { App, Stack, Duration } = require('aws-cdk-lib');
    const { Domain, FieldTarget } = require('cdk-customer-profiles');
    const domain = new Domain(new Stack(new App(), 'Stack'), 'Domain', { domainName: 'retail', defaultExpiration: Duration.days(30) });
    const objectType = domain.addObjectType('Orders', { objectTypeName: 'Orders', description: 'Orders', fields: {
      broken: { source: '{{#if _source.name}}', target: FieldTarget.of('_profile.FirstName') },
      misspelt: { source: '_source.name', target: FieldTarget.of('_profile.FirstNme') },
    } });
    process.stdout.write(domain.node.findAll().flatMap((construct) => construct.node.validate()).join('\\n'));
  `);
  assert.match(problems, /parse error on line 1/);
  assert.match(problems, /did you mean "_profile\.FirstName"\?/);
});

void test('a message names classes and constants that the app has not touched', () => {
  const message = (argument: string) => runNode('-e', `
    const { App, Stack } = require('aws-cdk-lib');
    const { Domain } = require('cdk-customer-profiles');
    try {
      new Domain(new Stack(new App(), 'Stack'), 'Domain', { domainName: 'retail' }).addObjectType('Orders', { objectTypeName: 'Orders', fields: { id: { source: '_source.id', ${argument} } } });
    } catch (error) {
      process.stdout.write(error.message);
    }
  `);
  assert.match(message("target: '_profile.EmailAddress'"), /write FieldTarget\.of\("_profile\.EmailAddress"\), or StandardProfile\.EMAIL_ADDRESS$/);
  assert.match(message("contentType: 'number'"), /write FieldContentType\.NUMBER$/);
  assert.match(message('contentType: 5'), /write FieldContentType\.STRING, /);
});

void test('its program runs as installed', () => {
  assert.match(runNode(path.join(installed, 'assets', 'local', 'cli', 'index.js'), '--help'), /validate/);
  assert.equal(packed.files.find(({ path: file }) => file === 'assets/local/cli/index.js')?.mode.toString(8), '755');
});

void test('its program finds its database as installed', () => {
  writeFileSync(path.join(folder, 'mapping.json'), JSON.stringify({
    ObjectTypeName: 'Orders',
    Description: 'orders',
    AllowProfileCreation: true,
    Fields: { id: { Source: '_source.id' } },
    Keys: { order: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] },
  }));
  writeFileSync(path.join(folder, 'records.ndjson'), '{"id":"1"}\n');
  const program = path.join(installed, 'assets', 'local', 'cli', 'index.js');
  assert.match(runNode(program, 'explain', '--mapping', 'mapping.json', 'records.ndjson'), /makes a new profile/);
});

void test('no editor offers a member that is public for this package only, and no other language has it', () => {
  const declarations = files.filter((file) => file.endsWith('.d.ts')).map((file) => [file, readFileSync(path.join(installed, file), 'utf8')]);
  const members = /^\s+(?:(?:static|readonly|protected|abstract|get|set) )*_\w+\??[(:<]/m;
  assert.match('    get _bucket(): string', members);
  assert.deepEqual(declarations.filter(([, text]) => members.test(text)).map(([file]) => file), []);
  assert.doesNotMatch(readFileSync(path.join(installed, '.jsii'), 'utf8'), /"name": ?"_/);
});

/** Reaches all that users call, in both ways of running it, and ends with nothing left open: otherwise the process would not end. */
const TRY_TESTING = `
  void (async () => {
    for (const inProcess of [true, false]) {
      const local = await LocalCustomerProfiles.start({ inProcess });
      const refused = await local.deploy('nowhere').catch((error) => error instanceof DeploymentError && error.message);
      const unknown = await local.deadLetters('nowhere').catch((error) => error instanceof LocalServiceError && error.message);
      await local.reset();
      await local.stop();
      process.stdout.write(local.clientConfig().region + ' ' + unknown + ' ' + /is no directory/.test(String(refused)) + '\\n');
    }
  })();
`;
const TRIED = 'us-east-1 Domain nowhere does not exist true\n'.repeat(2);
const NAMES = '{ LocalCustomerProfiles, DeploymentError, LocalServiceError }';

void test('the module for tests runs as installed, for CommonJS', () => {
  assert.equal(runNode('-e', `const ${NAMES} = require('cdk-customer-profiles/testing');${TRY_TESTING}`), TRIED);
});

void test('the module for tests runs as installed, for ES modules', () => {
  writeFileSync(path.join(folder, 'testing.mjs'), `import ${NAMES} from 'cdk-customer-profiles/testing';${TRY_TESTING}`);
  assert.equal(runNode('testing.mjs'), TRIED);
});

void test('the package is found by every path that it was found by before it had exports', () => {
  const paths = [
    'cdk-customer-profiles', 'cdk-customer-profiles/package.json', 'cdk-customer-profiles/.jsii', 'cdk-customer-profiles/lib', 'cdk-customer-profiles/lib/index',
    'cdk-customer-profiles/lib/index.js', 'cdk-customer-profiles/lib/constructs/domain/domain', 'cdk-customer-profiles/assets/local/cli/index.js',
  ];
  runNode('-e', `${JSON.stringify(paths)}.forEach((name) => require.resolve(name))`);
});

const SETTINGS = [
  { module: 'commonjs', moduleResolution: 'node10', file: 'typed.ts', ignoreDeprecations: '6.0' },
  { module: 'node16', moduleResolution: 'node16', file: 'typed.cts' },
  { module: 'node16', moduleResolution: 'node16', file: 'typed.mts' },
  { module: 'preserve', moduleResolution: 'bundler', file: 'typed.ts' },
];

for (const { file, ...compilerOptions } of SETTINGS) {
  void test(`the types of the module for tests are found: ${compilerOptions.moduleResolution}, ${file}`, () => {
    const project = mkdtempSync(path.join(folder, 'types-'));
    writeFileSync(path.join(project, file), `
      import { App } from 'aws-cdk-lib';
      import { LocalCustomerProfiles } from 'cdk-customer-profiles/testing';
      export async function use(): Promise<string> {
        await using local = await LocalCustomerProfiles.start({ inProcess: false });
        // @ts-expect-error -- a wrong name shows that there are types at all
        await local.faults.inject({ error: 'NoSuchException' });
        return (await local.deploy(new App())).outputs.Shop.DomainName;
      }
    `);
    writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { ...compilerOptions, strict: true, target: 'es2022', lib: ['es2022'], noEmit: true, skipLibCheck: false, types: [] }, files: [file],
    }));
    const faults = runNodeForText(path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project);
    // those of other packages are theirs
    assert.deepEqual(faults.split('\n').filter((line) => /error TS/.test(line) && !/node_modules\/(aws-cdk-lib|constructs)\//.test(line)), []);
  });
}

void test('the function does not carry the parser of templates', () => {
  const { inputs } = JSON.parse(readFileSync(path.join(ROOT, METAFILES, 'handler.json'), 'utf8')) as Metafile;
  assert.deepEqual(Object.keys(inputs).filter((input) => input.includes('handlebars')), []);
});

/** The names of the packages that something is left of in the bundles. */
function bundledPackages(): Set<string> {
  const inputs = readdirSync(path.join(ROOT, METAFILES)).flatMap((name) => {
    const { outputs } = JSON.parse(readFileSync(path.join(ROOT, METAFILES, name), 'utf8')) as Metafile;
    return Object.values(outputs).flatMap((output) => Object.entries(output.inputs)).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  });
  const names = new Set(inputs.map(([input]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter((name) => name !== undefined));
  assert.ok(names.size > 0);
  return names;
}

void test('the licence of everything that is bundled is shipped', () => {
  const notices = readFileSync(path.join(installed, 'THIRD-PARTY-NOTICES'), 'utf8');
  assert.deepEqual([...bundledPackages()].filter((name) => !notices.includes(`\n${name} `)), []);
});

void test('the list of what it is made of has everything that is bundled, in its version, with its licence, and the database', () => {
  const { components, metadata } = JSON.parse(readFileSync(path.join(ROOT, SBOM), 'utf8')) as {
    readonly metadata: { readonly component: { readonly name: string; readonly purl: string } };
    readonly components: readonly {
      readonly group?: string;
      readonly name: string;
      readonly version: string;
      readonly licenses: readonly object[];
    }[];
  };
  const listed = components.map(({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name} ${version}`);
  const versions = [...bundledPackages()].map((name) => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string };
    return `${name} ${version}`;
  });
  assert.deepEqual(listed.filter((name) => !name.startsWith('sqlite ')).sort(), versions.sort());
  assert.match(listed.find((name) => name.startsWith('sqlite ')) ?? '', /^sqlite 3\.\d+\.\d+$/);
  assert.deepEqual(components.filter(({ licenses }) => licenses.length === 0), []);
  assert.equal(metadata.component.name, 'cdk-customer-profiles');
  assert.match(metadata.component.purl, /^pkg:npm\/cdk-customer-profiles@/);
});

interface Assembled {
  readonly methods: { readonly name: string }[];
}

/** What `npx projen compat` says when an older release is that which was packed here, with its assembly changed. */
function compared(change: (domain: Assembled) => void): { readonly status: number | null; readonly said: string } {
  const older = path.join(folder, 'older');
  mkdirSync(older, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, packed.filename), '-C', older]);
  const file = path.join(older, 'package', '.jsii');
  const assembly = JSON.parse(readFileSync(file, 'utf8')) as { readonly types: { readonly [fqn: string]: Assembled } };
  change(assembly.types['cdk-customer-profiles.Domain']);
  writeFileSync(file, JSON.stringify(assembly));
  execFileSync('tar', ['-czf', path.join(folder, 'older.tgz'), '-C', older, 'package']);
  const { status, stdout, stderr } = spawnSync('npx', ['projen', 'compat', '--baseline', path.join(folder, 'older.tgz')], { cwd: ROOT, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

void test('a method that an older release had and this has not is a break', () => {
  const { status, said } = compared(({ methods }) => methods.push({ name: 'mergeEverything' }));
  assert.match(said, /METHOD cdk-customer-profiles\.Domain\.mergeEverything: has been removed \[removed:cdk-customer-profiles\.Domain\.mergeEverything\]/);
  assert.match(said, /this breaks what was released/);
  assert.notEqual(status, 0);
});

void test('what an older release had not is none', () => {
  const { status, said } = compared(({ methods }) => methods.splice(methods.findIndex(({ name }) => name === 'addObjectType'), 1));
  assert.match(said, /nothing breaks/);
  assert.equal(status, 0);
});
