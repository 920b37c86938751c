import type { ObjectTypeKey } from '@aws-sdk/client-customer-profiles';
import { normalize } from './normalize';
import { fixedContentType } from './predefined-keys';
import type { Kept } from '../../store/records';
import type { EvaluatedField, Evaluation, Mapping } from '../fields/mapping';
import { textOf } from '../fields/text';
import type { KeyValue } from '../records';

/** An entry of an object type's keys: an element of the list of a key's name. */
export interface DeclaredKey {
  readonly name: string;
  readonly identifiers: ReadonlySet<string>;
  readonly fieldNames: readonly string[];
  /** What the parts are compared by. */
  readonly contentTypes: readonly string[];
  /** The places of the fields in the mapping; -1 where it has none of that name. */
  readonly places: readonly number[];
}

/** What an entry comes to for one record. */
export interface KeyEntry extends DeclaredKey {
  /** Its values, normalised: none where the entry does not exist for the record, and usually one. */
  readonly values: readonly KeyValue[];
  /** Of each value the parts as the record has them. */
  readonly raw: readonly (readonly unknown[])[];
  /** Whether the record has more values, which are passed over. */
  readonly hasMore: boolean;
}

/**
 * The most values of an entry. Each is looked up, stored and compared with those of the record before: the largest record has some ten thousands of them,
 * and would keep everybody else waiting for many seconds.
 */
export const MOST_VALUES = 200;

const declared = new WeakMap<Mapping, readonly DeclaredKey[]>();
const NONE: readonly never[] = [];

/** The entries of an object type in declared order: by name, then within the list of the name (D-I9). */
export function declaredKeys(mapping: Mapping): readonly DeclaredKey[] {
  let keys = declared.get(mapping);
  if (!keys) {
    keys = Object.entries(mapping.objectType.Keys ?? {}).flatMap(([name, entries]) => entries.map((entry) => declare(mapping, name, entry)));
    declared.set(mapping, keys);
  }
  return keys;
}

function declare(mapping: Mapping, name: string, entry: Kept<ObjectTypeKey>): DeclaredKey {
  const { FieldNames: fieldNames = [], StandardIdentifiers: identifiers = [] } = entry;
  const places = fieldNames.map((field) => mapping.places.get(field) ?? -1);
  const fixed = fieldNames.length === 1 ? fixedContentType(name) : undefined;
  const contentTypes = places.map((place) => fixed ?? (place < 0 ? 'STRING' : mapping.fields[place].contentType));
  return { name, identifiers: new Set(identifiers), fieldNames, contentTypes, places };
}

/** The key values that a record has, an entry for each that its object type declares. */
export function keyEntries(evaluation: Evaluation): readonly KeyEntry[] {
  return declaredKeys(evaluation.mapping).map((key) => entryOf(key, evaluation.fields));
}

function entryOf({ name, identifiers, fieldNames, contentTypes, places }: DeclaredKey, fields: readonly EvaluatedField[]): KeyEntry {
  const single = places.length === 1 && places[0] >= 0 ? fields[places[0]].values : undefined;
  if (single?.length === 1) {
    const part = partOf(contentTypes[0], single[0]);
    // Written out, as copies of objects by their members are slow, and this is done for every record.
    return { name, identifiers, fieldNames, contentTypes, places, values: part === '' ? NONE : [[part]], raw: part === '' ? NONE : [single], hasMore: false };
  }
  const tuples = tuplesOf(places.map((place) => (place < 0 ? NONE : placedValues(fields[place]))), contentTypes);
  return { name, identifiers, fieldNames, contentTypes, places, ...tuples };
}

/** Values that a record has several of keep their places, so that those of one element stay together. */
function placedValues({ found, values }: EvaluatedField): readonly unknown[] {
  return values.length > 1 ? found : values;
}

/** One value for each place; a field with one value has it in all of them. Empty parts stay, a value without any part is none (D-I8). */
function tuplesOf(parts: readonly (readonly unknown[])[], contentTypes: readonly string[]): Pick<KeyEntry, 'values' | 'raw' | 'hasMore'> {
  const places = Math.max(...parts.map((values) => values.length));
  const values: KeyValue[] = [];
  const raw: (readonly unknown[])[] = [];
  const seen = new Set<string>();
  for (let place = 0; place < places; place++) {
    const given = parts.map((some): unknown => (some.length === 1 ? some[0] : some[place]));
    const value = given.map((part, at) => partOf(contentTypes[at], part));
    const id = value.length === 1 ? value[0] : JSON.stringify(value);
    if (value.some((part) => part !== '') && !seen.has(id)) {
      if (values.length === MOST_VALUES) {
        return { values, raw, hasMore: true };
      }
      seen.add(id);
      values.push(value);
      raw.push(given);
    }
  }
  return { values, raw, hasMore: false };
}

function partOf(contentType: string, value: unknown): string {
  return value === undefined || value === null ? '' : normalize(contentType, textOf(value) ?? '');
}

/** Whether an entry's values are kept, so that later records and searches find the profile by them. */
export function isStored({ identifiers }: DeclaredKey, isNew: boolean): boolean {
  return !identifiers.has('LOOKUP_ONLY') && (isNew || !identifiers.has('NEW_ONLY'));
}
