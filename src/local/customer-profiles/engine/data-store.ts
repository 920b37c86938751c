import type {
  Binding, CalculatedCell, Contributor, DeadLetter, HistoryAction, HistoryRecord, Key, Profile, ProfileObject, RuleGroup, StandardObject,
  StreamRecord,
} from './records';

/** Where a page of a list goes on: what follows an order, upwards or downwards as the list goes. */
export interface Slice {
  readonly after?: number;
  readonly limit: number;
}

/**
 * The customer data of one domain. It knows no rules: what belongs together is put together by the engine, in a transaction that the caller opens.
 * Every `put` makes, or takes the place of, the record with the same identity.
 */
export interface DataStore {
  /** The next place in the order of all that comes into this domain; it only grows. */
  nextOrder(): number;

  profile(id: string): Profile | undefined;
  putProfile(profile: Profile): void;
  /** Removes the profile, its keys, objects, standard objects, history, calculated cells and rule values, and its aliases. */
  deleteProfile(id: string): void;
  /** In the order of creation. */
  profiles(slice: Slice): readonly Profile[];
  /** The profile that one which was merged away has become; undefined for all others. */
  mergedInto(id: string): string | undefined;
  /** Makes one id, and all that led to it, lead to another. */
  putAlias(mergedId: string, mainId: string): void;

  /** The ids of the profiles that have a key's value, in the order of their creation. */
  bound(key: Key): readonly string[];
  bindings(profileId: string): readonly Binding[];
  bind(profileId: string, key: Key, contributor: Contributor): void;
  /** Removes what one contributor holds, or, without one, what all do. */
  unbind(profileId: string, key: Key, contributor?: Contributor): void;
  /** Whether any object, profile or call holds a value of a key of this name. */
  hasKey(name: string): boolean;
  /** Removes all values of a key of this name, whatever holds them. */
  forgetKey(name: string): void;

  object(objectType: string, uniqueKey: string): ProfileObject | undefined;
  /** Also keeps the counts of objects of the profiles that it is, and was, of. */
  putObject(object: ProfileObject): void;
  /** Also keeps the count of its profile. */
  deleteObject(objectType: string, uniqueKey: string): void;
  /** Newest first. Without an object type, those of all. */
  objects(profileId: string, objectType: string | undefined, slice: Slice): readonly ProfileObject[];
  /** How many objects a profile has of each object type that it has any of. */
  objectCounts(profileId: string): ReadonlyMap<string, number>;
  oldestObject(profileId: string, objectType?: string): ProfileObject | undefined;
  /** Of all profiles, oldest first. */
  objectsOfType(objectType: string, slice: Slice): readonly ProfileObject[];

  standardObject(type: string, id: string): StandardObject | undefined;
  putStandardObject(object: StandardObject): void;
  deleteStandardObject(type: string, id: string): void;
  /** Newest first. Without a type, those of all. */
  standardObjects(profileId: string, type?: string): readonly StandardObject[];
  /** Of all profiles, oldest first. */
  standardObjectsOfType(type: string, slice: Slice): readonly StandardObject[];

  addHistory(record: HistoryRecord): void;
  /** Newest first. */
  history(profileId: string, filter: HistoryFilter, slice: Slice): readonly HistoryRecord[];
  historyRecord(profileId: string, id: string): HistoryRecord | undefined;

  /** Oldest first by order. */
  calculatedCells(profileId: string, attribute: string): readonly CalculatedCell[];
  putCalculatedCell(profileId: string, attribute: string, cell: CalculatedCell): void;
  /** Of one object; without an attribute, of all of the profile. */
  deleteCalculatedCells(profileId: string, which: { readonly attribute?: string; readonly objectKey?: string }): void;
  /** Those that have a timestamp, and one before the time. */
  deleteCalculatedCellsBefore(profileId: string, attribute: string, time: number): void;
  /** Of all profiles. */
  forgetCalculatedAttribute(attribute: string): void;

  /** The values by which a profile is compared on a level of the rules: profiles that share one match there. */
  ruleValues(profileId: string): readonly RuleValue[];
  setRuleValues(profileId: string, values: readonly RuleValue[]): void;
  /** The ids of the profiles that have a value. */
  withRuleValue(value: RuleValue): readonly string[];
  ruleGroup(matchId: string): RuleGroup | undefined;
  ruleGroupOf(profileId: string): RuleGroup | undefined;
  putRuleGroup(group: RuleGroup): void;
  deleteRuleGroup(matchId: string): void;
  /** By match id, those after one. */
  ruleGroups(after: string | undefined, limit: number): readonly RuleGroup[];
  /** Forgets all groups and values. */
  forgetRules(): void;

  /** The earliest time at which an object or a profile expires; undefined where there is none. */
  nextExpiry(): number | undefined;
  expiredObjects(now: number, limit: number): readonly ProfileObject[];
  /** Profiles whose own term has passed and that have no objects any more. */
  expiredProfiles(now: number, limit: number): readonly Profile[];

  /** Exact, at once. `metering` counts a profile once more for each hundred objects begun after the first. */
  counts(): { readonly profiles: number; readonly objects: number; readonly bytes: number; readonly metering: number };

  addStreamRecord(record: StreamRecord): void;
  /** Oldest first. */
  streamRecords(slice: Slice): readonly StreamRecord[];
  addDeadLetter(letter: DeadLetter): void;
  /** Oldest first. */
  deadLetters(slice: Slice): readonly DeadLetter[];

  /** Things of which a domain has few, as JSON by a name of their own, such as jobs and their results. By id. */
  document(collection: string, id: string): unknown;
  documents(collection: string): readonly { readonly id: string; readonly value: unknown }[];
  putDocument(collection: string, id: string, value: unknown): void;
  deleteDocument(collection: string, id: string): void;
}

export interface HistoryFilter {
  readonly objectType?: string;
  readonly action?: HistoryAction;
  readonly performedBy?: string;
}

export interface RuleValue {
  readonly level: number;
  readonly value: string;
}
