import { removeObject } from './remove-object';
import { hasKey } from '../keys/same-key';
import { standardObjectKeys } from '../keys/standard-keys';
import { writeProfile } from '../profiles/write-profile';
import type { Cells, Profile, StandardObject } from '../records';
import type { Scene } from '../scene';
import { everyOne } from '../slices';

const SLICE = 500;

/** What has lost values. */
export interface Scrubbed {
  readonly profiles: readonly Profile[];
  readonly standardObjects: readonly StandardObject[];
}

/**
 * Removes what the records of an object type have left, for the type is being deleted: its objects, and the values that it was the last to write.
 * What it had overwritten does not come back, and the profiles stay, even those without a value.
 */
export function scrubObjectType(scene: Scene, objectType: string): Scrubbed {
  const { data } = scene;
  const next = () => data.objectsOfType(objectType, { limit: SLICE });
  for (let objects = next(); objects.length > 0; objects = next()) {
    objects.forEach((object) => removeObject(scene, object));
  }
  const profiles: Profile[] = [];
  const standardObjects: StandardObject[] = [];
  for (const profile of everyOne((slice) => data.profiles(slice))) {
    standardObjects.push(...data.standardObjects(profile.id).flatMap((object) => scrubStandardObject(scene, object, objectType) ?? []));
    const scrubbed = scrubProfile(scene, profile, objectType);
    profiles.push(...scrubbed ? [scrubbed] : []);
  }
  return { profiles, standardObjects };
}

function scrubProfile(scene: Scene, profile: Profile, writer: string): Profile | undefined {
  const cells = without(profile.cells, writer);
  if (cells === profile.cells) {
    return undefined;
  }
  const scrubbed = { ...profile, cells, updatedAt: scene.now };
  writeProfile(scene, profile, scrubbed);
  return scrubbed;
}

function scrubStandardObject({ data, now }: Scene, object: StandardObject, writer: string): StandardObject | undefined {
  const cells = without(object.cells, writer);
  if (cells === object.cells) {
    return undefined;
  }
  const kept = standardObjectKeys(object.type, object.id, cells);
  const gone = standardObjectKeys(object.type, object.id, object.cells).filter((key) => !hasKey(kept, key));
  gone.forEach((key) => data.unbind(object.profileId, key, `standard-object:${object.id}`));
  const scrubbed = { ...object, cells, updatedAt: now, keys: object.keys.filter((key) => !hasKey(gone, key)) };
  data.putStandardObject(scrubbed);
  return scrubbed;
}

function without(cells: Cells, writer: string): Cells {
  const kept = Object.entries(cells).filter(([, cell]) => cell.writer !== writer);
  return kept.length === Object.keys(cells).length ? cells : Object.fromEntries(kept);
}
