import type { DataStore } from '../../data-store';
import type { Profile } from '../../records';
import { everyOne } from '../../slices';

/** In the order of creation. */
export function allProfiles(data: DataStore): Iterable<Profile> {
  return everyOne((slice) => data.profiles(slice));
}

/** Those of the ids that are there. */
export function profilesOf(data: DataStore, ids: readonly string[]): readonly Profile[] {
  return ids.map((id) => data.profile(id)).filter((profile) => profile !== undefined);
}
