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

/** Recognises what a file defines by its members: the kind that has most of them, and no other kind as many. */
export function readDefinition(file: string, value: unknown): Definition {
  if (!isRecord(value)) {
    throw new UnreadableFile(`it is ${value === null || value === undefined ? 'empty' : Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`}, `
      + 'and a definition is members with values');
  }
  const scores = DEFINITION_KINDS.map((kind) => [kind, Object.keys(value).filter((member) => membersOf(kind).includes(member)).length] as const);
  const best = Math.max(...scores.map(([, score]) => score));
  const winners = scores.filter(([, score]) => score === best).map(([kind]) => kind);
  if (best === 0 || winners.length > 1) {
    throw new UnreadableFile(`it has no members that tell what it is; ${DEFINITION_KINDS.map((kind) => `${oneOf(kind)} has ${membersOf(kind).slice(0, 3).join(', ')}`).join('; ')}`);
  }
  const [kind] = winners;
  const { identifier } = RESOURCE_KINDS[kind];
  const name = Object.hasOwn(value, identifier) ? value[identifier] : undefined;
  return { file, kind, name: typeof name === 'string' ? name.slice(0, 255) : undefined, request: value };
}

/** Members that this kind has and the others have not. */
function membersOf(kind: DefinitionKind): string[] {
  const others = DEFINITION_KINDS.filter((other) => other !== kind).flatMap(allMembersOf);
  return allMembersOf(kind).filter((member) => !others.includes(member));
}

function allMembersOf(kind: DefinitionKind): string[] {
  const shape = SHAPES[REQUESTS[RESOURCE_KINDS[kind].create]];
  return shape.type === 'structure' ? Object.keys(shape.members) : [];
}
