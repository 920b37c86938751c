/** Compiles and bundles, so that the benchmark measures what would be published. What it prints goes to standard error. */
import { execFileSync } from 'node:child_process';

for (const task of ['bundle', 'compile']) {
  execFileSync('npx', ['projen', task], { stdio: ['ignore', 2, 2] });
}
