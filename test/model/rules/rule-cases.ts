import { having, named, withFields, withKey, withKeys, withOnlyKeys, withSource, withTarget } from './good-mapping';

/** For each rule: requests at its boundary that it accepts, and that it refuses, with the path and the value that the finding names. */
export interface RuleCases {
  readonly accepts: { readonly [says: string]: object };
  readonly refuses: { readonly [says: string]: readonly [request: object, path: string, value?: unknown, severity?: 'warning'] };
}

const source = { Source: '_source.more' };

const FIELD_CASES: { readonly [code: string]: RuleCases } = {
  CP1202: {
    accepts: {
      'a field': withTarget('_profile.Address.City'),
      ...Object.fromEntries(['Address', 'ShippingAddress', 'MailingAddress', 'BillingAddress', 'EngagementPreferences', 'EngagementPreferences.Email'].map((structure) =>
        [`${structure} as a whole`, withTarget(`_profile.${structure}`)])),
      'a list as a whole': withTarget('_communicationRecord.Events'),
      'a custom attribute': withTarget('_profile.Attributes.tier'),
      'a custom attribute with dots': withTarget('_communicationRecord.Attributes.a.b'),
    },
    refuses: {
      'a misspelt field': [withTarget('_profile.EmailAdress'), 'Fields.more.Target', '_profile.EmailAdress'],
      'a misspelt root of attributes': [withTarget('_profile.Attribute.tier'), 'Fields.more.Target', '_profile.Attribute.tier'],
      'a field with a word less': [withTarget('_profile.BusinessEmail'), 'Fields.more.Target', '_profile.BusinessEmail'],
      'all custom attributes at once': [withTarget('_profile.Attributes'), 'Fields.more.Target', '_profile.Attributes', 'warning'],
      'a field that is near to none': [withTarget('_profile.SomethingElse'), 'Fields.more.Target', '_profile.SomethingElse', 'warning'],
    },
  },
  CP1203: {
    accepts: { 'a standard object': withTarget('_profile.LastName') },
    refuses: {
      'a misspelt object': [withTarget('_profil.LastName'), 'Fields.more.Target', '_profil.LastName'],
      'an object without a field': [withTarget('_profile'), 'Fields.more.Target', '_profile'],
      'an attribute without a name': [withTarget('_profile.Attributes.'), 'Fields.more.Target', '_profile.Attributes.'],
      'no object': [withTarget('LastName'), 'Fields.more.Target', 'LastName'],
      'nothing': [withTarget('.LastName'), 'Fields.more.Target', '.LastName'],
      'a name of the language': [withTarget('constructor.name'), 'Fields.more.Target', 'constructor.name'],
    },
  },
  CP1204: {
    accepts: { 'the id of a profile in an element of a list': withTarget('_profile.EngagementPreferences.Email[].ProfileId') },
    refuses: {
      'the id of the profile': [withTarget('_profile.ProfileId'), 'Fields.more.Target', '_profile.ProfileId'],
      'the imports': [withTarget('_profile.ImportIds'), 'Fields.more.Target', '_profile.ImportIds'],
      'what a profile was found by': [withTarget('_profile.FoundByItems[]'), 'Fields.more.Target', '_profile.FoundByItems[]'],
      'a part of what it was found by': [withTarget('_profile.FoundByItems[].KeyName'), 'Fields.more.Target', '_profile.FoundByItems[].KeyName'],
      'the id in another case': [withTarget('_profile.profileId'), 'Fields.more.Target', '_profile.profileId'],
      'what is only read': [withTarget('_profile.createdAt'), 'Fields.more.Target', '_profile.createdAt'],
    },
  },
  CP1205: {
    accepts: {
      'GenderString alone': withTarget('_profile.GenderString'),
      'Gender with PartyTypeString': withFields({ a: { ...source, Target: '_profile.Gender' }, b: { ...source, Target: '_profile.PartyTypeString' } }),
    },
    refuses: {
      'Gender with GenderString': [
        withFields({ a: { ...source, Target: '_profile.Gender' }, b: { ...source, Target: '_profile.GenderString' } }), 'Fields.b.Target', '_profile.GenderString',
      ],
      'PartyTypeString with PartyType': [
        withFields({ a: { ...source, Target: '_profile.PartyTypeString' }, b: { ...source, Target: '_profile.PartyType' } }), 'Fields.a.Target', '_profile.PartyTypeString',
      ],
    },
  },
  CP1206: {
    accepts: { 'a letter': withFields({ z: source }), 'a dot': withFields({ 'a.b-c_1': source }), 'Tags in another name': withFields({ tags2: source }) },
    refuses: {
      'a digit first': [withFields({ '1st': source }), 'Fields.1st', '1st'],
      'an underscore first': [withFields({ _id: source }), 'Fields._id', '_id'],
      'Tags': [withFields({ Tags: source }), 'Fields.Tags', 'Tags'],
      'tags': [withFields({ tags: source }), 'Fields.tags', 'tags'],
    },
  },
  CP1208: {
    accepts: { '250 fields': withFields(named(247, 'f', source)) },
    refuses: { '251 fields': [withFields(named(248, 'f', source)), 'Fields'] },
  },
  CP1209: {
    accepts: {
      'an accessor': withSource('_source.a.b'),
      'an accessor with brackets': withSource("_source['a b']"),
      'a Handlebars expression': withSource('{{_source.first}} {{_source.last}}'),
      'a Handlebars block': withSource('{{#if _source.a}}yes{{/if}}'),
    },
    refuses: {
      'a bare name': [withSource('email'), 'Fields.more.Source', 'email'],
      'another root': [withSource('source.email'), 'Fields.more.Source', 'source.email'],
      'a longer root': [withSource('_sources.email'), 'Fields.more.Source', '_sources.email'],
      'the record as a whole': [withSource('_source'), 'Fields.more.Source', '_source'],
    },
  },
  CP1210: {
    accepts: {
      'a format': having({
        SourceLastUpdatedTimestampFormat: 'EpochMilli', Fields: { id: { Source: '_source.id', Target: '_profile.SourceLastUpdatedTimestamp' }, email: source, tier: source },
      }),
      'a time of another object': withFields({ at: { ...source, Target: '_profile.BirthDate' } }),
    },
    refuses: { 'no format': [withTarget('_profile.SourceLastUpdatedTimestamp'), 'SourceLastUpdatedTimestampFormat'] },
  },
  CP1218: {
    accepts: {
      'an object': withFields({ more: { Source: '_source.address', Target: '_profile.Address' } }),
      'an object as the text that it is by default': withFields({ more: { Source: '_source.address', Target: '_profile.Address', ContentType: 'STRING' } }),
      'a template for a field of a structure': withFields({ more: { Source: '{{_source.city}}', Target: '_profile.Address.City' } }),
    },
    refuses: {
      'a template': [withFields({ more: { Source: '{{_source.address}}', Target: '_profile.Address' } }), 'Fields.more.Source', '{{_source.address}}', 'warning'],
      'a content type': [withFields({ more: { Source: '_source.phone', Target: '_profile.Address', ContentType: 'PHONE_NUMBER' } }), 'Fields.more.ContentType', 'PHONE_NUMBER', 'warning'],
    },
  },
  CP1219: {
    accepts: { 'the service\'s own word': withTarget('_profile.EmailAddress') },
    refuses: Object.fromEntries(['_profile.lastName', '_profile.last_name', '_profile.Email', '_profile.Address.ZipCode', '_profile.attributes.tier', '_Profile.LastName', '_profile.address'].map((target) =>
      [target, [withTarget(target), 'Fields.more.Target', target]])),
  },
  CP1220: {
    accepts: { 'a source without a target': withFields({ more: source }) },
    refuses: {
      'a target alone': [withFields({ more: { Target: '_profile.LastName' } }), 'Fields.more.Source'],
      'nothing at all': [withFields({ more: {} }), 'Fields.more.Source'],
    },
  },
  CP1213: {
    accepts: {
      'letters and digits': withTarget('_profile.Attributes.tier2'),
      'separators': withTarget('_profile.Attributes.home_store - main'),
      'any name of another object': withTarget('_communicationRecord.Attributes.a/b'),
    },
    refuses: Object.fromEntries(['a.b', '-a', 'a-', 'é', 'a/b', ' a'].map((name) =>
      [name, [withTarget(`_profile.Attributes.${name}`), 'Fields.more.Target', `_profile.Attributes.${name}`, 'warning']])),
  },
};

