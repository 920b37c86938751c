import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bundle of the command line. This module itself runs from within it, where the file beside it is the bundle, or, in the tests of this package, from
 * `src/local/testing/parts`.
 */
export function programPath(from: string = __dirname): string {
  const candidates = [join(from, '..', 'cli', 'index.js'), join(from, '..', '..', '..', '..', 'assets', 'local', 'cli', 'index.js')];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new Error(`the bundle of the command line is missing, looked for ${candidates.join(' and ')}; run 'npx projen bundle'`);
  }
  return found;
}
