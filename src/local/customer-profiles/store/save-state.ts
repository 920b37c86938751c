import { SavedRecords } from './saved-records';
import type { DomainState } from './state';
import { recordOf, STORED_KINDS } from './state';
import { nameOf, SAVED_LISTS } from './stored-kinds';
import type { Writer } from '../database/database-file';

/** Saves domains as they are shown, with all that is in them. */
export function saveDomains(writer: Writer, environment: string, domains: readonly DomainState[]): void {
  const saved = new SavedRecords(writer, environment);
  for (const domain of domains) {
    saved.putDomain(recordOf(domain));
    for (const kind of STORED_KINDS) {
      const children: readonly object[] = domain[SAVED_LISTS[kind]] ?? [];
      children.forEach((child) => saved.put(kind, domain.DomainName, nameOf(kind, child), child));
    }
  }
}
