import { GetProfileHistoryRecord$, ListProfileHistoryRecords$ } from '@aws-sdk/client-customer-profiles';
import type {
  GetProfileHistoryRecordRequest, GetProfileHistoryRecordResponse, ListProfileHistoryRecordsRequest, ListProfileHistoryRecordsResponse,
} from '@aws-sdk/client-customer-profiles';
import { dataOperation } from '../../api/data-operation';
import type { Operation } from '../../api/operation';
import { pageOfPart } from '../../api/paging';
import { historyRecord, listHistory } from '../../engine/history/read-history';

export const HISTORY_OPERATIONS: readonly Operation[] = [
  dataOperation<ListProfileHistoryRecordsRequest, ListProfileHistoryRecordsResponse>(ListProfileHistoryRecords$, (request, context) => {
    const { DomainName, NextToken, MaxResults, ...which } = request;
    const scene = context.scene(DomainName);
    const { Items: ProfileHistoryRecords, ...page } = pageOfPart((slice) => listHistory(scene, which, slice), request, () => `ListProfileHistoryRecords ${DomainName} ${JSON.stringify(which)}`);
    return { ProfileHistoryRecords, ...page };
  }),

  dataOperation<GetProfileHistoryRecordRequest, GetProfileHistoryRecordResponse>(GetProfileHistoryRecord$, ({ DomainName, ...which }, context) => (
    historyRecord(context.scene(DomainName), which)
  )),
];
