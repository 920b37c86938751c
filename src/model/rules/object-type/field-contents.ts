import { isRecord } from '../../api/check-shape';
import type { DomainMember } from '../../domain-member';

/**
 * The content types of an object type's fields, by name, or undefined where there is no such object type among the members of a domain,
 * or its mapping is not known: it has a template, or tokens. A content type that is left out is undefined; one that is not known is
 * NUMBER, which every statistic takes.
 */
export function fieldContentsOf(
  members: readonly DomainMember[], objectType: string, unresolved: (value: unknown) => boolean = () => false,
): { readonly [field: string]: string | undefined } | undefined {
  const named = members.filter(({ kind, request }) => kind === 'object-type' && request.ObjectTypeName === objectType);
  const fields = named.length === 1 ? named[0].request.Fields : undefined;
  if (!isRecord(fields) || unresolved(fields) || Object.keys(fields).some(unresolved)) {
    return undefined;
  }
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, contentTypeOf(field, unresolved)]));
}

function contentTypeOf(field: unknown, unresolved: (value: unknown) => boolean): string | undefined {
  if (unresolved(field) || (isRecord(field) && unresolved(field.ContentType))) {
    return 'NUMBER';
  }
  return isRecord(field) && typeof field.ContentType === 'string' ? field.ContentType : undefined;
}
