import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ACTIONS } from '../../projenrc/github/actions';
import { workflowFaults } from './workflow-rules';

const ROOT = path.join(__dirname, '..', '..');
const FOLDER = path.join(ROOT, '.github', 'workflows');
const FILES = readdirSync(FOLDER);
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');

/** The token of a workflow writes nothing else; pull requests are opened with that of an app. */
const MAY_WRITE = {
  'release.yml/release_github': ['contents', 'id-token', 'attestations'],
  'release.yml/release_npm': ['id-token'],
  'release.yml/release_pypi': ['id-token'],
  'release.yml/release_nuget': ['id-token', 'attestations'],
  'release.yml/release_maven': ['id-token', 'attestations'],
};

test('there are workflows for what is asked of them', () => {
  expect(FILES.sort()).toEqual([
    'build.yml', 'dependency-review.yml', 'limits.yml', 'nightly.yml', 'pull-request-lint.yml', 'release.yml', 'upgrade-main.yml',
  ]);
});

test.each(FILES)('%s runs pinned code with no more rights than it needs', (file) => {
  expect(workflowFaults(file, read(file), MAY_WRITE)).toEqual([]);
});

test('the table of actions has those that are used, and no other', () => {
  const used = new Set(FILES.flatMap((file) => [...read(file).matchAll(/uses: ([\w-]+\/[\w-]+)@/g)].map(([, name]) => name)));
  expect([...used].sort()).toEqual(Object.keys(ACTIONS).sort());
});

test('commands of workflows are tasks that there are', () => {
  const { tasks } = JSON.parse(readFileSync(path.join(ROOT, '.projen', 'tasks.json'), 'utf8')) as { readonly tasks: { readonly [name: string]: object } };
  const named = FILES.flatMap((file) => [...read(file).matchAll(/\b(?:npx projen|npm run) ([\w:-]+)/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => tasks[name] === undefined)).toEqual([]);
});

test('the build is the one list of what CI does', () => {
  const commands = [...read('build.yml').matchAll(/^ +run: (.*)$/gm)].map(([, command]) => command);
  expect(commands).toEqual(['.ci/run']);
  expect(read('release.yml')).toMatch(/\n {2}build:\n(.*\n)* {4}uses: \.\/\.github\/workflows\/build\.yml/);
  expect(read('release.yml')).toMatch(/\n {2}release:\n {4}needs: build\n/);
});

test('only main is released', () => {
  expect(read('release.yml')).toMatch(/\n {4}if: github\.ref == 'refs\/heads\/main'\n/);
});

describe('the rules see', () => {
  const CHECKOUT = `actions/checkout@${ACTIONS['actions/checkout'].commit}`;
  const GOOD = `
on: { pull_request: {} }
permissions: { contents: read }
jobs:
  build:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    timeout-minutes: 5
    steps:
      - uses: ${CHECKOUT}
        with: { persist-credentials: false }
      - run: npm test
`;

  test('nothing in a good one', () => {
    expect(workflowFaults('some.yml', GOOD, {})).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['a tag', CHECKOUT, 'actions/checkout@v7', 'actions/checkout@v7 is not pinned to a commit'],
    ['a short commit', CHECKOUT, 'actions/checkout@3d3c42e', 'actions/checkout@3d3c42e is not pinned to a commit'],
    ['a commit that nobody looked up', CHECKOUT, `actions/checkout@${'a'.repeat(40)}`, `actions/checkout@${'a'.repeat(40)} is not in the table of actions`],
    ['an action that nobody looked up', CHECKOUT, `some/action@${'a'.repeat(40)}`, `some/action@${'a'.repeat(40)} is not in the table of actions`],
    ['a workflow of others', '    steps:', '    uses: some/repo/.github/workflows/x.yml@main\n    steps:', 'some/repo/.github/workflows/x.yml@main is not pinned to a commit'],
    ['rights that are not named', '    permissions: { contents: read }\n', '', 'job build has no permissions, which is all that the repository gives'],
    ['rights of the workflow that are not named', '\npermissions: { contents: read }', '', 'the workflow has no permissions, which is all that the repository gives'],
    ['all rights', '    permissions: { contents: read }', '    permissions: write-all', 'job build has the permissions "write-all"'],
    ['a right to write', '    permissions: { contents: read }', '    permissions: { contents: write }', 'job build may write contents'],
    ['a right to write of all jobs', '\npermissions: { contents: read }', '\npermissions: { packages: write }', 'the workflow may write packages'],
    ['a secret', 'npm test', 'echo ${{ secrets.NPM_TOKEN }}', 'a secret is in reach of pull requests'],
    ['a secret by its index', 'npm test', "echo ${{ secrets['NPM_TOKEN'] }}", 'a secret is in reach of pull requests'],
    ['the rights of the repository', 'pull_request:', 'pull_request_target:', 'pull_request_target runs with the rights of the repository'],
    ['a token left behind', '{ persist-credentials: false }', '{}', 'a checkout leaves its token behind'],
    ['a title in a script', 'npm test', 'echo ${{ github.event.pull_request.title }}', 'a script has text of strangers in it: echo ${{ github.event.pull_request.title }}'],
    ['a job without an end', '    timeout-minutes: 5\n', '', 'job build may hang for six hours'],
  ])('%s', (_what, good, bad, fault) => {
    expect(GOOD).toContain(good);
    expect(workflowFaults('some.yml', GOOD.replace(good, () => bad), {})).toEqual([fault]);
  });

  test('code of a pull request with the rights of the repository', () => {
    const bad = GOOD.replace('pull_request:', 'pull_request_target:').replace('persist-credentials: false', "persist-credentials: false, ref: '${{ github.event.pull_request.head.sha }}'");
    expect(workflowFaults('some.yml', bad, {})).toEqual(['pull_request_target runs with the rights of the repository, and the code of the pull request is checked out']);
  });

  test('a right that the list still has', () => {
    expect(workflowFaults('some.yml', GOOD, { 'some.yml/build': ['contents'] })).toEqual(['job build does not write contents, and the list says that it may']);
  });

  test('no secret in the token of the workflow itself', () => {
    expect(workflowFaults('some.yml', GOOD.replace('npm test', 'echo ${{ secrets.GITHUB_TOKEN }}'), {})).toEqual([]);
  });
});
