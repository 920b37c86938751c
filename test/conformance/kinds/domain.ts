import { ListDomainsCommand } from '@aws-sdk/client-customer-profiles';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, KEYS, Kind, settingsOf, Variation } from './kind';
import { MATCHING, MATCHING_VALUES, ON_TUESDAY, RULE_VALUES, RULES, WHOLE_MATCHING, WHOLE_RULES, withoutDefaultSchedule } from './matching';

const QUEUES = ['https://sqs.us-east-1.amazonaws.com/000000000000/dead', 'https://sqs.us-east-1.amazonaws.com/000000000000/deader'];

/** Attributes of a block, with the block itself there before and after. */
const inside = (block: string, values: typeof RULE_VALUES): Variation[] => Object.entries(values).map(([attribute, [set, changed]]) => ({
  attribute: `${block}.${attribute}`, set: { [block]: set }, changed: { [block]: changed },
}));

export const domain: Kind = {
  name: 'Domain',
  type: RESOURCE_KINDS.domain.type,
  id: /^domains\/crm$/,
  minimal: { DomainName: CRM, DefaultExpirationDays: '30' },
  full: {
    DomainName: CRM,
    DefaultExpirationDays: '90',
    DefaultEncryptionKey: KEYS[0],
    DeadLetterQueueUrl: QUEUES[0],
    DataStore: { Enabled: 'true' },
    Matching: WHOLE_MATCHING,
    RuleBasedMatching: WHOLE_RULES,
    Tags: { team: 'crm', stage: 'test' },
  },
  attributes: [
    { attribute: 'DefaultExpirationDays', set: { DefaultExpirationDays: '60' }, changed: { DefaultExpirationDays: '61' } },
    { attribute: 'DefaultEncryptionKey', set: { DefaultEncryptionKey: KEYS[0] }, changed: { DefaultEncryptionKey: KEYS[1] } },
    { attribute: 'DeadLetterQueueUrl', set: { DeadLetterQueueUrl: QUEUES[0] }, changed: { DeadLetterQueueUrl: QUEUES[1] } },
    { attribute: 'DataStore', set: { DataStore: { Enabled: 'true' } }, changed: { DataStore: { Enabled: 'false' } } },
    { attribute: 'Matching', set: { Matching: MATCHING }, changed: { Matching: ON_TUESDAY } },
    ...inside('Matching', MATCHING_VALUES),
    { attribute: 'RuleBasedMatching', set: { RuleBasedMatching: RULES }, changed: { RuleBasedMatching: { Enabled: 'false' } } },
    ...inside('RuleBasedMatching', RULE_VALUES),
  ],
  changes: [{ DefaultExpirationDays: '60' }, { DefaultExpirationDays: '61' }],
  elsewhere: { DomainName: 'sales' },
  needsGrant: { DefaultEncryptionKey: KEYS[1] },
  lists: [
    { RuleBasedMatching: RULES }, { RuleBasedMatching: { Enabled: 'true', MatchingRules: RULES.MatchingRules.slice(1) } },
  ],
  keepsId: true,
  mostTags: 49,
  adopts: 'anything',
  unspoken: { DeadLetterQueueUrl: QUEUES[1], DataStore: { Enabled: 'true' } },
  refusesDuplicates: true,
  reads: ['GetDomain'],
  notApplicable: {
    I14: 'No change of a domain needs a consent, and what becomes of one whose mark is gone is the same on either side.',
    I16: 'Its id has the whole name, so nothing of another name can stand in its place.',
    S6: 'UpdateDomain changes every member.',
    S7: 'UpdateDomain changes every member, so it is never made anew.',
    S11: 'It has no flow.',
    S12: 'It has no destination whose health the service tells.',
    PARENT: 'It is in nothing.',
  },

  prepare: () => undefined,
  settings(stage, properties) {
    const record = stage.service.store.domain(domainOf(properties));
    return record && withoutDefaultSchedule(settingsOf(record, 'DomainName', 'Stats', 'RulesChangedAt'));
  },
  wanted: (properties) => settingsOf(properties, 'DomainName'),
  tags: (stage, properties) => stage.service.store.domain(domainOf(properties))?.Tags,
  setTags: (stage, properties, Tags) => stage.service.store.putDomain({ ...stage.service.store.domain(domainOf(properties))!, Tags }),
  disappear: (stage, properties) => { stage.service.store.deleteDomain(domainOf(properties)); },
  drift: (stage) => stage.service.store.putDomain({ ...stage.service.store.domain(CRM)!, DefaultExpirationDays: 77 }),
  list: async (client) => (await client.send(new ListDomainsCommand({}))).Items?.map(({ DomainName }) => DomainName) ?? [],
};
