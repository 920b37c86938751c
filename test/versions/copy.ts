import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { ROOT } from './floor';
import { install } from './registry';

/** What is made by tasks, and what belongs to git. `assets` is needed: the constructs bring the function along. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'lib', 'dist', 'cdk.out', 'coverage', 'test-reports']);

/** Installed anew, because a package that is only linked would find the aws-cdk-lib beside where it really is. */
const ON_CDK = ['cdk-nag'];

/** A copy of the project with another aws-cdk-lib: what depends on that is installed, all other packages are links to those of the project. */
export function copyWith(folder: string, cdk: string, constructs: string): void {
  mkdirSync(folder, { recursive: true });
  install(folder, `aws-cdk-lib@${cdk}`, `constructs@${constructs}`, ...ON_CDK.map((name) => `${name}@${versionOf(ROOT, name)}`));
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
  return (JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string }).version;
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
