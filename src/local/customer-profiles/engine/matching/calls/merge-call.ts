import type { MergeProfilesRequest, MergeProfilesResponse } from '@aws-sdk/client-customer-profiles';
import type { Kept } from '../../../store/records';
import { mergeProfiles } from '../../merging/merge-profiles';
import type { Merged, MergeTools } from '../../merging/merge-profiles';
import { MERGE_MESSAGE, requestedMerge } from '../../merging/merge-request';
import type { Scene } from '../../scene';
import { afterMerges } from '../rules/merge-by-rules';

/** MergeProfiles: the answer, and the merges to be announced: the one that was asked for, and those that the rules made of it. */
export function mergeCall(scene: Scene, request: Kept<MergeProfilesRequest>, tools: MergeTools): {
  readonly answer: Kept<MergeProfilesResponse>;
  readonly merged: readonly Merged[];
} {
  const merge = requestedMerge(scene.data, request);
  const merged = mergeProfiles(scene, merge, { by: 'call', profileIds: [merge.mainId, ...merge.mergedIds] }, tools);
  return { answer: { Message: MERGE_MESSAGE }, merged: [merged, ...afterMerges(scene, [merged], tools)] };
}
