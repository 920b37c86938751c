import { ALL_KINDS, isChildKind, RESOURCE_KINDS, UNMANAGED_KINDS } from '../../../model/resource-kinds';
import type { ChildKind } from '../../../model/resource-kinds';
import type { Arns } from '../api/arns';
import type { Labels } from '../protocol/route';

/** Something in a domain that IAM decides on: the segment of its ARN, and the member of a request that names it. */
interface ChildResource {
  readonly segment: string;
  readonly identifier: string;
}

function managed(kind: ChildKind): ChildResource {
  const { arnSegment: segment, identifier } = RESOURCE_KINDS[kind];
  return { segment, identifier };
}

function unmanaged(segment: keyof typeof UNMANAGED_KINDS): ChildResource {
  return { segment, identifier: UNMANAGED_KINDS[segment] };
}

/** Its name is that of an object type in a path, so that only the operation tells it. */
const DOMAIN_OBJECT_TYPE = unmanaged('domain-object-types');

/** What may stand in the path of an operation, the kinds that this library does not manage last. */
const IN_PATHS: readonly ChildResource[] = [
  ...ALL_KINDS.filter(isChildKind).map(managed),
  ...Object.entries(UNMANAGED_KINDS).map(([segment, identifier]) => ({ segment, identifier }))
    .filter(({ segment }) => segment !== DOMAIN_OBJECT_TYPE.segment),
];

const OBJECT_TYPE = managed('object-type');
const INTEGRATION = managed('integration');

/** Operations whose path does not say what in the domain they are on. */
const BY_OPERATION: { readonly [operation: string]: ChildResource } = {
  BatchPutProfileObject: OBJECT_TYPE,
  CreateIntegrationWorkflow: INTEGRATION,
  DeleteDomainObjectType: DOMAIN_OBJECT_TYPE,
  DeleteIntegration: INTEGRATION,
  DeleteProfileObject: OBJECT_TYPE,
  GetDomainObjectType: DOMAIN_OBJECT_TYPE,
  GetIntegration: INTEGRATION,
  GetProfileRecommendations: unmanaged('recommenders'),
  ListProfileObjects: OBJECT_TYPE,
  PutDomainObjectType: DOMAIN_OBJECT_TYPE,
  PutIntegration: INTEGRATION,
  PutProfileObject: OBJECT_TYPE,
};

/** A call whose resources are asked for. */
interface CallOnResources {
  readonly operation: string;
  readonly labels: Labels;
  readonly request: { readonly [member: string]: unknown };
}

/**
 * The ARNs that IAM decides a call on: of the domain, and of the child where the action is on one (Service Authorization Reference,
 * Customer Profiles). A child that has no name yet, such as the integration of a flow that is still to be made, stands for any.
 */
export function resourcesOf({ operation, labels, request }: CallOnResources, arns: Arns): string[] {
  const { DomainName: domainName, resourceArn } = labels;
  if (resourceArn !== undefined) {
    return [resourceArn];
  }
  if (domainName === undefined) {
    return ['*'];
  }
  const domain = arns.ofDomain(domainName);
  const child = childOf({ operation, labels, request });
  return child === undefined ? [domain] : [domain, `${domain}/${child}`];
}

function childOf({ operation, labels, request }: CallOnResources): string | undefined {
  if (Object.hasOwn(BY_OPERATION, operation)) {
    const { segment, identifier } = BY_OPERATION[operation];
    const name = request[identifier] ?? labels[identifier];
    return `${segment}/${typeof name === 'string' ? name : '*'}`;
  }
  const child = IN_PATHS.find(({ identifier }) => Object.hasOwn(labels, identifier));
  return child && `${child.segment}/${labels[child.identifier]}`;
}
