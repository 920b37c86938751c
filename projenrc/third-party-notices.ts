/**
 * Writes THIRD-PARTY-NOTICES: the licences of what is bundled, from what esbuild says is in the bundles. Part of the `compile` task. It is
 * committed, so that an upgrade that changes what is shipped shows in its review.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Metafile } from 'esbuild';
import { METAFILES } from './metafiles';

const ROOT = path.join(__dirname, '..');
const NOTICES = path.join(ROOT, 'THIRD-PARTY-NOTICES');
const FOLDER = path.join(ROOT, METAFILES);
/** The bundles of .projenrc.ts, and of projenrc/bundle-libraries.ts. */
const BUNDLES = ['handler.json', 'bootstrap.json', 'cli.json', 'lib.json'];

/** What a package has compiled into a file of it, which no bundler knows of. */
const COMPILED_IN = `assets/local/cli/node-sqlite3-wasm.wasm is a file of node-sqlite3-wasm, under its licence. Compiled into it are:

- SQLite, which its authors have dedicated to the public domain (https://www.sqlite.org/copyright.html): no licence is needed, and none is given
- the C library of Emscripten, musl: Copyright (c) 2005-2020 Rich Felker, et al., under the MIT licence, whose text is that of node-sqlite3-wasm`;

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
  /** The files of our package that it is in. */
  readonly files: readonly string[];
}

/** The folders of packages that are in the bundles, with the files that each is in. */
function bundledFolders(): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const bundle of BUNDLES) {
    const file = path.join(FOLDER, bundle);
    if (!existsSync(file)) {
      throw new Error(`${path.relative(ROOT, file)} is missing; run 'npx projen bundle'`);
    }
    const { outputs } = JSON.parse(readFileSync(file, 'utf8')) as Metafile;
    for (const [output, { inputs }] of Object.entries(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder !== undefined && bytesInOutput > 0) {
          folders.set(folder, (folders.get(folder) ?? new Set()).add(output));
        }
      }
    }
  }
  return folders;
}

function read(folder: string, files: ReadonlySet<string>): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as BundledPackage;
  // Apache-2.0 asks for the NOTICE as well, where there is one.
  const texts = readdirSync(path.join(ROOT, folder)).filter((file) => /^(licen[cs]e(-mit)?|copying|notice)(\.(md|txt))?$/i.test(file)).sort();
  if (texts.length === 0) {
    throw new Error(`${name} ${version} is bundled, and has no text of its licence (${license}) to ship`);
  }
  const text = texts.map((file) => readFileSync(path.join(ROOT, folder, file), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n');
  return { name, version, license, text, files: [...files].sort() };
}

const packages = [...bundledFolders()].map(([folder, files]) => read(folder, files)).sort((a, b) => (a.name < b.name ? -1 : 1));
const sections = [...new Set(packages.map(({ text }) => text))].map((text) => [
  ...packages.filter((it) => it.text === text).map(({ name, version, license, files }) => `${name} ${version} (${license}), in ${files.join(', ')}`),
  '',
  text,
].join('\n'));
const RULE = `\n\n${'-'.repeat(80)}\n\n`;
writeFileSync(NOTICES, `${['The files of this package contain, bundled and minified, these packages under these licences.', ...sections, COMPILED_IN].join(RULE)}\n`);
