import type { GetAutoMergingPreviewRequest, GetAutoMergingPreviewResponse } from '@aws-sdk/client-customer-profiles';
import { plannedMerges } from './consolidation';
import { notEnabled } from './run-job';
import type { Kept } from '../../../store/records';
import { byResolution } from '../../merging/choices';
import type { Scene } from '../../scene';
import { mlGroups } from '../groups/ml-groups';
import { profilesOf } from '../values/all-profiles';

/** GetAutoMergingPreview: what criteria would merge of the groups of the last run, all of which are the sample (D-L11). */
export function autoMergingPreview({ data, domain }: Scene, request: Kept<GetAutoMergingPreviewRequest>): GetAutoMergingPreviewResponse {
  if (!domain.Matching?.Enabled) {
    throw notEnabled(domain.DomainName);
  }
  const { MinAllowedConfidenceScoreForMerging: least = 0, ConflictResolution: resolution, Consolidation: consolidation } = request;
  const groups = mlGroups(data);
  const planned = groups.filter(({ confidence }) => confidence >= least)
    .flatMap(({ profileIds }) => plannedMerges(profilesOf(data, profileIds), consolidation?.MatchingAttributesList ?? [], byResolution(resolution)));
  return {
    DomainName: domain.DomainName,
    NumberOfMatchesInSample: groups.length,
    NumberOfProfilesInSample: groups.reduce((sum, { profileIds }) => sum + profileIds.length, 0),
    NumberOfProfilesWillBeMerged: planned.reduce((sum, { mergedIds }) => sum + mergedIds.length, 0),
  };
}
