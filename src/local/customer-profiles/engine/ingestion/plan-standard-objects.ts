import { plannedWrites } from './planned-writes';
import type { PlannedWrite } from './planned-writes';
import type { ReadRecord } from './read-record';
import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import { isStored } from '../keys/key-entries';
import type { KeyEntry } from '../keys/key-entries';
import { hasKey } from '../keys/same-key';
import type { Key, Profile, StandardObject } from '../records';
import type { Scene } from '../scene';

/** What a record does to the standard objects of one type besides the profile. */
export interface StandardObjectPlan {
  /** For example `_asset`. */
  readonly type: string;
  /** The object that it belongs to; undefined where there is none yet. */
  readonly object?: StandardObject;
  /** Whether one key's value belongs to several objects, so that none can be chosen. */
  readonly ambiguous: boolean;
  /** Whether one is made. */
  readonly creates: boolean;
  readonly writes: readonly PlannedWrite[];
  /** The keys by which the object is found from now on, besides those that it has. */
  readonly keys: readonly Key[];
}

const TYPES = Object.entries(STANDARD_OBJECTS).filter(([type]) => type !== '_profile').map(([type, { identifier }]) => ({ type, identifier }));

/**
 * Looks for the assets, orders and the like that a record is about, among those of its profile: never among those of others, whose data would
 * otherwise be written to.
 */
export function planStandardObjects(scene: Scene, record: ReadRecord, profile: Profile | undefined): readonly StandardObjectPlan[] {
  if (!record.entries.some(({ identifiers }) => isOfStandardObject(identifiers))) {
    return [];
  }
  return TYPES.flatMap(({ type, identifier }) => {
    const entries = record.entries.filter(({ identifiers }) => identifiers.has(identifier));
    return entries.length === 0 ? [] : [planOne(scene, record, { type, entries, profile })];
  });
}

const IDENTIFIERS = new Set(TYPES.map(({ identifier }) => identifier));

function isOfStandardObject(identifiers: ReadonlySet<string>): boolean {
  return [...identifiers].some((identifier) => IDENTIFIERS.has(identifier));
}

interface Sought {
  readonly type: string;
  readonly entries: readonly KeyEntry[];
  readonly profile: Profile | undefined;
}

function planOne(scene: Scene, record: ReadRecord, { type, entries, profile }: Sought): StandardObjectPlan {
  const there = profile ? scene.data.standardObjects(profile.id, type) : [];
  const { object, ambiguous } = find(there, entries);
  const creates = !object && !ambiguous && record.evaluation.mapping.targets.has(type);
  const stored = entries.filter((entry) => isStored(entry, creates));
  return {
    type,
    object,
    ambiguous,
    creates,
    writes: object || creates ? plannedWrites(record.writes.filter((write) => write.object === type), object?.cells ?? {}, record, type) : [],
    keys: stored.flatMap(({ name, values }) => values.map((value) => ({ name, value }))),
  };
}

/** The object of the first value that exactly one has; a value that several have is ambiguous. */
function find(objects: readonly StandardObject[], entries: readonly KeyEntry[]): { readonly object?: StandardObject; readonly ambiguous: boolean } {
  for (const { name, values } of entries) {
    for (const value of values) {
      const found = objects.filter(({ keys }) => hasKey(keys, { name, value }));
      if (found.length > 0) {
        return found.length === 1 ? { object: found[0], ambiguous: false } : { ambiguous: true };
      }
    }
  }
  return { ambiguous: false };
}
