import { readFileSync } from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

interface Manifest {
  readonly engines: { readonly node: string };
  readonly peerDependencies: { readonly [name: string]: string };
}

/** The oldest releases that the package says it works with. */
export interface Floor {
  readonly cdk: string;
  readonly constructs: string;
  readonly node: string;
}

/** Read from package.json, so that nothing else can say otherwise. */
export function readFloor(): Floor {
  const { engines, peerDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
  return {
    cdk: lowestOf('aws-cdk-lib', peerDependencies['aws-cdk-lib']),
    constructs: lowestOf('constructs', peerDependencies.constructs),
    node: lowestOf('node', engines.node),
  };
}

function lowestOf(name: string, range: string): string {
  const [, version] = /^(?:\^|>= ?)(\d+\.\d+\.\d+)$/.exec(range) ?? [];
  if (version === undefined) {
    throw new Error(`package.json: ${name} "${range}" has no lowest version; allowed: ^1.2.3 or >= 1.2.3`);
  }
  return version;
}
