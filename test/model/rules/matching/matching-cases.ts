import type { RuleCases } from '../rule-cases';

const domain = (members: object) => ({ DomainName: 'd', DefaultExpirationDays: 1, ...members });

const CRITERIA = { Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } };

/** A matching whose auto-merging is off, so that only the rule in question has something to say. */
const merging = (members: object, matching: object = {}) => (
  domain({ Matching: { Enabled: true, AutoMerging: { Enabled: false, ...CRITERIA, ...members }, ...matching } })
);

const SELECTOR = {
  AttributeMatchingModel: 'ONE_TO_ONE',
  Address: ['Address', 'ShippingAddress'],
  PhoneNumber: ['PhoneNumber', 'HomePhoneNumber', 'MobilePhoneNumber', 'BusinessPhoneNumber'],
  EmailAddress: ['EmailAddress', 'BusinessEmailAddress', 'PersonalEmailAddress'],
};

const ruleBased = (members: object) => domain({ RuleBasedMatching: { Enabled: true, AttributeTypesSelector: SELECTOR, ...members } });
const rule = (...attributes: string[]) => ruleBased({ MatchingRules: [{ Rule: attributes }] });
const levels = (count: number, members: object) => ruleBased({ MatchingRules: Array.from({ length: count }, () => ({ Rule: ['LastName'] })), ...members });
const selecting = (members: object) => ruleBased({ AttributeTypesSelector: { ...SELECTOR, ...members } });

const FIRST = 'RuleBasedMatching.MatchingRules[0].Rule[0]';

/** Rules of the matchings of a domain, by code. */
export const MATCHING_CASES: { readonly [code: string]: RuleCases } = {
  CP1401: {
    accepts: {
      'a source with its name': merging({ ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' } }),
      'recency': ruleBased({ ConflictResolution: { ConflictResolvingModel: 'RECENCY' } }),
    },
    refuses: {
      'a source without a name in auto-merging': [
        merging({ ConflictResolution: { ConflictResolvingModel: 'SOURCE' } }), 'Matching.AutoMerging.ConflictResolution.SourceName',
      ],
      'a source without a name in rule-based matching': [
        ruleBased({ ConflictResolution: { ConflictResolvingModel: 'SOURCE' } }), 'RuleBasedMatching.ConflictResolution.SourceName',
      ],
    },
  },
  CP1402: {
    accepts: { 'recency alone': merging({ ConflictResolution: { ConflictResolvingModel: 'RECENCY' } }) },
    refuses: {
      'recency with a source': [
        ruleBased({ ConflictResolution: { ConflictResolvingModel: 'RECENCY', SourceName: 'Customer' } }),
        'RuleBasedMatching.ConflictResolution.SourceName', 'Customer', 'warning',
      ],
    },
  },
  CP1405: {
    accepts: { 'two attributes': merging({ Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } }) },
    refuses: {
      'one attribute': [
        merging({ Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName'], ['PhoneNumber']] } }),
        'Matching.AutoMerging.Consolidation.MatchingAttributesList[1]', undefined, 'warning',
      ],
    },
  },
  CP1406: {
    accepts: {
      'every attribute of the list': rule(
        'AccountNumber', 'Address.Address', 'Address.City', 'Address.Country', 'Address.County', 'Address.PostalCode', 'Address.State', 'Address.Province',
        'BirthDate', 'BusinessName', 'EmailAddress', 'FirstName', 'Gender', 'LastName', 'MiddleName',
      ),
      'a telephone number': rule('PhoneNumber'),
      'a custom attribute': rule('Attributes.tier'),
    },
    refuses: {
      'a misspelt attribute': [rule('LastNmae'), FIRST, 'LastNmae'],
      'a type without its part': [rule('Address'), FIRST, 'Address'],
      'a custom attribute without a name': [rule('Attributes.'), FIRST, 'Attributes.'],
      'a target of a mapping': [rule('_profile.LastName'), FIRST, '_profile.LastName'],
    },
  },
  CP1407: {
    accepts: { 'the type': rule('Address.City', 'EmailAddress') },
    refuses: {
      'a business e-mail address': [rule('BusinessEmailAddress'), FIRST, 'BusinessEmailAddress'],
      'the city of a business address': [rule('BusinessAddress.City'), FIRST, 'BusinessAddress.City'],
      'the city of a mailing address': [rule('MailingAddress.City'), FIRST, 'MailingAddress.City'],
      'a telephone number at home': [rule('HomePhoneNumber'), FIRST, 'HomePhoneNumber'],
    },
  },
  CP1408: {
    accepts: { 'a type that is selected': rule('Address.City'), 'no type': domain({ RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }] } }) },
    refuses: {
      'a type that is not selected': [
        ruleBased({ MatchingRules: [{ Rule: ['EmailAddress'] }], AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', Address: ['Address'] } }),
        FIRST, 'EmailAddress', 'warning',
      ],
      'a type without a selector': [
        domain({ RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['Address.City'] }] } }), FIRST, 'Address.City', 'warning',
      ],
    },
  },
  CP1409: {
    accepts: {
      'a mailing address in either spelling': selecting({ Address: ['MaillingAddress', 'MailingAddress', 'BusinessAddress'] }),
      'e-mail addresses': selecting({ EmailAddress: ['EmailAddress', 'BusinessEmailAddress', 'PersonalEmailAddress'] }),
    },
    refuses: {
      'an e-mail address among telephone numbers': [
        selecting({ PhoneNumber: ['PhoneNumber', 'EmailAddress'] }), 'RuleBasedMatching.AttributeTypesSelector.PhoneNumber[1]', 'EmailAddress', 'warning',
      ],
    },
  },
  CP1411: {
    accepts: { 'the level of the last rule': levels(2, { MaxAllowedRuleLevelForMatching: 2 }), 'the service\'s own rules': ruleBased({ MaxAllowedRuleLevelForMatching: 15 }) },
    refuses: {
      'a level above the last rule': [levels(2, { MaxAllowedRuleLevelForMatching: 3 }), 'RuleBasedMatching.MaxAllowedRuleLevelForMatching', 3, 'warning'],
    },
  },
};

