/** Compiles and bundles, so that the benchmark measures what would be published. What it prints goes to standard error. The quick form takes what is there. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
const BUILT = ['assets/handler/customer-profiles.lambda/index.js', 'assets/local/cli/index.js', 'lib/index.js'];
const isBuilt = BUILT.every((file) => existsSync(path.join(ROOT, file)));

for (const task of process.argv.includes('--quick') && isBuilt ? [] : ['bundle', 'compile']) {
  execFileSync('npx', ['projen', task], { stdio: ['ignore', 2, 2] });
}
