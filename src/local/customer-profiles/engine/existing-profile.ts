import type { DataStore } from './data-store';
import type { Profile } from './records';
import { notFound } from '../protocol/service-error';

/** The profile that a request names. */
export function existingProfile(data: DataStore, id: string): Profile {
  const profile = data.profile(id);
  if (!profile) {
    throw notFound(`Profile ${id} does not exist`);
  }
  return profile;
}
