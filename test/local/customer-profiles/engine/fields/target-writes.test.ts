import { automaticContacts } from '../../../../../src/local/customer-profiles/engine/fields/automatic-contacts';
import { compileMapping } from '../../../../../src/local/customer-profiles/engine/fields/mapping';
import { planWrites, targetWrites } from '../../../../../src/local/customer-profiles/engine/fields/target-writes';
import { objectType } from './object-type';

/** Fields by target, each with the accessor that it reads. */
function evaluate(record: unknown, targets: { readonly [target: string]: string }) {
  const fields = Object.entries(targets).map(([Target, Source], index) => [`f${index}`, { Source, Target }] as const);
  return compileMapping(objectType({ Fields: Object.fromEntries(fields) })).evaluate(record);
}

function written(record: unknown, targets: { readonly [target: string]: string }) {
  return targetWrites(evaluate(record, targets)).map(({ object, path, value }) => [object, path, value]);
}

function leftOut(record: unknown, targets: { readonly [target: string]: string }) {
  return planWrites(evaluate(record, targets)).leftOut;
}

describe('single members', () => {
  test.each<[string, unknown, string, unknown]>([
    ['_profile.FirstName', 'Ann', 'FirstName', 'Ann'],
    ['_profile.Address.City', 'Bonn', 'Address.City', 'Bonn'],
    ['_profile.Attributes.tier', 'gold', 'Attributes.tier', 'gold'],
    ['_profile.Attributes.a.b[0]', 'x', 'Attributes.a.b[0]', 'x'],
    ['_profile.Attributes.__proto__', 'x', 'Attributes.__proto__', 'x'],
    ['_profile.Gender', 'Male', 'GenderString', 'Male'],
    ['_profile.GenderString', 'Male', 'GenderString', 'Male'],
    ['_profile.PartyType', 'INDIVIDUAL', 'PartyTypeString', 'INDIVIDUAL'],
    ['_profile.AccountNumber', 12, 'AccountNumber', '12'],
    ['_profile.Attributes.yes', false, 'Attributes.yes', 'false'],
    ['_profile.Attributes.zero', 0, 'Attributes.zero', '0'],
    ['_profile.Attributes.more', { a: [1] }, 'Attributes.more', '{"a":[1]}'],
    ['_asset.Price', 449.5, 'Price', '449.5'],
    ['_communicationRecord.Events.open.EventId', 'e', 'Events.open.EventId', 'e'],
    ['_profile.NewerThanTheList', 'x', 'NewerThanTheList', 'x'],
  ])('%s of %j', (target, value, path, stored) => {
    expect(written({ value }, { [target]: '_source.value' })).toEqual([[target.split('.')[0], path, stored]]);
  });

  test('an empty field writes nothing', () => {
    expect(written({ a: null, b: '' }, { '_profile.FirstName': '_source.a', '_profile.LastName': '_source.b', '_profile.MiddleName': '_source.c' })).toEqual([]);
  });

  test('of several values the first is written, and of several fields the last', () => {
    expect(written({ a: [{ b: 'x' }, { b: 'y' }] }, { '_profile.FirstName': '_source.a[].b' })).toEqual([['_profile', 'FirstName', 'x']]);
    expect(written({ a: 'x', b: 'y' }, { '_profile.Gender': '_source.a', '_profile.GenderString': '_source.b' })).toEqual([['_profile', 'GenderString', 'y']]);
  });

  test.each([
    ['_profile.FirstName', 255], ['_profile.Attributes.a', 255], ['_profile.Address.City', 255], ['_profile.AdditionalInformation', 1000],
  ])('%s takes %i characters', (target, longest) => {
    expect(written({ a: '😀'.repeat(longest) }, { [target]: '_source.a' })).toHaveLength(1);
    expect(written({ a: 'x'.repeat(longest + 1) }, { [target]: '_source.a' })).toEqual([]);
    expect(leftOut({ a: 'x'.repeat(longest + 1) }, { [target]: '_source.a' })).toEqual([
      { field: 'f0', target, problem: `takes ${longest} characters, and the value has more` },
    ]);
  });

  test('other standard objects are answered as one text, whose members have any length', () => {
    expect(written({ a: 'x'.repeat(2000) }, { '_case.Summary': '_source.a' })).toHaveLength(1);
  });

  test.each([
    ['_nothing.FirstName', 'is no part of a standard object'],
    ['_profile.ProfileId', 'is filled by the service itself'],
    ['_profile.Attributes', 'is all custom attributes, which are written one by one'],
    [`_profile.Attributes.${'x'.repeat(256)}`, 'has a name of more than 255 characters'],
  ])('%.40s writes nothing', (target, problem) => {
    expect(written({ a: 'x' }, { [target]: '_source.a' })).toEqual([]);
    expect(leftOut({ a: 'x' }, { [target]: '_source.a' })).toEqual([{ field: 'f0', target, problem }]);
  });

  test('what is nested too deeply for a text is left out', () => {
    const a = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));

    expect(leftOut({ a }, { '_profile.FirstName': '_source.a' })).toEqual([
      { field: 'f0', target: '_profile.FirstName', problem: 'is for a text, and the value is nested too deeply to be one' },
    ]);
  });
});

