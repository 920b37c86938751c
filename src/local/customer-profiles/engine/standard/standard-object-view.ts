import { nested } from './nested';
import type { Nested } from './nested';
import { attributesOf } from './profile-view';
import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import type { Cells, StandardObject } from '../records';

/** An asset, order, case or the like as it is listed: its id by the name that its type has for it, its fields, and its custom attributes as a map. */
export function standardObjectView({ id, type, cells }: Pick<StandardObject, 'id' | 'type' | 'cells'>): Nested {
  const attributes = attributesOf(cells);
  return {
    ...Object.fromEntries([[idField(type), id]]),
    ...nested(fieldsOf(cells)),
    ...attributes.length > 0 && { Attributes: Object.fromEntries(attributes) },
  };
}

/** The field that has the id of a standard object, such as `AssetId`. */
export function idField(type: string): string {
  return Object.hasOwn(STANDARD_OBJECTS, type) ? STANDARD_OBJECTS[type].systemId : 'Id';
}

function* fieldsOf(cells: Cells): Iterable<[segments: readonly string[], value: unknown]> {
  for (const path of Object.keys(cells)) {
    if (!path.startsWith('Attributes.') && cells[path].value !== undefined) {
      yield [segmentsOf(path), cells[path].value];
    }
  }
}

/** Attributes of an event of a communication record are a map as well, with dots in its names. */
const EVENT_ATTRIBUTES = /^(Events)\.([^.]+)\.(Attributes)\.(.+)$/s;

function segmentsOf(path: string): readonly string[] {
  return EVENT_ATTRIBUTES.exec(path)?.slice(1) ?? path.split('.');
}
