/**
 * What the data plane keeps of a domain. Times are milliseconds since the epoch, absent members are left out, and a record is never
 * changed, only put in place of another.
 */

/** Who wrote a cell that no object type wrote: a call for the profile itself. */
export const MANUAL = 'MANUAL';

/** The value of one path of a standard object, and what decides whether another may take its place. */
export interface Cell {
  /** Absent where a call has removed the value: a removal by hand is kept, and protected like a value. */
  readonly value?: CellValue;
  /** The object type that wrote it, or `MANUAL`. */
  readonly writer: string;
  /** Of the object type, when it wrote. */
  readonly priority?: number;
  /** When the source says that its record was changed. */
  readonly sourceTime?: number;
  /** When it was written. */
  readonly time: number;
  /** Whether DeleteProfileKey has taken away the key that it would hold; it holds it again when it is written again. */
  readonly unbound?: true;
}

/** A text, or what a whole structure or list is, such as the engagement preferences. */
export type CellValue = string | readonly unknown[] | { readonly [member: string]: unknown };

/** Cells by path within their standard object, such as `FirstName`, `Address.City` or `Attributes.tier`. */
export type Cells = { readonly [path: string]: Cell };

export interface Profile {
  /** 32 lower-case hexadecimal digits. */
  readonly id: string;
  /** Its place in the order of creation, which no other profile has. */
  readonly order: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** Whether a record made it, and not a call. */
  readonly inferred: boolean;
  readonly cells: Cells;
  /** How many profile objects it has, of all object types. */
  readonly objectCount: number;
}

/** The parts of a key's value in the order of its fields, normalised for comparison. */
export type KeyValue = readonly string[];

export interface Key {
  readonly name: string;
  readonly value: KeyValue;
}

/** What holds a key's value to its profile. It is there as long as one of these is. */
export type Contributor =
  /** Members of the standard profile. */
  | 'standard'
  /** AddProfileKey. */
  | 'added'
  /** An object that has gone to another profile since, where its keys had found this one. */
  | 'moved'
  /** A profile object, by its unique key. */
  | `object:${string}`
  /** A standard object besides the profile, by its id. */
  | `standard-object:${string}`;

export interface Binding extends Key {
  readonly contributor: Contributor;
}

/** A record that was ingested. The next one with the same unique value takes its place as a whole. */
export interface ProfileObject {
  readonly objectType: string;
  /** 44 characters, the same for the same unique value. */
  readonly uniqueKey: string;
  readonly profileId: string;
  /** As it was received. */
  readonly text: string;
  /** Its place in the order of ingestion; one that takes another's place has a new one. */
  readonly order: number;
  readonly ingestedAt: number;
  readonly expiresAt: number;
  readonly sourceTime?: number;
  /** The keys that it has stored, and those of them that are of its standard objects. */
  readonly keys: readonly Key[];
}

/** An asset, order, case or the like: it gathers values from many records, as the profile does. */
export interface StandardObject {
  /** 32 lower-case hexadecimal digits, the value of its id field. */
  readonly id: string;
  /** With its underscore, such as `_asset`. */
  readonly type: string;
  readonly profileId: string;
  readonly order: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly cells: Cells;
  /** The keys by which it is found among those of its profile. */
  readonly keys: readonly Key[];
}

export type HistoryAction =
  'CREATED' | 'UPDATED' | 'INGESTED' | 'ADDED_PROFILE_KEY' | 'DELETED_PROFILE_KEY' | 'DELETED_BY_CUSTOMER' | 'EXPIRED' | 'MERGED' | 'DELETED_BY_MERGE';

/** JSON of the profile, object or key; or the profile as it was, of which JSON is made when somebody asks for it. */
export type HistoryContent = string | ProfileState;

export type ProfileState = Pick<Profile, 'id' | 'cells'>;

export interface HistoryRecord {
  readonly id: string;
  readonly profileId: string;
  readonly order: number;
  readonly at: number;
  readonly action: HistoryAction;
  readonly objectType: string;
  readonly uniqueKey?: string;
  /** The ARN of the caller, or the service's own name. */
  readonly performedBy: string;
  readonly content: HistoryContent;
  /** Of a merge: what made it, which the service tells nobody and an explanation does. */
  readonly cause?: MergeCause;
}

/** Why profiles were merged. */
export type MergeCause =
  | { readonly by: 'call'; readonly profileIds: readonly string[] }
  | { readonly by: 'rule'; readonly level: number; readonly matchId: string; readonly profileIds: readonly string[] }
  | { readonly by: 'job'; readonly jobId: string; readonly criterion: readonly string[]; readonly profileIds: readonly string[] };

/** What one object says of one calculated attribute. */
export interface CalculatedCell {
  readonly objectKey: string;
  readonly value?: string;
  /** What the object is dated by; absent where it could not be read. */
  readonly timestamp?: number;
  /** The order of its ingestion. */
  readonly order: number;
}

/** A group of profiles that the rules take for one customer. A profile is in one. */
export interface RuleGroup {
  readonly matchId: string;
  /** 1 is the best. */
  readonly level: number;
  readonly profileIds: readonly string[];
}

/** Something that was sent, or would be, to the outside. */
export interface Outgoing {
  readonly order: number;
  /** JSON. */
  readonly body: string;
}

/** A record that was not taken, and why. */
export interface DeadLetter extends Outgoing {
  readonly objectType: string;
  readonly reason: string;
}

/** A record of an event stream. */
export interface StreamRecord extends Outgoing {
  readonly partitionKey: string;
}
