import { fieldsMeant, isIdOf, nounsOf } from './field-synonyms';
import { STANDARD_OBJECTS } from './standard-objects.data';
import { lettersOf, nearest, sameLetters } from '../validation/nearest';

/** What is known of a target path such as `_profile.Address.City`. */
export type Target =
  | { readonly kind: 'known'; readonly root: string }
  /** A structure as a whole, such as `_profile.Address`: its fields are mapped together. */
  | { readonly kind: 'structure'; readonly root: string }
  /** A field that can be read and not mapped. */
  | { readonly kind: 'system-managed'; readonly root: string; /** What the service calls it, where it is written otherwise. */ readonly name?: string }
  /** Not under a standard object, or no field of one. */
  | { readonly kind: 'unknown-root'; readonly root: string } & Meant
  | { readonly kind: 'unknown-field'; readonly root: string } & Meant;

/** What may have been meant by a path that is not known. */
export interface Meant {
  /** Paths; several where one stands for either of them, and none where nothing is near. */
  readonly near: readonly string[];
  /** Whether it was surely meant: another case, or another word for the same. Else it is only near, and the path may be newer than the list. */
  readonly sure: boolean;
}

/** Fields of a profile that the service fills itself, beside its id (Administrator Guide, "Standard profile definition"). */
const SYSTEM_MANAGED_PROFILE_FIELDS = ['ImportIds', 'FoundByItems'];

/** Members of an object that calculations read and no mapping fills, beside its id: the service's own `_new_customer` reads `{_profile.createdAt}`. */
const READ_ONLY: { readonly [root: string]: readonly string[] } = { _profile: ['createdAt'] };

/** Keys that the templates of well-known sources bring (Administrator Guide, pages of the sources; API model, SearchProfilesRequest). */
const TEMPLATE_KEYS = [
  '_ctrContactId', '_salesforceAccountId', '_salesforceContactId', '_salesforceAssetId', '_marketoLeadId',
  '_zendeskUserId', '_zendeskExternalId', '_zendeskTicketId', '_serviceNowSystemId', '_serviceNowTaskId', '_serviceNowIncidentId',
  '_segmentUserId', '_shopifyCustomerId', '_shopifyOrderId',
];

/** Keys that the service defines, for the standard objects and for the templates. */
export const PREDEFINED_KEYS: readonly string[] = [...Object.values(STANDARD_OBJECTS).flatMap((object) => object.predefinedKeys), ...TEMPLATE_KEYS];

/** Reads a target path against the standard objects. */
export function readTarget(target: string): Target {
  const dot = target.indexOf('.');
  const root = dot < 0 ? target : target.slice(0, dot);
  const field = dot < 0 ? '' : withoutIndexes(target.slice(dot + 1));
  if (!Object.hasOwn(STANDARD_OBJECTS, root)) {
    return { kind: 'unknown-root', root, ...rootMeant(root, target.slice(root.length)) };
  }
  if (field === '' || field.endsWith('.')) {
    return { kind: 'unknown-root', root, near: [], sure: false };
  }
  const vocabulary = vocabularyOf(root);
  if (vocabulary.readOnly.includes(field) || (root === '_profile' && SYSTEM_MANAGED_PROFILE_FIELDS.includes(field.split('.', 1)[0]))) {
    return { kind: 'system-managed', root };
  }
  if (vocabulary.fields.has(field) || vocabulary.patterns.some((pattern) => pattern.test(field))) {
    return { kind: 'known', root };
  }
  if (vocabulary.structures.has(field) || vocabulary.structurePatterns.some((pattern) => pattern.test(field))) {
    return { kind: 'structure', root };
  }
  return misspelt(root, field, vocabulary);
}

/** A standard object that was meant by another root, with the field that was meant with it. */
function rootMeant(root: string, rest: string): Meant {
  const roots = Object.keys(STANDARD_OBJECTS);
  const same = sameLetters(root, roots);
  const near = same ?? nearest(root, roots);
  if (near === undefined) {
    return { near: [], sure: false };
  }
  const field = readTarget(`${near}${rest}`);
  const fields = field.kind === 'unknown-field' ? field.near : field.kind === 'system-managed' && field.name !== undefined ? [`${near}.${field.name}`] : [];
  return { near: fields.length > 0 ? fields : [`${near}${rest}`], sure: same !== undefined };
}

