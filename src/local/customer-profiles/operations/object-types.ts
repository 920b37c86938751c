import type {
  DeleteProfileObjectTypeRequest, DeleteProfileObjectTypeResponse, GetProfileObjectTypeRequest, GetProfileObjectTypeResponse,
  ListProfileObjectTypesRequest, ListProfileObjectTypesResponse, PutProfileObjectTypeRequest, PutProfileObjectTypeResponse,
} from '@aws-sdk/client-customer-profiles';
import { ENUM_CODE } from '../../../model/api/check-shape';
import { checkObjectType } from '../../../model/rules/object-type/object-type-rules';
import { OPEN_LIST_CODES } from '../../../model/rules/open-lists';
import type { Context, Output, Valid } from '../operation';
import { pageOf } from '../paging';
import { badRequest, notFound } from '../protocol/service-error';
import type { DomainRecord, ObjectTypeRecord } from '../store/records';
import type { Store } from '../store/store';
import { refuse } from '../validation';
import { existingDomain } from './domains';
import { disableIntegrations } from './integrations';
import { findTemplate } from './templates';

type PutRequest = Valid<PutProfileObjectTypeRequest>;

/** Overwrites whatever there is: only the tags and the time of creation of an existing type stay. */
export function putProfileObjectType(request: PutRequest, context: Context): Output<PutProfileObjectTypeResponse> {
  const { store, now } = context;
  // tags are the shape's affair: the rule of the model is for those of a user, who shares the service's fifty with this library
  // What only a list of fields does not have may be newer than the list, and its author has acknowledged it.
  refuse(checkObjectType({ ...request, Tags: undefined }).filter(({ code }) => code === ENUM_CODE || !OPEN_LIST_CODES.includes(code)));
  const domain = existingDomain(store, request.DomainName);
  const old = store.objectType(request.DomainName, request.ObjectTypeName);
  checkKey(request, domain, old);
  checkQuotas(request, context, old);
  const time = now();
  const record: ObjectTypeRecord = {
    ObjectTypeName: request.ObjectTypeName,
    Description: request.Description,
    ExpirationDays: request.ExpirationDays,
    EncryptionKey: keyOf(request),
    MaxProfileObjectCount: request.MaxProfileObjectCount,
    SourcePriority: request.SourcePriority,
    ...mappingOf(request),
    Tags: old ? old.Tags : request.Tags,
    CreatedAt: old?.CreatedAt ?? time,
    LastUpdatedAt: time,
  };
  store.putObjectType(request.DomainName, record);
  return objectTypeResponse(request.DomainName, record, context);
}

export function getProfileObjectType(request: Valid<GetProfileObjectTypeRequest>, context: Context): Output<GetProfileObjectTypeResponse> {
  return objectTypeResponse(request.DomainName, existingObjectType(context.store, request.DomainName, request.ObjectTypeName), context);
}

export function deleteProfileObjectType(request: Valid<DeleteProfileObjectTypeRequest>, { store }: Context): Output<DeleteProfileObjectTypeResponse> {
  existingObjectType(store, request.DomainName, request.ObjectTypeName);
  store.deleteObjectType(request.DomainName, request.ObjectTypeName);
  disableIntegrations(store, request.DomainName, request.ObjectTypeName);
  return { Message: `Object type ${request.ObjectTypeName} was deleted from domain ${request.DomainName}` };
}

export function listProfileObjectTypes(request: Valid<ListProfileObjectTypesRequest>, context: Context): Output<ListProfileObjectTypesResponse> {
  const { DomainName } = existingDomain(context.store, request.DomainName);
  const list = `ListProfileObjectTypes ${DomainName}`;
  const page = pageOf(context.store.listObjectTypes(DomainName), ({ ObjectTypeName }) => ObjectTypeName, request, list);
  return { ...page, Items: page.Items.map((record) => objectTypeResponse(DomainName, record, context)) };
}

export function existingObjectType(store: Store, domainName: string, objectTypeName: string): ObjectTypeRecord {
  existingDomain(store, domainName);
  const record = store.objectType(domainName, objectTypeName);
  if (!record) {
    throw notFound(`Object type ${objectTypeName} does not exist in domain ${domainName}`);
  }
  return record;
}

type Mapping = Pick<ObjectTypeRecord, 'TemplateId' | 'AllowProfileCreation' | 'SourceLastUpdatedTimestampFormat' | 'Fields' | 'Keys'>;

function mappingOf(request: PutRequest): Mapping {
  if (request.TemplateId !== undefined) {
    const { TemplateId, AllowProfileCreation, SourceLastUpdatedTimestampFormat, Fields, Keys } = findTemplate(request.TemplateId, badRequest);
    return { TemplateId, AllowProfileCreation, SourceLastUpdatedTimestampFormat, Fields, Keys };
  }
  // the service's default is false (documentation of PutProfileObjectType)
  const { AllowProfileCreation = false, SourceLastUpdatedTimestampFormat, Fields, Keys } = request;
  return { AllowProfileCreation, SourceLastUpdatedTimestampFormat, Fields, Keys };
}

function keyOf({ EncryptionKey }: PutRequest): string | undefined {
  return EncryptionKey === '' ? undefined : EncryptionKey;
}

/** "Update and validate a mapping", administrator guide. */
function checkKey(request: PutRequest, domain: DomainRecord, old: ObjectTypeRecord | undefined): void {
  if (domain.DataStore?.Enabled && old && old.EncryptionKey !== keyOf(request)) {
    throw badRequest(`The EncryptionKey of object type ${request.ObjectTypeName} cannot change, as domain ${request.DomainName} has its data store enabled`);
  }
}

function checkQuotas(request: PutRequest, { store, quotas }: Context, old: ObjectTypeRecord | undefined): void {
  const { DomainName, MaxProfileObjectCount } = request;
  if (!old && store.listObjectTypes(DomainName).length >= quotas.objectTypesPerDomain) {
    throw badRequest(`Domain ${DomainName} has ${quotas.objectTypesPerDomain} object types already, which is its quota`);
  }
  const available = quotas.objectsPerProfile - assigned(store, DomainName) + (old?.MaxProfileObjectCount ?? 0);
  if (MaxProfileObjectCount !== undefined && MaxProfileObjectCount > available) {
    throw badRequest(`Value '${MaxProfileObjectCount}' at 'MaxProfileObjectCount' failed to satisfy constraint: of the `
      + `${quotas.objectsPerProfile} objects that a profile may have, ${available} are not assigned to other object types of domain ${DomainName}`);
  }
}

function assigned(store: Store, domainName: string): number {
  return store.listObjectTypes(domainName).reduce((sum, { MaxProfileObjectCount = 0 }) => sum + MaxProfileObjectCount, 0);
}

function objectTypeResponse(domainName: string, record: ObjectTypeRecord, { store, quotas }: Context): Output<PutProfileObjectTypeResponse> {
  const { CreatedAt, LastUpdatedAt, ...members } = record;
  return {
    ...members,
    MaxAvailableProfileObjectCount: Number.isFinite(quotas.objectsPerProfile)
      ? Math.max(0, quotas.objectsPerProfile - assigned(store, domainName)) : undefined,
    CreatedAt: new Date(CreatedAt),
    LastUpdatedAt: new Date(LastUpdatedAt),
  };
}
