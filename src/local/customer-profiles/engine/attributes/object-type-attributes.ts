import { textsAt } from './attribute-values';
import { sourcesOf } from './sources';
import { cut } from '../calculation/value-text';
import type { Scene } from '../scene';

export interface AttributeItem {
  readonly AttributeName: string;
  readonly LastUpdatedAt: Date;
}

export interface AttributeValueItem {
  readonly Value: string;
  readonly LastUpdatedAt: Date;
}

/** What the API can give as the name of an attribute; nested ones have dots (D-G3). */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** What is longer is cut. */
const MAX_LENGTH = 1000;

/** How much of the values of an attribute is remembered: the most recent ones. */
const MAX_BYTES = 350_000;

/** The members that objects of a type have on their top level, by name. */
export function listAttributes(scene: Scene, { ObjectTypeName }: { readonly ObjectTypeName: string }): readonly AttributeItem[] {
  const latest = new Map<string, number>();
  for (const { source, at } of sourcesOf(scene, ObjectTypeName)) {
    Object.keys(Object(source) as object).forEach((name) => latest.set(name, Math.max(at, latest.get(name) ?? at)));
  }
  return [...latest].filter(([name]) => NAME.test(name)).sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, at]) => ({ AttributeName: name, LastUpdatedAt: new Date(at) }));
}

/** The values that an attribute has in objects of a type, each once, the one that came last first. */
export function listAttributeValues(
  scene: Scene, { ObjectTypeName, AttributeName }: { readonly ObjectTypeName: string; readonly AttributeName: string },
): readonly AttributeValueItem[] {
  const latest = new Map<string, number>();
  let bytes = 0;
  for (const { source, at } of sourcesOf(scene, ObjectTypeName)) {
    for (const text of textsAt(source, AttributeName)) {
      const value = cut(text, MAX_LENGTH);
      bytes += latest.delete(value) ? 0 : Buffer.byteLength(value);
      latest.set(value, at);
    }
    for (const value of bytes > MAX_BYTES ? latest.keys() : []) {
      if (bytes <= MAX_BYTES) {
        break;
      }
      latest.delete(value);
      bytes -= Buffer.byteLength(value);
    }
  }
  return [...latest].reverse().sort(([, one], [, other]) => other - one).map(([Value, at]) => ({ Value, LastUpdatedAt: new Date(at) }));
}
