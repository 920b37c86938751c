import * as fc from 'fast-check';
import { placesOf, WRITES } from './shape-samples';
import { checkRequest, checkShape } from '../../../src/model/api/check-shape';
import { checkDomain } from '../../../src/model/rules/domain/domain-rules';
import { formatFinding } from '../../../src/model/validation/finding';
import { checkObjectType } from '../../../src/model/rules/object-type/object-type-rules';

const domain = { DomainName: 'retail', DefaultExpirationDays: 366 };
const messages = (value: object) => checkRequest('CreateDomain', { ...domain, ...value }).map(formatFinding);

describe('a finding says what was given, what is allowed and how to mend it', () => {
  test.each<[string, object, string]>([
    ['a missing member', { DomainName: undefined }, 'DomainName is missing [CP1001]'],
    ['a wrong type', { DefaultExpirationDays: 'a year' }, 'DefaultExpirationDays "a year" has the wrong type; allowed: a whole number [CP1002]'],
    ['null', { DataStore: null }, 'DataStore null is taken for a member that is left out; leave it out [CP1009]'],
    ['null where a member is required', { DomainName: null }, 'DomainName null is as good as missing; give it a value [CP1001]'],
    ['null in a map', { Tags: { team: null } }, 'Tags.team null is no value; allowed: a string; remove the entry, or give it a value [CP1002]'],
    ['an empty text', { DomainName: '' }, 'DomainName "" is empty; allowed: 1 to 64 characters; give it a value, or leave it out where it is optional [CP1003]'],
    ['a long text', { DomainName: 'd'.repeat(65) },
      `DomainName "${'d'.repeat(65)}" has 65 characters; allowed: 1 to 64 characters; shorten it by 1 [CP1003]`],
    ['a low number', { DefaultExpirationDays: 0 }, 'DefaultExpirationDays 0 is out of range; allowed: 1 to 1098; use 1, the nearest that is allowed [CP1004]'],
    ['a high number', { DefaultExpirationDays: 1099 },
      'DefaultExpirationDays 1099 is out of range; allowed: 1 to 1098; use 1098, the nearest that is allowed [CP1004]'],
    ['a pattern', { DomainName: 'my domain' },
      'DomainName "my domain" has characters that are not allowed there; allowed: text that matches ^[a-zA-Z0-9_-]+$ [CP1005]'],
    ['a misspelt value', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'SUNDY', Time: '12:00' } } },
      'Matching.JobSchedule.DayOfTheWeek "SUNDY" is not a known value; allowed: SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY; '
      + 'did you mean "SUNDAY"? [CP1006]'],
    ['a size', { Tags: {} }, 'Tags has 0 entries; allowed: 1 to 50 entries [CP1007]'],
    ['a key of a map', { Tags: { 'cost center': 'a' } },
      'Tags.cost center "cost center" has characters that are not allowed there; allowed: text that matches ^(?!aws:)[a-zA-Z+-=._:/]+$ [CP1005]'],
  ])('%s', (_, value, message) => {
    expect(messages(value)).toEqual([message]);
  });

  test.each([
    ['FlowName', 'a', 'is too short; allowed: 2 to 256 characters [CP1003]'],
    ['FlowName', '-', 'has characters that are not allowed there; allowed: text that matches [a-zA-Z0-9][\\w!@#.-]+ [CP1005]'],
    ['FlowName', '-a', 'has characters that are not allowed there'],
    ['JobScheduleTime', '1:0', 'is too short; allowed: 4 to 5 characters [CP1003]'],
    ['JobScheduleTime', '24:00', 'has characters that are not allowed there'],
    ['uuid', 'a'.repeat(31), 'is too short; allowed: 32 or more characters [CP1003]'],
    ['uuid', 'g'.repeat(31), 'has characters that are not allowed there'],
    ['RoleArn', 'arn:aws:s3:::b', 'has characters that are not allowed there'],
  ])('a text of %s that only the pattern finds wrong, %j, %s', (shape, value, message) => {
    expect(checkShape(shape, value, 'A').map(formatFinding)).toEqual([expect.stringContaining(message)]);
  });

  test('a range that is open at one end says so', () => {
    expect(checkShape('minSize1', 0, 'SourcePriority').map(formatFinding))
      .toEqual(['SourcePriority 0 is out of range; allowed: 1 or more; use 1, the nearest that is allowed [CP1004]']);
  });
});

test('all findings of a request are named, not only the first', () => {
  const request = { DomainName: 'my domain', DefaultExpirationDays: 0, DataStore: { Enabled: 'yes' }, Tags: { a: 1 } };

  expect(checkRequest('CreateDomain', request).map((f) => [f.code, f.path]))
    .toEqual([['CP1005', 'DomainName'], ['CP1004', 'DefaultExpirationDays'], ['CP1002', 'DataStore.Enabled'], ['CP1002', 'Tags.a']]);
});

