/**
 * Limits that the documentation has and the API model has not, kept by hand. Whatever the model says itself is in limits.generated.ts.
 * What can be raised on request is a warning, because an account's own quota is not known here. How many resources of a kind there may be
 * stands in the table of kinds.
 */
export interface DocumentedLimit {
  readonly max: number;
  /** Whether the service surely refuses more, or a quota may have been raised. */
  readonly severity: 'error' | 'warning';
  readonly source: string;
}

const QUOTAS = 'Administrator Guide, "Service quotas"';

export const DOCUMENTED_LIMITS = {
  fieldsOfObjectType: { max: 250, severity: 'error', source: 'Administrator Guide, "Customer Profiles data limits"' },
  /** Every entry of a key's list counts. */
  keysOfObjectType: { max: 10, severity: 'warning', source: QUOTAS },
  /** Over all object types. */
  objectsOfProfile: { max: 1000, severity: 'warning', source: QUOTAS },
  /** The model allows 50; the owner mark of this library is one of them. */
  ownTags: { max: 49, severity: 'error', source: 'API model, TagMap' },
} as const satisfies { readonly [limit: string]: DocumentedLimit };

/** Values of a shape that the service takes and the installed API model does not have yet. */
interface NewerValues {
  readonly values: readonly string[];
  /** Where they are from. */
  readonly source: string;
}

/**
 * By the name of the shape; a newer model makes an entry needless, and a test fails then. The class of the constructs that has the values of
 * the shape has those as well.
 */
export const NEWER_VALUES: { readonly [shape: string]: NewerValues } = {
  Statistic: { values: ['RECENT_OCCURRENCES'], source: 'API model of October 2026, Statistic' },
  // Values of RECENT_OCCURRENCES are lists. The model has the two for segments, whose other operators are those of filters.
  FilterDimensionType: { values: ['LIST_CONTAINS', 'LIST_CONTAINS_ALL'], source: 'API model of October 2026, AttributeDimensionType' },
};

/** The newer values of a shape; none for most. */
export function newerValuesOf(shape: string): readonly string[] {
  return NEWER_VALUES[shape]?.values ?? [];
}
