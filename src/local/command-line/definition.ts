import { UnreadableFile } from './definition-file';
import { DEFINITION_KINDS } from './definition-kinds';
import type { DefinitionKind } from './definition-kinds';
import { isRecord } from '../../model/api/check-shape';
import { REQUESTS, SHAPES } from '../../model/api/limits.generated';
import { oneOf, RESOURCE_KINDS } from '../../model/resource-kinds';

/** A definition in a file, in the words of the request that would make it. */
export interface Definition {
  readonly file: string;
  readonly kind: DefinitionKind;
  readonly name?: string;
  readonly request: { readonly [member: string]: unknown };
}

/** Recognises what a file defines by its members: the kind that has most of them and, of two that have as many, the one whose required members are there. */
export function readDefinition(file: string, value: unknown): Definition {
  if (!isRecord(value)) {
    throw new UnreadableFile(`it is ${value === null || value === undefined ? 'empty' : Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`}, `
      + 'and a definition is members with values');
  }
  const present = Object.keys(value);
  const likely = best(DEFINITION_KINDS, (kind) => shapeOf(kind).members.filter((member) => present.includes(member)).length);
  const [kind, ...others] = best(likely, (candidate) => Number(shapeOf(candidate).required.every((member) => present.includes(member))));
  if (others.length > 0) {
    throw new UnreadableFile(`it has no members that tell what it is; ${DEFINITION_KINDS.map((one) => `${oneOf(one)} has ${ownMembersOf(one).slice(0, 3).join(', ')}`).join('; ')}`);
  }
  const { identifier } = RESOURCE_KINDS[kind];
  const name = Object.hasOwn(value, identifier) ? value[identifier] : undefined;
  return { file, kind, name: typeof name === 'string' ? name.slice(0, 255) : undefined, request: value };
}

/** Those that score highest. */
function best(kinds: readonly DefinitionKind[], score: (kind: DefinitionKind) => number): readonly DefinitionKind[] {
  const highest = Math.max(...kinds.map(score));
  return kinds.filter((kind) => score(kind) === highest);
}

/** Members that this kind has and the others have not: examples for people. */
function ownMembersOf(kind: DefinitionKind): readonly string[] {
  const others = DEFINITION_KINDS.filter((other) => other !== kind).flatMap((other) => shapeOf(other).members);
  return shapeOf(kind).members.filter((member) => !others.includes(member));
}

/** The members of the request that would make it. A definition goes to a domain that may not be chosen yet, so the name of that is not required. */
function shapeOf(kind: DefinitionKind): { readonly members: readonly string[]; readonly required: readonly string[] } {
  const { create } = RESOURCE_KINDS[kind];
  const shape = SHAPES[REQUESTS[create]];
  return shape.type === 'structure'
    ? { members: Object.keys(shape.members), required: (shape.required ?? []).filter((member) => member !== 'DomainName') }
    : { members: [], required: [] };
}