describe('structures', () => {
  const home = JSON.parse('{"Address1": "1 Main St", "City": "", "PostalCode": 12345, "Junk": "x", "__proto__": {"State": "x"}, "Country": "DE"}');

  test('members of the known names are copied where they are texts', () => {
    expect(written({ home }, { '_profile.Address': '_source.home' })).toEqual([
      ['_profile', 'Address.Address1', '1 Main St'], ['_profile', 'Address.Country', 'DE'],
    ]);
    expect(leftOut({ home }, { '_profile.Address': '_source.home' })).toEqual([
      { field: 'f0', target: '_profile.Address.PostalCode', problem: 'is a structure of texts, and the value is none' },
    ]);
  });

  test('a member that is mapped by itself later takes the place of the copied one', () => {
    expect(written({ home, land: 'FR' }, { '_profile.Address': '_source.home', '_profile.Address.Country': '_source.land' })).toEqual([
      ['_profile', 'Address.Address1', '1 Main St'], ['_profile', 'Address.Country', 'FR'],
    ]);
  });

  test('a text is none', () => {
    expect(leftOut({ home: '1 Main St' }, { '_profile.Address': '_source.home' })).toEqual([
      { field: 'f0', target: '_profile.Address', problem: 'is a structure, and the value is none' },
    ]);
  });

  test('lists within are cells of their own', () => {
    const preferences = { Email: [{ KeyName: '_email', KeyValue: 'a@b', Junk: 1 }], Phone: { KeyName: '_phone' } };

    expect(written({ preferences }, { '_profile.EngagementPreferences': '_source.preferences' })).toEqual([
      ['_profile', 'EngagementPreferences.Email', [{ KeyName: '_email', KeyValue: 'a@b' }]],
      ['_profile', 'EngagementPreferences.Phone', [{ KeyName: '_phone' }]],
    ]);
  });
});

describe('lists', () => {
  const items = [{ t: 'A', p: 1 }, { p: 2 }, {}, { t: 'D' }];

  test('positions are joined across fields', () => {
    const targets = { '_order.OrderItems[].Title': '_source.items[].t', '_order.OrderItems[].Price': '_source.items.p', '_order.Name': '_source.name' };

    expect(written({ items, name: 'n' }, targets)).toEqual([
      ['_order', 'Name', 'n'],
      ['_order', 'OrderItems', [{ Title: 'A', Price: '1' }, { Price: '2' }, { Title: 'D' }]],
    ]);
  });

  test.each([
    ['_order.OrderItems.Title', '_source.titles'],
    ['_order.OrderItems[].Title', '_source.titles[]'],
    ['_order.OrderItems[].Title', '_source.titles'],
  ])('%s from %s', (target, source) => {
    expect(written({ titles: ['A', 'B'] }, { [target]: source })).toEqual([['_order', 'OrderItems', [{ Title: 'A' }, { Title: 'B' }]]]);
  });

  test('an element by its number', () => {
    expect(written({ a: 'A', b: 'B' }, { '_order.OrderItems[1].Title': '_source.a', '_order.OrderItems[0].Title': '_source.b' })).toEqual([
      ['_order', 'OrderItems', [{ Title: 'B' }, { Title: 'A' }]],
    ]);
  });

  test('a list as a whole', () => {
    const lines = [{ Title: 'A', Quantity: 2, Junk: 'x' }, 'text', { Junk: 'x' }, { Title: 'B' }];

    expect(written({ lines }, { '_order.OrderItems': '_source.lines' })).toEqual([['_order', 'OrderItems', [{ Title: 'A', Quantity: '2' }, { Title: 'B' }]]]);
    expect(written({ lines }, { '_order.OrderItems': '_source.lines[]' })).toEqual([['_order', 'OrderItems', [{ Title: 'A', Quantity: '2' }, { Title: 'B' }]]]);
  });

  test('a list without elements writes nothing', () => {
    expect(written({ lines: [] }, { '_order.OrderItems': '_source.lines', '_order.OrderItems[].Title': '_source.lines[].t' })).toEqual([]);
  });
});

describe('contacts of a new inferred profile', () => {
  function contacts(record: unknown, fields: NonNullable<Parameters<typeof objectType>[0]['Fields']>) {
    return automaticContacts(compileMapping(objectType({ Fields: fields })).evaluate(record)).map(({ object, path, value }) => [object, path, value]);
  }
  const mail = { Source: '_source.mail', ContentType: 'EMAIL_ADDRESS' };
  const other = { Source: '_source.other', ContentType: 'EMAIL_ADDRESS' };
  const phone = { Source: '_source.phone', ContentType: 'PHONE_NUMBER' };

  test('fields without a target', () => {
    expect(contacts({ mail: 'a@b', phone: 123 }, { mail, phone })).toEqual([['_profile', 'EmailAddress', 'a@b'], ['_profile', 'PhoneNumber', '123']]);
  });

  test('the first that has a value, whatever its target', () => {
    const personal = { ...other, Target: '_profile.PersonalEmailAddress' };

    expect(contacts({ mail: 'a@b', other: 'c@d' }, { personal, mail })).toEqual([['_profile', 'EmailAddress', 'c@d']]);
    expect(contacts({ mail: 'a@b', other: '' }, { personal, mail })).toEqual([['_profile', 'EmailAddress', 'a@b']]);
  });

  test('what a target writes wins', () => {
    expect(contacts({ mail: 'a@b', other: 'c@d' }, { mail, other: { Source: '_source.other', Target: '_profile.EmailAddress' } })).toEqual([]);
  });

  test('too long is left out', () => {
    expect(contacts({ mail: 'x'.repeat(256) }, { mail })).toEqual([]);
  });
});
