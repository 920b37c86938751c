import fc from 'fast-check';
import { detectObjectType } from '../../../../../src/local/customer-profiles/engine/detection/detect-object-type';
import { checkObjectType } from '../../../../../src/model/rules/object-type/object-type-rules';
import { parseTemplate } from '../../../../../src/model/rules/object-type/handlebars';

function detect(...samples: readonly unknown[]) {
  const detection = detectObjectType(samples.map((sample) => JSON.stringify(sample)));
  return 'detected' in detection ? detection.detected[0] : detection;
}

test('customers', () => {
  const customer = {
    customerId: 'C1',
    given_name: 'Ann',
    surname: 'Doe',
    contact: { email: 'a@b', mobile: '555' },
    address: { street: '1 Main St', zip: '98101', city: 'Seattle' },
    dob: '1980-01-01',
    gender: 'F',
    company: 'X',
    points: 3,
    vip: true,
    tags: ['a'],
    items: [{ sku: 'x' }],
    updatedAt: '2024-03-10T02:30:05.000Z',
    note: null,
  };

  expect(detect(customer, { ...customer, customerId: 'C2' })).toEqual({
    SourceLastUpdatedTimestampFormat: 'yyyy-MM-dd\'T\'HH:mm:ss.SSSXXX',
    Fields: {
      customerId: { Source: '_source.customerId', Target: '_profile.AccountNumber', ContentType: 'STRING' },
      given_name: { Source: '_source.given_name', Target: '_profile.FirstName', ContentType: 'NAME' },
      surname: { Source: '_source.surname', Target: '_profile.LastName', ContentType: 'NAME' },
      contact_email: { Source: '_source.contact.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
      contact_mobile: { Source: '_source.contact.mobile', Target: '_profile.MobilePhoneNumber', ContentType: 'PHONE_NUMBER' },
      address_street: { Source: '_source.address.street', Target: '_profile.Address.Address1', ContentType: 'STRING' },
      address_zip: { Source: '_source.address.zip', Target: '_profile.Address.PostalCode', ContentType: 'STRING' },
      address_city: { Source: '_source.address.city', Target: '_profile.Address.City', ContentType: 'STRING' },
      dob: { Source: '_source.dob', Target: '_profile.BirthDate', ContentType: 'STRING' },
      gender: { Source: '_source.gender', Target: '_profile.GenderString', ContentType: 'STRING' },
      company: { Source: '_source.company', Target: '_profile.BusinessName', ContentType: 'STRING' },
      points: { Source: '_source.points', Target: '_profile.Attributes.points', ContentType: 'NUMBER' },
      vip: { Source: '_source.vip', Target: '_profile.Attributes.vip', ContentType: 'STRING' },
      field_tags: { Source: '_source.tags[]', ContentType: 'STRING' },
      items_sku: { Source: '_source.items[].sku', ContentType: 'STRING' },
      updatedAt: { Source: '_source.updatedAt', Target: '_profile.SourceLastUpdatedTimestamp', ContentType: 'STRING' },
      note: { Source: '_source.note', Target: '_profile.AdditionalInformation', ContentType: 'STRING' },
    },
    Keys: { customerId: [{ FieldNames: ['customerId'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] },
  });
});

test.each([
  [[{ orderId: 1, customer: { id: 'C' } }, { orderId: 2, customer: { id: 'C' } }], { orderId: ['UNIQUE'], customer_id: ['PROFILE'] }],
  [[{ uuid: 'a', email: 'a@b' }], { uuid: ['UNIQUE'], _email: ['PROFILE'] }],
  [[{ id: 1, phone: '5' }, { id: 2, phone: '5' }], { id: ['UNIQUE'], _phone: ['PROFILE'] }],
  [[{ id: 1, accountNumber: '5' }], { id: ['UNIQUE'], _account: ['PROFILE'] }],
])('the keys of %j', (samples, keys) => {
  const detected = detect(...samples);

  expect(Object.entries(detected && 'Keys' in detected ? detected.Keys! : {}).map(([name, [key]]) => [name, key.StandardIdentifiers])).toEqual(Object.entries(keys));
});

test.each([
  [[{ email: 'a@b' }]], [[{ id: 1 }]], [[{ id: 1, email: 'a@b' }, { id: 1, email: 'c@d' }]], [[{ id: 1, email: 'a@b' }, { email: 'c@d' }]], [[{}]], [[{ ids: [{ id: 1 }], email: 'a' }]],
])('%j has no usable keys', (samples) => {
  expect(detectObjectType(samples.map((sample) => JSON.stringify(sample)))).toEqual({ detected: [] });
});

test.each([
  [1737587945945, 'EpochMilli'], ['1737587945945', 'EpochMilli'], ['2024-03-10T02:30:05Z', 'yyyy-MM-dd\'T\'HH:mm:ssXXX'],
  ['2024-03-10T02:30:05+0100', 'yyyy-MM-dd\'T\'HH:mm:ssXX'], ['2024-03-10 02:30:05', 'yyyy-MM-dd HH:mm:ss'], ['2024-03-10', 'yyyy-MM-dd'], ['yesterday', undefined],
])('a change at %j has the format %s', (lastModified, format) => {
  expect(detect({ id: 1, email: 'a@b', lastModified })).toMatchObject({
    Fields: { lastModified: { Target: format === undefined ? '_profile.Attributes.lastModified' : '_profile.SourceLastUpdatedTimestamp' } },
    ...format !== undefined && { SourceLastUpdatedTimestampFormat: format },
  });
});

test.each(['{x', '', '1', 'null', '[]', '"text"'])('%s is refused', (text) => {
  expect(detectObjectType(['{}', text])).toEqual({ refusal: 'Could not parse object string into JSON' });
});

test('120 attributes an object, nested ones too, and a list counts once', () => {
  const attributes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, 'x']));

  const objects = [{ ...attributes(119), list: Array(1000).fill({ a: 1 }) }, { b: attributes(120) }];
  expect(detectObjectType(objects.map((object) => JSON.stringify(object)))).toEqual({ detected: [] });
  expect(detectObjectType([JSON.stringify({ a: attributes(60), b: attributes(61) })])).toEqual({ refusal: 'Breached limit of 120 attributes' });
  expect(detectObjectType([`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`])).toEqual({ refusal: 'Breached limit of 120 attributes' });
  expect(detectObjectType([`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`])).toEqual({ detected: [] });
});

test('whatever is detected is a mapping that the service takes', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'id', 'customerId', 'email', 'Email', 'phone', 'gender', 'sex', 'address', 'city', 'updated',
      'tags', 'Tags', '__proto__', 'constructor', 'ProfileId', 'Attributes',
      'it\'s', 'a "b"', 'a.b', '{{x}}', '', ' ', 'é', '1st', 'profileType', 'EngagementPreferences', 'createdAt', 'x'.repeat(300)),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(name, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  const sample = fc.dictionary(name, value, { maxKeys: 12 });

  fc.assert(fc.property(fc.array(sample, { minLength: 1, maxLength: 5 }), (samples) => {
    const detection = detectObjectType(samples.map((each, id) => JSON.stringify({ ...each, id, email: 'a@b' })));
    const [detected] = 'detected' in detection ? detection.detected : [];
    expect(detected).toBeDefined();
    const request = { DomainName: 'd', ObjectTypeName: 'Record', Description: 'd', AllowProfileCreation: true, ...detected };
    expect(checkObjectType(request, { parseTemplate }).filter(({ severity }) => severity === 'error')).toEqual([]);
  }), { numRuns: 100, seed: 5 });
});
