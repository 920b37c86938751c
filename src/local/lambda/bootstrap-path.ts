import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bundle that runs in the child process. This module itself runs from `src/local/lambda` (tests, tsx), `lib/local/lambda` (compiled)
 * or from within `assets/local/cli/index.js` (bundled): each knows another way to the same file.
 */
export function bootstrapPath(from: string = __dirname): string {
  const candidates = [
    join(from, '..', 'lambda', 'bootstrap', 'index.js'),
    join(from, '..', '..', '..', 'assets', 'local', 'lambda', 'bootstrap', 'index.js'),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new Error(`the bundle of the local Lambda runtime is missing, looked for ${candidates.join(' and ')}; run 'npx projen bundle'`);
  }
  return found;
}
