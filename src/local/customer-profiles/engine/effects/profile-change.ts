import type { Profile } from '../records';
import { profileEventObject } from '../standard/profile-view';
import type { Change } from '../stream/stream-event';

/** What the event stream is told of a profile that is new, or has other values than before. */
export function profileChange(profile: Profile, before: Profile | undefined): Change {
  return { type: before ? 'UPDATED' : 'CREATED', objectTypeName: '_profile', profileId: profile.id, object: profileEventObject(profile) };
}
