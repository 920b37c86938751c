import {
  DeleteProfileObjectType$, DetectProfileObjectType$, GetProfileObjectType$, ListProfileObjectTypes$, PutProfileObjectType$,
} from '@aws-sdk/client-customer-profiles';
import type {
  DeleteProfileObjectTypeRequest, DeleteProfileObjectTypeResponse, DetectProfileObjectTypeRequest, DetectProfileObjectTypeResponse,
  GetProfileObjectTypeRequest, GetProfileObjectTypeResponse, ListProfileObjectTypesRequest, ListProfileObjectTypesResponse,
  PutProfileObjectTypeRequest, PutProfileObjectTypeResponse,
} from '@aws-sdk/client-customer-profiles';
import { disableIntegrations } from './integrations';
import { findTemplate } from './templates';
import { checkObjectType } from '../../../model/rules/object-type/object-type-rules';
import { dataOperation } from '../api/data-operation';
import { existing, existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Context, Operation, Output, Valid } from '../api/operation';
import { pageOf } from '../api/paging';
import { refuseOverQuota } from '../api/quota-check';
import { validateRules } from '../api/validation';
import { detectObjectType } from '../engine/detection/detect-object-type';
import { forgetObjectType } from '../engine/effects/forget-object-type';
import { badRequest } from '../protocol/service-error';
import type { DomainRecord, ObjectTypeRecord } from '../store/records';
import type { Store } from '../store/store';

type PutRequest = Valid<PutProfileObjectTypeRequest>;

export const OBJECT_TYPE_OPERATIONS: readonly Operation[] = [
  /** Overwrites whatever there is: only the tags and the time of creation of an existing type stay. */
  operation<PutProfileObjectTypeRequest, PutProfileObjectTypeResponse>(PutProfileObjectType$, (request, context) => {
    const { store, now } = context;
    validateRules(checkObjectType, request);
    const domain = existingDomain(store, request.DomainName);
    const old = store.children('object-type').get(request.DomainName, request.ObjectTypeName);
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
    store.children('object-type').put(request.DomainName, record);
    return objectTypeResponse(request.DomainName, record, context);
  }),

  operation<GetProfileObjectTypeRequest, GetProfileObjectTypeResponse>(GetProfileObjectType$, (request, context) => {
    return objectTypeResponse(request.DomainName, existing(context.store, 'object-type', request.DomainName, request.ObjectTypeName), context);
  }),

  operation<DeleteProfileObjectTypeRequest, DeleteProfileObjectTypeResponse>(DeleteProfileObjectType$, (request, { store, scene }) => {
    existing(store, 'object-type', request.DomainName, request.ObjectTypeName);
    forgetObjectType(scene(request.DomainName), request.ObjectTypeName);
    store.children('object-type').delete(request.DomainName, request.ObjectTypeName);
    disableIntegrations(store, request.DomainName, request.ObjectTypeName);
    return { Message: `Object type ${request.ObjectTypeName} was deleted from domain ${request.DomainName}` };
  }),

  operation<ListProfileObjectTypesRequest, ListProfileObjectTypesResponse>(ListProfileObjectTypes$, (request, context) => {
    const { DomainName } = existingDomain(context.store, request.DomainName);
    const list = `ListProfileObjectTypes ${DomainName}`;
    const page = pageOf(context.store.children('object-type').list(DomainName), ({ ObjectTypeName }) => ObjectTypeName, request, list);
    return { ...page, Items: page.Items.map((record) => objectTypeResponse(DomainName, record, context)) };
  }),

  /** Keeps nothing. Where no field can be a key there is no object type that could be put. */
  dataOperation<DetectProfileObjectTypeRequest, DetectProfileObjectTypeResponse>(DetectProfileObjectType$, ({ DomainName, Objects }, { store }) => {
    existingDomain(store, DomainName);
    const detection = detectObjectType(Objects);
    if ('refusal' in detection) {
      throw badRequest(detection.refusal);
    }
    return { DetectedProfileObjectTypes: detection.detected };
  }),
];

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

function checkQuotas(request: PutRequest, context: Context, old: ObjectTypeRecord | undefined): void {
  const { store, quotas } = context;
  const { DomainName, MaxProfileObjectCount } = request;
  if (!old) {
    refuseOverQuota('object-type', DomainName, context);
  }
  const available = quotas.objectsPerProfile - assigned(store, DomainName) + (old?.MaxProfileObjectCount ?? 0);
  if (MaxProfileObjectCount !== undefined && MaxProfileObjectCount > available) {
    throw badRequest(`Value '${MaxProfileObjectCount}' at 'MaxProfileObjectCount' failed to satisfy constraint: of the `
      + `${quotas.objectsPerProfile} objects that a profile may have, ${available} are not assigned to other object types of domain ${DomainName}`);
  }
}

function assigned(store: Store, domainName: string): number {
  return store.children('object-type').list(domainName).reduce((sum, { MaxProfileObjectCount = 0 }) => sum + MaxProfileObjectCount, 0);
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
