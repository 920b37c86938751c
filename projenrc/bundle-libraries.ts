/**
 * Bundles the libraries of compiled modules into these modules, so that the package has no dependencies: as `bundledDependencies`, two
 * functions of them brought 5.5 MB along. Part of the `compile` task. It starts from the sources, so that a second run does the same as the first.
 */
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { METAFILES } from './metafiles';

const ROOT = path.join(__dirname, '..');

/** The modules that import a library. Each stands alone: what it imports of the package's own would be in it once more. */
const MODULES = ['model/validation/nearest', 'model/rules/object-type/handlebars'];

const { metafile } = buildSync({
  absWorkingDir: ROOT,
  entryPoints: MODULES.map((module) => `src/${module}.ts`),
  outbase: 'src',
  outdir: 'lib',
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  metafile: true,
  logLevel: 'warning',
});
const inlined = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/') && !MODULES.includes(file.slice('src/'.length, -'.ts'.length)));
if (inlined.length > 0) {
  throw new Error(`${inlined.join(', ')} would be in the package twice: a module that imports a library imports nothing else`);
}
writeFileSync(path.join(ROOT, METAFILES, 'lib.json'), JSON.stringify(metafile));
