import { isRecord } from '../api/check-shape';
import type { Operation } from '../api/check-shape';
import { REQUESTS, SHAPES } from '../api/limits.generated';

/**
 * Members of structures whose values a list of ours has that grows with the service, besides those whose shape itself lists its values; and what the
 * other rules are about that the function leaves to the service (LEFT_TO_SERVICE_CODES).
 */
const LISTED_MEMBERS: { readonly [structure: string]: readonly string[] } = {
  ObjectTypeField: ['Target'],
  MatchingRule: ['Rule'],
  Range: ['TimestampFormat'],
  Task: ['SourceFields', 'DestinationField', 'TaskProperties'],
};

/**
 * Whether a value of a request that is not known yet may turn out to be none of such a list: the app could not check it, so the function has to.
 *
 * @param unresolved tells a value that is not known yet
 */
export function mayLeaveOpenLists(operation: Operation, request: unknown, unresolved: (value: unknown) => boolean): boolean {
  return someListed(REQUESTS[operation], false, request, unresolved);
}

function someListed(shapeName: string, listed: boolean, value: unknown, unresolved: (value: unknown) => boolean): boolean {
  const shape = SHAPES[shapeName];
  if (value === undefined) {
    return false;
  }
  if (unresolved(value)) {
    return listed || hasListed(shapeName);
  }
  switch (shape.type) {
    case 'list':
      return Array.isArray(value) && value.some((item) => someListed(shape.member, listed, item, unresolved));
    case 'map':
      return isRecord(value) && Object.values(value).some((item) => someListed(shape.value, listed, item, unresolved));
    case 'structure':
      return isRecord(value) && Object.entries(shape.members)
        .some(([member, child]) => Object.hasOwn(value, member) && someListed(child, isListed(shapeName, member), value[member], unresolved));
    default:
      return false;
  }
}

function isListed(structure: string, member: string): boolean {
  return Object.hasOwn(LISTED_MEMBERS, structure) && LISTED_MEMBERS[structure].includes(member);
}

const known = new Map<string, boolean>();

/** Whether a value of the shape has, at any depth, what such a list has. */
function hasListed(shapeName: string): boolean {
  let result = known.get(shapeName);
  if (result === undefined) {
    known.set(shapeName, false); // a shape that has itself within adds nothing to itself
    const shape = SHAPES[shapeName];
    result = shape.type === 'string' ? shape.enum !== undefined
      : shape.type === 'list' ? hasListed(shape.member)
        : shape.type === 'map' ? hasListed(shape.value)
          : shape.type === 'structure' && Object.entries(shape.members).some(([member, child]) => isListed(shapeName, member) || hasListed(child));
    known.set(shapeName, result);
  }
  return result;
}
