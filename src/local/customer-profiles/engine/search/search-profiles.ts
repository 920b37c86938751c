import { inOrderOfCreation } from './in-order-of-creation';
import { profilesWith } from './profiles-with';
import { searchedKey } from './searched-key';
import type { Slice } from '../data-store';
import { upTo } from '../part-of-list';
import type { PartOfList } from '../part-of-list';
import type { Profile } from '../records';
import type { Scene } from '../scene';
import type { Nested } from '../standard/nested';
import { profileView } from '../standard/profile-view';

/** A key as a request names it. */
export interface GivenKey {
  readonly KeyName: string;
  readonly Values: readonly string[];
}

export interface SearchRequest extends GivenKey {
  readonly AdditionalSearchKeys?: readonly GivenKey[];
  readonly LogicalOperator?: string;
}

/** SearchProfiles, in the order of creation. Each profile comes with the keys that found it as they were sent: with AND all, else those that it has (D-S6). */
export function searchProfiles({ data, definitions }: Scene, request: SearchRequest, slice: Slice): PartOfList<Nested> {
  const given = [request, ...request.AdditionalSearchKeys ?? []].map(({ KeyName, Values }) => ({ KeyName, Values }));
  const keys = given.map(({ KeyName, Values }, index) => (
    searchedKey(definitions, KeyName, Values, index === 0 ? 'values' : `additionalSearchKeys.${index}.member.values`)
  ));
  const loaded = new Map<string, Profile | undefined>();
  const profile = (id: string): Profile | undefined => {
    if (!loaded.has(id)) {
      loaded.set(id, data.profile(id));
    }
    return loaded.get(id);
  };
  const store = { profile, bound: data.bound.bind(data), mergedInto: data.mergedInto.bind(data) };
  const found = keys.map((key) => profilesWith({ data: store }, key));
  const lists = request.LogicalOperator === 'AND' ? [inAll(found)] : found;
  const sets = found.length === 1 ? [] : found.map((ids) => new Set(ids));
  const profiles = [];
  for (const each of inOrderOfCreation(lists, profile, slice.after)) {
    profiles.push(each);
    if (profiles.length > slice.limit) {
      break;
    }
  }
  return upTo(slice.limit, profiles, (each) => Object.assign(profileView(each), {
    FoundByItems: sets.length === 0 ? given : given.filter((_, index) => sets[index].has(each.id)),
  }));
}

function inAll([first, ...others]: readonly (readonly string[])[]): readonly string[] {
  const sets = others.map((ids) => new Set(ids));
  return first.filter((id) => sets.every((set) => set.has(id)));
}
