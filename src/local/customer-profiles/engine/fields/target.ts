import { structureOf } from './structures';
import type { Structure } from './structures';
import { readTarget } from '../../../../model/catalogue/standard-objects';

/** Where the values of a field go. Paths are those of cells. */
export type TargetPlan = { readonly object: string } & (
  | { readonly kind: 'member'; readonly path: string; readonly longest: number }
  /** Members of the same names are copied. */
  | { readonly kind: 'structure'; readonly path: string; readonly structure: Structure }
  | { readonly kind: 'list'; readonly path: string; readonly members: readonly string[] }
  /** A member of the elements of a list: of each, or of the one at a position. */
  | { readonly kind: 'list-member'; readonly path: string; readonly member: string; readonly position?: number }
  | { readonly kind: 'source-time' }
  | { readonly kind: 'none'; readonly problem: string }
);

const SOURCE_TIME = 'SourceLastUpdatedTimestamp';
const ATTRIBUTES = 'Attributes.';

/** Two views of one value, which has one cell (D-P2). */
const STORED_AS: { readonly [path: string]: string } = { Gender: 'GenderString', PartyType: 'PartyTypeString' };

const LONGEST_ATTRIBUTE_NAME = 255;

/** Reads a target; one that the catalogue does not know is a member all the same, as it may be newer. */
export function planTarget(target: string): TargetPlan {
  const { root: object, kind } = readTarget(target);
  const written = target.slice(object.length + 1);
  if (kind === 'unknown-root' || kind === 'system-managed') {
    return { object, kind: 'none', problem: kind === 'unknown-root' ? 'is no part of a standard object' : 'is filled by the service itself' };
  }
  if (written === SOURCE_TIME) {
    return { object, kind: 'source-time' };
  }
  if (written.startsWith(ATTRIBUTES)) {
    return planAttribute(object, written);
  }
  const path = written.replace(/\[\d*\]/g, '');
  const structure = structureOf(object, path);
  if (kind === 'structure') {
    return structure.isList ? { object, kind: 'list', path, members: structure.members } : { object, kind, path, structure };
  }
  const dot = path.lastIndexOf('.');
  const parent = dot < 0 ? '' : path.slice(0, dot);
  if (parent !== '' && structureOf(object, parent).isList) {
    const position = /\[(\d+)\]/.exec(written)?.[1];
    return { object, kind: 'list-member', path: parent, member: path.slice(dot + 1), ...position !== undefined && { position: Number(position) } };
  }
  if (path === 'Attributes') {
    return { object, kind: 'none', problem: 'is all custom attributes, which are written one by one' };
  }
  const stored = object === '_profile' && Object.hasOwn(STORED_AS, path) ? STORED_AS[path] : path;
  return { object, kind: 'member', path: stored, longest: longestOf(object, stored) };
}

function planAttribute(object: string, path: string): TargetPlan {
  return path.length - ATTRIBUTES.length > LONGEST_ATTRIBUTE_NAME
    ? { object, kind: 'none', problem: `has a name of more than ${LONGEST_ATTRIBUTE_NAME} characters` }
    : { object, kind: 'member', path, longest: longestOf(object, path) };
}

/** How many characters a member takes: the API says it of profiles, and answers other objects as one text (D-I18). */
export function longestOf(object: string, path: string): number {
  return object !== '_profile' ? Infinity : path === 'AdditionalInformation' ? 1000 : 255;
}
