import { isRecord, NULL_MEMBER_CODE, Operation, REQUIRED_CODE } from './check-shape';
import { REQUESTS, SHAPES } from './limits.generated';
import type { Finding } from '../validation/finding';

/**
 * The request as the service reads it: members of structures that are null are absent. An entry of a list or of a map cannot be absent, so
 * null stays there, where the check of the shape refuses it.
 *
 * @param findings those of the shape, which tell whether there is a null at all: hardly any request has one
 */
export function withoutNulls(operation: Operation, request: unknown, findings: readonly Finding[]): unknown {
  const hasNull = findings.some(({ code, value }) => value === null && (code === NULL_MEMBER_CODE || code === REQUIRED_CODE));
  return hasNull ? present(REQUESTS[operation], request) : request;
}

function present(shapeName: string, value: unknown): unknown {
  const shape = SHAPES[shapeName];
  if (shape.type === 'list') {
    return Array.isArray(value) ? value.map((item: unknown) => present(shape.member, item)) : value;
  }
  if (!isRecord(value)) {
    return value;
  }
  if (shape.type === 'map') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, present(shape.value, item)]));
  }
  return shape.type !== 'structure' ? value : Object.fromEntries(Object.entries(value)
    .filter(([, item]) => item !== null)
    .map(([member, item]) => [member, Object.hasOwn(shape.members, member) ? present(shape.members[member], item) : item]));
}