test('members that the model does not have are passed over', () => {
  expect(checkRequest('CreateDomain', { ...domain, ServiceToken: 'arn', Misspelt: { a: 1 } })).toEqual([]);
});

test('members that are undefined are absent', () => {
  expect(checkRequest('CreateDomain', { ...domain, DataStore: undefined, Tags: undefined })).toEqual([]);
});

test('an undefined entry of a list is refused, unlike an undefined member', () => {
  expect(checkRequest('UntagResource', { resourceArn: 'arn:aws:profile', tagKeys: [undefined] }).map((f) => [f.code, f.path])).toEqual([['CP1002', 'tagKeys[0]']]);
});

test('characters that JavaScript counts twice count once, as the service counts', () => {
  expect(checkShape('TagValue', '😀'.repeat(256), 'Tags.a')).toEqual([]);
  expect(checkShape('TagValue', '😀'.repeat(257), 'Tags.a').map((f) => f.problem)).toEqual(['has 257 characters']);
});

describe('a value that is not known yet', () => {
  const TOKEN = '${Token[TOKEN.42]}';
  const unresolved = (value: unknown) => value === TOKEN;

  test.each(WRITES.flatMap((operation) => placesOf(operation)).map((place) => [`${place.operation} ${place.path}`, place] as const))('is not checked at %s', (_, place) => {
    expect(checkRequest(place.operation, place.requestWith(TOKEN), { unresolved })).toEqual([]);
  });

  test('is not checked where it is the whole request', () => {
    expect(checkRequest('CreateDomain', TOKEN, { unresolved })).toEqual([]);
  });

  test('does not hide its neighbours', () => {
    expect(checkRequest('CreateDomain', { DomainName: TOKEN, DefaultExpirationDays: 0 }, { unresolved }).map((f) => f.path)).toEqual(['DefaultExpirationDays']);
  });
});

describe('names of the language', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is an ordinary key of a map', (name) => {
    const tags = JSON.parse(`{"${name}":1}`) as object;
    const fields = JSON.parse(`{"${name}":{"Source":1}}`) as object;

    expect(checkRequest('CreateDomain', { ...domain, Tags: tags }).map((f) => [f.code, f.path])).toEqual([['CP1002', `Tags.${name}`]]);
    expect(checkRequest('PutProfileObjectType', { DomainName: 'd', ObjectTypeName: 't', Description: 'd', Fields: fields }).map((f) => [f.code, f.path]))
      .toEqual([['CP1002', `Fields.${name}.Source`]]);
  });

  test('a member that only the prototype has is missing', () => {
    const inherited = Object.create({ DataStore: 'not seen', Tags: 1 }) as object;

    expect(checkRequest('CreateDomain', Object.assign(inherited, domain))).toEqual([]);
  });
});

describe('whatever comes in, a check answers with findings that can be read', () => {
  const kinds = { withDate: true, withMap: true, withSet: true, withNullPrototype: true, withObjectString: true, withSparseArray: true };
  const json = fc.oneof(fc.jsonValue(), fc.anything(kinds));

  test.each(WRITES)('%s with any request', (operation) => {
    fc.assert(fc.property(json, (request) => {
      checkRequest(operation, request).forEach((f) => expect(formatFinding(f)).toMatch(/\[CP10\d\d\]$/));
    }));
  });

  test.each(WRITES)('%s with anything anywhere', (operation) => {
    const places = placesOf(operation).filter(({ isKey }) => !isKey);
    fc.assert(fc.property(fc.constantFrom(...places), json, (place, value) => {
      checkRequest(operation, place.requestWith(value)).forEach((f) => expect(formatFinding(f)).toMatch(/\[CP10\d\d\]$/));
    }));
  });

  test('checkDomain and checkObjectType with anything anywhere', () => {
    fc.assert(fc.property(fc.constantFrom(...placesOf('PutProfileObjectType').filter(({ isKey }) => !isKey)), json, (place, value) => {
      [...checkObjectType(place.requestWith(value)), ...checkDomain(place.requestWith(value))].forEach((f) => expect(formatFinding(f)).toMatch(/\[CP1\d\d\d\]$/));
    }), { numRuns: 300 });
  });

  test('a wrong mapping of any kind', () => {
    const list = fc.array(json, { maxLength: 3 });
    const key = fc.record({ StandardIdentifiers: fc.oneof(list, json), FieldNames: fc.oneof(list, json) }, { requiredKeys: [] });
    const request = fc.record({
      Fields: fc.dictionary(fc.string(), fc.oneof(json, fc.record({ Source: json, Target: fc.oneof(json, fc.string().map((text) => `_profile.${text}`)) }))),
      Keys: fc.dictionary(fc.string(), fc.oneof(json, fc.array(key, { maxLength: 3 }))),
      TemplateId: json,
      Tags: json,
    }, { requiredKeys: [] });
    fc.assert(fc.property(request, (value) => {
      checkObjectType(value).forEach((f) => expect(formatFinding(f)).toMatch(/\[CP1\d\d\d\]$/));
    }), { numRuns: 300 });
  });
});
