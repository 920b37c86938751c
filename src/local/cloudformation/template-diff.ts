import { isDeepStrictEqual } from 'node:util';
import { isObject } from './json';
import type { Json, JsonObject } from './json';

/** A value that is another one, or that only one side has. */
export interface ValueChange {
  /** For example `Properties.Fields.email.Target`. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

export interface ResourceChange {
  readonly logicalId: string;
  readonly type: string;
  /** `replace`: another physical resource takes its place. A function of the user's may do that in an `update` too; nobody knows before it is asked. */
  readonly change: 'add' | 'remove' | 'update' | 'replace';
  readonly values: readonly ValueChange[];
}

export interface TemplateDiff {
  readonly resources: readonly ResourceChange[];
  readonly outputs: readonly ValueChange[];
  readonly parameters: readonly ValueChange[];
  /** Conditions, mappings, metadata and the like. */
  readonly other: readonly ValueChange[];
}

/** Whether a change of these properties makes another physical resource of a type. */
export type Replaces = (type: string, properties: readonly string[]) => boolean;

/** Changed by every deployment of an asset or a newer CDK, and nothing to CloudFormation. */
const METADATA = 'Metadata';

/**
 * What a template would change. Own code, because `@aws-cdk/cloudformation-diff` reads the whole specification of CloudFormation from a file beside it: megabytes for
 * a program of half a one, and it knows custom resources no better.
 */
export function diffTemplates(before: JsonObject, after: JsonObject, replaces: Replaces): TemplateDiff {
  const { Resources: oldResources = {}, Outputs: oldOutputs = {}, Parameters: oldParameters = {}, ...oldRest } = before;
  const { Resources: newResources = {}, Outputs: newOutputs = {}, Parameters: newParameters = {}, ...newRest } = after;
  const [was, is] = [section(oldResources), section(newResources)];
  const ids = keysOf(was, is);
  const metadata = ids.flatMap((id) => isObject(was[id]) && isObject(is[id]) ? changes(was[id][METADATA], is[id][METADATA], `Resources.${id}.${METADATA}`) : []);
  return {
    resources: ids.flatMap((id) => resourceChange(id, was[id], is[id], replaces)),
    outputs: changes(oldOutputs, newOutputs, ''),
    parameters: changes(oldParameters, newParameters, ''),
    other: [...metadata, ...changes(oldRest, newRest, '')],
  };
}

export function isSameTemplate({ resources, outputs, parameters, other }: TemplateDiff): boolean {
  return [resources, outputs, parameters, other].every((list) => list.length === 0);
}

function resourceChange(logicalId: string, before: Json | undefined, after: Json | undefined, replaces: Replaces): ResourceChange[] {
  if (!isObject(before) || !isObject(after)) {
    const [change, only] = isObject(before) ? ['remove', before] as const : ['add', after] as const;
    return [{ logicalId, type: typeOf(only), change, values: [] }];
  }
  const { [METADATA]: _, ...was } = before;
  const { [METADATA]: __, ...is } = after;
  const values = changes(was, is, '');
  if (values.length === 0) {
    return [];
  }
  const [properties, newProperties] = [section(was.Properties ?? {}), section(is.Properties ?? {})];
  const changed = keysOf(properties, newProperties).filter((name) => !isDeepStrictEqual(properties[name], newProperties[name]));
  const replaced = typeOf(before) !== typeOf(after) || replaces(typeOf(after), changed);
  return [{ logicalId, type: typeOf(after), change: replaced ? 'replace' : 'update', values }];
}

/** The values that differ, each as near to the leaves as both sides have the same structure. A function of CloudFormation is one value. */
export function changes(before: Json | undefined, after: Json | undefined, path: string): ValueChange[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => changes(before[index], after[index], `${path}[${index}]`)).flat();
  }
  if (isObject(before) && isObject(after) && !isFunction(before) && !isFunction(after)) {
    return keysOf(before, after).flatMap((name) => changes(before[name], after[name], path === '' ? name : `${path}.${name}`));
  }
  return [{ path, ...before === undefined ? {} : { before }, ...after === undefined ? {} : { after } }];
}

function isFunction(value: JsonObject): boolean {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'));
}

function section(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

function keysOf(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function typeOf(resource: Json | undefined): string {
  return isObject(resource) && typeof resource.Type === 'string' ? resource.Type : '';
}
