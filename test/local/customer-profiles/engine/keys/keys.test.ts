import { compileMapping } from '../../../../../src/local/customer-profiles/engine/fields/mapping';
import { keyEntries } from '../../../../../src/local/customer-profiles/engine/keys/key-entries';
import { keyShape, readKey, unknownKey } from '../../../../../src/local/customer-profiles/engine/keys/key-shape';
import { normalize } from '../../../../../src/local/customer-profiles/engine/keys/normalize';
import { OBJECT_KEYS, PROFILE_KEYS } from '../../../../../src/local/customer-profiles/engine/keys/predefined-keys';
import { standardKeys, standardObjectKeys } from '../../../../../src/local/customer-profiles/engine/keys/standard-keys';
import { uniqueKeyOf, uniqueKeyOfId } from '../../../../../src/local/customer-profiles/engine/keys/unique-key';
import type { Definitions } from '../../../../../src/local/customer-profiles/engine/scene';
import type { ObjectTypeRecord } from '../../../../../src/local/customer-profiles/store/records';
import { STANDARD_OBJECTS } from '../../../../../src/model/catalogue/standard-objects.data';
import { objectType } from '../fields/object-type';

describe('normalisation', () => {
  test.each([
    ['STRING', ' A b ', ' A b '],
    ['EMAIL_ADDRESS', ' John@Example.COM ', 'john@example.com'],
    ['NAME', '  John \t  DOE ', 'john doe'],
    ['PHONE_NUMBER', '+1 (206) 345-7890', '2063457890'],
    ['PHONE_NUMBER', '2063457890', '2063457890'],
    ['PHONE_NUMBER', '(555)-123-4567', '5551234567'],
    ['PHONE_NUMBER', '+44 20 7946 0000', '442079460000'],
    ['PHONE_NUMBER', '0044 20 7946 0000', '442079460000'],
    ['PHONE_NUMBER', '011 44 20 7946 0000', '442079460000'],
    ['PHONE_NUMBER', '001 206 345 7890', '2063457890'],
    ['PHONE_NUMBER', '020 7946 0000', '02079460000'],
    ['PHONE_NUMBER', ' XXX-YYY-ZZZZ ', 'xxx-yyy-zzzz'],
    ['PHONE_NUMBER', '00', '00'],
    ['NUMBER', '1', '1'], ['NUMBER', '1.0', '1'], ['NUMBER', '01', '1'], ['NUMBER', ' +1 ', '1'], ['NUMBER', '1e0', '1'], ['NUMBER', '10e-1', '1'],
    ['NUMBER', '-0', '0'], ['NUMBER', '.50', '0.5'], ['NUMBER', '0.05', '0.05'], ['NUMBER', '-12.30', '-12.3'], ['NUMBER', '1.5e3', '1500'],
    ['NUMBER', '9007199254740993', '9007199254740993'], ['NUMBER', '1e999', '1e999'], ['NUMBER', '10e998', '1e999'],
    ['NUMBER', '1,5', '1,5'], ['NUMBER', '.', '.'], ['NUMBER', 'abc', 'abc'], ['NUMBER', '', ''], ['NUMBER', '0x10', '0x10'],
  ])('%s %j is %j', (contentType, text, normalised) => {
    expect(normalize(contentType, text)).toBe(normalised);
  });

  test('long texts take no long time', () => {
    const texts = [' '.repeat(200_000) + 'x', '0'.repeat(200_000) + '1', '1'.padEnd(200_000, '0') + 'x', 'a '.repeat(100_000)];

    for (const contentType of ['EMAIL_ADDRESS', 'NAME', 'PHONE_NUMBER', 'NUMBER']) {
      texts.forEach((text) => expect(typeof normalize(contentType, text)).toBe('string'));
    }
  });
});

const TYPE = objectType({
  Fields: {
    id: { Source: '_source.id' },
    mail: { Source: '_source.mail', ContentType: 'EMAIL_ADDRESS' },
    plain: { Source: '_source.mail' },
    last: { Source: '_source.last', ContentType: 'NAME' },
    skus: { Source: '_source.items[].sku' },
    sizes: { Source: '_source.items[].size', ContentType: 'NUMBER' },
  },
  Keys: {
    item: [{ FieldNames: ['skus'] }, { FieldNames: ['id', 'skus', 'sizes'], StandardIdentifiers: ['ORDER'] }],
    own: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }],
    _email: [{ FieldNames: ['plain'] }],
    pair: [{ FieldNames: ['last', 'mail'] }, { FieldNames: ['missing', 'id'] }],
  },
});