const SOURCE_CASES: { readonly [code: string]: RuleCases } = {
  CP1901: {
    accepts: {
      'an expression': withSource('{{_source.a}}'),
      'blocks within blocks': withSource('{{#if _source.a}}{{#each _source.b}}{{c}}{{/each}}{{else}}-{{/if}}'),
      'a comment': withSource('{{! nothing }}{{_source.a}}'),
    },
    refuses: Object.fromEntries(['{{', '{{_source.a', '{{#if _source.a}}x', '{{/if}}', '{{#if _source.a}}x{{/each}}', '{{_source.a}}}', '{{}}'].map((text) =>
      [text, [withSource(text), 'Fields.more.Source', text]])),
  },
  CP1902: {
    accepts: Object.fromEntries([
      '{{#if _source.a}}{{/if}}', '{{#unless _source.a}}{{/unless}}', '{{#each _source.a}}{{this}}{{/each}}', '{{#with _source.a}}{{b}}{{/with}}',
      '{{#removeExtraSpace}}{{_source.a}} {{_source.b}}{{/removeExtraSpace}}',
    ].map((text) => [text, withSource(text)])),
    refuses: Object.fromEntries(['{{upper _source.a}}', '{{#iff _source.a}}{{/iff}}', '{{lookup _source.a "b"}}'].map((text) =>
      [text, [withSource(text), 'Fields.more.Source', text, 'warning']])),
  },
  CP1903: {
    accepts: {
      'names within each and with': withSource('{{#each _source.a as |item|}}{{item.b}}{{c}}{{@index}}{{/each}}'),
      'names of a block': withSource('{{#with _source.a as |b|}}{{b.c}}{{/with}}'),
    },
    refuses: Object.fromEntries(['{{first}}', '{{#if a}}{{_source.a}}{{/if}}', '{{sources.a}}', '{{#each _source.a}}{{else}}{{b}}{{/each}}'].map((text) =>
      [text, [withSource(text), 'Fields.more.Source', text, 'warning']])),
  },
  CP1904: {
    accepts: Object.fromEntries(['_source.a', '_source.a.b', '_source.a[].b', '_source.a[0]', "_source['a b'].c", '_source.größe-1'].map((text) => [text, withSource(text)])),
    refuses: Object.fromEntries(['_source.', '_source..a', '_source.a.', '_source.a b', '_source[a]', "_source['a"].map((text) =>
      [text, [withSource(text), 'Fields.more.Source', text, 'warning']])),
  },
};

