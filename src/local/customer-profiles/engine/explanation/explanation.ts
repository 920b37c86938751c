/** Why a profile is as it is, or what a record would do: plain data, as it is answered. Times are ISO texts, members that say nothing are left out. */

export interface ProfileExplanation {
  readonly ProfileId: string;
  readonly CreatedAt: string;
  readonly UpdatedAt: string;
  readonly ExpiresAt: string;
  /** Whether a record made it, and not a call. */
  readonly Inferred: boolean;
  readonly Fields: readonly ExplainedField[];
  readonly Keys: readonly ExplainedKey[];
  /** Newest first. */
  readonly Objects: readonly ExplainedObject[];
  readonly StandardObjects: readonly ExplainedStandardObject[];
  /** Newest first. */
  readonly Merges: readonly ExplainedMerge[];
}

/** A cell of the standard profile, or of another standard object. */
export interface ExplainedField {
  readonly Path: string;
  /** Absent where a call has removed the value, which protects it from records. */
  readonly Value?: unknown;
  /** The object type that wrote it, or `MANUAL`. */
  readonly Writer: string;
  /** Of the object type when it wrote. */
  readonly SourcePriority?: number;
  /** When the source says that its record was changed. */
  readonly SourceTime?: string;
  readonly WrittenAt: string;
}

export interface ExplainedKey {
  readonly KeyName: string;
  /** Normalised for comparison, in the order of the key's fields. */
  readonly Value: readonly string[];
  readonly HeldBy: readonly KeyHolder[];
  /** Other profiles that have the value: it finds none for a record as long as there are any. */
  readonly AlsoOf?: readonly string[];
}

export type KeyHolder =
  | { readonly By: 'fields'; readonly Paths: readonly string[] }
  | { readonly By: 'AddProfileKey' }
  /** An object that has gone to another profile since. */
  | { readonly By: 'object that has moved' }
  | { readonly By: 'object'; readonly ObjectTypeName?: string; readonly ProfileObjectUniqueKey: string }
  | { readonly By: 'standard object'; readonly ObjectTypeName?: string; readonly Id: string };

export interface ExplainedObject {
  readonly ObjectTypeName: string;
  readonly ProfileObjectUniqueKey: string;
  readonly IngestedAt: string;
  readonly ExpiresAt: string;
  readonly SourceTime?: string;
}

export interface ExplainedStandardObject {
  readonly ObjectTypeName: string;
  readonly Id: string;
  readonly CreatedAt: string;
  readonly UpdatedAt: string;
  readonly Fields: readonly ExplainedField[];
}

export interface ExplainedMerge {
  readonly At: string;
  readonly PerformedBy: string;
  /** The profiles that this one took in, where it is known. */
  readonly ProfileIds?: readonly string[];
  readonly Cause?: ExplainedCause;
}

export type ExplainedCause =
  | { readonly By: 'MergeProfiles' }
  | { readonly By: 'matching rule'; readonly Level: number; readonly MatchId: string }
  | { readonly By: 'identity resolution job'; readonly JobId: string; readonly Criterion: readonly string[] };

/** What would become of a record, and why. */
export interface RecordExplanation {
  readonly ObjectTypeName: string;
  readonly Outcome: 'new' | 'attached' | 'replaced' | 'refused';
  /** Why it is refused. */
  readonly Reason?: string;
  /** The profile that it would go to; absent where it would make one, or is refused. */
  readonly ProfileId?: string;
  readonly ProfileObjectUniqueKey?: string;
  /** The object with the same unique value, whose place it would take. */
  readonly Replaces?: { readonly ProfileId: string; readonly IngestedAt: string };
  readonly Fields: readonly FieldExplanation[];
  readonly Keys: readonly KeyExplanation[];
  /** The look-ups of profiles, in the order in which they are made. */
  readonly Lookups: readonly LookupExplanation[];
  readonly Writes: readonly WriteExplanation[];
  readonly StandardObjects: readonly StandardObjectExplanation[];
}

export interface FieldExplanation {
  readonly Name: string;
  readonly Source: string;
  readonly ContentType: string;
  readonly Target?: string;
  /** None where it is empty, several where the source has a list. */
  readonly Values: readonly unknown[];
  /** Why values of the record are not among them. */
  readonly PassedOver?: string;
  /** Why there is no value. */
  readonly Empty?: string;
}

export interface KeyExplanation {
  readonly Name: string;
  readonly StandardIdentifiers: readonly string[];
  readonly FieldNames: readonly string[];
  /** As they are compared: of each value its parts. */
  readonly Values: readonly (readonly string[])[];
  /** Why values of the record are not among them. */
  readonly PassedOver?: string;
  /** Whether the record would be found by them afterwards. */
  readonly Stored: boolean;
}

export interface LookupExplanation {
  readonly Pass: 'primary' | 'secondary';
  readonly KeyName: string;
  readonly Value: readonly string[];
  readonly ProfileIds: readonly string[];
}

export interface WriteExplanation {
  /** For example `_profile.Address.City`. */
  readonly Target: string;
  readonly Value: unknown;
  readonly Writes: boolean;
  readonly Reason: string;
}

export interface StandardObjectExplanation {
  readonly Type: string;
  /** Absent where it would be made. */
  readonly Id?: string;
  readonly Outcome: 'new' | 'associated' | 'ambiguous' | 'none';
}
