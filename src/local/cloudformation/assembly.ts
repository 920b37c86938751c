import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isObject, show } from './json';
import type { Json, JsonObject } from './json';
import { inOrder, withStacksRead } from './stack-order';

/** A folder that is no cloud assembly, or one whose files contradict each other. */
export class AssemblyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AssemblyError';
  }
}

/** A file or directory that a template refers to by bucket and key. */
export interface FileAsset {
  /** Absolute path below `cdk.out`. */
  readonly path: string;
  /** `zip`: a directory to be zipped; `file`: a file to be published as it is. */
  readonly packaging: 'zip' | 'file';
  /** Where the template looks for it; both may hold `${AWS::AccountId}` and the like. */
  readonly bucketName: string;
  readonly objectKey: string;
}

/** A stack to deploy. */
export interface StackDefinition {
  readonly name: string;
  readonly template: unknown;
  readonly assets?: readonly FileAsset[];
  readonly parameters?: { readonly [key: string]: string };
  readonly tags?: { readonly [key: string]: string };
  readonly terminationProtection?: boolean;
  /** Account and region that the app fixed for the stack; the engine's own where it left them open. */
  readonly account?: string;
  readonly region?: string;
}

export interface AssembledStack extends StackDefinition {
  /** Tells it from all others of the assembly: stacks of different environments may have the same name. */
  readonly id: string;
  /** Path in the construct tree, as `cdk list` shows it. */
  readonly displayName: string;
  /** Ids of the stacks of this assembly that must be deployed before this one. */
  readonly dependencies: readonly string[];
}

export interface Assembly {
  readonly directory: string;
  /** All stacks, those of stages too, each after the stacks that it depends on. */
  readonly stacks: readonly AssembledStack[];
}

const STACK = 'aws:cloudformation:stack';
const NESTED = 'cdk:cloud-assembly';
const ASSETS = 'cdk:asset-manifest';

/** Reads what `cdk synth` or `app.synth()` wrote. */
export function readAssembly(directory: string): Assembly {
  const root = resolve(directory);
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new AssemblyError(`${root} is no directory; give the folder that 'cdk synth' writes, usually cdk.out`);
  }
  if (!existsSync(join(root, 'manifest.json'))) {
    throw new AssemblyError(`${root} has no manifest.json, so it is no cloud assembly; run 'cdk synth' first, or give the folder that it writes`);
  }
  const stacks = inOrder(withStacksRead(stacksOf(root, '')), (names) => new AssemblyError(`circular dependency between stacks: ${names.join(' -> ')}`));
  return { directory: root, stacks };
}

/** @param place of the folder in the assembly, the beginning of the ids of what is in it */
function stacksOf(directory: string, place: string): AssembledStack[] {
  const file = join(directory, 'manifest.json');
  const artifacts = member(readObject(file), 'artifacts', file);
  const stacks: AssembledStack[] = [];
  for (const [id, artifact] of Object.entries(artifacts)) {
    if (!isObject(artifact)) {
      throw new AssemblyError(`${file}: artifact ${show(id)} is ${show(artifact)}; it must be an object`);
    }
    if (artifact.type === STACK) {
      stacks.push(readStack(directory, place, id, artifact, artifacts));
    }
    if (artifact.type === NESTED) {
      const name = string(member(artifact, 'properties', `${file}: ${id}`), 'directoryName', `${file}: ${id}`);
      stacks.push(...stacksOf(join(directory, name), `${place}${name}/`));
    }
  }
  return stacks;
}

function readStack(directory: string, place: string, id: string, artifact: JsonObject, artifacts: JsonObject): AssembledStack {
  const where = `${join(directory, 'manifest.json')}: ${id}`;
  const properties = member(artifact, 'properties', where);
  const templateFile = join(directory, string(properties, 'templateFile', where));
  if (!existsSync(templateFile)) {
    throw new AssemblyError(`${where}: the template ${templateFile} does not exist; run 'cdk synth' again`);
  }
  const dependencies = strings(artifact.dependencies);
  const manifests = dependencies.map((dependency) => artifacts[dependency]).filter((other) => isObject(other) && other.type === ASSETS);
  return {
    name: typeof properties.stackName === 'string' ? properties.stackName : id,
    id: `${place}${id}`,
    displayName: typeof artifact.displayName === 'string' ? artifact.displayName : id,
    template: readObject(templateFile),
    assets: manifests.flatMap((manifest) => assetsOf(join(directory, string(member(manifest as JsonObject, 'properties', where), 'file', where)))),
    parameters: stringMap(properties.parameters),
    tags: stringMap(properties.tags),
    terminationProtection: properties.terminationProtection === true,
    ...environmentOf(artifact.environment),
    dependencies: dependencies.filter((dependency) => isStack(artifacts[dependency])).map((dependency) => `${place}${dependency}`),
  };
}

/** `aws://account/region`, either of which may be unknown. */
function environmentOf(environment: Json | undefined): { account?: string; region?: string } {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(String(environment)) ?? [];
  return {
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
  };
}

/** File assets of an `*.assets.json`. The first destination is the one that the template names. */
function assetsOf(file: string): FileAsset[] {
  if (!existsSync(file)) {
    throw new AssemblyError(`the asset manifest ${file} does not exist; run 'cdk synth' again`);
  }
  const manifest = readObject(file);
  return Object.entries(isObject(manifest.files) ? manifest.files : {}).flatMap(([id, asset]) => {
    const where = `${file}: ${id}`;
    if (!isObject(asset)) {
      throw new AssemblyError(`${where} is ${show(asset)}; it must be an object`);
    }
    const source = member(asset, 'source', where);
    // what has an executable instead of a path is built at publish time
    if (typeof source.path !== 'string') {
      return [];
    }
    const path = join(dirname(file), source.path);
    if (!existsSync(path)) {
      throw new AssemblyError(`${where}: the asset ${path} does not exist; run 'cdk synth' again`);
    }
    const packaging = source.packaging ?? 'file';
    if (packaging !== 'zip' && packaging !== 'file') {
      throw new AssemblyError(`${where}: the packaging is ${show(packaging)}; allowed are 'zip', 'file'`);
    }
    return Object.values(member(asset, 'destinations', where)).slice(0, 1).map((destination): FileAsset => {
      if (!isObject(destination)) {
        throw new AssemblyError(`${where}: a destination is ${show(destination)}; it must be an object`);
      }
      return { path, packaging, bucketName: string(destination, 'bucketName', where), objectKey: string(destination, 'objectKey', where) };
    });
  });
}

function isStack(artifact: Json | undefined): boolean {
  return isObject(artifact) && artifact.type === STACK;
}

function readObject(file: string): JsonObject {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AssemblyError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}; run 'cdk synth' again`);
  }
  if (!isObject(content)) {
    throw new AssemblyError(`${file} holds ${show(content)}; it must hold an object`);
  }
  return content;
}

function member(value: JsonObject, name: string, where: string): JsonObject {
  const found = value[name];
  if (!isObject(found)) {
    throw new AssemblyError(`${where}: '${name}' is ${show(found)}; it must be an object`);
  }
  return found;
}

function string(value: JsonObject, name: string, where: string): string {
  const found = value[name];
  if (typeof found !== 'string') {
    throw new AssemblyError(`${where}: '${name}' is ${show(found)}; it must be a string`);
  }
  return found;
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function stringMap(value: Json | undefined): { [key: string]: string } {
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([name, item]) => [name, String(item)]));
}