const indexed = (target: string | undefined, contentType?: string, key = 'more') => ({
  ...withFields({ more: { ...source, Target: target, ContentType: contentType } }),
  Keys: { customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }], [key]: [{ FieldNames: ['more'] }] },
});

const finding = (identifiers: string[], ...targets: string[]) => ({
  ...withFields(Object.fromEntries(targets.map((Target, index) => [`f${index}`, { ...source, Target, ContentType: 'STRING' }]))),
  Keys: {
    customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }],
    more: [{ StandardIdentifiers: identifiers, FieldNames: targets.map((_, index) => `f${index}`) }],
  },
});

const INDEX_CASES: { readonly [code: string]: RuleCases } = {
  CP1312: {
    accepts: {
      'an e-mail address that says so': indexed('_profile.EmailAddress', 'EMAIL_ADDRESS'),
      'one that is compared as it stands': indexed('_profile.EmailAddress', 'STRING'),
      'another field': indexed('_profile.BusinessName'),
      'an e-mail address in no key': withTarget('_profile.EmailAddress'),
      'a field of _account': indexed(undefined, undefined, '_account'),
    },
    refuses: {
      'an e-mail address': [indexed('_profile.PersonalEmailAddress'), 'Fields.more.ContentType', undefined, 'warning'],
      'a phone number': [indexed('_profile.MobilePhoneNumber'), 'Fields.more.ContentType', undefined, 'warning'],
      'a name': [indexed('_profile.LastName'), 'Fields.more.ContentType', undefined, 'warning'],
      'a field of no target in _phone': [indexed(undefined, undefined, '_phone'), 'Fields.more.ContentType', undefined, 'warning'],
    },
  },
  CP1313: {
    accepts: {
      'a city with a name': finding(['PROFILE'], '_profile.Address.City', '_profile.LastName'),
      'a city of a key that is only searched': finding([], '_profile.Address.City'),
    },
    refuses: {
      'a gender': [finding(['PROFILE'], '_profile.GenderString'), 'Keys.more[0].FieldNames', ['f0'], 'warning'],
      'a city and a country': [finding(['PROFILE', 'SECONDARY'], '_profile.Address.City', '_profile.ShippingAddress.Country'), 'Keys.more[0].FieldNames', ['f0', 'f1'], 'warning'],
    },
  },
};

