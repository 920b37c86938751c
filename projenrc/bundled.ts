/** What is in the bundles of the package, as esbuild has written it down. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Metafile } from 'esbuild';
import { METAFILES } from './metafiles';

const ROOT = path.join(__dirname, '..');
const FOLDER = path.join(ROOT, METAFILES);

/** One account of all bundles, with those inputs alone of which something is left in them. */
export function bundledInputs(): Metafile {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  if (!names.includes('lib.json')) {
    throw new Error(`${METAFILES} has not every bundle; run 'npx projen bundle' and 'npx projen compile'`);
  }
  const all: Metafile = { inputs: {}, outputs: {} };
  for (const name of names) {
    const { inputs, outputs } = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Metafile;
    for (const [output, made] of Object.entries(outputs)) {
      const left = Object.entries(made.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      all.outputs[output] = { ...made, inputs: Object.fromEntries(left) };
      left.forEach(([input]) => {
        all.inputs[input] = inputs[input];
      });
    }
  }
  return all;
}

/** The folders of the packages that the bundles are made of. */
export function bundledFolders(): string[] {
  const folders = Object.keys(bundledInputs().inputs).map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}
