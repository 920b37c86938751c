import { basename } from 'node:path';
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

/** The resources of Customer Profiles of all stacks that `cdk synth` has written, nested ones too. */
export function definitionsOfAssembly(folder: string): Read[] {
  return stacksOf(folder).flatMap((stack) => ofTemplate(stack.template, stack, { file: folder, where: `stack ${stack.displayName}` }));
}

function stacksOf(folder: string): readonly AssembledStack[] {
  try {
    return readAssembly(folder).stacks;
  } catch (error) {
    throw error instanceof AssemblyError ? new UnreadableFile(error.message) : error;
  }
}

function ofTemplate(value: unknown, stack: AssembledStack, place: Place): Read[] {
  assertBounded(value);
  const template = asTemplate(value);
  return !template ? [] : [
    ...definitionsOf(template, originOf(stack, place)),
    ...Object.entries(template.resources).flatMap(([logicalId, resource]) => ofNestedStack(logicalId, resource, stack, place)),
  ];
}

function ofNestedStack(logicalId: string, resource: Json, stack: AssembledStack, place: Place): Read[] {
  const file = templateFileOf(resource, stack);
  if (file === undefined) {
    return [];
  }
  const where = `${place.where}, nested stack ${logicalId}`;
  try {
    return ofTemplate(JSON.parse(readText(file)), stack, { ...place, where });
  } catch (error) {
    return [{ ...place, where, unreadable: reasonOf(error) }];
  }
}

/** The template of a nested stack is an asset, whose name is left in the metadata. */
function templateFileOf(resource: Json, { assets = [] }: AssembledStack): string | undefined {
  const { Type: type, Metadata: metadata } = isObject(resource) ? resource : {};
  const name = isObject(metadata) ? metadata['aws:asset:path'] : undefined;
  return type !== 'AWS::CloudFormation::Stack' || typeof name !== 'string' ? undefined : assets.map(({ path }) => path).find((path) => basename(path) === basename(name));
}

/** Stacks that may go anywhere are apart, as they are for the constructs. */
function originOf({ account, region }: AssembledStack, place: Place): TemplateOrigin {
  return { place, environment: { account, region }, scope: account === undefined || region === undefined ? labelOf(place) : `${account}/${region}` };
}
