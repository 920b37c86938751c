import type { StandardObjectPlan } from './plan-standard-objects';
import { written } from './planned-writes';
import type { ReadRecord } from './read-record';
import { hasKey } from '../keys/same-key';
import { standardObjectKeys } from '../keys/standard-keys';
import type { Contributor, Key, Profile, StandardObject } from '../records';
import type { Scene } from '../scene';

/** A standard object that a record has made or written to. */
export interface StoredStandardObject {
  readonly before?: StandardObject;
  readonly object: StandardObject;
}

/** Makes and writes the standard objects of a plan, and tells those that have changed. */
export function storeStandardObjects(
  scene: Scene, record: ReadRecord, plans: readonly StandardObjectPlan[], profile: Profile,
): readonly StoredStandardObject[] {
  return plans.flatMap((plan) => {
    if (!plan.object && !plan.creates) {
      return [];
    }
    const stored = store(scene, record, plan, profile);
    return stored.before && stored.before.cells === stored.object.cells ? [] : [stored];
  });
}

function store({ data, now, newId }: Scene, record: ReadRecord, plan: StandardObjectPlan, profile: Profile): StoredStandardObject {
  const { type, object: before, writes, keys: found } = plan;
  const id = before?.id ?? newId();
  const cells = written(before?.cells ?? {}, writes, record, type, now);
  const predefined = standardObjectKeys(type, id, cells);
  const former = before ? standardObjectKeys(type, id, before.cells) : [];
  const others = (before?.keys ?? []).filter((key) => !hasKey(former, key));
  const object: StandardObject = {
    id,
    type,
    profileId: profile.id,
    order: before?.order ?? data.nextOrder(),
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    cells,
    keys: distinct([...others, ...found, ...predefined]),
  };
  data.putStandardObject(object);
  const contributor: Contributor = `standard-object:${id}`;
  if (cells !== before?.cells) {
    former.filter((key) => !hasKey(predefined, key)).forEach((key) => data.unbind(profile.id, key, contributor));
    // all of them, as a key that was taken away comes back when its object is written again (D-S10)
    predefined.forEach((key) => data.bind(profile.id, key, contributor));
  }
  return { before, object };
}

function distinct(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((key) => [JSON.stringify([key.name, key.value]), key])).values()];
}
