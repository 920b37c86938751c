import { plannedMerges } from './consolidation';
import type { Job } from './jobs';
import { byResolution } from '../../merging/choices';
import { mergeProfiles } from '../../merging/merge-profiles';
import type { Merged, MergeTools } from '../../merging/merge-profiles';
import type { Scene } from '../../scene';
import { mlGroups } from '../groups/ml-groups';
import { afterMerges } from '../rules/merge-by-rules';
import { profilesOf } from '../values/all-profiles';

/**
 * Merges the groups that are likely enough by the criteria of a job, into their oldest profiles (D-L10). `done` is how many profiles are gone;
 * what the rules merge after that is among the merges, and not counted.
 */
export function mergeMatches(scene: Scene, { jobId, autoMerging }: Job, tools: MergeTools): {
  readonly done: number;
  readonly merged: readonly Merged[];
} {
  const criteria = autoMerging?.Consolidation?.MatchingAttributesList ?? [];
  const choose = byResolution(autoMerging?.ConflictResolution);
  const least = autoMerging?.MinAllowedConfidenceScoreForMerging ?? 0;
  const merged = mlGroups(scene.data).filter(({ confidence }) => confidence >= least).flatMap(({ profileIds }) =>
    plannedMerges(profilesOf(scene.data, profileIds), criteria, choose).map(({ mainId, mergedIds, criterion }) =>
      mergeProfiles(scene, { mainId, mergedIds, choose }, { by: 'job', jobId, criterion, profileIds: [mainId, ...mergedIds] }, tools)));
  return { done: merged.reduce((sum, { duplicates }) => sum + duplicates.length, 0), merged: [...merged, ...afterMerges(scene, merged, tools)] };
}
