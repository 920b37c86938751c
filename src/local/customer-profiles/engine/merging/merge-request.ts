import type { FieldSourceProfileIds, MergeProfilesRequest } from '@aws-sdk/client-customer-profiles';
import { byFieldSources, fieldSources } from './choices';
import type { Merge } from './merge-profiles';
import { badRequest, notFound } from '../../protocol/service-error';
import type { Kept } from '../../store/records';
import type { DataStore } from '../data-store';

/** What the service answers to a merge, before and whatever has been done. */
export const MERGE_MESSAGE = 'Success!';

/** The merge that a call asks for. Nothing is done where one profile is not there, or the request contradicts itself (D-M1). */
export function requestedMerge(data: DataStore, request: Kept<MergeProfilesRequest>): Merge {
  const { MainProfileId: mainId = '', ProfileIdsToBeMerged: mergedIds = [], FieldSourceProfileIds: sources } = request;
  const named = fieldSources(sources as FieldSourceProfileIds | undefined);
  for (const id of new Set([mainId, ...mergedIds, ...named.map(([, source]) => source)])) {
    if (!data.profile(id)) {
      throw notFound(`Profile ${id} does not exist`);
    }
  }
  if (mergedIds.includes(mainId)) {
    throw badRequest(`Profile ${mainId} is the main profile and cannot be merged into itself`);
  }
  const repeated = mergedIds.find((id, index) => mergedIds.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw badRequest(`Profile ${repeated} is named more than once in ProfileIdsToBeMerged`);
  }
  const stranger = named.find(([, id]) => id !== mainId && !mergedIds.includes(id));
  if (stranger) {
    throw badRequest(`The source of ${stranger[0]}, profile ${stranger[1]}, is neither the main profile nor one of those to be merged`);
  }
  return { mainId, mergedIds, choose: byFieldSources(sources as FieldSourceProfileIds | undefined) };
}
