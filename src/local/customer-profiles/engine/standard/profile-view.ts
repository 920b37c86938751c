import type { Nested } from './nested';
import { ADDRESSES, ENUM_MEMBERS, PREFERENCES, TEXT_MEMBERS, TWINS } from './profile-members';
import type { Cells, ProfileState } from '../records';

/** A standard profile as the API answers it: absent members and empty structures are left out (D-P5), and enums have only values of their own (D-P2). */
export function profileView({ id, cells }: ProfileState): Nested & { readonly ProfileId: string } {
  const members: [string, unknown][] = [];
  for (const [member, value] of textsOf(cells)) {
    if (!Object.hasOwn(ENUM_MEMBERS, member) || ENUM_MEMBERS[member].includes(String(value))) {
      members.push([member, value]);
    }
  }
  for (const [member, value] of structuresOf(cells)) {
    if (value.size > 0) {
      members.push([member, Object.fromEntries(value)]);
    }
  }
  return { ProfileId: id, ...Object.fromEntries(members) };
}

/** A standard profile as records of an event stream have it: both twins as they are, and addresses and attributes also where they are empty. */
export function profileEventObject({ id, cells }: ProfileState): Nested & { readonly ProfileId: string } {
  const members: [string, unknown][] = [...textsOf(cells)];
  for (const [member, value] of structuresOf(cells)) {
    if (value.size > 0 || member !== 'EngagementPreferences') {
      members.push([member, Object.fromEntries(value)]);
    }
  }
  return { ProfileId: id, ...Object.fromEntries(members) };
}

const TWIN_OF: ReadonlyMap<string, string> = new Map(Object.entries(TWINS).map(([member, twin]) => [twin, member]));

function* textsOf(cells: Cells): Iterable<[member: string, value: unknown]> {
  for (const member of TEXT_MEMBERS) {
    const value = valueAt(cells, member);
    if (value !== undefined) {
      const twin = TWIN_OF.get(member);
      if (twin !== undefined) {
        yield [twin, value];
      }
      yield [member, value];
    }
  }
}

function* structuresOf(cells: Cells): Iterable<[member: string, value: ReadonlyMap<string, unknown>]> {
  for (const [address, parts] of ADDRESS_PATHS) {
    yield [address, membersOf(cells, parts)];
  }
  yield ['Attributes', new Map(attributesOf(cells))];
  yield ['EngagementPreferences', membersOf(cells, PREFERENCE_PATHS)];
}

type Paths = readonly (readonly [member: string, path: string])[];

// made once, as this is done for every record
const ADDRESS_PATHS = [...ADDRESSES].map(([address, parts]) => [address, pathsIn(address, parts)] as const);
const PREFERENCE_PATHS = pathsIn('EngagementPreferences', PREFERENCES);

function pathsIn(root: string, members: readonly string[]): Paths {
  return members.map((member) => [member, `${root}.${member}`]);
}

function membersOf(cells: Cells, paths: Paths): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [member, path] of paths) {
    const value = valueAt(cells, path);
    if (value !== undefined) {
      found.set(member, value);
    }
  }
  return found;
}

const ATTRIBUTES = 'Attributes.';

/** The custom attributes by name; a name may have dots. */
export function* attributesOf(cells: Cells): Iterable<[name: string, value: unknown]> {
  for (const path of Object.keys(cells)) {
    if (path.startsWith(ATTRIBUTES) && cells[path].value !== undefined) {
      yield [path.slice(ATTRIBUTES.length), cells[path].value];
    }
  }
}

function valueAt(cells: Cells, path: string): unknown {
  return Object.hasOwn(cells, path) ? cells[path].value : undefined;
}
