import type { Profile } from '../records';

/** Loads a profile, and each no more than once. */
type Load = (id: string) => Profile | undefined;

/** Profiles of several lists of ids, each in the order of creation: every one once, in that order, and loaded only as far as it is asked for. */
export function* inOrderOfCreation(lists: readonly (readonly string[])[], load: Load, after: number | undefined): Iterable<Profile> {
  if (lists.length === 1) {
    const [ids] = lists;
    for (let at = after === undefined ? 0 : firstAfter(ids, after, load); at < ids.length; at++) {
      const profile = load(ids[at]);
      if (profile) {
        yield profile;
      }
    }
    return;
  }
  const places = lists.map((ids) => ({ ids, at: after === undefined ? 0 : firstAfter(ids, after, load) }));
  for (;;) {
    const heads = places.flatMap((place) => place.at < place.ids.length ? [load(place.ids[place.at])] : []);
    if (heads.length === 0) {
      return;
    }
    const first = heads.reduce((least, each) => each && (!least || each.order < least.order) ? each : least);
    places.filter(({ ids, at }) => at < ids.length && load(ids[at]) === first).forEach((place) => place.at++);
    if (first) {
      yield first;
    }
  }
}

function firstAfter(ids: readonly string[], order: number, load: Load): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((load(ids[middle])?.order ?? 0) > order) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}
