import { declaredKeys } from './key-entries';
import { normalize } from './normalize';
import { fixedContentType, isPredefined } from './predefined-keys';
import { PREDEFINED_KEYS } from '../../../../model/catalogue/standard-objects';
import { didYouMean } from '../../../../model/validation/nearest';
import { compileMapping } from '../fields/mapping';
import type { Key } from '../records';
import type { Definitions } from '../scene';

/** How the values of a key are given and compared. */
export interface KeyShape {
  /** One for each part of a value. */
  readonly contentTypes: readonly string[];
}

/** A key's value as it is looked for, or why it cannot be. */
export type ReadKey = { readonly key: Key } | { readonly problem: string };

/**
 * The shape of a key in a domain: predefined, or as the object types declare it, which agree. Undefined where there is no such key.
 *
 * @param parts how many parts were given: entries of one name may have more or fewer fields
 */
export function keyShape(definitions: Definitions, keyName: string, parts?: number): KeyShape | undefined {
  const fixed = fixedContentType(keyName);
  if (fixed !== undefined && parts === 1) {
    // the first that fits, without a look at what object types declare
    return { contentTypes: [fixed] };
  }
  const shapes = keyShapes(definitions, keyName, fixed);
  return shapes.find(({ contentTypes }) => contentTypes.length === parts) ?? shapes[0];
}

function keyShapes(definitions: Definitions, keyName: string, fixed: string | undefined): readonly KeyShape[] {
  const shapes: KeyShape[] = fixed === undefined ? [] : [{ contentTypes: [fixed] }];
  for (const objectType of definitions.objectTypes()) {
    if (objectType.Keys && Object.hasOwn(objectType.Keys, keyName)) {
      shapes.push(...declaredKeys(compileMapping(objectType)).filter(({ name }) => name === keyName));
    }
  }
  return shapes.length === 0 && isPredefined(keyName) ? [{ contentTypes: ['STRING'] }] : shapes;
}

/** Reads a key as a request gives it: its values are the parts of one value (D-S5). */
export function readKey(definitions: Definitions, keyName: string, values: readonly string[]): ReadKey {
  const shape = keyShape(definitions, keyName, values.length);
  if (!shape) {
    return { problem: unknownKey(definitions, keyName) };
  }
  const { contentTypes } = shape;
  if (contentTypes.length !== values.length) {
    const parts = contentTypes.length === 1 ? '1 field, and takes 1 value' : `${contentTypes.length} fields, and takes as many values, in their order`;
    return { problem: `The key ${keyName} has ${parts}; ${values.length} were given` };
  }
  return { key: { name: keyName, value: values.map((value, part) => normalize(contentTypes[part], value)) } };
}

/** What is said of a key that the domain does not have (D-S7). */
export function unknownKey(definitions: Definitions, keyName: string): string {
  const names = [...new Set([...definitions.objectTypes().flatMap(({ Keys = {} }) => Object.keys(Keys)), ...PREDEFINED_KEYS])];
  const meant = didYouMean(keyName, names);
  return `The key ${JSON.stringify(keyName.slice(0, 255))} is neither predefined nor declared by an object type of the domain${meant === undefined ? '' : `; ${meant}`}`;
}
