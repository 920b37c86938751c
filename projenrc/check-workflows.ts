/**
 * `npx projen workflows:check`: what two tools that know GitHub's workflows say of ours. actionlint checks them as GitHub reads them, the scripts in them too; zizmor
 * looks for what an attacker could use. Both are run in one pinned version, from the registry of their language.
 */
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { pythonWith } from '../test/python/environment';

const ROOT = path.join(__dirname, '..');
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const ZIZMOR = '1.32.0';

function run(program: string, ...args: readonly string[]): boolean {
  console.log(`${path.basename(program)} ${args.join(' ')}`);
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined) {
    console.error(`${program} does not run: ${error.message}`);
  }
  return status === 0;
}

async function main(): Promise<void> {
  const python = await pythonWith({
    name: `zizmor-${ZIZMOR}`,
    check: `import importlib.metadata; assert importlib.metadata.version("zizmor") == "${ZIZMOR}"`,
    requirements: [`zizmor==${ZIZMOR}`],
  });
  const passed = [
    run('go', 'run', ACTIONLINT),
    // without the network, where it would ask GitHub for tags; what it calls low are matters of taste
    run(python === 'python3' ? 'zizmor' : path.join(path.dirname(python), 'zizmor'), '--offline', '--quiet', '--min-severity=medium', '.github'),
  ];
  process.exitCode = passed.every(Boolean) ? 0 : 1;
}

void main();
