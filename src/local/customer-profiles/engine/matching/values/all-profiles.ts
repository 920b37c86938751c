import type { DataStore } from '../../data-store';
import type { Profile } from '../../records';

const AT_ONCE = 1000;

/** In the order of creation, a page at a time. */
export function* allProfiles(data: DataStore): Iterable<Profile> {
  let after: number | undefined;
  let page: readonly Profile[];
  do {
    page = data.profiles({ after, limit: AT_ONCE });
    yield* page;
    after = page.at(-1)?.order;
  } while (page.length === AT_ONCE);
}

/** Those of the ids that are there. */
export function profilesOf(data: DataStore, ids: readonly string[]): readonly Profile[] {
  return ids.map((id) => data.profile(id)).filter((profile) => profile !== undefined);
}
