import { isEmpty } from './choose-stacks';
import { KindFacts, RESOURCE_KINDS } from '../../model/resource-kinds';
import type { AssembledStack } from '../cloudformation/assembly';
import { isObject } from '../cloudformation/json';
import type { JsonObject } from '../cloudformation/json';
import { replacingProperties } from '../cloudformation/native-resources';
import { secretParameters } from '../cloudformation/parameters';
import type { StackRecord } from '../cloudformation/stack-store';
import { changes, diffTemplates, isSameTemplate } from '../cloudformation/template-diff';
import type { TemplateDiff, ValueChange } from '../cloudformation/template-diff';

/** What a deployment would do with a stack. */
export interface StackDiff extends TemplateDiff {
  readonly stackName: string;
  readonly displayName: string;
  /** `destroy`: it has no resources any more. `keep`: the app has it no more, and a deployment leaves it. */
  readonly change: 'create' | 'update' | 'destroy' | 'keep' | 'none';
  /** Where it is not as a deployment leaves it that ended well. */
  readonly status?: string;
}

const MASK = '****';
const NOTHING: TemplateDiff = { resources: [], outputs: [], parameters: [], other: [] };

/** What of the kinds of this library makes another resource: its name, and that of its domain. */
const REPLACING: { readonly [type: string]: readonly string[] } = Object.fromEntries(Object.values<KindFacts>(RESOURCE_KINDS).map(
  ({ type, identifier }) => [type, ['DomainName', 'ServiceToken', ...identifier === undefined ? [] : [identifier]]],
));

/** Compares a stack of the app with the deployed one. */
export function diffStack(stack: AssembledStack, found: StackRecord | undefined, given: { readonly [key: string]: string }): StackDiff {
  const { name: stackName, displayName } = stack;
  const empty = isEmpty(stack);
  // a deployment deletes what a failed creation has left, and makes everything
  const isFailedCreation = found !== undefined && ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(found.status);
  const about = { stackName, displayName, ...found && (isFailedCreation || /FAILED|IN_PROGRESS/.test(found.status)) ? { status: found.status } : {} };
  const deployed = isFailedCreation && !empty ? undefined : found;
  if (empty && deployed === undefined) {
    return { ...NOTHING, ...about, change: 'none' };
  }
  const [before, after] = [deployed?.template, empty ? {} : stack.template].map((template) => withoutBootstrap(objectOf(template)));
  const template = diffTemplates(before, after, replaces);
  const diff = {
    ...template,
    parameters: [...template.parameters, ...valuesOfParameters(stack, deployed, given)],
    other: [...template.other, ...deployed && !empty ? changes(deployed.tags, { ...stack.tags }, 'Tags') : []],
  };
  return { ...about, change: empty ? 'destroy' : deployed === undefined ? 'create' : isSameTemplate(diff) ? 'none' : 'update', ...diff };
}

function replaces(type: string, properties: readonly string[]): boolean {
  const replacing = REPLACING[type] ?? replacingProperties(type);
  return properties.some((name) => replacing.includes(name));
}

/** The CDK adds to every template how it asks for its bootstrap stack, which is nothing of the app's. */
function withoutBootstrap({ Parameters: parameters, Rules: rules, ...template }: JsonObject): JsonObject {
  const { BootstrapVersion: _, ...ownParameters } = objectOf(parameters);
  const { CheckBootstrapVersion: __, ...ownRules } = objectOf(rules);
  return { ...template, Parameters: ownParameters, Rules: ownRules };
}

/** A stack that the app has no more. */
export function diffVanished({ name }: StackRecord): StackDiff {
  return { stackName: name, displayName: name, change: 'keep', ...NOTHING };
}

/** Values that are given now against those of the last deployment, which count where none is given. */
function valuesOfParameters(stack: AssembledStack, deployed: StackRecord | undefined, given: { readonly [key: string]: string }): ValueChange[] {
  const definitions = objectOf(objectOf(stack.template).Parameters);
  const own = Object.entries({ ...stack.parameters, ...given }).filter(([name]) => Object.hasOwn(definitions, name));
  const secret = secretParameters(Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, objectOf(definition)])));
  return own.filter(([name, value]) => deployed !== undefined && deployed.parameters[name] !== value).map(([name, value]) => {
    const before = deployed?.parameters[name];
    const shown = (text: string): string => secret.includes(name) ? MASK : text;
    return { path: `${name} (value)`, ...before === undefined ? {} : { before: shown(before) }, after: shown(value) };
  });
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
