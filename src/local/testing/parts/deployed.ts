import type { OperationResult, StackDescription } from '../../cloudformation/engine-options';
import { isObject } from '../../cloudformation/json';
import type { Json } from '../../cloudformation/json';
import type { ConstructLike, DeployedResource, DeployedStack, Deployment } from '../api/deployment';
import { LocalServiceError } from '../api/errors';

/** An element of a template among the constructs. */
interface ElementLike {
  readonly stack: { getLogicalId(element: unknown): string };
}

/** A stack as users see it. */
export function deployedStack(stack: StackDescription, { changed }: Pick<OperationResult, 'changed'>): DeployedStack {
  const { name, id, account, region, status, outputs, resources, template } = stack;
  return {
    name,
    id,
    account,
    region,
    status,
    changed,
    outputs,
    resources: resources.flatMap(({ logicalId, type, physicalId }): DeployedResource[] => {
      const path = pathOf(template, logicalId);
      return physicalId === undefined ? [] : [{ logicalId, type, physicalId, ...path !== undefined && { path } }];
    }),
  };
}

export function deployment(stacks: readonly DeployedStack[]): Deployment {
  return {
    stacks,
    outputs: Object.fromEntries(stacks.map(({ name, outputs }) => [name, outputs])),
    physicalId: (of, stackName) => findPhysicalId(stacks, of, stackName),
  };
}

function findPhysicalId(stacks: readonly DeployedStack[], of: ConstructLike | string, stackName: string | undefined): string {
  const logicalId = typeof of === 'string' ? of : logicalIdOf(of);
  const meant = stacks.filter(({ name }) => stackName === undefined || name === stackName);
  const all = meant.flatMap(({ name, resources }) => resources.map((resource) => ({ name, resource })));
  const found = all.filter(({ resource }) => resource.logicalId === logicalId);
  if (found.length === 1) {
    return found[0].resource.physicalId;
  }
  throw new LocalServiceError(found.length > 1
    ? `${found.map(({ name }) => name).join(' and ')} have a resource ${logicalId} each; give the name of the stack as well`
    : `no stack has a resource ${logicalId}; there are ${all.map(({ name, resource }) => `${resource.logicalId} (${name})`).join(', ') || 'none'}`);
}

/** Of the resource that a construct is about. */
function logicalIdOf(construct: ConstructLike): string {
  let at: unknown = construct;
  while (!isElement(at)) {
    const child = isConstruct(at) ? at.node.defaultChild : undefined;
    if (child === undefined) {
      throw new LocalServiceError(`${construct.node.path} has no default child that is a resource; give the logical id of the resource, or the construct that it is in`);
    }
    at = child;
  }
  return at.stack.getLogicalId(at);
}

function isConstruct(value: unknown): value is ConstructLike {
  return typeof value === 'object' && value !== null && 'node' in value;
}

function isElement(value: unknown): value is ElementLike {
  return typeof value === 'object' && value !== null && 'cfnResourceType' in value && 'stack' in value;
}

/** Of the construct, as templates that the CDK CLI synthesises have it. */
function pathOf(template: Json, logicalId: string): string | undefined {
  const path = ['Resources', logicalId, 'Metadata', 'aws:cdk:path'].reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), template);
  return typeof path === 'string' ? path : undefined;
}
