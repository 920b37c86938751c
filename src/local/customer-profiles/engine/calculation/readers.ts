import { decimalText } from './numbers';
import { valuesAt } from './paths';
import { textOf } from './value-text';
import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';
import type { ObjectTypeRecord } from '../../store/records';
import type { Cells, Profile, StandardObject } from '../records';

/** The text of an attribute of one object; undefined where it is absent or empty. */
export type Reader = (attribute: string) => string | undefined;

/** The values of the fields of an object type for one record of it. */
export type FieldValues = (field: string) => string | undefined;

/** How the fields of a record that was stored before are evaluated again. */
export type FieldsOf = (objectType: ObjectTypeRecord, source: unknown) => FieldValues;

/** Two members that are two views of one value. */
const TWINS: { readonly [path: string]: string } = {
  Gender: 'GenderString', GenderString: 'Gender', PartyType: 'PartyTypeString', PartyTypeString: 'PartyType',
};

/** A number that is written as no person would. */
const EXPONENT = /^-?\d(\.\d{1,17})?e[+-]\d{1,2}$/;

/** A name is that of a field, and only where the type has none of it a path within the record (D-C6). */
export function recordReader(objectType: ObjectTypeRecord | undefined, source: unknown, fieldValues: FieldValues): Reader {
  const fields = objectType?.Fields ?? {};
  return (attribute) => (Object.hasOwn(fields, attribute) ? fieldText(fieldValues(attribute)) : textOf(valuesAt(source, attribute.split('.'))[0]));
}

/** Fields give numbers as JSON has them; a value has no exponent (D-C7). */
function fieldText(text: string | undefined): string | undefined {
  return text !== undefined && EXPONENT.test(text) ? decimalText(Number(text)) : textOf(text);
}

export function standardObjectReader({ id, type, cells, createdAt }: StandardObject): Reader {
  return cellReader(cells, new Map([[idField(type), id], ['createdAt', new Date(createdAt).toISOString()]]));
}

export function profileReader({ id, cells, createdAt }: Profile): Reader {
  return cellReader(cells, new Map([['ProfileId', id], ['createdAt', new Date(createdAt).toISOString()]]));
}

/** The member of a standard object that holds its own id. */
export function idField(type: string): string {
  return Object.hasOwn(STANDARD_OBJECTS, type) ? STANDARD_OBJECTS[type].systemId : '';
}

function cellReader(cells: Cells, own: ReadonlyMap<string, string>): Reader {
  const twin = (attribute: string) => (Object.hasOwn(TWINS, attribute) ? textOf(atCell(cells, TWINS[attribute])) : undefined);
  return (attribute) => own.get(attribute) ?? textOf(atCell(cells, attribute)) ?? twin(attribute);
}

/** A cell may hold a structure or a list that the path leads into. */
function atCell(cells: Cells, attribute: string): unknown {
  const names = attribute.split('.');
  for (let length = names.length; length > 0; length--) {
    const path = names.slice(0, length).join('.');
    if (Object.hasOwn(cells, path)) {
      return valuesAt(cells[path].value, names.slice(length))[0];
    }
  }
  return undefined;
}