/** What was meant by a field that an object does not have. */
function misspelt(root: string, field: string, { names, readOnly, structures }: Vocabulary): Target {
  const { systemId, fields } = STANDARD_OBJECTS[root];
  const unknown = (near: readonly string[], sure: boolean): Target => ({ kind: 'unknown-field', root, near: near.map((each) => `${root}.${each}`), sure });
  const ofTheService = sameLetters(field, readOnly);
  if (ofTheService !== undefined) {
    return { kind: 'system-managed', root, name: ofTheService };
  }
  const nouns = nounsOf(root, systemId);
  const named = (path: string) => names.get(lettersOfPath(path)) ?? names.get(lettersOf(path));
  const meant = fieldsMeant(field, { nouns, named, structures: [...structures] });
  if (meant.length > 0) {
    return unknown(meant, true);
  }
  if (isIdOf(field, nouns)) {
    return { kind: 'system-managed', root, name: systemId };
  }
  // A member that a structure does not have is no other name for the structure.
  const candidates = [...fields.flatMap((known) => suggestible(known, field)), ...structures].filter((each) => !field.startsWith(`${withoutIndexes(each)}.`));
  const same = sameLetters(field, candidates);
  const near = same ?? nearest(field, candidates);
  return unknown(near === undefined ? [] : [near], same !== undefined);
}

/** A field as a suggestion for a misspelt one: of custom attributes, only the part that is not the user's own can be misspelt. */
function suggestible(known: string, field: string): string[] {
  if (!known.endsWith('.*')) {
    return [known];
  }
  const parent = known.slice(0, -2);
  const dot = field.indexOf('.');
  return dot > 0 && dot < field.length - 1 && nearest(field.slice(0, dot), [parent]) ? [`${parent}${field.slice(dot)}`] : [];
}

/** Whether a member is read by calculations, and filled by the service alone. */
export function isReadOnly(root: string, field: string): boolean {
  return vocabularyOf(root).readOnly.includes(field);
}

/** The standard identifier of the object that a target belongs to. */
export function identifierOf(root: string): string {
  return STANDARD_OBJECTS[root].identifier;
}

/** The structures of a standard object that can be mapped as a whole, by their paths; custom attributes are mapped one by one. */
export function structuresOf(root: string): readonly string[] {
  const parents = STANDARD_OBJECTS[root].fields.filter((field) => !field.endsWith('*')).flatMap((field) => {
    const segments = field.split('.');
    return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('.').replace(/\[\]$/, ''));
  });
  return [...new Set(parents)];
}

interface Vocabulary {
  readonly fields: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
  readonly structures: ReadonlySet<string>;
  readonly structurePatterns: readonly RegExp[];
  readonly readOnly: readonly string[];
  /** Fields and structures by their letters in lower case, with and without the dots, as far as a path can name them. */
  readonly names: ReadonlyMap<string, string>;
}

const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(root: string): Vocabulary {
  let vocabulary = vocabularies.get(root);
  if (!vocabulary) {
    const { fields: listed, systemId } = STANDARD_OBJECTS[root];
    // Every standard object has the timestamp, although only the profile's field table lists it (Administrator Guide, "Object type mapping definition details").
    const fields = [...listed, 'SourceLastUpdatedTimestamp'];
    const structures = structuresOf(root);
    vocabulary = {
      fields: new Set(fields.filter(isPlain).map(withoutIndexes)),
      patterns: fields.filter((field) => !isPlain(field)).map(patternOf),
      structures: new Set(structures.filter(isPlain).map(withoutIndexes)),
      structurePatterns: structures.filter((structure) => !isPlain(structure)).map(patternOf),
      readOnly: [systemId, ...READ_ONLY[root] ?? []],
      // Of two that differ by a dot alone, as BaggageFee and Baggage[].Fee, the one without is meant by a name without.
      names: new Map([lettersOf, lettersOfPath].flatMap((letters) => [...fields, ...structures].filter(isPlain).reverse()
        .sort((a, b) => b.split('.').length - a.split('.').length).map((name) => [letters(name), name] as const))),
    };
    vocabularies.set(root, vocabulary);
  }
  return vocabulary;
}

function lettersOfPath(path: string): string {
  return path.split('.').map(lettersOf).join('.');
}

/** Whether a path of the field tables is one path, rather than those of all attributes or events. */
function isPlain(path: string): boolean {
  return !/[*{]/.test(path);
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${withoutIndexes(path).replaceAll('.', '\\.').replaceAll('*', '.+').replace(/\{\w+\}/g, '[^.]+')}$`);
}

/** AWS's own mappings write elements of a list both as `Baggage[].Weight` and as `Baggage.Weight`. */
function withoutIndexes(field: string): string {
  return field.replace(/\[\d*\]/g, '');
}
