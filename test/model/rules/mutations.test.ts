import { AIRLINE, AirlineMapping, LIKES, MEMBERSHIP, TRIP } from '../catalogue/airline-mappings';
import { checkDomainContents } from '../../../src/model/rules/domain/domain-contents-rules';
import { formatFinding } from '../../../src/model/validation/finding';
import { parseTemplate } from '../../../src/model/rules/object-type/handlebars';
import { checkObjectType } from '../../../src/model/rules/object-type/object-type-rules';

/** What is wrong with the mappings of a domain, each for itself and together. */
function codesOf(mappings: readonly object[]): string[] {
  const members = mappings.map((request) => ({ kind: 'object-type', label: 'Other', request: request as { readonly [member: string]: unknown } } as const));
  const together = [...checkDomainContents(members).values()].flat();
  return [...mappings.flatMap((mapping) => checkObjectType(mapping, { parseTemplate })), ...together].map(({ code, severity }) => severity === 'error' ? code : `${code} ${severity}`);
}

/** The mapping with one value at a path of members changed; undefined takes it out. */
function changed(mapping: AirlineMapping, path: string, value: unknown): object {
  const copy = structuredClone(mapping) as unknown as { [key: string]: unknown };
  const segments = path.split('/');
  const last = segments.pop()!;
  const parent = segments.reduce((at, segment) => at[segment] as { [key: string]: unknown }, copy);
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return copy;
}

/** The mapping with a member under another name. */
function renamed(mapping: AirlineMapping, path: string, name: string): object {
  const parent = path.slice(0, path.lastIndexOf('/'));
  const value = path.split('/').reduce<unknown>((at, segment) => (at as { [key: string]: unknown })[segment], mapping);
  return changed(changed(mapping, path, undefined) as AirlineMapping, `${parent}/${name}`, value);
}

test('the mappings break no rule, alone and together', () => {
  expect(Object.keys(TRIP.Fields)).toHaveLength(56);
  expect(AIRLINE.flatMap((mapping) => checkObjectType(mapping, { parseTemplate })).map(formatFinding)).toEqual([]);
  expect(codesOf(AIRLINE)).toEqual([]);
});

