import { calculateForStandardObject } from '../calculation/calculate';
import { evictSurplus } from '../ingestion/evict';
import type { Merged, MergeTools } from '../merging/merge-profiles';
import { heldKeys } from '../profiles/indexed-cells';
import type { Scene } from '../scene';
import { profileEventObject, profileView } from '../standard/profile-view';
import { announce } from '../stream/announce';

/** What merging needs of the other rooms. */
export const MERGE_TOOLS: MergeTools = {
  standardKeys: ({ cells }) => heldKeys(cells),
  view: profileView,
  evict: (scene, profileId) => { evictSurplus(scene, profileId); },
};

/** What follows from merges, in their order: calculated attributes of the profile that is left, and a record of the event stream for each. */
export function afterMerges(scene: Scene, merges: readonly Merged[]): void {
  for (const { main, duplicates } of merges) {
    calculateForStandardObject(scene, main);
    announce(scene, () => [{ type: 'MERGED', profileId: main.id, object: profileEventObject(main), duplicates: duplicates.map(profileEventObject) }]);
  }
}