/** Rules whose requests break that about merging too, as each of them is about merging: code and path of every finding. */
export const MERGING_CASES: { readonly [code: string]: { readonly [says: string]: readonly [request: object, ...findings: string[]] } } = {
  CP1403: {
    'auto-merging without criteria': [
      merging({ Enabled: true, Consolidation: undefined }), 'CP1412 Matching.AutoMerging', 'CP1403 Matching.AutoMerging.Consolidation',
    ],
  },
  CP1404: {
    'auto-merging in a matching that is off': [merging({ Enabled: true }, { Enabled: false }), 'CP1412 Matching.AutoMerging', 'CP1404 Matching.AutoMerging'],
    'auto-merging that is off in a matching that is off': [merging({}, { Enabled: false })],
  },
  CP1410: {
    'merging above matching': [
      levels(3, { MaxAllowedRuleLevelForMatching: 1, MaxAllowedRuleLevelForMerging: 2 }),
      'CP1412 RuleBasedMatching.MaxAllowedRuleLevelForMerging', 'CP1410 RuleBasedMatching.MaxAllowedRuleLevelForMerging',
    ],
    'merging up to matching': [
      levels(3, { MaxAllowedRuleLevelForMatching: 2, MaxAllowedRuleLevelForMerging: 2 }), 'CP1412 RuleBasedMatching.MaxAllowedRuleLevelForMerging',
    ],
  },
  CP1412: {
    'no merging': [domain({ Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true } })],
    'a level of rules that are off': [domain({ RuleBasedMatching: { Enabled: false, MaxAllowedRuleLevelForMerging: 1 } })],
  },
};