function valuesOf(record: unknown, type = TYPE) {
  return keyEntries(compileMapping(type).evaluate(record)).map(({ name, values }) => [name, values]);
}

describe('entries', () => {
  test('are in declared order, a value for each of several, and parts of one element stay together', () => {
    const record = { id: 7, mail: 'A@B', last: ' Doe', items: [{ sku: 'x', size: '1.0' }, { sku: 'y' }, { size: 2 }, { sku: 'x', size: 1 }] };

    expect(valuesOf(record)).toEqual([
      ['item', [['x'], ['y']]],
      ['item', [['7', 'x', '1'], ['7', 'y', ''], ['7', '', '2']]],
      ['own', [['7']]],
      ['_email', [['a@b']]],
      ['pair', [['doe', 'a@b']]],
      ['pair', [['', '7']]],
    ]);
  });

  test('with no part that has anything do not exist', () => {
    expect(valuesOf({ mail: '  ', last: ' ', id: '' })).toEqual([['item', []], ['item', []], ['own', []], ['_email', []], ['pair', []], ['pair', []]]);
  });

  test('keep empty parts', () => {
    expect(valuesOf({ last: 'Doe' })[4]).toEqual(['pair', [['doe', '']]]);
  });

  test('say what they are made of', () => {
    const [, order] = keyEntries(compileMapping(TYPE).evaluate({ id: 7, items: [{ sku: 'x' }] }));

    expect([order.name, [...order.identifiers], order.fieldNames, order.contentTypes, order.raw]).toEqual([
      'item', ['ORDER'], ['id', 'skus', 'sizes'], ['STRING', 'STRING', 'NUMBER'], [[7, 'x', undefined]],
    ]);
  });

  test('of structures are compared by their JSON', () => {
    expect(valuesOf({ id: { a: [1] } })[2]).toEqual(['own', [['{"a":[1]}']]]);
    expect(valuesOf({ id: JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) })[2]).toEqual(['own', []]);
  });
});

describe('unique keys', () => {
  const uniqueKey = (record: unknown, domain = 'domain', name = 'Record', type = TYPE) => uniqueKeyOf(domain, name, keyEntries(compileMapping(type).evaluate(record)));

  test('are the same for the same value, and have forty-four characters', () => {
    expect(uniqueKey({ id: 1 })).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(uniqueKey({ id: 1, last: 'x' })).toBe(uniqueKey({ id: '1' }));
    expect(uniqueKey({})).toBeUndefined();
  });

  test('differ by domain, type and value', () => {
    const keys = [uniqueKey({ id: 1 }), uniqueKey({ id: 2 }), uniqueKey({ id: 1 }, 'other'), uniqueKey({ id: 1 }, 'domain', 'Other'),
      uniqueKey({ id: '\ud800' }), uniqueKey({ id: '\ud801' }), uniqueKeyOfId('domain', '_asset', '1'), uniqueKeyOfId('domain', '_case', '1')];

    expect(new Set(keys).size).toBe(keys.length);
  });

  test('of several entries are of the first that exists', () => {
    const type = objectType({ ...TYPE, Keys: { a: [{ FieldNames: ['last'], StandardIdentifiers: ['UNIQUE'] }], b: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE'] }] } });

    expect(uniqueKey({ id: 1 }, 'domain', 'Record', type)).toBe(uniqueKey({ id: 1 }));
  });
});

function cells(values: { readonly [path: string]: unknown }) {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, { value: value as string, writer: 'MANUAL', time: 0 }]));
}

