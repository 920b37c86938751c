import { GetDomainCommand } from '@aws-sdk/client-customer-profiles';
import { Stage } from '../../handler/stage';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, Kind, Members, SALES, seedDomains, settingsOf } from './kind';
import {
  EXPORT, MATCHING, MATCHING_VALUES, MERGING, ON_FRIDAY, ON_TUESDAY, RULE_VALUES, RULES, WHOLE_MATCHING, WHOLE_RULES, withoutDefaultSchedule,
} from './matching';

const MINIMAL = { DomainName: CRM, Matching: MATCHING };

const domain = (stage: Stage, properties: Members) => stage.service.store.domain(domainOf(properties));

export const identityResolution: Kind = {
  name: 'IdentityResolution',
  type: RESOURCE_KINDS['identity-resolution'].type,
  id: /^domains\/crm\/identity-resolution$/,
  minimal: MINIMAL,
  full: { DomainName: CRM, Matching: WHOLE_MATCHING, RuleBasedMatching: WHOLE_RULES },
  attributes: [
    { attribute: 'Matching.JobSchedule', set: { Matching: ON_TUESDAY }, changed: { Matching: { Enabled: 'true' } } },
    ...Object.entries(MATCHING_VALUES).map(([attribute, [set, changed]]) => (
      { attribute: `Matching.${attribute}`, set: { Matching: set }, changed: { Matching: changed } }
    )),
    { attribute: 'Matching', set: { RuleBasedMatching: RULES }, changed: { Matching: undefined, RuleBasedMatching: RULES } },
    { attribute: 'RuleBasedMatching', set: { RuleBasedMatching: RULES }, changed: { RuleBasedMatching: { Enabled: 'false' } } },
    ...Object.entries(RULE_VALUES).map(([attribute, [set, changed]]) => (
      { attribute: `RuleBasedMatching.${attribute}`, set: { RuleBasedMatching: set }, changed: { RuleBasedMatching: changed } }
    )),
  ],
  changes: [{ Matching: ON_TUESDAY }, { Matching: ON_FRIDAY }],
  elsewhere: { DomainName: SALES },
  needsGrant: { DomainName: SALES },
  lists: [
    { Matching: { ...MATCHING, AutoMerging: MERGING, ExportingConfig: EXPORT } },
    {
      Matching: {
        ...MATCHING,
        AutoMerging: { ...MERGING, Consolidation: { MatchingAttributesList: MERGING.Consolidation.MatchingAttributesList.slice(1) } },
        ExportingConfig: EXPORT,
      },
    },
  ],
  keepsId: true,
  mostTags: 0,
  adopts: 'anything',
  unspoken: { RuleBasedMatching: RULES },
  refusesDuplicates: false,
  reads: ['GetDomain'],
  notApplicable: {
    S4: 'It has no tags of its own.',
    S6: 'UpdateDomain changes every member.',
    S7: 'UpdateDomain changes every member, so it is never made anew.',
    S8: 'It holds no customer data.',
    S11: 'It has no flow.',
    S12: 'It has no destination whose health the service tells.',
    C11: 'It has no tags of its own.',
    C12: 'It has no tags of its own.',
    TAGS: 'It has no tags of its own.',
  },

  prepare: seedDomains,
  settings(stage, properties) {
    const { Matching, RuleBasedMatching } = domain(stage, properties) ?? {};
    const settings = withoutDefaultSchedule(settingsOf({ Matching, RuleBasedMatching }));
    return Object.keys(settings).length > 0 ? settings : undefined;
  },
  wanted: (properties) => settingsOf(properties, 'DomainName'),
  tags: (stage, properties) => domain(stage, properties)?.Tags,
  setTags: (stage, properties, Tags) => stage.service.store.putDomain({ ...domain(stage, properties)!, Tags }),
  // somebody switches it off, and the mark stays
  disappear: (stage, properties) => stage.service.store.putDomain({
    ...domain(stage, properties)!, Matching: { Enabled: false }, RuleBasedMatching: undefined,
  }),
  drift: (stage) => stage.service.store.putDomain({
    ...domain(stage, MINIMAL)!, Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'SUNDAY', Time: '01:00' } },
  }),
  list: async (client) => [(await client.send(new GetDomainCommand({ DomainName: CRM }))).Matching?.Enabled ? CRM : undefined],
};
