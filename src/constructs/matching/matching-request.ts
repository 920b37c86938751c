import type { AttributeTypes } from './attribute-types';
import type { ConflictResolution } from './conflict-resolution';
import type { AutoMerging, Matching, MatchingExport, MatchingSchedule } from './matching';
import type { RuleBasedMatching } from './rule-based-matching';
import type { Member, TemplateRequest } from '../../model/api/request-types';
import type { ServiceValue } from '../service-value';

type Blocks = Pick<TemplateRequest<'UpdateDomain'>, 'Matching' | 'RuleBasedMatching'>;
type MatchingBlock = Member<Blocks, 'Matching'>;
type RuleBasedBlock = Member<Blocks, 'RuleBasedMatching'>;

/** The matchings of a domain, as a construct has them. */
export interface MatchingProps {
  readonly matching?: Matching;
  readonly ruleBasedMatching?: RuleBasedMatching;
}

/** The blocks of the request, in the API's own member names; what is left out stays out. */
export function matchingRequest({ matching, ruleBasedMatching }: MatchingProps): Blocks {
  return {
    Matching: matching && {
      Enabled: matching.enabled ?? true,
      JobSchedule: matching.schedule && jobSchedule(matching.schedule),
      AutoMerging: matching.autoMerging && autoMerging(matching.autoMerging, matching.enabled),
      ExportingConfig: exporting(matching.exportTo),
    },
    RuleBasedMatching: ruleBasedMatching && {
      Enabled: ruleBasedMatching.enabled ?? true,
      MatchingRules: ruleBasedMatching.rules?.map((rule) => ({ Rule: names(rule) })),
      MaxAllowedRuleLevelForMatching: ruleBasedMatching.maxLevelForMatching,
      MaxAllowedRuleLevelForMerging: ruleBasedMatching.maxLevelForMerging,
      AttributeTypesSelector: ruleBasedMatching.attributeTypes && selector(ruleBasedMatching.attributeTypes),
      ConflictResolution: conflictResolution(ruleBasedMatching.conflictResolution),
      ExportingConfig: exporting(ruleBasedMatching.exportTo),
    },
  };
}

function jobSchedule({ day, hour = 0, minute = 0 }: MatchingSchedule): MatchingBlock['JobSchedule'] {
  return { DayOfTheWeek: day, Time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':') };
}

function autoMerging(merging: AutoMerging, ofMatching = true): MatchingBlock['AutoMerging'] {
  return {
    Enabled: merging.enabled ?? ofMatching,
    Consolidation: { MatchingAttributesList: merging.criteria.map(names) },
    ConflictResolution: conflictResolution(merging.conflictResolution),
    MinAllowedConfidenceScoreForMerging: merging.minimumConfidence,
  };
}

function selector({ matchingModel, addresses, phoneNumbers, emailAddresses }: AttributeTypes): RuleBasedBlock['AttributeTypesSelector'] {
  return {
    AttributeMatchingModel: matchingModel.value,
    Address: addresses && names(addresses),
    PhoneNumber: phoneNumbers && names(phoneNumbers),
    EmailAddress: emailAddresses && names(emailAddresses),
  };
}

function names(attributes: readonly ServiceValue[]): string[] {
  return attributes.map(({ value }) => value);
}

function conflictResolution(resolution: ConflictResolution | undefined): RuleBasedBlock['ConflictResolution'] {
  return resolution && { ConflictResolvingModel: resolution.model, SourceName: resolution.objectTypeName };
}

function exporting(target: MatchingExport | undefined): MatchingBlock['ExportingConfig'] {
  return target && { S3Exporting: { S3BucketName: target.bucket.bucketName, S3KeyName: target.prefix } };
}
