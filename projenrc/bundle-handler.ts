/**
 * Bundles the function, the task `bundle:handler/customer-profiles.lambda`. Its esbuild has what the command line of esbuild cannot have: a plugin.
 *
 * The clients of the SDK keep the schemas of all their operations in one file, as arrays with `{ [_h]: [...] }` in them. A computed name may run code, so that
 * esbuild keeps every operation, with all that its request and answer are made of: a sixth of the bundle that the function never uses. The names are texts of
 * the same file, and with these in their place what nobody uses is left out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { METAFILES } from './metafiles';

const ROOT = path.join(__dirname, '..');

const namesInPlace: Plugin = {
  name: 'names-in-place',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]schemas[\\/]schemas_\d+\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      const names = new Map([...text.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, value]) => [name, value]));
      return { contents: text.replace(/\[(_\w+)\]:/g, (computed, name: string) => names.has(name) ? `${names.get(name)}:` : computed), loader: 'js' };
    });
  },
};

void build({
  absWorkingDir: ROOT,
  entryPoints: ['src/handler/customer-profiles.lambda.ts'],
  outfile: 'assets/handler/customer-profiles.lambda/index.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // the SDK's ES modules: the CommonJS ones cannot be tree-shaken
  mainFields: ['module', 'main'],
  // The client imports the whole chain of credential providers, whatever credentials it is given; in Lambda they are in the environment.
  alias: { '@aws-sdk/credential-provider-node': './src/handler/service/environment-credentials.ts' },
  plugins: [namesInPlace],
  metafile: true,
  logLevel: 'warning',
}).then(({ metafile }) => {
  mkdirSync(path.join(ROOT, METAFILES), { recursive: true });
  writeFileSync(path.join(ROOT, METAFILES, 'handler.json'), JSON.stringify(metafile));
});
