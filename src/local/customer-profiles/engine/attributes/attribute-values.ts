import { valuesAt } from '../calculation/paths';
import { textOf } from '../calculation/value-text';

/** The texts that an attribute has in an object: several where it is a list, or within the elements of one. */
export function textsAt(source: unknown, attribute: string): readonly string[] {
  const whole = valuesAt(source, [attribute]);
  // A name with dots may be that of a custom attribute, which stands within one structure.
  const dot = attribute.indexOf('.');
  const within = dot < 0 ? [] : valuesAt(source, [attribute.slice(0, dot), attribute.slice(dot + 1)]);
  const found = [whole, within].find((values) => values.length > 0) ?? valuesAt(source, attribute.split('.'));
  return found.flatMap((value) => (Array.isArray(value) ? value as readonly unknown[] : [value])).map(textOf).filter((text) => text !== undefined);
}
