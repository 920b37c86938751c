import { DEFINITIONS } from './definition-kinds';
import type { DefinitionKind } from './definition-kinds';
import { nounOfUnmanaged, unmanagedKindOf } from './unmanaged';
import { REQUESTS, SHAPES } from '../../../model/api/limits.generated';
import { ALL_KINDS, oneOf, RESOURCE_KINDS } from '../../../model/resource-kinds';
import { UnreadableFile } from '../text/unreadable';

/** What a definition is; or that it is of a kind that the library does not manage. */
export type Recognised = { readonly kind: DefinitionKind } | { readonly notChecked: string };

/** Recognises a definition by its members: the kind that has most of them and, of two that have as many, the one whose required members are there. */
export function recognise(value: { readonly [member: string]: unknown }): Recognised {
  const unmanaged = unmanagedKindOf(value);
  if (unmanaged !== undefined) {
    return { notChecked: `it is ${nounOfUnmanaged(unmanaged)}, which this library does not manage` };
  }
  const present = Object.keys(value).filter((member) => value[member] !== undefined && value[member] !== null);
  const likely = best(ALL_KINDS, (kind) => membersOf(kind).filter((member) => present.includes(member)).length);
  const [kind, ...others] = best(likely, (candidate) => Number(hasRequired(candidate, present)));
  if (others.length > 0) {
    throw new UnreadableFile(`it has no members that tell what it is; ${[kind, ...others].map((one) => `${oneOf(one)} has ${DEFINITIONS[one].toldBy}`).join('; ')}`);
  }
  return { kind };
}

/** Those that score highest. */
function best(kinds: readonly DefinitionKind[], score: (kind: DefinitionKind) => number): readonly DefinitionKind[] {
  const highest = Math.max(...kinds.map(score));
  return kinds.filter((kind) => score(kind) === highest);
}

function membersOf(kind: DefinitionKind): readonly string[] {
  return DEFINITIONS[kind].only ?? Object.keys(requestOf(kind).members);
}

/** A definition goes to a domain that may not be chosen yet, so the name of that is not required. */
function hasRequired(kind: DefinitionKind, present: readonly string[]): boolean {
  const { anyOf } = DEFINITIONS[kind];
  return requestOf(kind).required.every((member) => member === 'DomainName' || present.includes(member)) && (!anyOf || anyOf.some((member) => present.includes(member)));
}

/** The request that would make it. */
function requestOf(kind: DefinitionKind): { readonly members: { readonly [member: string]: string }; readonly required: readonly string[] } {
  const shape = SHAPES[REQUESTS[RESOURCE_KINDS[kind].create]];
  return shape.type === 'structure' ? { members: shape.members, required: shape.required ?? [] } : { members: {}, required: [] };
}
