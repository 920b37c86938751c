import { isObject, show } from './json';
import type { Json, JsonObject } from './json';

/** A template, or a value given with it, that CloudFormation would refuse. */
export class TemplateError extends Error {
  /** @param problems each for itself, where there are several */
  constructor(message: string, public readonly problems: readonly string[] = [message]) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** Does something for each item, and throws what was wrong with all of them only then. */
export function forAll<Item, Result>(items: readonly Item[], read: (item: Item) => Result): Result[] {
  const problems: string[] = [];
  const results = items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (!(error instanceof TemplateError)) {
        throw error;
      }
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) {
    throw new TemplateError(problems.join('\n'), problems);
  }
  return results;
}

const DELETION_POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'] as const;
const UPDATE_REPLACE_POLICIES = ['Delete', 'Retain', 'Snapshot'] as const;

export type DeletionPolicy = typeof DELETION_POLICIES[number];
export type UpdateReplacePolicy = typeof UPDATE_REPLACE_POLICIES[number];

export interface ResourceDefinition {
  readonly type: string;
  readonly properties: JsonObject;
  readonly dependsOn: readonly string[];
  readonly condition?: string;
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: UpdateReplacePolicy;
}

export interface OutputDefinition {
  readonly value: Json;
  readonly exportName?: Json;
  readonly condition?: string;
}

export interface Template {
  readonly parameters: { readonly [key: string]: JsonObject };
  readonly mappings: JsonObject;
  readonly conditions: { readonly [key: string]: Json };
  readonly resources: { readonly [key: string]: ResourceDefinition };
  readonly outputs: { readonly [key: string]: OutputDefinition };
}

const SECTIONS = ['AWSTemplateFormatVersion', 'Transform', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs'];
const RESOURCE_MEMBERS = [
  'Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'CreationPolicy', 'UpdatePolicy',
];

/** Reads a template as it stands in `cdk.out`; functions in it stay as they are. */
export function parseTemplate(source: unknown): Template {
  const template = object(source, 'the template');
  checkTransform(template.Transform);
  onlyMembers(template, SECTIONS, 'the template');
  const resources = section(template, 'Resources');
  if (Object.keys(resources).length === 0) {
    throw new TemplateError('the template has no resources; at least one is required');
  }
  return {
    parameters: objects(template, 'Parameters'),
    mappings: section(template, 'Mappings'),
    conditions: withoutNulls(section(template, 'Conditions'), '/Conditions'),
    resources: Object.fromEntries(forAll(Object.entries(resources), ([id, value]) => [id, parseResource(value, id)])),
    outputs: Object.fromEntries(forAll(Object.entries(objects(template, 'Outputs')), ([id, value]) => [id, parseOutput(value, `/Outputs/${id}`)])),
  };
}

/** Its functions are among those that the engine has, but for `Fn::ForEach`, which CDK does not write. */
const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

function checkTransform(transform: Json | undefined): void {
  const others = [transform ?? []].flat().filter((name) => name !== LANGUAGE_EXTENSIONS);
  if (others.length > 0) {
    throw new TemplateError(`transform ${others.map(show).join(', ')} is not supported; the local engine has no macros, only ${LANGUAGE_EXTENSIONS}`);
  }
}

function parseResource(source: Json, id: string): ResourceDefinition {
  const path = `/Resources/${id}`;
  if (id.startsWith('Fn::')) {
    throw new TemplateError(`/Resources calls ${show(id)}, which the local engine does not know among resources; write out what it would make`);
  }
  if (!/^[A-Za-z0-9]{1,255}$/.test(id)) {
    throw new TemplateError(`logical id ${show(id)} is not allowed; it must be 1 to 255 letters and digits`);
  }
  const resource = object(source, path);
  onlyMembers(resource, RESOURCE_MEMBERS, path);
  const { Type: type, Condition: condition, DependsOn: dependsOn = [] } = resource;
  if (typeof type !== 'string' || type === '') {
    throw new TemplateError(`${path}/Type is ${show(type)}; it must be the name of a resource type`);
  }
  if (condition !== undefined && typeof condition !== 'string') {
    throw new TemplateError(`${path}/Condition is ${show(condition)}; it must be a condition's name`);
  }
  const targets = Array.isArray(dependsOn) ? dependsOn : [dependsOn];
  return {
    type,
    properties: withoutNulls(object(resource.Properties ?? {}, `${path}/Properties`), `${path}/Properties`),
    dependsOn: targets.map((target) => {
      if (typeof target !== 'string') {
        throw new TemplateError(`${path}/DependsOn holds ${show(target)}; it must hold logical ids`);
      }
      return target;
    }),
    condition,
    deletionPolicy: oneOf(resource.DeletionPolicy ?? 'Delete', DELETION_POLICIES, `${path}/DeletionPolicy`),
    updateReplacePolicy: oneOf(resource.UpdateReplacePolicy ?? 'Delete', UPDATE_REPLACE_POLICIES, `${path}/UpdateReplacePolicy`),
  };
}

function parseOutput(output: JsonObject, path: string): OutputDefinition {
  const { Value: value, Condition: condition, Export: exported } = output;
  if (value === undefined || value === null) {
    throw new TemplateError(`${path}/Value is ${show(value)}; every output needs a value`);
  }
  if (condition !== undefined && typeof condition !== 'string') {
    throw new TemplateError(`${path}/Condition is ${show(condition)}; it must be a condition's name`);
  }
  withoutNulls(value, `${path}/Value`);
  return { value, condition, exportName: exported === undefined ? undefined : object(exported, `${path}/Export`).Name };
}

function object(value: unknown, path: string): JsonObject {
  if (!isObject(value)) {
    throw new TemplateError(`${path} is ${show(value)}; it must be an object`);
  }
  return value;
}

function section(template: JsonObject, name: string): JsonObject {
  return object(template[name] ?? {}, `/${name}`);
}

function objects(template: JsonObject, name: string): { [key: string]: JsonObject } {
  return Object.fromEntries(Object.entries(section(template, name)).map(([id, value]) => [id, object(value, `/${name}/${id}`)]));
}

function onlyMembers(value: JsonObject, allowed: readonly string[], path: string): void {
  const unknown = Object.keys(value).filter((name) => !allowed.includes(name));
  if (unknown.length > 0) {
    throw new TemplateError(`${path} has ${unknown.map(show).join(', ')}; allowed are ${allowed.join(', ')}`);
  }
}

function oneOf<T extends string>(value: Json, allowed: readonly T[], path: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new TemplateError(`${path} is ${show(value)}; allowed are ${allowed.join(', ')}`);
  }
  return found;
}

/** CloudFormation refuses null anywhere in a template rather than guess what it means. */
function withoutNulls<T extends Json>(value: T, path: string): T {
  if (value === null) {
    throw new TemplateError(`[${path}] 'null' values are not allowed in templates; leave it out or use {"Ref": "AWS::NoValue"}`);
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => withoutNulls(item, `${path}/${index}`));
  } else if (isObject(value)) {
    Object.entries(value).forEach(([name, member]) => withoutNulls(member, `${path}/${name}`));
  }
  return value;
}
