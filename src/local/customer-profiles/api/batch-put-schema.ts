import type { StaticListSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types';

/*
 * The client of the SDK does not have this operation yet, which the API model and the AWS CLI have; written as the client's own schemas are. It goes when
 * the client brings it.
 */

const NAMESPACE = 'com.amazonaws.customerprofiles';
const OPERATION = 9;
const STRUCTURE = 3;
const LIST = 1;
const TEXT = 0;
const NUMBER = 1;
/** A member that stands in the path. */
const IN_PATH = 1;

export interface BatchPutProfileObjectRequest {
  readonly DomainName: string | undefined;
  readonly ObjectTypeName: string | undefined;
  readonly Items: { readonly Id: string | undefined; readonly Object: string | undefined }[] | undefined;
}

export interface BatchPutProfileObjectResponse {
  readonly Successful?: { readonly Id: string; readonly ProfileObjectUniqueKey: string }[];
  /** The code is an HTTP status. */
  readonly Failed?: { readonly Id: string; readonly Code: number; readonly Message?: string }[];
}

function listOf(name: string, item: StaticStructureSchema): StaticListSchema {
  return [LIST, NAMESPACE, name, 0, () => item];
}

const requestItem: StaticStructureSchema = [STRUCTURE, NAMESPACE, 'BatchPutProfileObjectRequestItem', 0, ['Id', 'Object'], [TEXT, TEXT], 2];
const responseItem: StaticStructureSchema = [STRUCTURE, NAMESPACE, 'BatchPutProfileObjectResponseItem', 0, ['Id', 'ProfileObjectUniqueKey'], [TEXT, TEXT], 2];
const errorItem: StaticStructureSchema = [STRUCTURE, NAMESPACE, 'BatchPutProfileObjectErrorItem', 0, ['Id', 'Code', 'Message'], [TEXT, NUMBER, TEXT], 2];

const request: StaticStructureSchema = [
  STRUCTURE, NAMESPACE, 'BatchPutProfileObjectRequest', 0, ['DomainName', 'ObjectTypeName', 'Items'],
  [[TEXT, IN_PATH], TEXT, () => listOf('BatchPutProfileObjectRequestItemList', requestItem)], 3,
];
const response: StaticStructureSchema = [
  STRUCTURE, NAMESPACE, 'BatchPutProfileObjectResponse', 0, ['Successful', 'Failed'],
  [() => listOf('BatchPutProfileObjectResponseList', responseItem), () => listOf('BatchPutProfileObjectErrorList', errorItem)],
];

export const BatchPutProfileObject$: StaticOperationSchema = [
  OPERATION, NAMESPACE, 'BatchPutProfileObject', { http: ['PUT', '/domains/{DomainName}/profiles/objects/batch-put-profile-object', 200] }, () => request, () => response,
];
