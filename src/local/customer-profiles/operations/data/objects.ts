import { DeleteProfileObject$, ListProfileObjects$, PutProfileObject$ } from '@aws-sdk/client-customer-profiles';
import type {
  DeleteProfileObjectRequest, DeleteProfileObjectResponse, ListProfileObjectsRequest, ListProfileObjectsResponse, PutProfileObjectRequest,
  PutProfileObjectResponse,
} from '@aws-sdk/client-customer-profiles';
import { BatchPutProfileObject$ } from '../../api/batch-put-schema';
import type { BatchPutProfileObjectRequest, BatchPutProfileObjectResponse } from '../../api/batch-put-schema';
import { dataOperation } from '../../api/data-operation';
import type { Context, Operation } from '../../api/operation';
import { pageInOrder } from '../../api/paging';
import { existingObjectType, isRead, readRecord } from '../../engine/ingestion/read-record';
import type { UnreadRecord } from '../../engine/ingestion/read-record';
import { deleteObject } from '../../engine/objects/delete-object';
import { listObjects } from '../../engine/objects/list-objects';
import type { Scene } from '../../engine/scene';
import { badRequest } from '../../protocol/service-error';
import type { ObjectTypeRecord } from '../../store/records';

export const OBJECT_OPERATIONS: readonly Operation[] = [
  dataOperation<PutProfileObjectRequest, PutProfileObjectResponse>(PutProfileObject$, (request, context) => {
    const scene = context.scene(request.DomainName);
    const objectType = existingObjectType(scene, request.ObjectTypeName);
    const put = putObject(scene, context, { objectType, text: request.Object });
    if (typeof put === 'string') {
      return { ProfileObjectUniqueKey: put };
    }
    throw badRequest(put.reason);
  }),

  /** Each record for itself: one that is not taken keeps none of the others out. */
  dataOperation<BatchPutProfileObjectRequest, BatchPutProfileObjectResponse>(BatchPutProfileObject$, (request, context) => {
    const scene = context.scene(request.DomainName);
    const objectType = existingObjectType(scene, request.ObjectTypeName);
    const repeated = request.Items.findIndex(({ Id }, index) => request.Items.findIndex((other) => other.Id === Id) < index);
    if (repeated >= 0) {
      const path = `items.${repeated + 1}.member.id`;
      throw badRequest(`Value '${request.Items[repeated].Id}' at '${path}' failed to satisfy constraint: Member must be another in each item`);
    }
    const results = request.Items.map(({ Id, Object: text }) => {
      return { Id: String(Id), put: putObject(scene, context, { objectType, text: String(text) }) };
    });
    return {
      Successful: results.flatMap(({ Id, put }) => typeof put === 'string' ? [{ Id, ProfileObjectUniqueKey: put }] : []),
      Failed: results.flatMap(({ Id, put }) => typeof put === 'string' ? [] : [{ Id, Code: 400, Message: put.reason }]),
    };
  }),

  dataOperation<ListProfileObjectsRequest, ListProfileObjectsResponse>(ListProfileObjects$, (request, context) => {
    const { DomainName, ProfileId: profileId, ObjectTypeName: objectType, ObjectFilter: filter } = request;
    const list = listObjects(context.scene(DomainName), {
      profileId, objectType, filter: filter && { keyName: String(filter.KeyName), values: filter.Values ?? [] },
    });
    const page = pageInOrder(list, request, `ListProfileObjects ${DomainName} ${profileId} ${objectType} ${JSON.stringify(filter)}`);
    const Items = page.Items.map(({ uniqueKey, text }) => ({ ObjectTypeName: objectType, ProfileObjectUniqueKey: uniqueKey, Object: text }));
    return { ...page, Items };
  }),

  dataOperation<DeleteProfileObjectRequest, DeleteProfileObjectResponse>(DeleteProfileObject$, (request, context) => {
    const { DomainName, ProfileId: profileId, ObjectTypeName: objectType, ProfileObjectUniqueKey: uniqueKey } = request;
    deleteObject(context.scene(DomainName), { profileId, objectType, uniqueKey });
    return { Message: 'OK' };
  }),
];

interface Put {
  readonly objectType: ObjectTypeRecord;
  readonly text: string;
}

/** Takes a record in, now or later, and answers its unique key, or why it is refused at once. */
function putObject(scene: Scene, context: Context, { objectType, text }: Put): string | UnreadRecord {
  const record = readRecord(scene, objectType, text);
  if (!isRead(record)) {
    return record;
  }
  context.work(scene, { kind: 'ingest', objectType: objectType.ObjectTypeName, text }, record);
  return record.uniqueKey;
}
