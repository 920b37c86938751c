import { mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

// cdk-assets stamps every entry with this time, so that the same files give the same archive.
const TIMESTAMP = new Date(1980, 0, 1);

const UNIX = 3;

/** Every file below `directory` as `a/b.js`, sorted; symbolic links followed, empty directories left out, as `cdk deploy` does. */
async function filesBelow(directory: string, prefix = '', parents: readonly string[] = []): Promise<string[]> {
  const real = await realpath(directory);
  if (parents.includes(real)) {
    throw new Error(`cannot zip ${directory}: a symbolic link leads back to a directory around it`);
  }
  const found: string[] = [];
  for (const name of (await readdir(directory)).sort()) {
    const path = join(directory, name);
    if ((await stat(path)).isDirectory()) {
      found.push(...await filesBelow(path, `${prefix}${name}/`, [...parents, real]));
    } else {
      found.push(`${prefix}${name}`);
    }
  }
  return found;
}

/** Packs a directory the way `cdk deploy` publishes an asset with packaging `zip`. */
export async function zipDirectory(directory: string): Promise<Uint8Array> {
  const entries: Zippable = {};
  for (const name of await filesBelow(directory)) {
    const path = join(directory, name);
    const { mode } = await stat(path);
    entries[name] = [await readFile(path), { mtime: TIMESTAMP, os: UNIX, attrs: mode * 0x10000 }];
  }
  return zipSync(entries);
}

/** Packs source text the way CloudFormation does with `Code.ZipFile`: one file named index. */
export function zipSource(source: string): Uint8Array {
  return zipSync({ 'index.js': [Buffer.from(source), { mtime: TIMESTAMP, os: UNIX, attrs: 0o644 * 0x10000 }] });
}

/** Unpacks an archive into an existing, empty directory. */
export async function unzipInto(archive: Uint8Array, directory: string): Promise<void> {
  const root = resolve(directory);
  for (const [name, content] of Object.entries(unzipSync(archive))) {
    const path = resolve(root, name);
    if (!path.startsWith(root + sep)) {
      throw new Error(`the archive holds '${name}', which leads out of the directory it is unpacked into`);
    }
    if (name.endsWith('/')) {
      await mkdir(path, { recursive: true });
    } else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  }
}
