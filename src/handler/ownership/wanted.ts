import { digest } from './digest';
import { isOfAws } from './tags';
import type { Tags } from './tags';

/** What a construct wants a resource to be: its request, the options that are no part of the resource left out. */
export interface Wanted {
  readonly Tags?: Tags;
  readonly RecreateOnChange?: boolean;
}

/** A hash of what an owner wants. A part of something larger has no tags of its own. */
export function wantedHash<T extends Wanted>(wanted: T, tags: Tags = {}, isPart = false): string {
  const { Tags: _, RecreateOnChange: __, ...settings } = wanted;
  const own = Object.entries(tags).filter(([key]) => !isOfAws(key) && !key.startsWith('cdk-customer-profiles:'));
  return digest([settings, isPart ? {} : Object.fromEntries(own)]).slice(0, 8);
}

/**
 * What the former owner may have wanted of what is taken over as it is; when an update of that owner is rolled back, its function is asked for it again. Its settings
 * are those that the new owner wants, and its tags all that are there, or, where others have set some too, those that both have.
 */
export function hadHashes<T extends Wanted>(wanted: T, live: Tags = {}, isPart = false): string {
  const common = Object.fromEntries(Object.entries(live).filter(([key]) => Object.hasOwn(wanted.Tags ?? {}, key)));
  return [...new Set([wantedHash(wanted, live, isPart), wantedHash(wanted, common, isPart)])].join('');
}

/** Whether what an owner wants is among the hashes of what was there when another took over. */
export function wasWanted(had: string | undefined, wanted: string): boolean {
  return had?.match(/.{8}/g)?.includes(wanted) ?? false;
}
