import { AddProfileKey$, DeleteProfileKey$, SearchProfiles$ } from '@aws-sdk/client-customer-profiles';
import type {
  AddProfileKeyRequest, AddProfileKeyResponse, DeleteProfileKeyRequest, DeleteProfileKeyResponse, SearchProfilesRequest, SearchProfilesResponse,
} from '@aws-sdk/client-customer-profiles';
import { dataOperation } from '../../api/data-operation';
import type { Operation } from '../../api/operation';
import { pageOfPart } from '../../api/paging';
import { NOT_FOUND_YET } from '../../engine/effects/work';
import type { Scene } from '../../engine/scene';
import { addProfileKey, deleteProfileKey } from '../../engine/search/profile-keys';

import { searchProfiles } from '../../engine/search/search-profiles';
import type { GivenKey } from '../../engine/search/search-profiles';

/** Smaller than that of other lists (documentation of SearchProfiles). */
const PAGE_SIZE = 20;

export const SEARCH_OPERATIONS: readonly Operation[] = [
  dataOperation<SearchProfilesRequest, SearchProfilesResponse>(SearchProfiles$, (request, context) => {
    const { DomainName, KeyName, Values, AdditionalSearchKeys = [], LogicalOperator } = request;
    const scene = context.scene(DomainName);
    // its shape was checked: each key has a name and values
    const search = { KeyName, Values, LogicalOperator, AdditionalSearchKeys: AdditionalSearchKeys as readonly GivenKey[] };
    const list = (): string => `SearchProfiles ${DomainName} ${JSON.stringify(search)}`;
    const page = pageOfPart((slice) => searchProfiles(scene, search, slice), request, list, PAGE_SIZE);
    return context.options.eventualConsistency ? { ...page, Items: page.Items.filter((profile) => canBeFound(scene, profile.ProfileId)) } : page;
  }),

  dataOperation<AddProfileKeyRequest, AddProfileKeyResponse>(AddProfileKey$, ({ DomainName, ...key }, context) => (
    addProfileKey(context.scene(DomainName), key)
  )),

  dataOperation<DeleteProfileKeyRequest, DeleteProfileKeyResponse>(DeleteProfileKey$, ({ DomainName, ...key }, context) => {
    deleteProfileKey(context.scene(DomainName), key);
    return { Message: 'OK' };
  }),
];

/** New profiles can be found a while after the call that made them. */
function canBeFound({ data }: Scene, profileId: unknown): boolean {
  return data.document(NOT_FOUND_YET, String(profileId)) === undefined;
}
