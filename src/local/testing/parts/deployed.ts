import type { OperationResult, StackDescription } from '../../cloudformation/engine-options';
import { isObject } from '../../cloudformation/json';
import type { ConstructLike, DeployedResource, DeployedStack, Deployment } from '../api/deployment';
import { LocalServiceError } from '../api/errors';

/** An element of a template among the constructs. */
interface ElementLike {
  readonly stack: { getLogicalId(element: unknown): string };
}

/** A stack as users see it. */
export function deployedStack({ name, id, account, region, status, outputs, resources, template }: StackDescription, { changed }: Pick<OperationResult, 'changed'>): DeployedStack {
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
    physicalId: (of, stackName) => physicalId(stacks, of, stackName),
  };
}

function physicalId(stacks: readonly DeployedStack[], of: ConstructLike | string, stackName: string | undefined): string {
  const logicalId = typeof of === 'string' ? of : logicalIdOf(of);
  const meant = stacks.filter(({ name }) => stackName === undefined || name === stackName);
  const found = meant.flatMap(({ name, resources }) => resources.filter((resource) => resource.logicalId === logicalId).map((resource) => ({ name, resource })));
  if (found.length === 1) {
    return found[0].resource.physicalId;
  }
  throw new LocalServiceError(found.length > 1
    ? `${found.map(({ name }) => name).join(' and ')} have a resource ${logicalId} each; give the name of the stack as well`
    : `no stack has a resource ${logicalId}; there are ${meant.flatMap(({ name, resources }) => resources.map((resource) => `${resource.logicalId} (${name})`)).join(', ') || 'none'}`);
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

function pathOf(template: unknown, logicalId: string): string | undefined {
  const resources = isObject(template as never) ? (template as { readonly Resources?: { readonly [id: string]: { readonly Metadata?: { readonly [key: string]: unknown } } } }).Resources : undefined;
  const path = resources?.[logicalId]?.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path : undefined;
}
