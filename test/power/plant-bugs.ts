import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Bug, BUGS } from './bugs';

/** What the tests said of a bug: how many failed, or that they did not even run. */
interface Verdict {
  readonly bug: string;
  readonly caught: boolean;
  readonly failed: number;
  readonly first?: string;
}

interface JestReport {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

const COPIED = ['src', 'test', 'package.json', 'tsconfig.json'];
const LINKED = ['node_modules', 'assets'];

/** Plants each bug in a copy of the project, runs the tests that should see it, and takes it out again. */
function main(args: readonly string[]): void {
  const chosen = args.find((arg) => !arg.startsWith('--'));
  const bugs = BUGS.filter(({ name }) => chosen === undefined || name.includes(chosen));
  const folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
  try {
    COPIED.forEach((name) => cpSync(name, path.join(folder, name), { recursive: true }));
    LINKED.forEach((name) => symlinkSync(path.resolve(name), path.join(folder, name)));
    const all = [...new Set(bugs.flatMap(({ tests }) => tests))];
    const first = run(folder, all);
    // one that fails on a busy machine only must not stop it all
    const sound = first.numFailedTests > 0 ? run(folder, all) : first;
    if (sound.numFailedTests > 0 || sound.numPassedTests === 0) {
      throw new Error(`the tests fail without any bug: ${judge('none', sound).first ?? 'none has run'}`);
    }
    const verdicts = bugs.map((bug) => plant(bug, folder, !args.includes('--json')));
    if (args.includes('--json')) {
      console.log(JSON.stringify({ planted: verdicts.length, caught: verdicts.filter(({ caught }) => caught).length, verdicts }, undefined, 2));
    } else {
      console.log(`${verdicts.length} bugs planted, ${verdicts.filter(({ caught }) => caught).length} caught`);
    }
    process.exitCode = verdicts.every(({ caught }) => caught) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function plant({ name, file, find, replace, tests }: Bug, folder: string, aloud: boolean): Verdict {
  const target = path.join(folder, file);
  const sound = readFileSync(target, 'utf8');
  if (sound.split(find).length !== 2) {
    throw new Error(`the place for the bug "${name}" is not in ${file} exactly once`);
  }
  writeFileSync(target, sound.replace(find, () => replace));
  try {
    const verdict = judge(name, run(folder, tests));
    if (aloud) {
      console.log(`${verdict.caught ? 'caught' : 'NOT CAUGHT'}: ${name}${verdict.first === undefined ? '' : ` (${verdict.failed} tests, first: ${verdict.first})`}`);
    }
    return verdict;
  } finally {
    writeFileSync(target, sound);
  }
}

/** A suite that could not be loaded has seen nothing: only tests that ran and failed count. */
function judge(bug: string, { numFailedTests: failed, testResults }: JestReport): Verdict {
  const first = testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')?.fullName;
  return { bug, caught: failed > 0, failed, first };
}

function run(folder: string, tests: readonly string[]): JestReport {
  const report = path.join(folder, 'report.json');
  rmSync(report, { force: true });
  spawnSync(process.execPath, [path.resolve('node_modules/jest/bin/jest.js'), '--coverage=false', '--bail=1', '--json', `--outputFile=${report}`,
    '--testTimeout=20000', '--rootDir', folder, '--testPathIgnorePatterns', 'node_modules', 'killed', '--', ...tests], { cwd: folder, stdio: 'ignore', env: { ...process.env, CI: 'true' } });
  return JSON.parse(readFileSync(report, 'utf8')) as JestReport;
}

main(process.argv.slice(2));
