import type { ResourceDescription, StackDescription } from './engine-options';
import { isObject } from './json';
import { secretParameters } from './parameters';
import type { ResourceRecord, StackRecord } from './stack-store';
import { parseTemplate } from './template';

const MASK = '****';

/** What may be shown of a stack: copies, with secrets masked. */
export function describeStack(stack: StackRecord): StackDescription {
  const { name, id, nestedIn, account, region, status, reason, template, tags, terminationProtection } = stack;
  const secrets = isObject(template) && template.Parameters !== undefined ? secretParameters(parseTemplate(template).parameters) : [];
  const masked = secrets.filter((secret) => secret in stack.parameters).map((secret) => [secret, MASK]);
  return structuredClone({
    name,
    id,
    ...nestedIn !== undefined && { parentId: nestedIn.stackId },
    account,
    region,
    status,
    reason,
    template,
    tags,
    terminationProtection,
    parameters: { ...stack.parameters, ...Object.fromEntries(masked) as { [key: string]: string } },
    resources: Object.values(stack.resources).map((record) => describeResource(stack, record)),
    outputs: outputsOf(stack),
  });
}

export function describeResource(stack: StackRecord, record: ResourceRecord): ResourceDescription {
  const { logicalId, physicalId, type, status, reason, properties, attributes, secret } = record;
  return structuredClone({
    stackName: stack.name,
    stackId: stack.id,
    logicalId,
    physicalId,
    type,
    status,
    reason,
    properties,
    attributes: secret === true ? Object.fromEntries(Object.keys(attributes).map((attribute) => [attribute, MASK])) : attributes,
  });
}

export function outputsOf(stack: StackRecord): { [key: string]: string } {
  return Object.fromEntries(Object.entries(stack.outputs).map(([id, { value }]) => [id, value]));
}
