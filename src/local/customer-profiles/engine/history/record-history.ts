import type { HistoryAction, HistoryRecord, MergeCause, Profile } from '../records';
import type { Scene } from '../scene';

/** What the history of a profile is told beside who did it and when, which the scene knows. */
export type Happening = Pick<HistoryRecord, 'profileId' | 'action' | 'objectType' | 'uniqueKey' | 'content' | 'cause'>;

export function recordHistory({ data, newId, now, performedBy }: Scene, happening: Happening): void {
  const { profileId, action, objectType, uniqueKey, content, cause } = happening;
  data.addHistory({ id: newId(), profileId, order: data.nextOrder(), at: now, action, objectType, uniqueKey, performedBy, content, cause });
}

/**
 * Something that happened to a standard profile.
 *
 * @param keptUnder the profile in whose history it stands, where that is another: one that was merged away is remembered by the one that it became
 */
export function recordProfileHistory(scene: Scene, action: HistoryAction, { id, cells }: Profile, { keptUnder, cause }: {
  readonly keptUnder?: string;
  readonly cause?: MergeCause;
} = {}): void {
  recordHistory(scene, { profileId: keptUnder ?? id, action, objectType: '_profile', content: { id, cells }, cause });
}
