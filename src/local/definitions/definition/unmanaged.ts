import { isRecord } from '../../../model/api/check-shape';
import { UNMANAGED_KINDS } from '../../../model/resource-kinds';

/** What the API makes and this library does not: what a domain may hold, by the segment of its ARN, and a job. */
type UnmanagedKind = keyof typeof UNMANAGED_KINDS | 'upload-jobs';

/** Of two whose names are there the first: a filter and a recommender name their schema too. */
const BY_NAME: readonly UnmanagedKind[] = ['event-triggers', 'layouts', 'recommender-filters', 'recommenders', 'recommender-schemas', 'segment-definitions'];

/** The kind that a definition is of, where it is one that the library does not manage. */
export function unmanagedKindOf(value: { readonly [member: string]: unknown }): UnmanagedKind | undefined {
  if (Object.hasOwn(value, 'UniqueKey') && Object.hasOwn(value, 'Fields') && !Object.hasOwn(value, 'ObjectTypeName')) {
    return 'upload-jobs';
  }
  // It has no member that an object type has not; its fields have.
  if (isRecord(value.Fields) && !Object.hasOwn(value, 'Keys') && Object.values(value.Fields).some((field) => isRecord(field) && Object.hasOwn(field, 'FeatureType'))
    && !Object.hasOwn(value, UNMANAGED_KINDS['recommender-schemas'])) {
    return 'domain-object-types';
  }
  return BY_NAME.find((kind) => kind !== 'upload-jobs' && Object.hasOwn(value, UNMANAGED_KINDS[kind]));
}

/** A noun with its article. */
export function nounOfUnmanaged(kind: UnmanagedKind): string {
  return withArticle(kind.replace(/s$/, '').replaceAll('-', ' '));
}

/** `an event trigger`, `a layout`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
