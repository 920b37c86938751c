import {
  CreateDomain$, DeleteDomain$, DeleteProfileObjectType$, GetDomain$, GetProfileObjectType$, GetProfileObjectTypeTemplate$, ListDomains$,
  ListProfileObjectTypes$, ListProfileObjectTypeTemplates$, ListTagsForResource$, PutProfileObjectType$, TagResource$, UntagResource$, UpdateDomain$,
} from '@aws-sdk/client-customer-profiles';
import { operation, Operation } from '../operation';
import { createDomain, deleteDomain, getDomain, listDomains, updateDomain } from './domains';
import { deleteProfileObjectType, getProfileObjectType, listProfileObjectTypes, putProfileObjectType } from './object-types';
import { listTagsForResource, tagResource, untagResource } from './tags';
import { getProfileObjectTypeTemplate, listProfileObjectTypeTemplates } from './templates';

/** What the service can do. A new operation is one more line here. */
export const OPERATIONS: readonly Operation[] = [
  operation(CreateDomain$, createDomain),
  operation(UpdateDomain$, updateDomain),
  operation(GetDomain$, getDomain),
  operation(DeleteDomain$, deleteDomain),
  operation(ListDomains$, listDomains),
  operation(PutProfileObjectType$, putProfileObjectType),
  operation(GetProfileObjectType$, getProfileObjectType),
  operation(DeleteProfileObjectType$, deleteProfileObjectType),
  operation(ListProfileObjectTypes$, listProfileObjectTypes),
  operation(ListProfileObjectTypeTemplates$, listProfileObjectTypeTemplates),
  operation(GetProfileObjectTypeTemplate$, getProfileObjectTypeTemplate),
  operation(TagResource$, tagResource),
  operation(UntagResource$, untagResource),
  operation(ListTagsForResource$, listTagsForResource),
];
