import type { MergeProfilesRequest } from '@aws-sdk/client-customer-profiles';
import { ingestRead, ingestRecord } from './ingest-record';
import { afterMerges, MERGE_TOOLS } from './merges';
import type { Kept } from '../../store/records';
import type { ReadRecord } from '../ingestion/read-record';
import { mergeCall } from '../matching/calls/merge-call';
import { forgetProfile } from '../matching/rules/evaluate';
import { deleteProfile } from '../profiles/profile-calls';
import type { Scene } from '../scene';

/** What a call begins and the service finishes after the answer. It is kept as JSON while it waits. */
export type Work =
  | { readonly kind: 'ingest'; readonly objectType: string; readonly text: string }
  | { readonly kind: 'merge'; readonly request: Kept<MergeProfilesRequest> }
  /** A new profile can be found from then on. */
  | { readonly kind: 'index'; readonly profileId: string }
  | { readonly kind: 'delete'; readonly profileId: string };

/** The collection of new profiles that cannot be found yet. */
export const NOT_FOUND_YET = 'not-found-yet';

/**
 * Finishes work, in the domain as it is by then.
 *
 * @param record the record of an ingestion, where it was read already
 */
export function perform(scene: Scene, work: Work, record?: ReadRecord): void {
  switch (work.kind) {
    case 'ingest':
      if (record) {
        ingestRead(scene, record);
      } else {
        ingestRecord(scene, work.objectType, work.text);
      }
      return;
    case 'merge':
      afterMerges(scene, mergeCall(scene, work.request, MERGE_TOOLS).merged);
      return;
    case 'index':
      scene.data.deleteDocument(NOT_FOUND_YET, work.profileId);
      return;
    case 'delete':
      forgetProfile(scene, work.profileId);
      deleteProfile(scene, work.profileId);
  }
}
