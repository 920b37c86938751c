/**
 * Reads the public API model. It is the one that the AWS CLI ships: it travels inside the npm package @aws-cdk/asset-awscli-v1,
 * so a new API release is an upgrade of that package, `npm run limits`, and a diff to review.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ASSET_FILE } from '@aws-cdk/asset-awscli-v1';
import { strFromU8, unzipSync } from 'fflate';

/** What the local service can do, which is more than the library calls. Naming an operation there is all that it takes to have its limits. */
const OPERATIONS_FOLDER = path.join(__dirname, '..', 'src', 'local', 'customer-profiles', 'operations');

/** Operations on definitions, and on customer data: the function has the limits of the first, and no use for those of the others. */
export type Plane = 'control' | 'data';

function spokenOperations(plane: Plane): string[] {
  const files = readdirSync(OPERATIONS_FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort();
  const sources = files.map((file) => readFileSync(path.join(OPERATIONS_FOLDER, file), 'utf8'));
  const call = plane === 'control' ? /^ {2}operation<[^(]*\((\w+)\$,/gm : /^ {2}dataOperation<[^(]*\((\w+)\$,/gm;
  return sources.flatMap((source) => [...source.matchAll(call)].map(([, name]) => name));
}

const MODEL_PATH = 'awscli/awscli/botocore/data/customer-profiles/2020-08-15/service-2.json';
const CLI_VERSION_PATH = 'awscli/awscli/__init__.py';

interface ModelMember {
  readonly shape: string;
}

/** A shape as the API model has it. */
export interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: string[];
  readonly required?: string[];
  readonly member?: ModelMember;
  readonly key?: ModelMember;
  readonly value?: ModelMember;
  readonly members?: { [name: string]: ModelMember };
}
interface Model {
  readonly metadata: { readonly uid: string };
  readonly operations: { [name: string]: { readonly input?: ModelMember; readonly output?: ModelMember } };
  readonly shapes: { [name: string]: ModelShape };
}

/** The operations of the API model that the library speaks, and the shapes that their requests are made of. */
export interface ApiModel {
  /** What the model is called, and where it is from. */
  readonly source: string;
  /** From operation to the shape of its request. */
  readonly requests: { readonly [operation: string]: string };
  readonly shapes: ReadonlyMap<string, ModelShape>;
}

/** The members of what an operation answers. */
export function answerMembers(operation: string): string[] {
  const { model } = readModel();
  const output = model.operations[operation]?.output?.shape;
  return output === undefined ? [] : Object.keys(model.shapes[output].members ?? {});
}

function readModel(): { readonly model: Model; readonly cliVersion: string } {
  const files = unzipSync(readFileSync(ASSET_FILE), { filter: (file) => [MODEL_PATH, CLI_VERSION_PATH].includes(file.name) });
  const model = JSON.parse(strFromU8(files[MODEL_PATH])) as Model;
  const cliVersion = /__version__ = '([^']+)'/.exec(strFromU8(files[CLI_VERSION_PATH]))?.[1];
  if (!cliVersion) {
    throw new Error(`no version of the AWS CLI in ${CLI_VERSION_PATH} of ${ASSET_FILE}: its layout has changed`);
  }
  return { model, cliVersion };
}

/** Reads the model that is installed. */
export function readApiModel(plane: Plane = 'control'): ApiModel {
  const { model, cliVersion } = readModel();
  const requests: { [key: string]: string } = {};
  const shapes = new Map<string, ModelShape>();
  for (const name of spokenOperations(plane)) {
    const input = model.operations[name]?.input?.shape;
    if (!input) {
      throw new Error(`operation ${name} is not in the model ${model.metadata.uid} of AWS CLI ${cliVersion}`);
    }
    requests[name] = input;
    collect(model, input, shapes);
  }
  const byName = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1));
  return { source: `${model.metadata.uid} in AWS CLI ${cliVersion}`, requests, shapes: new Map(byName) };
}

function collect(model: Model, name: string, into: Map<string, ModelShape>): void {
  if (into.has(name)) {
    return;
  }
  const shape = model.shapes[name];
  into.set(name, shape);
  const { member, key, value, members = {} } = shape;
  for (const child of [member, key, value, ...Object.values(members)]) {
    if (child) {
      collect(model, child.shape, into);
    }
  }
}
