import { resourceTypeOf, ResourceType } from './resource-types';
import { StaticValues } from './static-values';
import type { LooseTemplate } from './template';
import { isUnresolved, withoutMarks } from './unresolved';
import { REQUESTS, SHAPES } from '../../../model/api/limits.generated';
import { factsOf, RESOURCE_KINDS, ResourceKind } from '../../../model/resource-kinds';
import type { Environment } from '../../../model/rules/event-stream/event-stream-rules';
import { isObject } from '../../cloudformation/json';
import type { JsonObject } from '../../cloudformation/json';
import { notesOf, withoutReadOnlyWithin } from '../definition/answers';
import type { Definition } from '../definition/definition';
import { labelOf, NotChecked, Place } from '../definition/place';
import { NameAndValue, readShape } from '../definition/read-shape';

/** Where a template is from. */
export interface TemplateOrigin {
  readonly place: Place;
  readonly environment: Environment;
  /** Tells the domains of a name that are one: those of the same account and region. */
  readonly scope: string;
}

/** The maps of the API that CloudFormation's own resources have as lists, by the name of their shape. */
const LISTS: { readonly [shape: string]: NameAndValue } = {
  FieldMap: { name: 'Name', value: 'ObjectTypeField' },
  KeyMap: { name: 'Name', value: 'ObjectTypeKeyList' },
  ObjectTypeNames: { name: 'Key', value: 'Value' },
  TaskPropertiesMap: { name: 'OperatorPropertyKey', value: 'Property' },
  TagMap: { name: 'Key', value: 'Value' },
};

/** The resources of Customer Profiles in a template, as definitions. */
export function definitionsOf(template: LooseTemplate, origin: TemplateOrigin): (Definition | NotChecked)[] {
  const values = new StaticValues(template, origin.environment);
  return Object.entries(template.resources).flatMap(([logicalId, resource]): (Definition | NotChecked)[] => {
    const place = { ...origin.place, logicalId };
    if (logicalId.startsWith('Fn::ForEach::')) {
      return [{ ...place, notChecked: 'a loop makes it, and loops are not carried out' }];
    }
    const type = isObject(resource) ? resourceTypeOf(resource.Type) : undefined;
    if (!isObject(resource) || !type) {
      return [];
    }
    const { kind } = type;
    return kind === undefined
      ? [{ ...place, notChecked: `it is ${type.noun}, which this library does not manage` }]
      : [definitionOf({ ...type, kind }, resource, place, values, origin)];
  });
}

interface CheckedResource extends ResourceType {
  readonly kind: ResourceKind;
}

function definitionOf(
  { kind, custom }: CheckedResource, resource: JsonObject, place: Place, values: StaticValues, origin: TemplateOrigin,
): Definition {
  const given = values.resolve(isObject(resource.Properties) ? resource.Properties : {});
  const read = readShape(REQUESTS[RESOURCE_KINDS[kind].create], custom ? membersOfRequest(kind, given) : given, {
    anyScalar: true, lists: custom ? undefined : LISTS, unresolved: isUnresolved,
  });
  // Properties that are a function as a whole are not known at all.
  const told = withoutReadOnlyWithin(kind, isObject(read.value) ? read.value : {});
  const request = withoutEmptyTags(told.request);
  const { identifier } = factsOf(kind);
  const name = identifier === undefined ? undefined : request[identifier];
  const { DomainName: domain } = request;
  return {
    place,
    kind,
    name: typeof name === 'string' ? withoutMarks(name).slice(0, 255) : undefined,
    request,
    notes: [...read.notes, ...notesOf(told)],
    domain: JSON.stringify(isUnresolved(domain) ? [labelOf(origin.place), domain] : [origin.scope, domain ?? '']),
    findings: read.findings,
    pathOf: (path) => `Resources.${place.logicalId}.Properties${path === '' ? '' : `.${read.pathOf(path)}`}`,
    resource: { environment: origin.environment, condition: typeof resource.Condition === 'string' ? resource.Condition : undefined },
  };
}

/** No tags are an empty list in a template, and nothing in a request. */
function withoutEmptyTags(request: { readonly [member: string]: unknown }): { readonly [member: string]: unknown } {
  const { Tags: tags, ...others } = request;
  return isObject(tags) && Object.keys(tags).length === 0 ? others : request;
}

/** Without what the function is told beside the request. */
function membersOfRequest(kind: ResourceKind, properties: unknown): unknown {
  const shape = SHAPES[REQUESTS[RESOURCE_KINDS[kind].create]];
  return isObject(properties) && shape.type === 'structure' ? Object.fromEntries(Object.entries(properties).filter(([name]) => Object.hasOwn(shape.members, name))) : properties;
}
