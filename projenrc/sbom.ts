/**
 * `npx projen sbom`: writes what the npm package is made of, as CycloneDX. The package has no dependencies that a scanner could read from its package.json: they are
 * in its bundles, and esbuild says which. The tool is CycloneDX's own for that. Packages of the other languages have the npm package inside.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { Database } from 'node-sqlite3-wasm';
import { bundledInputs } from './bundled';
import { SBOM } from './metafiles';

const ROOT = path.join(__dirname, '..');
const TOOL = path.join(ROOT, 'node_modules', '@cyclonedx', 'cyclonedx-esbuild', 'bin', 'cyclonedx-esbuild-cli.js');
const VERSION = Spec.Version.v1dot6;
/** The package that has SQLite compiled into it, which no manifest says. */
const DATABASE = 'node-sqlite3-wasm';

interface Component {
  readonly 'type': string;
  readonly 'name': string;
  readonly 'version': string;
  readonly 'bom-ref': string;
  readonly 'scope'?: string;
  readonly 'cpe'?: string;
  readonly 'licenses'?: readonly object[];
}

export interface Bom {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** What CycloneDX's tool finds in the bundles. */
function fromBundles(): Bom {
  const folder = mkdtempSync(path.join(tmpdir(), 'sbom-'));
  try {
    const metafile = path.join(folder, 'metafile.json');
    const bom = path.join(folder, 'bom.json');
    writeFileSync(metafile, JSON.stringify(bundledInputs()));
    const options = ['--build-working-dir', ROOT, '--mc-type', 'library', '--spec-version', VERSION, '--output-reproducible'];
    execFileSync(process.execPath, [TOOL, ...options, '--output-file', bom, metafile], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    return JSON.parse(readFileSync(bom, 'utf8')) as Bom;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sqlite(): Component {
  const database = new Database(':memory:');
  const version = String(database.get('select sqlite_version() as version')?.version);
  database.close();
  return {
    'type': 'library',
    'name': 'sqlite',
    version,
    'bom-ref': `sqlite@${version}`,
    'scope': 'required',
    'licenses': [{ license: { id: 'blessing' } }],
    'cpe': `cpe:2.3:a:sqlite:sqlite:${version}:*:*:*:*:*:*:*`,
  };
}

/** With the database that is compiled into a file of one of the packages. */
function withDatabase(bom: Bom): Bom {
  const database = sqlite();
  const wrapper = bom.components.find(({ name }) => name === DATABASE);
  if (wrapper === undefined) {
    throw new Error(`${DATABASE} is in no bundle any more; what is said here of SQLite goes with it`);
  }
  return {
    ...bom,
    components: [...bom.components, database],
    dependencies: [
      ...bom.dependencies.map((of) => (of.ref === wrapper['bom-ref'] ? { ...of, dependsOn: [...of.dependsOn ?? [], database['bom-ref']] } : of)),
      { ref: database['bom-ref'] },
    ],
  };
}

async function main(): Promise<void> {
  const text = `${JSON.stringify(withDatabase(fromBundles()), undefined, 2)}\n`;
  const faults = await new Validation.JsonStrictValidator(VERSION).validate(text);
  if (faults !== null) {
    throw new Error(`not what CycloneDX ${VERSION} is: ${JSON.stringify(faults, undefined, 1)}`);
  }
  mkdirSync(path.dirname(path.join(ROOT, SBOM)), { recursive: true });
  writeFileSync(path.join(ROOT, SBOM), text);
}

void main();
