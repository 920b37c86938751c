import { UnreadableFile } from './definition-file';
import { isRecord } from '../../model/api/check-shape';
import type { Operation } from '../../model/api/check-shape';
import { REQUESTS, SHAPES } from '../../model/api/limits.generated';

/** What a file can define, and what people call it. */
export const DEFINITION_KINDS = {
  'object-type': 'object type',
  'calculated-attribute': 'calculated attribute',
  'domain': 'domain',
} as const;

export type DefinitionKind = keyof typeof DEFINITION_KINDS;

/** A definition in a file, in the words of the request that would make it. */
export interface Definition {
  readonly file: string;
  readonly kind: DefinitionKind;
  readonly name?: string;
  readonly request: { readonly [member: string]: unknown };
}

/** The request that makes a thing, and the member that names it. */
const REQUEST_OF: { readonly [kind in DefinitionKind]: { readonly operation: Operation; readonly name: string } } = {
  'object-type': { operation: 'PutProfileObjectType', name: 'ObjectTypeName' },
  'calculated-attribute': { operation: 'CreateCalculatedAttributeDefinition', name: 'CalculatedAttributeName' },
  'domain': { operation: 'CreateDomain', name: 'DomainName' },
};

/** Recognises what a file defines by its members: the kind that has most of them, and no other kind as many. */
export function readDefinition(file: string, value: unknown): Definition {
  if (!isRecord(value)) {
    throw new UnreadableFile(`it is ${value === null || value === undefined ? 'empty' : Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`}, `
      + 'and a definition is members with values');
  }
  const kinds = Object.keys(DEFINITION_KINDS) as DefinitionKind[];
  const scores = kinds.map((kind) => [kind, Object.keys(value).filter((member) => membersOf(kind).includes(member)).length] as const);
  const best = Math.max(...scores.map(([, score]) => score));
  const winners = scores.filter(([, score]) => score === best).map(([kind]) => kind);
  if (best === 0 || winners.length > 1) {
    throw new UnreadableFile(`it has no members that tell what it is; ${kinds.map((kind) => `${article(DEFINITION_KINDS[kind])} has ${membersOf(kind).slice(0, 3).join(', ')}`).join('; ')}`);
  }
  const [kind] = winners;
  const name = Object.hasOwn(value, REQUEST_OF[kind].name) ? value[REQUEST_OF[kind].name] : undefined;
  return { file, kind, name: typeof name === 'string' ? name.slice(0, 255) : undefined, request: value };
}

/** Members that this kind has and the others have not. */
function membersOf(kind: DefinitionKind): string[] {
  const others = (Object.keys(REQUEST_OF) as DefinitionKind[]).filter((other) => other !== kind).flatMap(allMembersOf);
  return allMembersOf(kind).filter((member) => !others.includes(member));
}

function allMembersOf(kind: DefinitionKind): string[] {
  const shape = SHAPES[REQUESTS[REQUEST_OF[kind].operation]];
  return shape.type === 'structure' ? Object.keys(shape.members) : [];
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
