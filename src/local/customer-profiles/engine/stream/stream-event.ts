/** Something that a domain's event stream tells of, before it is a record. */
export type StreamEvent = Change | Merge;

/** A profile, standard object or ingested record is new, or is another than before. */
export type Change = {
  readonly type: 'CREATED' | 'UPDATED';
  /** `_profile`, a standard type such as `_asset`, or an object type. */
  readonly objectTypeName: string;
  readonly profileId: string;
  /** Of everything but a profile. */
  readonly uniqueKey?: string;
} & (
  /** What it is now. */
  | { readonly object: unknown }
  /** JSON of an ingested record, which goes into the event as it is: neither read again nor, however deep it is, written again. */
  | { readonly text: string }
);

/** A profile has taken others in. */
export interface Merge {
  readonly type: 'MERGED';
  readonly profileId: string;
  /** The profile, with what it has got. */
  readonly object: unknown;
  /** The others as they were, in the order of the request. */
  readonly duplicates: readonly unknown[];
}
