import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { ROOT } from './floor';
import { install } from './registry';

/** What is made by tasks, and what belongs to git. `assets` is needed: the constructs bring the function along. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'lib', 'dist', 'cdk.out', 'coverage', 'test-reports']);

interface Manifest {
  readonly version: string;
  readonly devDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

/** Packages that stand on aws-cdk-lib are installed anew, because one that is only linked would find the aws-cdk-lib beside where it really is. */
function onCdk(): string[] {
  return Object.keys(manifestIn(ROOT).devDependencies ?? {})
    .filter((name) => manifestIn(path.join(ROOT, 'node_modules', name)).peerDependencies?.['aws-cdk-lib'] !== undefined);
}

/** A copy of the project with another aws-cdk-lib: what depends on that is installed, all other packages are links to those of the project. */
export function copyWith(folder: string, cdk: string, constructs: string): void {
  mkdirSync(folder, { recursive: true });
  install(folder, `aws-cdk-lib@${cdk}`, `constructs@${constructs}`, ...onCdk().map((name) => `${name}@${versionOf(ROOT, name)}`));
  const installed = versionOf(folder, 'aws-cdk-lib');
  if (installed !== cdk) {
    throw new Error(`npm installed aws-cdk-lib ${installed} for ${cdk}`);
  }
  link(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const name of readdirSync(ROOT).filter((one) => !LEFT_OUT.has(one))) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
}

export function versionOf(folder: string, name: string): string {
  return manifestIn(path.join(folder, 'node_modules', name)).version;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

function link(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const target = path.join(to, name);
    if (name.startsWith('@') && existsSync(target)) {
      link(path.join(from, name), target);
    } else if (!existsSync(target)) {
      symlinkSync(path.join(from, name), target);
    }
  }
}
