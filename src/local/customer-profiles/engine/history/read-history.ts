import type { GetProfileHistoryRecordResponse, ListProfileHistoryRecordsRequest, ProfileHistoryRecord } from '@aws-sdk/client-customer-profiles';
import { notFound } from '../../protocol/service-error';
import type { Kept } from '../../store/records';
import type { Slice } from '../data-store';
import { existingProfile } from '../existing-profile';
import { upTo } from '../part-of-list';
import type { PartOfList } from '../part-of-list';
import type { HistoryAction, HistoryContent, HistoryRecord } from '../records';
import type { Scene } from '../scene';
import { profileView } from '../standard/profile-view';

type ListRequest = Kept<Pick<ListProfileHistoryRecordsRequest, 'ProfileId' | 'ObjectTypeName' | 'ActionType' | 'PerformedBy'>>;

/** ListProfileHistoryRecords: newest first. */
export function listHistory({ data }: Scene, request: ListRequest, slice: Slice): PartOfList<Kept<ProfileHistoryRecord>> {
  const { ProfileId: id = '', ObjectTypeName: objectType, ActionType: action, PerformedBy: performedBy } = request;
  existingProfile(data, id);
  const records = data.history(id, { objectType, action: action as HistoryAction | undefined, performedBy }, { ...slice, limit: slice.limit + 1 });
  return upTo(slice.limit, records, answerOf);
}

/** The longest text that the API answers as content. */
const LONGEST_CONTENT = 256_000;

/** GetProfileHistoryRecord. */
export function historyRecord({ data }: Scene, request: { readonly ProfileId: string; readonly Id: string }): Kept<GetProfileHistoryRecordResponse> {
  existingProfile(data, request.ProfileId);
  const record = data.historyRecord(request.ProfileId, request.Id);
  if (!record) {
    throw notFound(`History record ${request.Id} does not exist for profile ${request.ProfileId}`);
  }
  const content = textOf(record.content);
  return { ...answerOf(record), ...content.length <= LONGEST_CONTENT && { Content: content } };
}

function textOf(content: HistoryContent): string {
  return typeof content === 'string' ? content : JSON.stringify(profileView(content));
}

function answerOf(record: HistoryRecord): Kept<ProfileHistoryRecord> {
  const at = new Date(record.at);
  return {
    Id: record.id,
    ObjectTypeName: record.objectType,
    CreatedAt: at,
    LastUpdatedAt: at,
    ActionType: record.action,
    ...record.uniqueKey !== undefined && { ProfileObjectUniqueKey: record.uniqueKey },
    PerformedBy: record.performedBy,
  };
}
