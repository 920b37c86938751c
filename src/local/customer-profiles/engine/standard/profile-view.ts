import type { Nested } from './nested';
import { ADDRESSES, ENUM_MEMBERS, PREFERENCES, TEXT_MEMBERS, TWINS } from './profile-members';
import type { Cells, ProfileState } from '../records';

/** A standard profile as the API answers it: absent members and empty structures are left out (D-P5), and enums have only values of their own (D-P2). */
export function profileView({ id, cells }: ProfileState): Nested & { readonly ProfileId: string } {
  const view: View = { ProfileId: id };
  addTexts(view, cells, (member, value) => !Object.hasOwn(ENUM_MEMBERS, member) || ENUM_MEMBERS[member].includes(String(value)));
  addStructures(view, cells, () => false);
  return view;
}

/** A standard profile as records of an event stream have it: both twins as they are, and addresses and attributes also where they are empty. */
export function profileEventObject({ id, cells }: ProfileState): Nested & { readonly ProfileId: string } {
  const view: View = { ProfileId: id };
  addTexts(view, cells, () => true);
  addStructures(view, cells, (member) => member !== 'EngagementPreferences');
  return view;
}

interface View {
  readonly ProfileId: string;
  [member: string]: unknown;
}

const TWIN_OF: ReadonlyMap<string, string> = new Map(Object.entries(TWINS).map(([member, twin]) => [twin, member]));

function addTexts(view: View, cells: Cells, isShown: (member: string, value: unknown) => boolean): void {
  for (const member of TEXT_MEMBERS) {
    const value = valueAt(cells, member);
    if (value !== undefined) {
      const twin = TWIN_OF.get(member);
      if (twin !== undefined && isShown(twin, value)) {
        view[twin] = value;
      }
      if (isShown(member, value)) {
        view[member] = value;
      }
    }
  }
}

function addStructures(view: View, cells: Cells, isShownEmpty: (member: string) => boolean): void {
  const nested = Object.keys(cells).filter((path) => path.includes('.'));
  for (const [member, paths] of STRUCTURES) {
    // of most profiles few of the structures are there to be looked through
    const value = nested.some((path) => path.startsWith(member)) ? membersOf(cells, paths, nested) : undefined;
    if (value ?? isShownEmpty(member)) {
      view[member] = value ?? {};
    }
  }
}

type Paths = readonly (readonly [member: string, path: string])[];

/** In their order, with the paths of their members; custom attributes may have any. Made once, as this is done for every record. */
const STRUCTURES: readonly (readonly [member: string, paths: Paths | undefined])[] = [
  ...[...ADDRESSES].map(([address, parts]) => [address, pathsIn(address, parts)] as const),
  ['Attributes', undefined],
  ['EngagementPreferences', pathsIn('EngagementPreferences', PREFERENCES)],
];

function pathsIn(root: string, members: readonly string[]): Paths {
  return members.map((member) => [member, `${root}.${member}`]);
}

/** Undefined where it would be empty. @param nested the paths of all that is in structures */
function membersOf(cells: Cells, paths: Paths | undefined, nested: readonly string[]): object | undefined {
  if (paths === undefined) {
    const attributes = attributesOf(cells, nested);
    return attributes.length === 0 ? undefined : Object.fromEntries(attributes);
  }
  let found: { [member: string]: unknown } | undefined;
  for (const [member, path] of paths) {
    const value = valueAt(cells, path);
    if (value !== undefined) {
      found ??= {};
      found[member] = value;
    }
  }
  return found;
}

const ATTRIBUTES = 'Attributes.';

/** The custom attributes by name; a name may have dots. */
export function attributesOf(cells: Cells, paths: readonly string[] = Object.keys(cells)): [name: string, value: unknown][] {
  const attributes: [string, unknown][] = [];
  for (const path of paths) {
    if (path.startsWith(ATTRIBUTES) && cells[path].value !== undefined) {
      attributes.push([path.slice(ATTRIBUTES.length), cells[path].value]);
    }
  }
  return attributes;
}

function valueAt(cells: Cells, path: string): unknown {
  return Object.hasOwn(cells, path) ? cells[path].value : undefined;
}
