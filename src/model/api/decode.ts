import { isRecord, Operation } from './check-shape';
import { REQUESTS, SHAPES } from './limits.generated';
import type { Requests } from './requests.generated';

/**
 * Gives the members of a request the types of the API model back: CloudFormation hands every scalar of a custom
 * resource's properties over as a string. Members that the request does not have are left out; a text that does not
 * read as its shape's type stays as it is, so that the check of the request names it. The result has the type of a request so that it can be sent once
 * it has passed that check, which is what proves it.
 */
export function decodeRequest<Of extends Operation>(operation: Of, properties: { readonly [key: string]: unknown }): Requests[Of] {
  return decode(REQUESTS[operation], properties) as Requests[Of];
}

/** Times are written into a template as a `Date` of the app reads: a day alone, or a number, is nothing that the library writes. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

function decode(shapeName: string, value: unknown): unknown {
  const shape = SHAPES[shapeName];
  switch (shape.type) {
    case 'integer':
    case 'long':
    case 'double':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'timestamp':
      return typeof value === 'string' && ISO_TIME.test(value) ? new Date(value) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item) => decode(shape.member, item)) : value;
    case 'map':
      return isRecord(value) ? mapEntries(value, (item) => decode(shape.value, item)) : value;
    case 'structure':
      if (!isRecord(value)) {
        return value;
      }
      return Object.fromEntries(Object.entries(shape.members)
        .filter(([member]) => Object.hasOwn(value, member) && value[member] !== undefined && value[member] !== null)
        .map(([member, child]) => [member, decode(child, value[member])]));
    default:
      return value;
  }
}

function mapEntries(value: { readonly [key: string]: unknown }, change: (item: unknown) => unknown): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}
