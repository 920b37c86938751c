import * as fc from 'fast-check';
import { arbitraryOf, WRITES } from './shape-samples';
import { checkRequest } from '../../../src/model/api/check-shape';
import { decodeRequest } from '../../../src/model/api/decode';
import { REQUESTS } from '../../../src/model/api/limits.generated';

test('scalars come back as the types of the model', () => {
  expect(decodeRequest('PutProfileObjectType', {
    DomainName: '123', ExpirationDays: '90', AllowProfileCreation: 'false', MaxProfileObjectCount: '7', Description: 'true', Fields: { a: { Source: '1' } },
  })).toEqual({
    DomainName: '123', ExpirationDays: 90, AllowProfileCreation: false, MaxProfileObjectCount: 7, Description: 'true', Fields: { a: { Source: '1' } },
  });
});

test('scalars that have their type already keep it', () => {
  expect(decodeRequest('CreateDomain', { DefaultExpirationDays: 90, DataStore: { Enabled: true } }))
    .toEqual({ DefaultExpirationDays: 90, DataStore: { Enabled: true } });
});

test('a fraction is read', () => {
  expect(decodeRequest('CreateDomain', { Matching: { AutoMerging: { MinAllowedConfidenceScoreForMerging: '0.75' } } }))
    .toEqual({ Matching: { AutoMerging: { MinAllowedConfidenceScoreForMerging: 0.75 } } });
});

test('members that are not the request\'s own are left out, at every depth', () => {
  expect(decodeRequest('CreateDomain', { DomainName: 'd', ServiceToken: 'arn', WireVersion: '1', DataStore: { Enabled: 'true', Colour: 'red' } }))
    .toEqual({ DomainName: 'd', DataStore: { Enabled: true } });
});

test('members that are null or undefined are left out', () => {
  expect(Object.keys(decodeRequest('CreateDomain', { DomainName: 'd', DeadLetterQueueUrl: null, Tags: undefined }))).toEqual(['DomainName']);
});

test('an empty text stays, because it clears a member', () => {
  expect(decodeRequest('UpdateDomain', { DeadLetterQueueUrl: '', DefaultExpirationDays: '' })).toEqual({ DeadLetterQueueUrl: '', DefaultExpirationDays: '' });
});

test.each<[string, object]>([
  ['DefaultExpirationDays', { DefaultExpirationDays: 'a year' }],
  ['DefaultExpirationDays', { DefaultExpirationDays: ' ' }],
  ['DefaultExpirationDays', { DefaultExpirationDays: 'Infinity' }],
  ['DataStore.Enabled', { DataStore: { Enabled: 'yes' } }],
  ['DataStore', { DataStore: 'true' }],
  ['Tags', { Tags: 'a=b' }],
  ['Matching.AutoMerging.Consolidation.MatchingAttributesList',
    { Matching: { Enabled: 'true', AutoMerging: { Enabled: 'true', Consolidation: { MatchingAttributesList: 'a' } } } }],
])('%s that does not read as its type stays as it is, for the check to name: %j', (path, member) => {
  const decoded = decodeRequest('CreateDomain', { DomainName: 'd', DefaultExpirationDays: '1', ...member });

  expect(checkRequest('CreateDomain', decoded).map((f) => [f.code, f.path])).toEqual([['CP1002', path]]);
});

test.each(['__proto__', 'constructor', 'toString'])('%s is an ordinary key', (name) => {
  const tags = JSON.parse(`{"${name}":"a"}`) as object;
  const decoded = decodeRequest('CreateDomain', { Tags: tags });

  expect(JSON.stringify(decoded)).toBe(`{"Tags":{"${name}":"a"}}`);
  expect(Object.getPrototypeOf(decoded.Tags)).toBe(Object.prototype);
});

test.each(WRITES)('what CloudFormation makes of a %s is read back as it was', (operation) => {
  fc.assert(fc.property(arbitraryOf(REQUESTS[operation]), (request) => {
    const decoded = decodeRequest(operation, asCloudFormationSendsIt(request) as { [member: string]: unknown });

    expect(decoded).toEqual(request);
    expect(checkRequest(operation, decoded)).toEqual([]);
  }));
});

test.each(WRITES)('a %s of any properties is decoded without a throw', (operation) => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (properties) => {
    expect(typeof decodeRequest(operation, properties)).toBe('object');
  }));
});

/** Scalars as strings, whatever their type; times as the template has them. */
function asCloudFormationSendsIt(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(asCloudFormationSendsIt);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asCloudFormationSendsIt(item)]))
    : String(value);
}
