import { moveKeys } from './keys';
import { moveCells } from '../calculation/calculate';
import type { DataStore } from '../data-store';
import type { HistoryRecord, Key, ProfileObject } from '../records';
import type { Scene } from '../scene';

const AT_ONCE = 500;

/** Moves what hangs on a profile to another: keys, objects, standard objects and calculated cells. Answers how many objects. */
export function moveBelongings(scene: Scene, from: string, to: string, standardKeys: readonly Key[]): number {
  const { data } = scene;
  moveKeys(data, from, to, standardKeys);
  data.standardObjects(from).forEach((object) => data.putStandardObject({ ...object, profileId: to }));
  moveCells(scene, from, to);
  return moveObjects(data, from, to);
}

/** Objects keep their place in the order of ingestion. */
function moveObjects(data: DataStore, from: string, to: string): number {
  let moved = 0;
  let page: readonly ProfileObject[];
  do {
    page = data.objects(from, undefined, { limit: AT_ONCE });
    page.forEach((object) => data.putObject({ ...object, profileId: to }));
    moved += page.length;
  } while (page.length > 0);
  return moved;
}

/** What was noted of the profiles that were merged into one. Its main profile keeps it when it is merged itself, as their ids lead there too. */
export function takenInBy(data: DataStore, profileId: string): readonly HistoryRecord[] {
  const records: HistoryRecord[] = [];
  let page: readonly HistoryRecord[];
  do {
    page = data.history(profileId, { action: 'DELETED_BY_MERGE' }, { after: records.at(-1)?.order, limit: AT_ONCE });
    records.push(...page);
  } while (page.length === AT_ONCE);
  return records;
}
