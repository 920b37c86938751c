import { makeRoom } from './evict';
import type { IngestionPlan } from './plan';
import { planIngestion } from './plan';
import { written } from './planned-writes';
import type { ReadRecord } from './read-record';
import { storeStandardObjects } from './store-standard-objects';
import type { StoredStandardObject } from './store-standard-objects';
import type { DeadLetterReason } from '../dead-letters/reasons';
import { recordHistory, recordProfileHistory } from '../history/record-history';
import { isStored } from '../keys/key-entries';
import { hasKey } from '../keys/same-key';
import { changesValue } from '../profiles/changed-cells';
import { expiryOf } from '../profiles/expiry';
import { writeProfile } from '../profiles/write-profile';
import type { Contributor, Key, Profile, ProfileObject } from '../records';
import type { Scene } from '../scene';

/** What one record has changed. */
export interface Ingestion {
  readonly record: ReadRecord;
  readonly plan: IngestionPlan;
  readonly object: ProfileObject;
  /** The object whose place it took. */
  readonly replaced?: ProfileObject;
  /** The profile before; undefined where the record has made it. */
  readonly before?: Profile;
  readonly profile: Profile;
  /** Whether the standard profile has other values now, or is new. */
  readonly profileChanged: boolean;
  readonly standardObjects: readonly StoredStandardObject[];
  /** Objects that had to go because the profile was full. */
  readonly evicted: readonly ProfileObject[];
}

/** A record that was decided not to be taken, with its reason. */
export interface Rejection {
  readonly plan: IngestionPlan;
  readonly rejection: DeadLetterReason;
}

/** Takes a record in, or tells why not. What follows from it for others, such as calculated attributes and rules, is the caller's. */
export function ingest(scene: Scene, record: ReadRecord): Ingestion | Rejection {
  const plan = planIngestion(scene, record);
  if (plan.rejection !== undefined) {
    return { plan, rejection: plan.rejection };
  }
  const { data, now } = scene;
  const term = expiryOf(scene.domain, now, record.objectType.ExpirationDays);
  const before = plan.profile;
  const cells = written(before?.cells ?? {}, plan.profileWrites, record, '_profile', now);
  const profileChanged = before === undefined || changesValue(before.cells, cells);
  const profile: Profile = before
    ? { ...before, cells, updatedAt: now, expiresAt: Math.max(before.expiresAt, term) }
    : { id: scene.newId(), order: data.nextOrder(), createdAt: now, updatedAt: now, expiresAt: term, inferred: true, cells, objectCount: 0 };
  writeProfile(scene, before, profile);
  const standardObjects = storeStandardObjects(scene, record, plan.standardObjects, profile);
  const { object, replaced, evicted } = storeObject(scene, record, { profile, isNew: before === undefined, expiresAt: term });
  // in the order in which it happened: there is a profile before it has objects (D-I26)
  if (profileChanged) {
    recordProfileHistory(scene, before ? 'UPDATED' : 'CREATED', profile);
  }
  recordHistory(scene, { profileId: profile.id, action: 'INGESTED', objectType: object.objectType, uniqueKey: object.uniqueKey, content: object.text });
  return { record, plan, object, replaced, before, profile, profileChanged, standardObjects, evicted };
}

interface Place {
  readonly profile: Profile;
  readonly isNew: boolean;
  readonly expiresAt: number;
}

/** Puts the record in place of the one with its unique value, wherever that was, with the keys that are to be found by it. */
function storeObject(scene: Scene, record: ReadRecord, { profile, isNew, expiresAt }: Place): Pick<Ingestion, 'object' | 'replaced' | 'evicted'> {
  const { data, now } = scene;
  const { objectType: { ObjectTypeName: objectType }, uniqueKey, text, entries, sourceTimes } = record;
  const sourceTime = sourceTimes.get('_profile');
  const keys: readonly Key[] = entries
    .filter((entry) => isStored(entry, isNew))
    .flatMap(({ name, values }) => values.map((value) => ({ name, value })));
  const order = data.nextOrder();
  const object: ProfileObject = {
    objectType, uniqueKey, profileId: profile.id, text, order, ingestedAt: now, expiresAt, ...(sourceTime !== undefined && { sourceTime }), keys,
  };
  const replaced = data.object(objectType, uniqueKey);
  const contributor: Contributor = `object:${uniqueKey}`;
  if (replaced) {
    withdrawKeys(scene, record, replaced, { profileId: profile.id, keys });
  }
  const evicted = replaced?.profileId === profile.id ? [] : makeRoom(scene, profile, objectType);
  data.putObject(object);
  keys.forEach((key) => data.bind(profile.id, key, contributor));
  return { object, replaced, evicted };
}

/**
 * Takes back the keys of a record whose place another takes. Where that one goes to another profile, the profile of the former keeps the keys that have
 * found it: it is the same customer as before, and goes on being found.
 */
function withdrawKeys(
  { data }: Scene, { entries }: ReadRecord, replaced: ProfileObject, now: { readonly profileId: string; readonly keys: readonly Key[] },
): void {
  const contributor: Contributor = `object:${replaced.uniqueKey}`;
  const stays = replaced.profileId === now.profileId;
  for (const key of replaced.keys) {
    const isThere = hasKey(now.keys, key);
    if (!stays || !isThere) {
      data.unbind(replaced.profileId, key, contributor);
    }
    if (!stays && !isThere && entries.some(({ name, identifiers }) => name === key.name && identifiers.has('PROFILE'))) {
      data.bind(replaced.profileId, key, 'moved');
    }
  }
}
