import type { Examples, Members } from './example';

const CRITERIA = { Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } };

/** Rules of identity resolution. */
export const MATCHING_EXAMPLES: Examples = {
  CP1401: merging({ ConflictResolution: { ConflictResolvingModel: 'SOURCE' } }, { ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customers' } }),
  CP1402: merging(
    { ConflictResolution: { ConflictResolvingModel: 'RECENCY', SourceName: 'Customers' } }, { ConflictResolution: { ConflictResolvingModel: 'RECENCY' } },
  ),
  CP1403: {
    of: 'domain',
    wrong: { Matching: { Enabled: true, AutoMerging: { Enabled: true } } },
    right: { Matching: { Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } } } },
  },
  CP1404: {
    of: 'domain',
    wrong: { Matching: { Enabled: false, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } } } },
    right: { Matching: { Enabled: false } },
  },
  CP1405: merging({ Consolidation: { MatchingAttributesList: [['PhoneNumber']] } }, { Consolidation: { MatchingAttributesList: [['PhoneNumber', 'LastName']] } }),
  CP1406: rules({ MatchingRules: [{ Rule: ['Emial'] }] }, { MatchingRules: [{ Rule: ['EmailAddress'] }] }),
  CP1407: rules({ MatchingRules: [{ Rule: ['HomePhoneNumber'] }] }, {
    MatchingRules: [{ Rule: ['PhoneNumber'] }], AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY', PhoneNumber: ['PhoneNumber', 'HomePhoneNumber'] },
  }),
  CP1408: rules({ MatchingRules: [{ Rule: ['PhoneNumber'] }] }, {
    MatchingRules: [{ Rule: ['PhoneNumber'] }], AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', PhoneNumber: ['PhoneNumber'] },
  }),
  CP1409: rules(
    { AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', EmailAddress: ['WorkEmailAddress'] } },
    { AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', EmailAddress: ['BusinessEmailAddress'] } },
  ),
  CP1410: rules(
    { MaxAllowedRuleLevelForMatching: 1, MaxAllowedRuleLevelForMerging: 2 }, { MaxAllowedRuleLevelForMatching: 2, MaxAllowedRuleLevelForMerging: 2 },
  ),
  CP1411: rules(
    { MatchingRules: [{ Rule: ['AccountNumber'] }], MaxAllowedRuleLevelForMatching: 2 },
    { MatchingRules: [{ Rule: ['AccountNumber'] }], MaxAllowedRuleLevelForMatching: 1 },
  ),
  CP1412: {
    wrong: 'an auto-merging that is switched on together with its matching',
    right: 'the matching first; once its matches are as meant, the auto-merging with the warning acknowledged',
  },
  CP1413: { wrong: 'matching on the Domain, and an IdentityResolution of the same domain', right: 'one of the two' },
  CP1414: { wrong: 'an IdentityResolution without matching and ruleBasedMatching', right: 'an IdentityResolution with one of them' },
};

function merging(wrong: Members, right: Members): Examples[string] {
  const form = (members: Members) => ({ Matching: { Enabled: true, AutoMerging: { Enabled: true, ...CRITERIA, ...members } } });
  return { of: 'domain', wrong: form(wrong), right: form(right) };
}

function rules(wrong: Members, right: Members): Examples[string] {
  const form = (members: Members) => ({ RuleBasedMatching: { Enabled: true, ...members } });
  return { of: 'domain', wrong: form(wrong), right: form(right) };
}
