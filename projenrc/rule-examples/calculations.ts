import type { Examples, Members } from './example';

/** Rules of calculated attributes. */
export const CALCULATION_EXAMPLES: Examples = {
  CP1701: expression('Orders.total', '{Orders.total}', 'total'),
  CP1702: {
    of: 'calculated attribute',
    wrong: details('{Orders.total} - {Returns.refund}', 'total', 'refund'),
    right: details('{Orders.total} - {Orders.tax}', 'total', 'tax'),
  },
  CP1703: { of: 'calculated attribute', wrong: details('{Orders.total} - {Orders.tax}', 'total'), right: details('{Orders.total} - {Orders.tax}', 'total', 'tax') },
  CP1704: {
    of: 'calculated attribute',
    wrong: details('{Visits.a} + {Visits.b} + {Visits.c}', 'a', 'b', 'c'),
    right: details('{Visits.a} + {Visits.b}', 'a', 'b'),
  },
  CP1705: { of: 'calculated attribute', wrong: details('{Orders.totl}', 'totl'), right: details('{Orders.total}', 'total') },
  CP1706: { of: 'calculated attribute', wrong: { Statistic: 'SUM', ...details('{Orders.note}', 'note') }, right: { Statistic: 'COUNT', ...details('{Orders.note}', 'note') } },
  CP1707: { of: 'calculated attribute', wrong: details('{_order.totalPrice}', 'totalPrice'), right: details('{_order.TotalPrice}', 'TotalPrice') },
  CP1708: expression('({Orders.total} - 1)', '{Orders.total}', 'total'),
  CP1709: {
    of: 'calculated attribute',
    wrong: { CalculatedAttributeName: 'totalOfAllOrdersOfTheLastYearThatWereNeitherReturnedNorCancelledByTheCustomer' },
    right: { CalculatedAttributeName: 'totalOfTheLastYear' },
  },
  CP1710: { of: 'calculated attribute', wrong: { CalculatedAttributeName: '_spent' }, right: { CalculatedAttributeName: 'spent' } },
  CP1711: { wrong: '51 calculated attributes in one domain', right: 'up to 50' },
  CP1712: { wrong: 'two calculated attributes "spent" in the domain "shop"', right: 'two names, or one of them' },
  CP1720: range({ Value: 730, Unit: 'DAYS' }, { Value: 366, Unit: 'DAYS' }),
  CP1721: { of: 'calculated attribute', wrong: { Conditions: { ObjectCount: 500 } }, right: { Conditions: { ObjectCount: 100 } } },
  CP1722: range({ Value: 30, Unit: 'DAYS', ValueRange: { Start: 30, End: 0 } }, { Unit: 'DAYS', ValueRange: { Start: 30, End: 0 } }),
  CP1723: range({ Unit: 'DAYS', ValueRange: { Start: 0, End: 30 } }, { Unit: 'DAYS', ValueRange: { Start: 30, End: 0 } }),
  CP1724: range({ TimestampSource: 'Orders.createdAt' }, { TimestampSource: '{Orders.createdAt}' }),
  CP1725: {
    of: 'calculated attribute',
    wrong: { ...details('{Orders.total}', 'total'), Conditions: { Range: { TimestampSource: '{Visits.at}' } } },
    right: { ...details('{Orders.total}', 'total'), Conditions: { Range: { TimestampSource: '{Orders.createdAt}' } } },
  },
  CP1726: range({ TimestampFormat: 'EpochMilli' }, { TimestampFormat: 'EPOCHMILLI' }),
};

function details(Expression: string, ...names: readonly string[]): Members {
  return { AttributeDetails: { Attributes: names.map((Name) => ({ Name })), Expression } };
}

function expression(wrong: string, right: string, ...names: readonly string[]): Examples[string] {
  return { of: 'calculated attribute', wrong: details(wrong, ...names), right: details(right, ...names) };
}

function range(wrong: Members, right: Members): Examples[string] {
  return { of: 'calculated attribute', wrong: { Conditions: { Range: wrong } }, right: { Conditions: { Range: right } } };
}
