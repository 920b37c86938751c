import type { RuleCases } from '../rule-cases';
import { checkCalculatedAttribute } from '../../../../src/model/rules/calculated-attribute/calculated-attribute-rules';
import { formatFinding } from '../../../../src/model/validation/finding';
import { allRules } from '../../../../src/model/validation/rule';

const GOOD = { DomainName: 'd', CalculatedAttributeName: 'Spent', AttributeDetails: { Attributes: [{ Name: 'total' }], Expression: '{Orders.total}' }, Statistic: 'SUM' };
const FIELDS: { readonly [name: string]: string | undefined } = { total: 'NUMBER', tax: 'NUMBER', title: undefined };
const options = { fieldsOf: (name: string) => (name === 'Orders' ? FIELDS : undefined) };

const having = (members: object) => ({ ...GOOD, ...members });
const over = (Expression: string, ...names: string[]) => having({ AttributeDetails: { Attributes: names.map((Name) => ({ Name })), Expression } });
const range = (Range: object) => having({ Conditions: { Range: { Unit: 'DAYS', ...Range } } });
const filter = (name: string) => having({
  Filter: { Include: 'ALL', Groups: [{ Type: 'ALL', Dimensions: [{ Attributes: { [name]: { DimensionType: 'INCLUSIVE', Values: ['a'] } } }] }] },
});
const EXPRESSION = 'AttributeDetails.Expression';

