import { hash as digest } from 'node:crypto';
import type { KeyEntry } from './key-entries';
import type { KeyValue } from '../records';

/**
 * The value by which a record is told from others of its object type. The control plane takes one UNIQUE key only; of several entries
 * it is the first that exists for the record, and of several values of an entry the first.
 */
export function uniqueValueOf(entries: readonly KeyEntry[]): KeyValue | undefined {
  return entries.find(({ identifiers, values }) => identifiers.has('UNIQUE') && values.length > 0)?.values[0];
}

/** The key under which a record is kept and answered, the same for the same unique value; undefined where it has none (D-I1). */
export function uniqueKeyOf(domainName: string, objectType: string, entries: readonly KeyEntry[]): string | undefined {
  const value = uniqueValueOf(entries);
  return value && hash([domainName, objectType, value]);
}

/** The same of a standard object, by its id. */
export function uniqueKeyOfId(domainName: string, standardType: string, id: string): string {
  return hash([domainName, standardType, [id]]);
}

/** 44 characters. JSON keeps apart what would be the same when joined, and halves of characters, which UTF-8 has one replacement for. */
function hash(identity: readonly [domainName: string, objectType: string, value: KeyValue]): string {
  return digest('sha256', JSON.stringify(identity), 'base64');
}
