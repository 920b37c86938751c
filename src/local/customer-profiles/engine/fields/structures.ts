import { STANDARD_OBJECTS } from '../../../../model/catalogue/standard-objects.data';

/** A structure of a standard object that can be mapped as a whole. */
export interface Structure {
  /** Whether it is a list, whose elements have the members. */
  readonly isList: boolean;
  /** Members that have a single value. */
  readonly members: readonly string[];
  /** Members that are lists, with the members of their elements. */
  readonly lists: readonly { readonly name: string; readonly members: readonly string[] }[];
}

/** What the field tables know of a structure by its path without indexes; without members where they do not have it. */
export function structureOf(object: string, path: string): Structure {
  const names = path.split('.');
  const within = STANDARD_OBJECTS[object].fields.map((field) => field.split('.')).filter((segments) => (
    segments.length > names.length && names.every((name, at) => isNamed(segments[at], name))
  ));
  const members = within.filter((segments) => segments.length === names.length + 1).map((segments) => segments[names.length]).filter((name) => name !== '*');
  const lists = [...new Set(within.map((segments) => segments[names.length]).filter((name) => name.endsWith('[]')))].map((list) => ({
    name: list.slice(0, -2),
    members: within.filter((segments) => segments[names.length] === list).map((segments) => segments.slice(names.length + 1).join('.')),
  }));
  return { isList: within.some((segments) => segments[names.length - 1].endsWith('[]')), members, lists };
}

/** `{eventType}` stands for any name. */
function isNamed(segment: string, name: string): boolean {
  return segment.startsWith('{') || segment.replace(/\[\]$/, '') === name;
}