describe('keys of standard objects', () => {
  test('follow the cells of a profile', () => {
    const profile = cells({
      PhoneNumber: '+1 206 555 0101',
      HomePhoneNumber: '2065550101',
      MobilePhoneNumber: '5',
      EmailAddress: 'A@b',
      BusinessEmailAddress: 'c@D',
      AccountNumber: 'x Y',
      FirstName: ' Ann',
      LastName: 'Doe  Roe',
      PersonalEmailAddress: undefined,
    });

    expect(standardKeys(profile).map(({ name, value }) => [name, ...value])).toEqual([
      ['_phone', '2065550101'], ['_phone', '5'], ['_email', 'a@b'], ['_email', 'c@d'], ['_account', 'x Y'], ['_fullName', 'ann doe roe'],
    ]);
    expect(standardKeys({})).toEqual([]);
  });

  test('follow the id and the cells of others', () => {
    expect(standardObjectKeys('_asset', 'id', cells({ AssetName: 'TV', Price: '1' }))).toEqual([{ name: '_assetId', value: ['id'] }, { name: '_assetName', value: ['TV'] }]);
    expect(standardObjectKeys('_device', 'id', {})).toEqual([]);
    expect(standardObjectKeys('constructor', 'id', {})).toEqual([]);
  });

  test('are all that the catalogue has, of cells that it has', () => {
    for (const [type, { predefinedKeys, fields }] of Object.entries(STANDARD_OBJECTS)) {
      expect([type, Object.keys(type === '_profile' ? PROFILE_KEYS : OBJECT_KEYS[type]).sort()]).toEqual([type, [...predefinedKeys].sort()]);
      const paths = type === '_profile' ? Object.values(PROFILE_KEYS).flatMap((key) => key.paths) : Object.values(OBJECT_KEYS[type]).filter((path) => path !== undefined);
      expect(fields).toEqual(expect.arrayContaining([...paths]));
    }
  });
});

function definitions(...types: readonly ObjectTypeRecord[]): Definitions {
  return {
    objectType: (name) => types.find(({ ObjectTypeName }) => ObjectTypeName === name),
    objectTypes: () => types,
    calculatedAttributes: () => [],
    eventStream: () => undefined,
  };
}

describe('keys of a request', () => {
  test.each([
    ['_phone', ['PHONE_NUMBER']], ['_email', ['EMAIL_ADDRESS']], ['_account', ['STRING']], ['_profileId', ['STRING']], ['_fullName', ['NAME']],
    ['_assetId', ['STRING']], ['_ctrContactId', ['STRING']], ['own', ['STRING']], ['pair', ['NAME', 'EMAIL_ADDRESS']],
  ])('%s has parts of %j', (name, contentTypes) => {
    expect(keyShape(definitions(TYPE), name)?.contentTypes).toEqual(contentTypes);
  });

  test('entries of one name may have more or fewer fields', () => {
    expect(keyShape(definitions(TYPE), 'item', 3)?.contentTypes).toEqual(['STRING', 'STRING', 'NUMBER']);
    expect(keyShape(definitions(TYPE), 'item', 2)?.contentTypes).toEqual(['STRING']);
  });

  test('are normalised part by part', () => {
    expect(readKey(definitions(TYPE), 'pair', [' DOE', 'A@B'])).toEqual({ key: { name: 'pair', value: ['doe', 'a@b'] } });
    expect(readKey(definitions(TYPE), 'pair', ['DOE'])).toEqual({ problem: 'The key pair has 2 fields, and takes as many values, in their order; 1 were given' });
    expect(readKey(definitions(), '_email', ['a', 'b'])).toEqual({ problem: 'The key _email has 1 field, and takes 1 value; 2 were given' });
  });

  test.each(['own2', 'constructor', '__proto__', 'emial'])('%s is not known', (name) => {
    expect(keyShape(definitions(objectType({}), objectType({ Keys: {} })), name)).toBeUndefined();
    expect(readKey(definitions(), name, ['x'])).toEqual({ problem: unknownKey(definitions(), name) });
  });

  test('near misses are named', () => {
    expect(unknownKey(definitions(TYPE), '_emial')).toBe('The key "_emial" is neither predefined nor declared by an object type of the domain; did you mean "_email"?');
    expect(unknownKey(definitions(TYPE), 'owner')).toMatch(/did you mean "own"/);
    expect(unknownKey(definitions(), 'quite different')).not.toMatch(/did you mean/);
  });
});
