import { profilesWith } from './profiles-with';
import type { GivenKey } from './search-profiles';
import { searchedKey } from './searched-key';
import type { DataStore } from '../data-store';
import { existingProfile } from '../existing-profile';
import { recordHistory } from '../history/record-history';
import { isSameKey } from '../keys/same-key';
import { withoutKey } from '../profiles/indexed-cells';
import type { Key, ProfileObject } from '../records';
import type { Scene } from '../scene';

export interface KeyRequest extends GivenKey {
  readonly ProfileId: string;
}

/** AddProfileKey: a value more, also one that another profile has, which makes it ambiguous. What is there already stays as it is (D-S9). */
export function addProfileKey(scene: Scene, request: KeyRequest): GivenKey {
  const { data, definitions } = scene;
  const { ProfileId: id, KeyName, Values } = request;
  existingProfile(data, id);
  const key = searchedKey(definitions, KeyName, Values, 'values');
  if (!profilesWith(scene, key).includes(id)) {
    data.bind(id, key, 'added');
    recordKeyHistory(scene, 'ADDED_PROFILE_KEY', request);
  }
  return { KeyName, Values };
}

/**
 * DeleteProfileKey: takes the value away, whatever holds it, until the field or the object is written again; both stay (D-S10). Its own id a profile keeps.
 */
export function deleteProfileKey(scene: Scene, request: KeyRequest): void {
  const { data, definitions } = scene;
  const { ProfileId: id, KeyName, Values } = request;
  const profile = existingProfile(data, id);
  const key = searchedKey(definitions, KeyName, Values, 'values');
  if (data.bound(key).includes(id)) {
    data.unbind(id, key);
    data.putProfile({ ...profile, cells: withoutKey(key, profile.cells) });
    objectsWithKey(data, id, key).forEach((object) => data.putObject({ ...object, keys: object.keys.filter((each) => !isSameKey(each, key)) }));
    recordKeyHistory(scene, 'DELETED_PROFILE_KEY', request);
  }
}

const OBJECTS_AT_ONCE = 100;

/** The objects of a profile that have stored a key. */
function objectsWithKey(data: DataStore, profileId: string, key: Key): readonly ProfileObject[] {
  const found: ProfileObject[] = [];
  for (let after: number | undefined; ;) {
    const objects = data.objects(profileId, undefined, { after, limit: OBJECTS_AT_ONCE });
    found.push(...objects.filter(({ keys }) => keys.some((each) => isSameKey(each, key))));
    if (objects.length < OBJECTS_AT_ONCE) {
      return found;
    }
    after = objects[objects.length - 1].order;
  }
}

function recordKeyHistory(scene: Scene, action: 'ADDED_PROFILE_KEY' | 'DELETED_PROFILE_KEY', { ProfileId: profileId, KeyName, Values }: KeyRequest): void {
  recordHistory(scene, { profileId, action, objectType: '_profile', content: JSON.stringify({ KeyName, Values }) });
}
