import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { ROOT, run } from './run';
import type { Toolchain } from './toolchains/toolchain';
import { PACMAK_OPTIONS } from '../../projenrc/packing';

type Target = Toolchain['target'];
/** What was packed already, by `npx projen package-all` for example, to be tried as it is. */
const { LANGUAGES_DIST } = process.env;

/**
 * Packs for all languages whose toolchain is there, in one run, which reads the assemblies once.
 *
 * @returns the folder with what was packed for a language; the first who asks starts it
 */
export function packages(dist: string, toolchains: readonly Toolchain[]): (target: Target) => Promise<string> {
  if (LANGUAGES_DIST !== undefined) {
    return (target) => Promise.resolve(path.resolve(LANGUAGES_DIST, target));
  }
  let packed: Promise<void> | undefined;
  return async (target) => {
    packed ??= pack(dist, toolchains);
    await packed;
    return path.join(dist, target);
  };
}

async function pack(dist: string, toolchains: readonly Toolchain[]): Promise<void> {
  mkdirSync(dist, { recursive: true });
  const targets: Target[] = ['js'];
  for (const toolchain of toolchains) {
    if (await toolchain.present()) {
      targets.push(toolchain.target);
    }
  }
  await run(path.join(ROOT, 'node_modules', '.bin', 'jsii-pacmak'), [
    '.', '--outdir', dist, ...targets.flatMap((target) => ['--target', target]), ...PACMAK_OPTIONS,
  ], { cwd: ROOT, log: 'pack' });
}
