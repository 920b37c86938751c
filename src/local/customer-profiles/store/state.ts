import type { DomainRecord } from './records';
import { SAVED_LISTS } from './stored-kinds';
import type { ChildRecords, StoredKind } from './stored-kinds';

export const STORED_KINDS: readonly StoredKind[] = Object.keys(SAVED_LISTS) as StoredKind[];

/** The only list that is there even where it is empty. */
export const LIST_OF_EVERY_DOMAIN = SAVED_LISTS['object-type'];

/** The lists of a domain. */
export type SavedLists = { readonly [Kind in StoredKind as typeof SAVED_LISTS[Kind]]?: readonly ChildRecords[Kind][] };

/** A domain with all that is in it. */
export type DomainState = DomainRecord & SavedLists & Required<Pick<SavedLists, typeof LIST_OF_EVERY_DOMAIN>>;

/** The whole state, as it is saved and shown. */
export interface State {
  readonly version: 1;
  readonly domains: readonly DomainState[];
}

/** The record of a domain without what is in the domain. */
export function recordOf(domain: DomainState): DomainRecord {
  const lists: readonly string[] = Object.values(SAVED_LISTS);
  return Object.fromEntries(Object.entries(domain).filter(([member]) => !lists.includes(member))) as unknown as DomainRecord;
}
