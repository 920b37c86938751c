import type { Examples } from './example';

/** Rules of keys, and of the object types of a domain together. */
export const KEY_EXAMPLES: Examples = {
  CP1301: keys({ customerId: [key(['PROFILE'])] }, { customerId: [key(['UNIQUE', 'PROFILE'])] }),
  CP1302: keys({ customerId: [key(['UNIQUE'])] }, { customerId: [key(['UNIQUE', 'PROFILE'])] }),
  CP1303: {
    of: 'object type',
    wrong: { AllowProfileCreation: true, Keys: { customerId: [key(['UNIQUE'])], account: [key(['PROFILE', 'LOOKUP_ONLY'])] } },
    right: { AllowProfileCreation: true, Keys: { customerId: [key(['UNIQUE'])], account: [key(['PROFILE'])] } },
  },
  CP1304: keys({ customerId: [key(['UNIQUE', 'PROFILE', 'LOOKUP_ONLY'])] }, { customerId: [key(['UNIQUE', 'PROFILE'])] }),
  CP1305: keys({ account: [key(['SECONDARY'])] }, { account: [key(['PROFILE', 'SECONDARY'])] }),
  CP1306: {
    of: 'object type',
    wrong: { Fields: { total: { Source: '_source.total', Target: '_order.TotalPrice' } } },
    right: { Fields: { total: { Source: '_source.total', Target: '_order.TotalPrice' } }, Keys: { customerId: [key(['UNIQUE', 'PROFILE', 'ORDER'])] } },
  },
  CP1307: keys({ account: [{ FieldNames: ['ids'] }] }, { account: [{ FieldNames: ['id'] }] }),
  CP1308: keys({ _profileId: [key(['PROFILE'])] }, { _profileId: [key(['PROFILE', 'LOOKUP_ONLY'])] }),
  CP1309: keys({ '1stKey': [key(['PROFILE'])] }, { firstKey: [key(['PROFILE'])] }),
  CP1311: { wrong: 'eleven keys in one object type; every entry of a key\'s list counts', right: 'up to ten, or a raised quota and the warning acknowledged' },
  CP1312: {
    of: 'object type',
    wrong: { Fields: { email: { Source: '_source.email', Target: '_profile.EmailAddress' } }, Keys: { _email: [{ FieldNames: ['email'] }] } },
    right: {
      Fields: { email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' } }, Keys: { _email: [{ FieldNames: ['email'] }] },
    },
  },
  CP1313: {
    of: 'object type',
    wrong: { Fields: { town: { Source: '_source.town', Target: '_profile.Address.City' } }, Keys: { town: [key(['PROFILE'], 'town')] } },
    right: { Fields: { town: { Source: '_source.town', Target: '_profile.Address.City' } }, Keys: { town: [key(['PROFILE'], 'town', 'id')] } },
  },
  CP1314: {
    of: 'object type',
    wrong: { Fields: { home: { Source: '_source.address', Target: '_profile.Address' } }, Keys: { home: [{ FieldNames: ['home'] }] } },
    right: {
      Fields: { home: { Source: '_source.address', Target: '_profile.Address' }, postalCode: { Source: '_source.address.zip' } }, Keys: { home: [{ FieldNames: ['postalCode'] }] },
    },
  },
  CP1315: keys({ account: [key(['LOOKUP_ONLY'])] }, { account: [key(['PROFILE', 'LOOKUP_ONLY'])] }),
  CP1316: keys({ account: [] }, { account: [key(['PROFILE'])] }),

  CP1801: { wrong: 'two Domain constructs with the domainName "shop" in one account and region', right: 'one Domain, and Domain.fromDomainName(this, "Shop", "shop") elsewhere' },
  CP1802: { wrong: 'two object types "Customers" in the domain "shop"', right: 'two object types with two names, or one of them' },
  CP1803: {
    wrong: 'a key "email" on a field of content type EMAIL_ADDRESS in "Customers", and on one without a content type in "Orders"',
    right: 'a key "email" on fields of content type EMAIL_ADDRESS in both, or two keys of different names',
  },
  CP1804: { wrong: '101 object types in one domain', right: 'up to 100, or a raised quota and the warning acknowledged' },
  CP1805: { wrong: 'MaxProfileObjectCount 600 on "Orders" and 500 on "Visits"', right: 'MaxProfileObjectCount 600 on "Orders" and 400 on "Visits"' },
  CP1806: {
    wrong: 'a rule that matches "Attributes.loyaltyNumber", while the only custom attribute that a mapping fills is "_profile.Attributes.loyaltyId"',
    right: 'a rule that matches "Attributes.loyaltyId"',
  },
  CP1807: { wrong: 'ConflictResolution SOURCE with the SourceName "Customer", in a domain with the object type "Customers"', right: 'the SourceName "Customers"' },
  CP1808: { wrong: 'an integration with the ObjectTypeName "Order", in a domain with the object type "Orders"', right: 'the ObjectTypeName "Orders"' },
  CP1809: { wrong: '51 integrations in one domain', right: 'up to 50, or a raised quota and the warning acknowledged' },
  CP1810: {
    wrong: 'a flow that maps the column "Idd", of an object type whose UNIQUE key is made of a field with the Source "_source.id"',
    right: 'a flow that maps the column "id", or "Idd" to the DestinationField "id"',
  },
};

function key(StandardIdentifiers: readonly string[], ...FieldNames: readonly string[]): object {
  return { StandardIdentifiers, FieldNames: FieldNames.length > 0 ? FieldNames : ['id'] };
}

function keys(wrong: object, right: object): Examples[string] {
  return { of: 'object type', wrong: { Keys: wrong }, right: { Keys: right } };
}
