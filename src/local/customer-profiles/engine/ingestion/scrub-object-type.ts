import { removeObject } from './remove-object';
import { standardObjectKeys } from '../keys/standard-keys';
import { writeProfile } from '../profiles/write-profile';
import type { Cells, Profile, StandardObject } from '../records';
import type { Scene } from '../scene';
import { everyOne } from '../slices';

const SLICE = 500;

/**
 * Removes what the records of an object type have left, for the type is being deleted: its objects, and the values that it was the last to write.
 * What it had overwritten does not come back, and the profiles stay, even those without a value. Answers the profiles that have changed.
 */
export function scrubObjectType(scene: Scene, objectType: string): readonly Profile[] {
  const { data } = scene;
  const next = () => data.objectsOfType(objectType, { limit: SLICE });
  for (let objects = next(); objects.length > 0; objects = next()) {
    objects.forEach((object) => removeObject(scene, object));
  }
  const changed: Profile[] = [];
  for (const profile of everyOne((slice) => data.profiles(slice))) {
    const scrubbed = scrubProfile(scene, profile, objectType);
    changed.push(...scrubbed ? [scrubbed] : []);
  }
  return changed;
}

function scrubProfile(scene: Scene, profile: Profile, writer: string): Profile | undefined {
  scene.data.standardObjects(profile.id).forEach((object) => scrubStandardObject(scene, object, writer));
  const cells = without(profile.cells, writer);
  if (cells === profile.cells) {
    return undefined;
  }
  const scrubbed = { ...profile, cells, updatedAt: scene.now };
  writeProfile(scene, profile, scrubbed);
  return scrubbed;
}

function scrubStandardObject({ data, now }: Scene, object: StandardObject, writer: string): void {
  const cells = without(object.cells, writer);
  if (cells === object.cells) {
    return;
  }
  const kept = standardObjectKeys(object.type, object.id, cells).map((key) => JSON.stringify(key));
  const gone = standardObjectKeys(object.type, object.id, object.cells).filter((key) => !kept.includes(JSON.stringify(key)));
  gone.forEach((key) => data.unbind(object.profileId, key, `standard-object:${object.id}`));
  const lost = gone.map((key) => JSON.stringify(key));
  data.putStandardObject({ ...object, cells, updatedAt: now, keys: object.keys.filter((key) => !lost.includes(JSON.stringify(key))) });
}

function without(cells: Cells, writer: string): Cells {
  const kept = Object.entries(cells).filter(([, cell]) => cell.writer !== writer);
  return kept.length === Object.keys(cells).length ? cells : Object.fromEntries(kept);
}
