import type { Choose } from './choices';
import { bindStandardKeys } from './keys';
import { mergedCells } from './merged-cells';
import { moveBelongings, takenInBy } from './move';
import type { DataStore } from '../data-store';
import { leaveGroups } from '../matching/groups/stored-groups';
import type { Cells, HistoryAction, Key, MergeCause, Profile, RuleGroup } from '../records';
import type { Scene } from '../scene';

/** What a merge is. The first of the merged ids counts more than the others (D-M4). */
export interface Merge {
  readonly mainId: string;
  readonly mergedIds: readonly string[];
  readonly choose: Choose;
}

/** What merging needs of others. */
export interface MergeTools {
  /** The keys that the fields of a profile bind. */
  readonly standardKeys: (profile: Profile) => readonly Key[];
  /** A profile as the API tells it. */
  readonly view: (profile: Profile) => unknown;
  /** Makes room where a profile has more objects than it may have. */
  readonly evict: (scene: Scene, profileId: string) => void;
}

/** What a merge has done, for those who announce it. */
export interface Merged {
  readonly before: Profile;
  readonly main: Profile;
  /** The profiles that are gone, as they were, in the order of the request. */
  readonly duplicates: readonly Profile[];
  readonly movedObjects: number;
  readonly cause: MergeCause;
  /** Groups that the rules have made, or changed, because of the merge: its values may match what none of the profiles matched. */
  readonly groups: readonly RuleGroup[];
}

/** Makes several profiles one. They have to be there, each once. */
export function mergeProfiles(scene: Scene, { mainId, mergedIds, choose }: Merge, cause: MergeCause, tools: MergeTools): Merged {
  const { data } = scene;
  const before = profileOf(data, mainId);
  const duplicates = mergedIds.map((id) => profileOf(data, id));
  const movedObjects = unite(scene, before, duplicates, mergedCells([before, ...duplicates], choose), tools);
  const groups = leaveGroups(scene, mergedIds, [profileOf(data, mainId)]);
  const takenIn = mergedIds.flatMap((id) => takenInBy(data, id));
  for (const id of mergedIds) {
    data.putAlias(id, mainId);
    data.deleteProfile(id);
  }
  takenIn.forEach((record) => data.addHistory({ ...record, profileId: mainId }));
  note(scene, mainId, 'MERGED', tools.view(profileOf(data, mainId)), cause);
  duplicates.forEach((duplicate) => note(scene, mainId, 'DELETED_BY_MERGE', tools.view(duplicate), cause));
  tools.evict(scene, mainId);
  return { before, main: profileOf(data, mainId), duplicates, movedObjects, cause, groups };
}

/** Gives the main profile all that the others have. Answers how many objects that were. */
function unite(scene: Scene, main: Profile, others: readonly Profile[], cells: Cells, { standardKeys }: MergeTools): number {
  const { data, now } = scene;
  const keys = standardKeys({ ...main, cells });
  const moved = others.reduce((sum, { id }) => sum + moveBelongings(scene, id, main.id, keys), 0);
  const expiresAt = Math.max(main.expiresAt, ...others.map((each) => each.expiresAt));
  data.putProfile({ ...profileOf(data, main.id), cells, updatedAt: now, expiresAt });
  bindStandardKeys(data, main.id, keys);
  return moved;
}

function note({ data, now, performedBy, newId }: Scene, profileId: string, action: HistoryAction, content: unknown, cause: MergeCause): void {
  data.addHistory({
    id: newId(), profileId, order: data.nextOrder(), at: now, action, objectType: '_profile', performedBy, content: JSON.stringify(content), cause,
  });
}

function profileOf(data: DataStore, id: string): Profile {
  const profile = data.profile(id);
  if (!profile) {
    throw new Error(`Profile ${id} is to be merged and is not there`);
  }
  return profile;
}
