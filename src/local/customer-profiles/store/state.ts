import type { ChildRecords, DomainRecord, StoredKind } from './records';

/** What the list of a kind is called in the state of its domain, in their order there. Saved files have it: it cannot be changed. */
export const SAVED_LISTS = {
  'object-type': 'ObjectTypes',
  'integration': 'Integrations',
  'integration-workflow': 'Workflows',
  'event-stream': 'EventStreams',
  'calculated-attribute': 'CalculatedAttributes',
} as const satisfies { readonly [Kind in StoredKind]: string };

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
