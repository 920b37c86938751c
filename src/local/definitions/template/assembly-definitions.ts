import { asTemplate } from './template';
import { definitionsOf, TemplateOrigin } from './template-definitions';
import { AssembledStack, AssemblyError, readAssembly } from '../../cloudformation/assembly';
import { isObject } from '../../cloudformation/json';
import type { Json } from '../../cloudformation/json';
import type { Definition } from '../definition/definition';
import { labelOf, NotChecked, Place, Unreadable } from '../definition/place';
import { assertBounded } from '../text/bounds';
import { readText } from '../text/read-file';
import { reasonOf, UnreadableFile } from '../text/unreadable';

type Read = Definition | NotChecked | Unreadable;

/** The resources of Customer Profiles of all stacks that `cdk synth` has written, or of those that are wanted, nested ones too. */
export function definitionsOfAssembly(folder: string, isWanted: (stack: AssembledStack) => boolean = () => true): Read[] {
  return stacksOf(folder).filter(isWanted).flatMap((stack) => ofTemplate(stack.template, stack, { file: folder, where: `stack ${stack.displayName}` }));
}

function stacksOf(folder: string): readonly AssembledStack[] {
  try {
    return readAssembly(folder).stacks;
  } catch (error) {
    throw error instanceof AssemblyError ? new UnreadableFile(error.message) : error;
  }
}

function ofTemplate(value: unknown, stack: AssembledStack, place: Place, within: readonly string[] = []): Read[] {
  assertBounded(value);
  const template = asTemplate(value);
  if (!template) {
    return [];
  }
  const nested = Object.entries(template.resources).map(([logicalId, resource]) => [logicalId, templateFileOf(resource, stack)] as const);
  return [
    ...definitionsOf(template, originOf(stack, place)),
    ...nested.flatMap(([logicalId, file]) => ofNestedStack(logicalId, file, stack, place, within)),
  ];
}

function ofNestedStack(logicalId: string, file: string | undefined, stack: AssembledStack, place: Place, within: readonly string[]): Read[] {
  // One that is within itself is nothing that CloudFormation takes.
  if (file === undefined || within.includes(file)) {
    return [];
  }
  const where = `${place.where}, nested stack ${logicalId}`;
  try {
    return ofTemplate(JSON.parse(readText(file)), stack, { ...place, where }, [...within, file]);
  } catch (error) {
    return [{ ...place, where, unreadable: reasonOf(error) }];
  }
}

/** The template of a nested stack is an asset, the key of which is a part of its address. */
function templateFileOf(resource: Json, { assets = [] }: AssembledStack): string | undefined {
  const { Type: type, Properties: properties } = isObject(resource) ? resource : {};
  const address = JSON.stringify(isObject(properties) ? properties.TemplateURL ?? '' : '');
  return type !== 'AWS::CloudFormation::Stack' ? undefined : assets.find(({ objectKey, packaging }) => packaging === 'file' && address.includes(objectKey))?.path;
}

/** Stacks that may go anywhere are apart, as they are for the constructs. */
function originOf({ account, region }: AssembledStack, place: Place): TemplateOrigin {
  return { place, environment: { account, region }, scope: account === undefined || region === undefined ? labelOf(place) : `${account}/${region}` };
}