const MUTATIONS: readonly (readonly [says: string, mutated: object, of: AirlineMapping, code: string])[] = [
  ['a name with a space', changed(TRIP, 'ObjectTypeName', 'My Trip'), TRIP, 'CP1005'],
  ['no description', changed(TRIP, 'Description', undefined), TRIP, 'CP1001'],
  ['an expiration of more than three years', changed(MEMBERSHIP, 'ExpirationDays', 1099), MEMBERSHIP, 'CP1004'],
  ['an expiration as text', changed(MEMBERSHIP, 'ExpirationDays', '1098'), MEMBERSHIP, 'CP1002'],
  ['a priority of nought', changed(MEMBERSHIP, 'SourcePriority', 0), MEMBERSHIP, 'CP1004'],
  ['a source without a character', changed(LIKES, 'Fields/meal/Source', ''), LIKES, 'CP1003'],
  ['a content type that is misspelt', changed(TRIP, 'Fields/total/ContentType', 'NUMERIC'), TRIP, 'CP1006'],
  ['a name that is reserved', changed(TRIP, 'ObjectTypeName', '_trip'), TRIP, 'CP1201'],
  ['a field that is misspelt', changed(TRIP, 'Fields/from/Target', '_airSegment.Orgin'), TRIP, 'CP1202'],
  ['a standard object that is misspelt', changed(TRIP, 'Fields/company/Target', '_profil.BusinessName'), TRIP, 'CP1203'],
  ['a field that the service fills', changed(TRIP, 'Fields/legId/Target', '_airSegment.SegmentId'), TRIP, 'CP1204'],
  ['a gender beside its text', changed(TRIP, 'Fields/company/Target', '_profile.Gender'), TRIP, 'CP1205'],
  ['a field whose name begins with a digit', renamed(LIKES, 'Fields/meal', '1stMeal'), LIKES, 'CP1206'],
  ['a field that is called Tags', renamed(LIKES, 'Fields/meal', 'Tags'), LIKES, 'CP1206'],
  ['a source that does not read the record', changed(TRIP, 'Fields/gate/Source', 'gate'), TRIP, 'CP1209'],
  ['no format of its timestamp', changed(TRIP, 'SourceLastUpdatedTimestampFormat', undefined), TRIP, 'CP1210'],
  ['a template beside the mapping', changed(changed(changed(LIKES, 'TemplateId', 'CTR') as AirlineMapping, 'Keys', undefined) as AirlineMapping, 'AllowProfileCreation', undefined), LIKES, 'CP1211'],
  ['no keys', changed(LIKES, 'Keys', undefined), LIKES, 'CP1212'],
  ['an attribute that agents do not see', changed(TRIP, 'Fields/card/Target', '_profile.Attributes.card#'), TRIP, 'CP1213 warning'],
  ['a format that is no pattern', changed(TRIP, 'SourceLastUpdatedTimestampFormat', 'ISO_8601'), TRIP, 'CP1214 warning'],
  ['the name of a template', changed(LIKES, 'ObjectTypeName', 'CTR'), LIKES, 'CP1215 warning'],
  ['two unique keys', changed(TRIP, 'Keys/legId/0/StandardIdentifiers/1', 'UNIQUE'), TRIP, 'CP1301'],
  ['no unique key', changed(TRIP, 'Keys/tripId/0/StandardIdentifiers', ['AIR_BOOKING']), TRIP, 'CP1301'],
  ['no key of a profile', changed(LIKES, 'Keys/flyerCard/0/StandardIdentifiers', ['LOOKUP_ONLY']), LIKES, 'CP1302'],
  ['profiles that could not be found again', changed(LIKES, 'AllowProfileCreation', true), LIKES, 'CP1303'],
  ['a unique key that is not stored', changed(MEMBERSHIP, 'Keys/flyerCard/0/StandardIdentifiers', ['UNIQUE', 'PROFILE', 'LOYALTY', 'NEW_ONLY']), MEMBERSHIP, 'CP1304'],
  ['a secondary key of no profile', changed(TRIP, 'Keys/locator/0/StandardIdentifiers', ['SECONDARY']), TRIP, 'CP1305'],
  ['segments without a key', changed(TRIP, 'Keys/legId', undefined), TRIP, 'CP1306'],
  ['memberships without a key', changed(MEMBERSHIP, 'Keys/flyerCard/0/StandardIdentifiers', ['UNIQUE', 'PROFILE']), MEMBERSHIP, 'CP1306'],
  ['a key of a field that is not there', changed(TRIP, 'Keys/locator/1/FieldNames/1', 'familyName'), TRIP, 'CP1307'],
  ['a field of a key that was renamed', renamed(TRIP, 'Fields/legId', 'legNumber'), TRIP, 'CP1307'],
  ['a reserved key that is stored', renamed(TRIP, 'Keys/locator', '_orderId'), TRIP, 'CP1308 CP1308'],
  ['a key that the service does not define', renamed(TRIP, 'Keys/_email', '_mail'), TRIP, 'CP1309 warning'],
  ['eleven keys', changed(TRIP, 'Keys/locator', Array.from({ length: 6 }, () => ({ FieldNames: ['locator'] }))), TRIP, 'CP1311 warning'],
  ['an address in a key that does not say so', changed(TRIP, 'Fields/phone/ContentType', undefined), TRIP, 'CP1312 warning'],
  ['profiles found by their country', changed(TRIP, 'Keys/flyerCard/0/FieldNames', ['country']), TRIP, 'CP1313 warning'],
  ['a block that is not closed', changed(TRIP, 'Fields/miles/Source', '{{#if _source.miles}}{{_source.miles}}'), TRIP, 'CP1901'],
  ['a helper that there is not', changed(TRIP, 'Fields/fullName/Source', '{{join _source.given _source.family}}'), TRIP, 'CP1902 warning'],
  ['a template that reads something else', changed(TRIP, 'Fields/fullName/Source', '{{given}} {{_source.family}}'), TRIP, 'CP1903 warning'],
  ['an accessor with a dot too many', changed(TRIP, 'Fields/gate/Source', '_source..gate'), TRIP, 'CP1904 warning'],
  ['two object types of a name', changed(LIKES, 'ObjectTypeName', 'Trip'), LIKES, 'CP1802'],
  ['a key of another content type elsewhere', changed(MEMBERSHIP, 'Fields/card/ContentType', 'NUMBER'), MEMBERSHIP, 'CP1803'],
  ['a content type that another object type does not have', changed(TRIP, 'Fields/mail/ContentType', 'STRING'), TRIP, 'CP1803'],
  ['more objects than a profile holds', changed(MEMBERSHIP, 'MaxProfileObjectCount', 1001), MEMBERSHIP, 'CP1217 warning'],
];

test('there are thirty mutations or more', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(MUTATIONS.map(([, mutated]) => JSON.stringify(mutated))).size).toBe(MUTATIONS.length);
});

test.each(MUTATIONS)('%s gives exactly its code', (_, mutated, original, code) => {
  const found = codesOf(AIRLINE.map((mapping) => mapping === original ? mutated : mapping));

  expect(found.join(' ')).toBe(code);
});
