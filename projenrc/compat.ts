/**
 * `npx projen compat`: what is compiled breaks nothing of the last release on npm, for users of any language. What is to break is written into `.compatignore`, by the
 * keys that this prints, each with its reason above, and into CHANGELOG.md. `-- --baseline FILE` compares with a packed package instead.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = path.join(__dirname, '..');
const NAME = 'cdk-customer-profiles';
/** In the project, so that its assembly finds those of aws-cdk-lib and constructs; gone afterwards, because `docgen` would take it for that of the project. */
const FOLDER = path.join(ROOT, 'dist', 'compat');

/** The last release, or nothing where there is none yet. Anything else that npm answers is an error: a gate that cannot look must not be open. */
function lastRelease(): string | undefined {
  const { status, stdout } = spawnSync('npm', ['view', NAME, 'version', '--json'], { encoding: 'utf8' });
  const answer = (stdout.trim() === '' ? {} : JSON.parse(stdout)) as string | { readonly error?: { readonly code?: string } };
  if (typeof answer === 'string') {
    return answer;
  }
  if (answer.error?.code === 'E404') {
    return undefined;
  }
  throw new Error(`npm does not tell the last release of ${NAME}: ${JSON.stringify(answer)} (exit code ${status})`);
}

function pack(version: string): string {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', `${NAME}@${version}`, '--json', '--pack-destination', FOLDER], { encoding: 'utf8' })) as [{ readonly filename: string }];
  return path.join(FOLDER, filename);
}

/** As jsii-diff's own download ends with success where it does not succeed. */
function compare(archive: string): number {
  execFileSync('tar', ['-xzf', archive, '-C', FOLDER]);
  const { status } = spawnSync('npx', ['jsii-diff', path.join(FOLDER, 'package'), '.', '--keys', '--ignore-file', '.compatignore'], { cwd: ROOT, stdio: 'inherit' });
  console.log(status === 0 ? 'nothing breaks' : 'this breaks what was released; mend it, or say in .compatignore and CHANGELOG.md that and why it is to break');
  return status ?? 1;
}

function main(): number {
  const { values: { baseline } } = parseArgs({ options: { baseline: { type: 'string' } } });
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  if (baseline !== undefined) {
    return compare(path.resolve(baseline));
  }
  const version = lastRelease();
  if (version === undefined) {
    console.log(`**** ${NAME} is not on npm yet: there is nothing that could break. From the first release on this compares with it. ****`);
    return 0;
  }
  console.log(`compared with ${version}`);
  return compare(pack(version));
}

try {
  process.exitCode = main();
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
