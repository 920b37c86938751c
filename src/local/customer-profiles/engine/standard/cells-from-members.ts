import { ADDRESSES, PREFERENCES, TEXT_MEMBERS, TWINS } from './profile-members';
import type { ProfileMembers } from './profile-members';
import type { Cell, Cells, CellValue } from '../records';

/**
 * The cells that the members of a call write. What is left out writes nothing, and what is empty removes: a text, a member of an address, the value of
 * an attribute, a list of preferences. Of twins the `...String` one wins (D-P3).
 */
export function cellsFromMembers(members: ProfileMembers, { writer, time }: Pick<Cell, 'writer' | 'time'>): Cells {
  const cells: [string, Cell][] = [];
  const write = (path: string, value: unknown): void => {
    if (isGiven(value)) {
      cells.push([path, isEmpty(value) ? { writer, time } : { value, writer, time }]);
    }
  };
  const given = new Map<string, unknown>(Object.entries(members));
  for (const [member, twin] of Object.entries(TWINS)) {
    write(twin, given.get(twin) ?? given.get(member));
  }
  TEXT_MEMBERS.filter((member) => !IS_TWIN.has(member)).forEach((member) => write(member, given.get(member)));
  for (const [address, parts] of ADDRESSES) {
    const of = structure(given.get(address));
    parts.forEach((part) => write(`${address}.${part}`, of.get(part)));
  }
  structure(given.get('Attributes')).forEach((value, name) => write(`Attributes.${name}`, value));
  const preferences = structure(given.get('EngagementPreferences'));
  PREFERENCES.forEach((list) => write(`EngagementPreferences.${list}`, preferences.get(list)));
  return Object.fromEntries(cells);
}

const IS_TWIN: ReadonlySet<string> = new Set(Object.values(TWINS));

function isGiven(value: unknown): value is CellValue {
  return value !== undefined && value !== null;
}

function isEmpty(value: CellValue): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function structure(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