const CASES: { readonly [code: string]: RuleCases } = {
  CP1701: {
    accepts: { 'one operand': GOOD, 'two operands': over('{Orders.total} - {Orders.tax}', 'total', 'tax') },
    refuses: {
      'a bare name': [over('Orders.total', 'total'), EXPRESSION, 'Orders.total'],
      'no operator': [over('{Orders.total} {Orders.tax}', 'total', 'tax'), EXPRESSION, '{Orders.total} {Orders.tax}'],
    },
  },
  CP1702: {
    accepts: { 'one object type twice': over('{Orders.total} - {Orders.tax}', 'total', 'tax') },
    refuses: { 'two object types': [over('{Orders.total} - {Refunds.tax}', 'total', 'tax'), EXPRESSION, '{Orders.total} - {Refunds.tax}'] },
  },
  CP1703: {
    accepts: { 'an attribute that is used twice': over('{Orders.total} * {Orders.total}', 'total'), 'another order': over('{Orders.total} - {Orders.tax}', 'tax', 'total') },
    refuses: {
      'one too few': [over('{Orders.total} - {Orders.tax}', 'total'), 'AttributeDetails.Attributes', ['total']],
      'one too many': [over('{Orders.total}', 'total', 'tax'), 'AttributeDetails.Attributes', ['total', 'tax']],
    },
  },
  CP1704: {
    accepts: { 'two attributes': over('{O.a} - {O.b}', 'a', 'b') },
    refuses: { 'three attributes': [over('{O.a} - {O.b} + {O.c}', 'a', 'b', 'c'), EXPRESSION, '{O.a} - {O.b} + {O.c}', 'warning'] },
  },
  CP1705: {
    accepts: { 'a field': GOOD, 'a field of an object type that is not known': over('{Other.x}', 'x'), 'a field in a filter': filter('title') },
    refuses: {
      'no field': [over('{Orders.totla}', 'totla'), EXPRESSION, '{Orders.totla}'],
      'a name of the language': [over('{Orders.constructor}', 'constructor'), EXPRESSION, '{Orders.constructor}'],
      'no field in a filter': [filter('status'), 'Filter.Groups[0].Dimensions[0].Attributes.status', 'status', 'warning'],
    },
  },
  CP1706: {
    accepts: { 'a count of texts': { ...over('{Orders.title}', 'title'), Statistic: 'COUNT' } },
    refuses: {
      'a sum of texts': [over('{Orders.title}', 'title'), EXPRESSION, '{Orders.title}', 'warning'],
      'arithmetic with texts': [{ ...over('{Orders.total} - {Orders.title}', 'total', 'title'), Statistic: 'LAST_OCCURRENCE' }, EXPRESSION, '{Orders.title}', 'warning'],
    },
  },
  CP1707: {
    accepts: {
      'a field': over('{_airSegment.Seat.Price}', 'Seat.Price'),
      'when the profile was created, which no mapping fills': { ...over('{_profile.createdAt}', 'createdAt'), Statistic: 'FIRST_OCCURRENCE' },
      'a field that the service fills': { ...over('{_case.CaseId}', 'CaseId'), Statistic: 'COUNT' },
      'an attribute of one\'s own': over('{_order.Attributes.points}', 'Attributes.points'),
      'an object that is near to none': over('{_somethingNewAltogether.Price}', 'Price'),
    },
    refuses: {
      'another case': [over('{_case.createdBy}', 'createdBy'), EXPRESSION, '{_case.createdBy}', 'warning'],
      'a misspelt field': [over('{_airSegment.Seat.Prise}', 'Seat.Prise'), EXPRESSION, '{_airSegment.Seat.Prise}', 'warning'],
      'what is only read in another case': [over('{_profile.CreatedAt}', 'CreatedAt'), EXPRESSION, '{_profile.CreatedAt}', 'warning'],
      'another word': [over('{_order.Total}', 'Total'), EXPRESSION, '{_order.Total}', 'warning'],
      'a whole structure': [over('{_order.BillingAddress}', 'BillingAddress'), EXPRESSION, '{_order.BillingAddress}', 'warning'],
      'a misspelt object': [over('{_airSegmnt.Seat.Price}', 'Seat.Price'), EXPRESSION, '{_airSegmnt.Seat.Price}', 'warning'],
    },
  },
  CP1708: {
    accepts: { operators: over('{O.a} / {O.b}', 'a', 'b') },
    refuses: {
      'a number': [over('{O.a} / 100', 'a'), EXPRESSION, '{O.a} / 100', 'warning'],
      'brackets': [over('({O.a} - {O.b}) * {O.a}', 'a', 'b'), EXPRESSION, '({O.a} - {O.b}) * {O.a}', 'warning'],
    },
  },
  CP1709: {
    accepts: { '64 characters': having({ CalculatedAttributeName: 'a'.repeat(64), DisplayName: 'a'.repeat(64) }) },
    refuses: {
      'a name of 65': [having({ CalculatedAttributeName: 'a'.repeat(65) }), 'CalculatedAttributeName', 'a'.repeat(65), 'warning'],
      'a display name of 65': [having({ DisplayName: 'a'.repeat(65) }), 'DisplayName', 'a'.repeat(65), 'warning'],
    },
  },
  CP1710: {
    accepts: { 'a letter first': having({ CalculatedAttributeName: 'a_' }) },
    refuses: { 'an underscore first': [having({ CalculatedAttributeName: '_new_customer' }), 'CalculatedAttributeName', '_new_customer', 'warning'] },
  },
  CP1720: {
    accepts: { '366 days': range({ Value: 366 }), '366 days back and ahead': range({ ValueRange: { Start: 366, End: -366 } }) },
    refuses: {
      '367 days': [range({ Value: 367 }), 'Conditions.Range.Value', 367, 'warning'],
      'a start 367 days ago': [range({ ValueRange: { Start: 367, End: 0 } }), 'Conditions.Range.ValueRange.Start', 367, 'warning'],
      'an end 367 days ahead': [range({ ValueRange: { Start: 0, End: -367 } }), 'Conditions.Range.ValueRange.End', -367, 'warning'],
    },
  },
  CP1721: {
    accepts: { '100 objects': having({ Conditions: { ObjectCount: 100 } }) },
    refuses: { '101 objects': [having({ Conditions: { ObjectCount: 101 } }), 'Conditions.ObjectCount', 101, 'warning'] },
  },
  CP1722: {
    accepts: { 'a value': range({ Value: 1 }), 'a value range': range({ ValueRange: { Start: 1, End: 0 } }) },
    refuses: { both: [range({ Value: 1, ValueRange: { Start: 1, End: 0 } }), 'Conditions.Range.Value', 1, 'warning'] },
  },
  CP1723: {
    accepts: { 'a day': range({ ValueRange: { Start: 0, End: 0 } }), 'days to come': range({ ValueRange: { Start: -1, End: -7 } }) },
    refuses: { 'an end before its start': [range({ ValueRange: { Start: 0, End: 7 } }), 'Conditions.Range.ValueRange', { Start: 0, End: 7 }, 'warning'] },
  },
  CP1724: {
    accepts: { 'a path': range({ TimestampSource: '{Orders.generated.at}' }) },
    refuses: {
      'a bare path': [range({ TimestampSource: 'generated.at' }), 'Conditions.Range.TimestampSource', 'generated.at'],
      'two paths': [range({ TimestampSource: '{Orders.a} - {Orders.b}' }), 'Conditions.Range.TimestampSource', '{Orders.a} - {Orders.b}'],
    },
  },
  CP1725: {
    accepts: { 'the same object type': range({ TimestampSource: '{Orders.at}' }) },
    refuses: { 'another object type': [range({ TimestampSource: '{Refunds.at}' }), 'Conditions.Range.TimestampSource', '{Refunds.at}', 'warning'] },
  },
  CP1726: {
    accepts: { 'milliseconds': range({ TimestampFormat: 'EPOCHMILLI' }), 'ISO 8601': range({ TimestampFormat: 'ISO_8601' }) },
    refuses: { 'another format': [range({ TimestampFormat: 'EpochMilli' }), 'Conditions.Range.TimestampFormat', 'EpochMilli'] },
  },
};

test('the definition that the cases break one rule of breaks none', () => {
  expect(checkCalculatedAttribute(GOOD, options)).toEqual([]);
});