const STRUCTURE_IN_KEY_CASES: { readonly [code: string]: RuleCases } = {
  CP1314: {
    accepts: { 'a field of a structure': finding(['PROFILE'], '_profile.Address.Address1'), 'a structure in no key': withTarget('_profile.Address') },
    refuses: { 'a whole structure': [finding(['PROFILE'], '_profile.LastName', '_profile.Address'), 'Keys.more[0].FieldNames', 'f1', 'warning'] },
  },
};

const KEY_CASES: { readonly [code: string]: RuleCases } = {
  CP1301: {
    accepts: { 'one key that is unique': withOnlyKeys(['UNIQUE', 'PROFILE'], ['PROFILE']) },
    refuses: {
      'none': [withOnlyKeys(['PROFILE']), 'Keys'],
      'two': [withKey('second', 'UNIQUE'), 'Keys'],
      'two of one name': [withOnlyTwoOfOneName(), 'Keys'],
    },
  },
  CP1302: {
    accepts: { 'one key of a profile': withOnlyKeys(['UNIQUE'], ['PROFILE']) },
    refuses: { none: [withOnlyKeys(['UNIQUE']), 'Keys'] },
  },
  CP1303: {
    accepts: {
      'a stored key beside one that is looked up': withOnlyKeys(['UNIQUE'], ['PROFILE'], ['PROFILE', 'LOOKUP_ONLY']),
      'keys that are looked up, where no profile is created': { ...withOnlyKeys(['UNIQUE'], ['PROFILE', 'LOOKUP_ONLY']), AllowProfileCreation: false },
      'keys that are looked up, where the service decides': { ...withOnlyKeys(['UNIQUE'], ['PROFILE', 'NEW_ONLY']), AllowProfileCreation: undefined },
      'the id of the profile': having({
        Keys: {
          a: [{ StandardIdentifiers: ['UNIQUE'], FieldNames: ['id'] }], _profileId: [{ StandardIdentifiers: ['PROFILE', 'LOOKUP_ONLY'], FieldNames: ['id'] }],
        },
      }),
    },
    refuses: {
      'only keys that are looked up': [withOnlyKeys(['UNIQUE'], ['PROFILE', 'LOOKUP_ONLY']), 'Keys'],
      'only keys of new profiles': [withOnlyKeys(['UNIQUE'], ['PROFILE', 'NEW_ONLY']), 'Keys'],
    },
  },
  CP1304: {
    accepts: { 'a unique key that is stored': withOnlyKeys(['UNIQUE', 'PROFILE']) },
    refuses: {
      'one that is looked up': [withOnlyKeys(['PROFILE'], ['UNIQUE', 'LOOKUP_ONLY']), 'Keys.key1[0]', ['UNIQUE', 'LOOKUP_ONLY']],
      'one of new profiles': [withOnlyKeys(['PROFILE'], ['NEW_ONLY', 'UNIQUE']), 'Keys.key1[0]', ['NEW_ONLY', 'UNIQUE']],
    },
  },
  CP1305: {
    accepts: { 'a secondary key of a profile': withKey('second', 'PROFILE', 'SECONDARY') },
    refuses: { 'one of no profile': [withKey('second', 'SECONDARY'), 'Keys.second[0]', ['SECONDARY']] },
  },
  CP1306: {
    accepts: {
      'an order with a key of an order': {
        ...withKey('order', 'ORDER'), Fields: { id: source, email: source, tier: { ...source, Target: '_order.Name' } },
      },
      'a key of an order without an order': withKey('order', 'ORDER'),
      'a communication record, for which there is no identifier': withTarget('_communicationRecord.Attributes.a'),
    },
    refuses: {
      'an order without a key of an order': [withTarget('_order.Name'), 'Fields.more.Target', '_order.Name'],
      'an order once, however many of its fields are filled': [
        withFields({ a: { ...source, Target: '_order.Name' }, b: { ...source, Target: '_order.Status' } }), 'Fields.a.Target', '_order.Name',
      ],
    },
  },
  CP1307: {
    accepts: { 'fields of the mapping': withKeys({ both: [{ FieldNames: ['id', 'email'] }] }) },
    refuses: {
      'another name': [withKeys({ both: [{ FieldNames: ['id', 'emial'] }] }), 'Keys.both[0].FieldNames[1]', 'emial'],
      'a name of the language': [withKeys({ both: [{ FieldNames: ['constructor'] }] }), 'Keys.both[0].FieldNames[0]', 'constructor'],
      'no field': [withKeys({ both: [{ FieldNames: [] }] }), 'Keys.both[0].FieldNames'],
      'no list of fields': [withKeys({ both: [{}] }), 'Keys.both[0].FieldNames'],
    },
  },
  CP1308: {
    accepts: { 'a reserved key that is looked up': withKey('_profileId', 'PROFILE', 'LOOKUP_ONLY') },
    refuses: Object.fromEntries(['_profileId', '_orderId', '_caseId', '_assetId'].map((name) => [name, [withKey(name, 'PROFILE'), `Keys.${name}[0]`, name]])),
  },
  CP1309: {
    accepts: {
      'a letter first': withKey('k-1_a'),
      'a predefined key': withKey('_account'),
      'a key of a template': withKey('_shopifyOrderId'),
    },
    refuses: {
      'a digit first': [withKey('1st'), 'Keys.1st[0]', '1st'],
      'a hyphen first': [withKey('-a'), 'Keys.-a[0]', '-a'],
      'Tags': [withKey('Tags'), 'Keys.Tags[0]', 'Tags'],
      'tags': [withKey('tags'), 'Keys.tags[0]', 'tags'],
      'an unknown key with an underscore': [withKey('_emial'), 'Keys._emial[0]', '_emial', 'warning'],
    },
  },
  CP1311: {
    accepts: { '10 keys': withKeys(named(8, 'k', [{ FieldNames: ['tier'] }])) },
    refuses: {
      '11 keys': [withKeys(named(9, 'k', [{ FieldNames: ['tier'] }])), 'Keys', undefined, 'warning'],
      '11 keys of three names': [withKeys({ many: Array.from({ length: 9 }, () => ({ FieldNames: ['tier'] })) }), 'Keys', undefined, 'warning'],
    },
  },
};

