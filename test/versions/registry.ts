import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';

/** The newest release that npm has of a package, or of a part of its releases, such as `node@22`. */
export function newestOf(spec: string): string {
  const versions = JSON.parse(execFileSync('npm', ['view', spec, 'version', '--json'], { encoding: 'utf8' })) as string | string[];
  const newest = [versions].flat().at(-1);
  if (newest === undefined) {
    throw new Error(`npm has no ${spec}`);
  }
  return newest;
}

/** Installs packages into a folder that has none. Peers are what is given: the floor of one package may be below what another asks for. */
export function install(folder: string, ...specs: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const options = ['--no-save', '--no-package-lock', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, ...specs], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Installs a release of Node.js, and gives the folder of its program. */
export function installNode(folder: string, version: string): string {
  install(folder, `node@${version}`);
  const bin = path.join(folder, 'node_modules', 'node', 'bin');
  const installed = execFileSync(path.join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  if (installed !== `v${version}`) {
    throw new Error(`npm installed Node.js ${installed} for ${version}`);
  }
  return bin;
}
