import { STANDARD_OBJECTS } from './standard-objects.data';
import { nearest } from '../validation/nearest';

/** What is known of a target path such as `_profile.Address.City`. */
export type Target =
  | { readonly kind: 'known'; readonly root: string }
  | { readonly kind: 'system-managed'; readonly root: string }
  /** Not under a standard object, or no field of one. */
  | { readonly kind: 'unknown-root'; readonly root: string; readonly near?: string }
  | { readonly kind: 'unknown-field'; readonly root: string; readonly near?: string };

/** Fields of a profile that the service fills itself, beside its id (Administrator Guide, "Standard profile definition"). */
const SYSTEM_MANAGED_PROFILE_FIELDS = ['ImportIds', 'FoundByItems'];

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
    const near = nearest(root, Object.keys(STANDARD_OBJECTS));
    return { kind: 'unknown-root', root, near: near && `${near}${target.slice(root.length)}` };
  }
  const object = STANDARD_OBJECTS[root];
  if (field === '' || field.endsWith('.')) {
    return { kind: 'unknown-root', root };
  }
  if (field === object.systemId || (root === '_profile' && SYSTEM_MANAGED_PROFILE_FIELDS.includes(field.split('.', 1)[0]))) {
    return { kind: 'system-managed', root };
  }
  if (knows(root, field)) {
    return { kind: 'known', root };
  }
  const near = nearest(field, object.fields.flatMap((known) => suggestible(known, field)));
  return { kind: 'unknown-field', root, near: near && `${root}.${near}` };
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

/** The standard identifier of the object that a target belongs to. */
export function identifierOf(root: string): string {
  return STANDARD_OBJECTS[root].identifier;
}

interface Vocabulary {
  readonly fields: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

const vocabularies = new Map<string, Vocabulary>();

function knows(root: string, field: string): boolean {
  // Every standard object has one, although only the profile's field table lists it (Administrator Guide, "Object type mapping definition details").
  if (field === 'SourceLastUpdatedTimestamp') {
    return true;
  }
  const { fields, patterns } = vocabularyOf(root);
  return fields.has(field) || patterns.some((pattern) => pattern.test(field));
}

function vocabularyOf(root: string): Vocabulary {
  let vocabulary = vocabularies.get(root);
  if (!vocabulary) {
    const open = (field: string) => /[*{]/.test(field);
    const fields = STANDARD_OBJECTS[root].fields.map(withoutIndexes);
    vocabulary = {
      fields: new Set(fields.filter((field) => !open(field))),
      patterns: fields.filter(open).map((field) => new RegExp(`^${field.replaceAll('.', '\\.').replaceAll('*', '.+').replace(/\{\w+\}/g, '[^.]+')}$`)),
    };
    vocabularies.set(root, vocabulary);
  }
  return vocabulary;
}

/** AWS's own mappings write elements of a list both as `Baggage[].Weight` and as `Baggage.Weight`. */
function withoutIndexes(field: string): string {
  return field.replace(/\[\d*\]/g, '');
}
