import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import { notFound } from '../../protocol/service-error';
import { PROFILE_TYPE } from '../calculation/calculate';
import { idField } from '../calculation/readers';
import { parseRecord } from '../fields/record-json';
import type { Cells, Profile, StandardObject } from '../records';
import type { Scene } from '../scene';
import { everyOne } from '../slices';

/** One object as what its attributes are read of. */
export interface Source {
  readonly source: unknown;
  /** When it was ingested or written to. */
  readonly at: number;
}

/** Every object of a type, the oldest first; they are never in memory together. */
export function sourcesOf(scene: Scene, objectType: string): Iterable<Source> {
  if (Object.hasOwn(STANDARD_OBJECTS, objectType)) {
    return standardSources(scene, objectType);
  }
  if (!scene.definitions.objectType(objectType)) {
    throw notFound(`Object type ${objectType} does not exist in domain ${scene.domain.DomainName}`);
  }
  return recordSources(scene, objectType);
}

/** A profile as its members are nested in the API. */
export function profileSource({ id, cells, updatedAt }: Profile): Source {
  return { source: nested(cells, 'ProfileId', id), at: updatedAt };
}

function standardObjectSource({ id, type, cells, updatedAt }: StandardObject): Source {
  return { source: nested(cells, idField(type), id), at: updatedAt };
}

function* standardSources({ data }: Scene, type: string): Generator<Source> {
  if (type === PROFILE_TYPE) {
    for (const profile of everyOne((slice) => data.profiles(slice))) {
      yield profileSource(profile);
    }
  } else {
    for (const object of everyOne((slice) => data.standardObjectsOfType(type, slice))) {
      yield standardObjectSource(object);
    }
  }
}

function* recordSources({ data }: Scene, objectType: string): Generator<Source> {
  for (const { text, ingestedAt } of everyOne((slice) => data.objectsOfType(objectType, slice))) {
    yield { source: parseRecord(text), at: ingestedAt };
  }
}

/** `Address.City` stands in `Address`; only the first dot parts, as names of custom attributes may have some. */
function nested(cells: Cells, idName: string, id: string): { readonly [name: string]: unknown } {
  const members = new Map<string, unknown>([[idName, id]]);
  const structures = new Map<string, Map<string, unknown>>();
  for (const [path, { value }] of Object.entries(cells)) {
    const dot = path.indexOf('.');
    if (value !== undefined && dot < 0) {
      members.set(path, value);
    } else if (value !== undefined) {
      const name = path.slice(0, dot);
      structures.set(name, (structures.get(name) ?? new Map<string, unknown>()).set(path.slice(dot + 1), value));
    }
  }
  structures.forEach((structure, name) => members.set(name, Object.fromEntries(structure)));
  return Object.fromEntries(members);
}
