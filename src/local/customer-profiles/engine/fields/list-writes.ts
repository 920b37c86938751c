import type { CellValue } from '../records';

/** A member of an element of a list. */
export interface ElementPlace {
  readonly object: string;
  readonly path: string;
  readonly member: string;
  readonly position: number;
}

/** A list of a target has as many elements as the source's; one that a target names by its number may be far beyond. */
const LAST_POSITION = 1_000_000;

/** The lists of a record's standard objects, put together from the fields that fill them. */
export class ListWrites {
  /** By list, then by position, the members of an element. */
  private readonly lists = new Map<string, { readonly object: string; readonly path: string; readonly elements: Map<number, Map<string, string>> }>();

  public add({ object, path, member, position }: ElementPlace, text: string): void {
    if (position > LAST_POSITION) {
      return;
    }
    const id = `${object}.${path}`;
    const list = this.lists.get(id) ?? { object, path, elements: new Map<number, Map<string, string>>() };
    this.lists.set(id, list);
    const element = list.elements.get(position) ?? new Map<string, string>();
    list.elements.set(position, element);
    element.set(member, text);
  }

  /** Elements of which no field has anything are left out. */
  public writes(): readonly { readonly object: string; readonly path: string; readonly value: CellValue }[] {
    return this.lists.size === 0 ? [] : [...this.lists.values()].map(({ object, path, elements }) => ({
      object,
      path,
      value: [...elements].sort(([a], [b]) => a - b).map(([, members]): unknown => Object.fromEntries(members)),
    }));
  }
}

/** A list itself; anything else is a list of one. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
