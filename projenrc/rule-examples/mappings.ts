import type { Examples } from './example';

/** Rules of object types, their fields and sources. */
export const MAPPING_EXAMPLES: Examples = {
  CP1201: { of: 'object type', wrong: { ObjectTypeName: '_Customers' }, right: { ObjectTypeName: 'Customers' } },
  CP1202: field('city', { Target: '_profile.Adress.City' }, { Target: '_profile.Address.City' }),
  CP1203: field('city', { Target: '_profil.Address.City' }, { Target: '_profile.Address.City' }),
  CP1204: field('number', { Target: '_profile.ProfileId' }, { Target: '_profile.AccountNumber' }),
  CP1205: {
    of: 'object type',
    wrong: { Fields: { sex: { Source: '_source.sex', Target: '_profile.Gender' }, title: { Source: '_source.title', Target: '_profile.GenderString' } } },
    right: { Fields: { sex: { Source: '_source.sex', Target: '_profile.GenderString' } } },
  },
  CP1206: { of: 'object type', wrong: { Fields: { '2ndName': { Source: '_source.second' } } }, right: { Fields: { secondName: { Source: '_source.second' } } } },
  CP1208: { wrong: '251 fields in one object type', right: 'up to 250 fields, and another object type for the others' },
  CP1209: field('city', { Source: 'address.city' }, { Source: '_source.address.city' }),
  CP1210: {
    of: 'object type',
    wrong: { Fields: { changed: { Source: '_source.changed', Target: '_profile.SourceLastUpdatedTimestamp' } } },
    right: {
      SourceLastUpdatedTimestampFormat: 'EpochMilli', Fields: { changed: { Source: '_source.changed', Target: '_profile.SourceLastUpdatedTimestamp' } },
    },
  },
  CP1211: { of: 'object type with a template', wrong: { TemplateId: 'CTR', AllowProfileCreation: true }, right: { TemplateId: 'CTR' } },
  CP1212: {
    of: 'whole object type',
    wrong: { ObjectTypeName: 'Customers', Description: 'Customers', Fields: { id: { Source: '_source.id' } } },
    right: {
      ObjectTypeName: 'Customers',
      Description: 'Customers',
      Fields: { id: { Source: '_source.id' } },
      Keys: { customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] },
    },
  },
  CP1213: field('tier', { Target: '_profile.Attributes.tier#2' }, { Target: '_profile.Attributes.tier-2' }),
  CP1214: { of: 'object type', wrong: { SourceLastUpdatedTimestampFormat: 'ISO_8601' }, right: { SourceLastUpdatedTimestampFormat: "yyyy-MM-dd'T'HH:mm:ss'Z'" } },
  CP1215: { of: 'object type', wrong: { ObjectTypeName: 'CTR' }, right: { ObjectTypeName: 'Contacts' } },
  CP1216: { of: 'object type with a template', wrong: { TemplateId: 'Marketo-Lead' }, right: { TemplateId: 'Marketo-leads' } },
  CP1218: field('home', { Source: '{{_source.address}}', Target: '_profile.Address' }, { Source: '_source.address', Target: '_profile.Address' }),
  CP1219: field('email', { Target: '_profile.Email' }, { Target: '_profile.EmailAddress' }),
  CP1220: {
    of: 'object type', wrong: { Fields: { city: { Target: '_profile.Address.City' } } }, right: { Fields: { city: { Source: '_source.city', Target: '_profile.Address.City' } } },
  },
  CP1217: { of: 'object type', wrong: { MaxProfileObjectCount: 5000 }, right: { MaxProfileObjectCount: 500 } },

  CP1901: field('tier', { Source: '{{#if _source.tier}}{{_source.tier}}' }, { Source: '{{#if _source.tier}}{{_source.tier}}{{/if}}' }),
  CP1902: field('name', { Source: '{{concat _source.first _source.last}}' }, { Source: '{{#removeExtraSpace}}{{_source.first}} {{_source.last}}{{/removeExtraSpace}}' }),
  CP1903: field('name', { Source: '{{first}} {{last}}' }, { Source: '{{_source.first}} {{_source.last}}' }),
  CP1904: field('city', { Source: '_source..city' }, { Source: '_source.address.city' }),
};

function field(name: string, wrong: object, right: object): Examples[string] {
  const source = { Source: `_source.${name}` };
  return { of: 'object type', wrong: { Fields: { [name]: { ...source, ...wrong } } }, right: { Fields: { [name]: { ...source, ...right } } } };
}
