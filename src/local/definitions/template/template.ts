import { isRecord } from '../../../model/api/check-shape';
import type { Json, JsonObject } from '../../cloudformation/json';
import { UnreadableFile } from '../text/unreadable';

/** A template of CloudFormation, of which nothing is known to be right. */
export interface LooseTemplate {
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly resources: { readonly [logicalId: string]: Json };
}

/** CloudFormation User Guide, "Quotas". */
const MAX_RESOURCES = 500;

/** Reads a value as a template; undefined where it is none. */
export function asTemplate(value: unknown): LooseTemplate | undefined {
  if (!isRecord(value) || !isRecord(value.Resources) || !(Object.hasOwn(value, 'AWSTemplateFormatVersion') || Object.values(value.Resources).some(hasType))) {
    return undefined;
  }
  const count = Object.keys(value.Resources).length;
  if (count > MAX_RESOURCES) {
    throw new UnreadableFile(`it is a template of ${count} resources, and CloudFormation takes ${MAX_RESOURCES}`);
  }
  return { parameters: section(value.Parameters), mappings: section(value.Mappings), resources: section(value.Resources) };
}

function hasType(resource: unknown): boolean {
  return isRecord(resource) && typeof resource.Type === 'string';
}

/** Text was read, so what is in it is what JSON can say. */
function section(value: unknown): JsonObject {
  return isRecord(value) ? value as JsonObject : {};
}
