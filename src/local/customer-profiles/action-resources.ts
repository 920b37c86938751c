import type { Arns } from './arns';
import type { Labels } from './protocol/route';

/** What there is in a domain, as IAM calls it, by the part of an operation's path that names it. */
const CHILD_LABELS: { readonly [key: string]: string } = {
  CalculatedAttributeName: 'calculated-attributes',
  EventStreamName: 'event-streams',
  EventTriggerName: 'event-triggers',
  LayoutDefinitionName: 'layouts',
  ObjectTypeName: 'object-types',
  RecommenderFilterName: 'recommender-filters',
  RecommenderName: 'recommenders',
  RecommenderSchemaName: 'recommender-schemas',
  SegmentDefinitionName: 'segment-definitions',
};

/** Operations whose path does not say it, with the kind of the child and the member of the request that names it, if one does. */
const CHILD_MEMBERS: { readonly [key: string]: { readonly kind: string; readonly member?: string } } = {
  BatchPutProfileObject: { kind: 'object-types', member: 'ObjectTypeName' },
  CreateIntegrationWorkflow: { kind: 'integrations' },
  DeleteDomainObjectType: { kind: 'domain-object-types', member: 'ObjectTypeName' },
  DeleteIntegration: { kind: 'integrations', member: 'Uri' },
  DeleteProfileObject: { kind: 'object-types', member: 'ObjectTypeName' },
  GetDomainObjectType: { kind: 'domain-object-types', member: 'ObjectTypeName' },
  GetIntegration: { kind: 'integrations', member: 'Uri' },
  GetProfileRecommendations: { kind: 'recommenders', member: 'RecommenderName' },
  ListProfileObjects: { kind: 'object-types', member: 'ObjectTypeName' },
  PutDomainObjectType: { kind: 'domain-object-types', member: 'ObjectTypeName' },
  PutIntegration: { kind: 'integrations', member: 'Uri' },
  PutProfileObject: { kind: 'object-types', member: 'ObjectTypeName' },
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
  const domain = arns.of({ domainName });
  const child = childOf({ operation, labels, request });
  return child === undefined ? [domain] : [domain, `${domain}/${child}`];
}

function childOf({ operation, labels, request }: CallOnResources): string | undefined {
  if (Object.hasOwn(CHILD_MEMBERS, operation)) {
    const { kind, member } = CHILD_MEMBERS[operation];
    const name = member === undefined ? undefined : request[member] ?? labels[member];
    return `${kind}/${typeof name === 'string' ? name : '*'}`;
  }
  const label = Object.keys(labels).find((name) => Object.hasOwn(CHILD_LABELS, name));
  return label === undefined ? undefined : `${CHILD_LABELS[label]}/${labels[label]}`;
}