const LOOKED_UP_CASES: { readonly [code: string]: RuleCases } = {
  CP1315: {
    accepts: {
      'a key of a profile': withKey('found', 'LOOKUP_ONLY', 'PROFILE'),
      'a key of an order': withKey('found', 'LOOKUP_ONLY', 'ORDER'),
      'a key that is searched only': withKeys({ found: [{ FieldNames: ['tier'], StandardIdentifiers: [] }] }),
      'a key that is stored for new profiles': withKey('found', 'NEW_ONLY'),
    },
    refuses: {
      'nothing but LOOKUP_ONLY': [withKey('found', 'LOOKUP_ONLY'), 'Keys.found[0]', ['LOOKUP_ONLY'], 'warning'],
      'NEW_ONLY beside it': [withKey('found', 'LOOKUP_ONLY', 'NEW_ONLY'), 'Keys.found[0]', ['LOOKUP_ONLY', 'NEW_ONLY'], 'warning'],
      'the id of the profile': [withKey('_profileId', 'LOOKUP_ONLY'), 'Keys._profileId[0]', ['LOOKUP_ONLY'], 'warning'],
    },
  },
  CP1316: {
    accepts: { 'a key': withKeys({ other: [{ FieldNames: ['id'] }] }) },
    refuses: { 'an empty list': [withKeys({ other: [] }), 'Keys.other'] },
  },
};

function withOnlyTwoOfOneName(): object {
  const key = { StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] };
  return having({ Keys: { customerId: [key, key] } });
}

const own = { DomainName: 'd', ObjectTypeName: 'CTR', Description: 'd', TemplateId: 'CTR' };

