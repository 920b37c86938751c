/** Blocks of identity resolution, which a domain and an identity resolution have alike. */
export const MATCHING = { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } };
export const ON_TUESDAY = { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'TUESDAY', Time: '05:00' } };
export const ON_FRIDAY = { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'FRIDAY', Time: '06:00' } };

export const MERGING = {
  Enabled: 'true',
  Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName'], ['PhoneNumber', 'LastName']] },
  ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' },
  MinAllowedConfidenceScoreForMerging: '0.75',
};
export const EXPORT = { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'crm' } };
export const WHOLE_MATCHING = { ...MATCHING, AutoMerging: MERGING, ExportingConfig: EXPORT };

export const RULES = { Enabled: 'true', MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['EmailAddress', 'LastName'] }] };
const SELECTOR = {
  AttributeMatchingModel: 'MANY_TO_MANY', EmailAddress: ['EmailAddress', 'BusinessEmailAddress'], Address: ['Address'], PhoneNumber: ['PhoneNumber'],
};
export const WHOLE_RULES = {
  ...RULES,
  MaxAllowedRuleLevelForMatching: '2',
  MaxAllowedRuleLevelForMerging: '1',
  AttributeTypesSelector: SELECTOR,
  ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
  ExportingConfig: { S3Exporting: { S3BucketName: 'matches' } },
};

/** What the service does where nobody says when matching runs. */
const DEFAULT_SCHEDULE = { DayOfTheWeek: 'SATURDAY', Time: '00:00' };

/** Settings with a matching, without the schedule that is the service's own. */
export function withoutDefaultSchedule<T extends object>(settings: T & { readonly Matching?: unknown }): T {
  const { Matching: matching } = settings as { readonly Matching?: { readonly JobSchedule?: unknown } };
  if (JSON.stringify(matching?.JobSchedule) !== JSON.stringify(DEFAULT_SCHEDULE)) {
    return settings;
  }
  const { JobSchedule: _, ...others } = matching ?? {};
  return { ...settings, Matching: others };
}

type Values = readonly [set: object, changed: object];

/** Attributes inside of `Matching`, each with the rest of the block as it is in the minimal one. */
export const MATCHING_VALUES: { readonly [attribute: string]: Values } = {
  AutoMerging: [
    { ...MATCHING, AutoMerging: MERGING },
    { ...MATCHING, AutoMerging: { ...MERGING, Consolidation: { MatchingAttributesList: [['EmailAddress', 'FirstName']] }, MinAllowedConfidenceScoreForMerging: '0.9' } },
  ],
  ExportingConfig: [{ ...MATCHING, ExportingConfig: EXPORT }, { ...MATCHING, ExportingConfig: { S3Exporting: { S3BucketName: 'others' } } }],
};

/** Attributes inside of `RuleBasedMatching`. */
export const RULE_VALUES: { readonly [attribute: string]: Values } = {
  MatchingRules: [RULES, { Enabled: 'true', MatchingRules: [{ Rule: ['LastName', 'FirstName'] }] }],
  MaxAllowedRuleLevelForMatching: [{ ...RULES, MaxAllowedRuleLevelForMatching: '1' }, { ...RULES, MaxAllowedRuleLevelForMatching: '2' }],
  MaxAllowedRuleLevelForMerging: [
    { ...RULES, MaxAllowedRuleLevelForMatching: '2', MaxAllowedRuleLevelForMerging: '1' },
    { ...RULES, MaxAllowedRuleLevelForMatching: '2', MaxAllowedRuleLevelForMerging: '2' },
  ],
  AttributeTypesSelector: [
    { ...RULES, AttributeTypesSelector: SELECTOR }, { ...RULES, AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', EmailAddress: ['EmailAddress'] } },
  ],
  ConflictResolution: [
    { ...RULES, ConflictResolution: { ConflictResolvingModel: 'RECENCY' } },
    { ...RULES, ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' } },
  ],
  ExportingConfig: [{ ...RULES, ExportingConfig: EXPORT }, { ...RULES, ExportingConfig: { S3Exporting: { S3BucketName: 'others' } } }],
};
