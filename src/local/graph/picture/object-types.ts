import type { Members, PicturedDefinition, PicturedKey, PicturedObjectType, SharedKey } from './domain-picture';
import { isTrue, listOf, membersOf, numberOf, textOf, textsOf, unique } from './values';
import { daysInWords } from './words';
import { TEMPLATES } from '../../../model/catalogue/templates';
import { counted } from '../../text/counted';

/** An object type with the mapping that it has, which may be that of its template. */
export interface ObjectTypeMapping {
  readonly name: string;
  readonly request: Members;
  /** Target paths by field; undefined of fields that are not mapped. */
  readonly targets: readonly (string | undefined)[];
  readonly keys: readonly PicturedKey[];
  /** Whether it is from a template whose mapping is not known here, or only named by something else. */
  readonly isUnknown: boolean;
}

/** Reads an object type. */
export function mappingOf({ name = '', request }: PicturedDefinition): ObjectTypeMapping {
  const template = textOf(request.TemplateId) ?? '';
  const known = Object.hasOwn(TEMPLATES, template) ? TEMPLATES[template] : undefined;
  const [fields, keys] = [request.Fields ?? known?.Fields, request.Keys ?? known?.Keys];
  return {
    name,
    request: { AllowProfileCreation: known?.AllowProfileCreation, ...request },
    targets: Object.values(membersOf(fields)).map((field) => textOf(membersOf(field).Target)),
    keys: Object.entries(membersOf(keys)).map(([key, uses]) => (
      { name: key, identifiers: unique(listOf(uses).flatMap((use) => textsOf(membersOf(use).StandardIdentifiers))) }
    )),
    isUnknown: fields === undefined,
  };
}

/** One that is named and not defined: the service makes some itself, and others are in a template that is not here. */
export function undefinedMapping(name: string): ObjectTypeMapping {
  return { name, request: {}, targets: [], keys: [], isUnknown: true };
}

export function picturedObjectType({ name, request, targets, keys, isUnknown }: ObjectTypeMapping): PicturedObjectType {
  const template = textOf(request.TemplateId);
  const expiration = numberOf(request.ExpirationDays);
  const most = numberOf(request.MaxProfileObjectCount);
  const facts = [
    Object.keys(request).length === 0 ? 'not defined here' : isTrue(request.AllowProfileCreation) ? 'creates profiles' : 'creates no profiles',
    ...template === undefined ? [] : [`template ${template}`],
    ...expiration === undefined ? [] : [`kept ${daysInWords(expiration)}`],
    ...most === undefined ? [] : [`${most} a profile at most`],
  ];
  return { name, facts, keys, fields: isUnknown ? undefined : fieldsInWords(targets) };
}

function fieldsInWords(targets: readonly (string | undefined)[]): string {
  const mapped = targets.filter((target) => target !== undefined && target !== '').length;
  return mapped === targets.length ? counted(mapped, 'field') : `${mapped} of ${counted(targets.length, 'field')} mapped`;
}

/** Keys that several of the object types have: by them, objects of one type find the profile of others. */
export function sharedKeysOf(mappings: readonly ObjectTypeMapping[]): SharedKey[] {
  const names = unique(mappings.flatMap(({ keys }) => keys.map(({ name }) => name)));
  return names.flatMap((name) => {
    const having = mappings.filter(({ keys }) => keys.some((key) => key.name === name));
    const identifiers = having.flatMap(({ keys }) => keys.filter((key) => key.name === name).flatMap((key) => key.identifiers));
    return having.length < 2 ? [] : [{ name, objectTypes: having.map((mapping) => mapping.name), findsProfiles: identifiers.includes('PROFILE') }];
  });
}