/** Rules of an object type, by code. */
export const OBJECT_TYPE_CASES: { readonly [code: string]: RuleCases } = {
  CP1201: {
    accepts: { 'a letter first': having({ ObjectTypeName: 'a_' }), 'an underscore beside a template': { ...own, ObjectTypeName: '_asset', TemplateId: '_asset' } },
    refuses: { 'an underscore first': [having({ ObjectTypeName: '_Customer' }), 'ObjectTypeName', '_Customer'] },
  },
  CP1211: {
    accepts: { 'a template with an expiration and a key': { ...own, ExpirationDays: 1, EncryptionKey: 'arn' } },
    refuses: {
      'fields': [{ ...own, Fields: {} }, 'Fields'],
      'keys': [{ ...own, Keys: {} }, 'Keys'],
      'leave to create profiles, even where there is none': [{ ...own, AllowProfileCreation: false }, 'AllowProfileCreation'],
      'a format': [{ ...own, SourceLastUpdatedTimestampFormat: 'EpochMilli' }, 'SourceLastUpdatedTimestampFormat'],
    },
  },
  CP1212: {
    accepts: { 'fields and keys': having({}), 'a template': own },
    refuses: { 'no fields': [having({ Fields: undefined }), 'Fields'], 'no keys': [having({ Keys: undefined }), 'Keys'] },
  },
  CP1112: {
    accepts: {
      '256 characters': having({ DomainName: 'd'.repeat(64), ObjectTypeName: 'o'.repeat(131) }),
      'a long name in a domain of a short name': having({ ObjectTypeName: 'o'.repeat(189) }),
    },
    refuses: {
      '257 characters': [having({ DomainName: 'd'.repeat(64), ObjectTypeName: 'o'.repeat(132) }), 'ObjectTypeName', undefined, 'warning'],
      'a longer one beside a template': [{ ...own, DomainName: 'd'.repeat(64), ObjectTypeName: 'o'.repeat(255) }, 'ObjectTypeName', undefined, 'warning'],
    },
  },
  CP1214: {
    accepts: Object.fromEntries(['EpochMilli', 'EPOCHMILLI', "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "h 'o''clock' a", 'EEE, d MMM yyyy'].map((format) =>
      [format, having({ SourceLastUpdatedTimestampFormat: format })])),
    refuses: Object.fromEntries(['EpochMillis', 'ISO_8601', "yyyy-MM-dd'T", 'yyyy-MM-ddTHH:mm:ss', '2026', '%Y-%m-%d', "''''"].map((format) =>
      [format, [having({ SourceLastUpdatedTimestampFormat: format }), 'SourceLastUpdatedTimestampFormat', format, 'warning']])),
  },
  CP1215: {
    accepts: { 'another name': having({ ObjectTypeName: 'CTR-2' }), 'the template of that name': own },
    refuses: { 'the name of a template': [having({ ObjectTypeName: 'Salesforce-Contact' }), 'ObjectTypeName', 'Salesforce-Contact', 'warning'] },
  },
  CP1216: {
    accepts: { 'a template': { ...own, TemplateId: 'Marketo-leads' }, 'one that is like none': { ...own, TemplateId: 'Brand-new' } },
    refuses: { 'another case': [{ ...own, TemplateId: 'marketo-Leads' }, 'TemplateId', 'marketo-Leads', 'warning'] },
  },
  CP1217: {
    accepts: { '1,000 objects': having({ MaxProfileObjectCount: 1000 }) },
    refuses: { '1,001 objects': [having({ MaxProfileObjectCount: 1001 }), 'MaxProfileObjectCount', 1001, 'warning'] },
  },
  ...FIELD_CASES,
  ...KEY_CASES,
  ...LOOKED_UP_CASES,
  ...STRUCTURE_IN_KEY_CASES,
  ...SOURCE_CASES,
  ...INDEX_CASES,
};

const tags = (count: number) => named(count, 'tag', 'a');

/** Rules of a domain, by code; those of an object type hold for its tags too. */
export const DOMAIN_CASES: { readonly [code: string]: RuleCases } = {
  CP1110: {
    accepts: { '49 tags': { DomainName: 'd', DefaultExpirationDays: 1, Tags: tags(49) }, 'no tags': { DomainName: 'd', DefaultExpirationDays: 1 } },
    refuses: { '50 tags': [{ DomainName: 'd', DefaultExpirationDays: 1, Tags: tags(50) }, 'Tags'] },
  },
  CP1111: {
    accepts: { 'a tag of the user': { DomainName: 'd', DefaultExpirationDays: 1, Tags: { 'cdk-customer-profiles:team': 'crm' } } },
    refuses: {
      'the owner mark': [
        { DomainName: 'd', DefaultExpirationDays: 1, Tags: { 'cdk-customer-profiles:owner': 'me' } }, 'Tags.cdk-customer-profiles:owner',
      ],
    },
  },
};
