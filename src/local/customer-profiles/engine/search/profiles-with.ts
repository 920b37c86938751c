import type { DataStore } from '../data-store';
import type { Key } from '../records';

/**
 * The ids of the profiles that have a key's value, in the order of their creation. A profile has its id without a row in the index, and a profile that
 * others were merged into has theirs too (D-I10, D-M2); calls may have added an id to a profile besides.
 */
export function profilesWith({ data }: { readonly data: Pick<DataStore, 'bound' | 'profile' | 'mergedInto'> }, key: Key): readonly string[] {
  const added = data.bound(key);
  if (key.name !== '_profileId') {
    return added;
  }
  const [id] = key.value;
  const own = data.profile(id)?.id ?? data.mergedInto(id);
  if (own === undefined || added.includes(own)) {
    return added;
  }
  const orderOf = (each: string) => data.profile(each)?.order ?? 0;
  return added.length === 0 ? [own] : [...added, own].sort((one, other) => orderOf(one) - orderOf(other));
}
