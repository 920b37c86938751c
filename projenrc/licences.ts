/**
 * `npx projen licences`: every package of the lock file has a licence that its use here allows. What is bundled is shipped under Apache-2.0 with its notice, so it must ask
 * for no more than that; what only builds and tests may ask more of those who distribute it, which nobody does here. A licence that is not known fails.
 */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import satisfies from 'spdx-satisfies';
import { bundledFolders } from './bundled';

const ROOT = path.join(__dirname, '..');

/** They ask for their notice, and for nothing of the code that they are bundled with. */
const BUNDLED = ['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0'];
const TOOLS = [...BUNDLED, 'Python-2.0', 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0'];

/** Tools with another licence, by name, each with the reason why it may be here. */
const EXCEPTIONS: { readonly [name: string]: string } = {
  // the judge of the local policy evaluator, and what it is made of: run by tests, linked to nothing that is shipped
  '@cloud-copilot/iam-simulate': 'AGPL-3.0-or-later',
  '@cloud-copilot/iam-policy': 'AGPL-3.0-or-later',
  '@cloud-copilot/iam-utils': 'AGPL-3.0-or-later',
};

/** Tools whose licence is in a file of theirs, and not in their package.json, by name and version. */
const IN_A_FILE: { readonly [nameAndVersion: string]: string } = {
  // of mermaid, in the browser of the tests
  'khroma 2.1.0': 'MIT',
};

/** A package of a lock file, as npm writes it. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
}

function allows(allowed: readonly string[], license: string): boolean {
  try {
    return satisfies(license, [...allowed]);
  } catch {
    return false; // not an expression of SPDX's
  }
}

/** What is wrong with the licences of packages, by their folders. */
export function licenceFaults(packages: { readonly [folder: string]: LockedPackage }, bundled: readonly string[]): string[] {
  const ours = Object.entries(packages).filter(([folder]) => folder !== '');
  const faults = ours.flatMap(([folder, { version, license: told }]) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const what = `${name} ${version}`;
    const license = told ?? IN_A_FILE[what];
    if (license === undefined) {
      return [`${what} names no licence`];
    }
    if (bundled.includes(folder)) {
      return allows(BUNDLED, license) ? [] : [`${what} is bundled, under ${license}; allowed there are ${BUNDLED.join(', ')}`];
    }
    return allows(TOOLS, license) || EXCEPTIONS[name] === license ? [] : [`${what} is under ${license}; find out what that asks for, and allow it in projenrc/licences.ts`];
  });
  const missing = bundled.filter((folder) => packages[folder] === undefined).map((folder) => `${folder} is bundled and not in the lock file`);
  const unused = Object.keys(EXCEPTIONS).filter((name) => !ours.some(([folder]) => folder.endsWith(`node_modules/${name}`)));
  return [...faults, ...missing, ...unused.map((name) => `${name} is not used any more, and still an exception`)];
}

if (require.main === module) {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as { readonly packages: { readonly [folder: string]: LockedPackage } };
  const bundled = bundledFolders();
  const faults = licenceFaults(packages, bundled);
  faults.forEach((fault) => console.error(fault));
  console.log(`${Object.keys(packages).length - 1} packages, ${bundled.length} of them bundled, ${faults.length} with a licence that is not allowed`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