describe.each(Object.entries(CASES))('%s', (code, { accepts, refuses }) => {
  test.each(Object.entries(accepts))('accepts %s', (_, request) => {
    expect(checkCalculatedAttribute(request, options).map(formatFinding)).toEqual([]);
  });

  test.each(Object.entries(refuses))('refuses %s', (_, [request, path, value, severity = 'error']) => {
    expect(checkCalculatedAttribute(request, options).map((f) => [f.code, f.severity, f.path, f.value])).toEqual([[code, severity, path, value]]);
  });
});

test.each([
  ['CP1701', 'a bare name', 'AttributeDetails.Expression "Orders.total" has "O" at character 1, where an operand such as {Orders.total} is expected; '
    + 'allowed: {ObjectType.attribute} joined by + - * / [CP1701]'],
  ['CP1702', 'two object types', 'is over 2 object types: Orders, Refunds; allowed: one object type [CP1702]'],
  ['CP1703', 'one too few', 'AttributeDetails.Attributes ["total"] are not the attributes of the expression; allowed: total, tax [CP1703]'],
  ['CP1705', 'no field', 'is no field of object type "Orders"; allowed: total, tax, title; did you mean "total"? [CP1705]'],
  ['CP1706', 'a sum of texts', 'has content type STRING, and its SUM is wanted; give the field "title" of Orders the content type NUMBER [CP1706]'],
  ['CP1707', 'another case', 'is not in PascalCase, as fields of standard objects are; did you mean "{_case.CreatedBy}"? [CP1707]'],
  ['CP1707', 'what is only read in another case', 'is no known field of _profile; did you mean "{_profile.createdAt}"? [CP1707]'],
  ['CP1707', 'another word', 'is no known field of _order; did you mean "{_order.TotalPrice}"? [CP1707]'],
  ['CP1707', 'a whole structure', 'is a whole structure; allowed: one of its fields [CP1707]'],
  ['CP1707', 'a misspelt object', 'is of no known standard object; did you mean "{_airSegment.Seat.Price}"? [CP1707]'],
  ['CP1710', 'an underscore first', 'begins with an underscore, as the default attributes of the service do; for example "new_customer" [CP1710]'],
  ['CP1726', 'another format', 'did you mean "EPOCHMILLI"? [CP1726]'],
])('%s for %s says the way out', (code, says, message) => {
  expect(formatFinding(checkCalculatedAttribute(CASES[code].refuses[says][0], options)[0])).toContain(message);
});

test.each([
  ['an expression without an operand', over('7', 'a'), ['CP1701', 'CP1703', 'CP1708']],
  ['a range above what an integer holds', range({ Value: 2147483648 }), ['CP1004', 'CP1720']],
  ['a negative range', range({ Value: -1 }), ['CP1004']],
  ['an object count of none', having({ Conditions: { ObjectCount: 0 } }), ['CP1004']],
  ['a threshold without an operator', having({ Conditions: { Threshold: { Value: '1' } } }), ['CP1001']],
  ['three groups', having({ Filter: { Include: 'ALL', Groups: [1, 2, 3].map(() => ({ Type: 'ALL', Dimensions: [{ Attributes: {} }] })) } }), ['CP1007']],
  ['no statistic', having({ Statistic: undefined }), ['CP1001']],
  ['an unknown statistic', having({ Statistic: 'MEDIAN' }), ['CP1006']],
  ['an empty expression', over('', 'a'), ['CP1003']],
  ['no structure', 'Spent', ['CP1002']],
])('%s breaks its rules', (_, request, codes) => {
  expect(checkCalculatedAttribute(request).map(({ code }) => code).sort()).toEqual(codes);
});

test('what is not known yet breaks no rule', () => {
  const TOKEN = '${Token[TOKEN.7]}';
  const unresolved = (value: unknown) => value === TOKEN || (typeof value === 'string' && value.includes(TOKEN));
  const requests = [
    having({ CalculatedAttributeName: TOKEN, DisplayName: TOKEN, Statistic: TOKEN, Conditions: TOKEN, Filter: TOKEN, Tags: TOKEN }),
    having({ AttributeDetails: TOKEN, Conditions: { Range: TOKEN, ObjectCount: TOKEN, Threshold: TOKEN } }),
    over(`{${TOKEN}.total}`, 'total'),
    over('{Orders.total}', TOKEN),
    range({ Value: TOKEN, ValueRange: { Start: TOKEN, End: 0 }, TimestampSource: TOKEN, TimestampFormat: TOKEN }),
  ];

  expect(requests.flatMap((request) => checkCalculatedAttribute(request, { ...options, unresolved })).filter(({ code }) => code !== 'CP1722')).toEqual([]);
});

test('there is a case here for every rule of calculated attributes', () => {
  expect(allRules().map(({ code }) => code).filter((code) => code.startsWith('CP17'))).toEqual(Object.keys(CASES).sort());
});
