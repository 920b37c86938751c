import type { DataStore } from '../../data-store';

/** Profiles that the matcher takes for one customer. */
export interface MlGroup {
  readonly matchId: string;
  /** In the order of creation. */
  readonly profileIds: readonly string[];
  /** Above 0, at most 1. */
  readonly confidence: number;
}

const GROUPS = 'ml-matches';
/** Which group a profile is in, so that one that goes is found at once. */
const GROUP_OF = 'ml-match-of';
const RUN = 'ml-matches-run';
const LATEST = 'latest';

/** When the groups were made; undefined before the first run. */
export function mlGenerationTime(data: DataStore): number | undefined {
  const time = data.document(RUN, LATEST);
  return typeof time === 'number' ? time : undefined;
}

/** Likeliest first. */
export function mlGroups(data: DataStore): readonly MlGroup[] {
  return data.documents(GROUPS).map(({ value }) => value as MlGroup)
    .sort((one, other) => other.confidence - one.confidence || (one.matchId < other.matchId ? -1 : 1));
}

export function mlGroup(data: DataStore, matchId: string): MlGroup | undefined {
  return data.document(GROUPS, matchId) as MlGroup | undefined;
}

export function mlGroupOf(data: DataStore, profileId: string): MlGroup | undefined {
  const matchId = data.document(GROUP_OF, profileId);
  return typeof matchId === 'string' ? mlGroup(data, matchId) : undefined;
}

/** The results of one run take the place of those of the one before. */
export function replaceMlGroups(data: DataStore, groups: readonly MlGroup[], now: number): void {
  data.documents(GROUPS).forEach(({ value }) => deleteGroup(data, value as MlGroup));
  groups.forEach((group) => putGroup(data, group));
  data.putDocument(RUN, LATEST, now);
}

export function leaveMlGroup(data: DataStore, profileId: string): void {
  const group = mlGroupOf(data, profileId);
  if (group) {
    const profileIds = group.profileIds.filter((id) => id !== profileId);
    deleteGroup(data, group);
    if (profileIds.length > 1) {
      putGroup(data, { ...group, profileIds });
    }
  }
}

function putGroup(data: DataStore, group: MlGroup): void {
  data.putDocument(GROUPS, group.matchId, group);
  group.profileIds.forEach((id) => data.putDocument(GROUP_OF, id, group.matchId));
}

function deleteGroup(data: DataStore, { matchId, profileIds }: MlGroup): void {
  data.deleteDocument(GROUPS, matchId);
  profileIds.forEach((id) => data.deleteDocument(GROUP_OF, id));
}
