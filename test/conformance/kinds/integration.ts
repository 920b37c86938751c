import { ListIntegrationsCommand } from '@aws-sdk/client-customer-profiles';
import { Stage } from '../../handler/stage';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, KEYS, Kind, Members, ROLE, seedDomains, settingsOf, Variation } from './kind';

const FLOWS = 'arn:aws:appflow:us-east-1:000000000000:flow/';
const BY_URI = { DomainName: CRM, Uri: `${FLOWS}orders`, ObjectTypeName: 'order' };

const flow = (FlowName = 'orders') => ({
  FlowName,
  KmsArn: KEYS[0],
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
  Tasks: [
    { TaskType: 'Filter', SourceFields: ['id', 'subject'], ConnectorOperator: { Zendesk: 'PROJECTION' }, TaskProperties: {} },
    { TaskType: 'Map', SourceFields: ['id'], DestinationField: 'id', ConnectorOperator: { Zendesk: 'NO_OP' }, TaskProperties: {} },
    { TaskType: 'Map', SourceFields: ['subject'], DestinationField: 'subject', ConnectorOperator: { Zendesk: 'NO_OP' }, TaskProperties: {} },
  ],
  TriggerConfig: { TriggerType: 'OnDemand' },
});
const WITH_FLOW = { DomainName: CRM, FlowDefinition: flow(), ObjectTypeName: 'order' };

const uri = ({ Uri, FlowDefinition }: Members) => String(Uri ?? FLOWS + String((FlowDefinition as { readonly FlowName: string }).FlowName));
const integrations = (stage: Stage) => stage.service.store.children('integration');
const live = (stage: Stage, properties: Members) => integrations(stage).get(domainOf(properties), uri(properties));

/** Attributes of every integration. */
const ATTRIBUTES: readonly Variation[] = [
  { attribute: 'ObjectTypeName', set: { ObjectTypeName: 'invoice' }, changed: { ObjectTypeName: 'receipt' } },
  {
    attribute: 'ObjectTypeNames',
    set: { ObjectTypeName: undefined, ObjectTypeNames: { SegmentIdentify: 'Segment-Identify', ShopifyCreateOrders: 'Shopify-Order' } },
    changed: { ObjectTypeName: undefined, ObjectTypeNames: { SegmentIdentify: 'segments' } },
  },
  { attribute: 'EventTriggerNames', set: { EventTriggerNames: ['vip'] }, changed: { EventTriggerNames: ['lost'] } },
  { attribute: 'RoleArn', set: { RoleArn: ROLE }, changed: { RoleArn: `${ROLE}-2` } },
  { attribute: 'Scope', set: { Scope: 'DOMAIN' }, changed: { Scope: 'PROFILE' } },
];

type Common = Pick<Kind, 'type' | 'changes' | 'needsGrant' | 'lists' | 'keepsId' | 'prepare' | 'tags' | 'setTags' | 'disappear' | 'drift' | 'list'>;

const COMMON: Common = {
  type: RESOURCE_KINDS.integration.type,
  changes: [{ ObjectTypeName: 'invoice' }, { ObjectTypeName: 'receipt' }],
  needsGrant: { RoleArn: ROLE },
  lists: [
    { ObjectTypeName: undefined, ObjectTypeNames: { SegmentIdentify: 'segments', ShopifyCreateOrders: 'orders' } },
    { ObjectTypeName: undefined, ObjectTypeNames: { ShopifyCreateOrders: 'orders' } },
  ],
  keepsId: true,
  prepare: seedDomains,
  tags: (stage, properties) => live(stage, properties)?.Tags,
  setTags: (stage, properties, Tags) => integrations(stage).put(domainOf(properties), { ...live(stage, properties)!, Tags }),
  disappear: (stage, properties) => { integrations(stage).delete(domainOf(properties), uri(properties)); },
  drift: (stage) => integrations(stage).put(CRM, { ...live(stage, BY_URI)!, ObjectTypeName: 'by-hand' }),
  list: async (client) => (await client.send(new ListIntegrationsCommand({ DomainName: CRM }))).Items?.map(({ Uri }) => Uri) ?? [],
};

const NOT_APPLICABLE: Kind['notApplicable'] = {
  I16: 'Its id has the whole name, so nothing of another name can stand in its place.',
  S3: 'A put replaces every member, so what is left out is gone; that is the row ATTRIBUTES.',
  S5: 'It has no matching.',
  S7: 'A domain has many integrations.',
  S8: 'Deleting it deletes no profiles and no objects.',
  S12: 'The service tells no health of it.',
};

export const integrationOfUri: Kind = {
  ...COMMON,
  name: 'Integration by Uri',
  id: /^domains\/crm\/integrations\/arn:aws:appflow:us-east-1:000000000000:flow\/orders$/,
  minimal: BY_URI,
  full: { ...BY_URI, EventTriggerNames: ['vip'], RoleArn: ROLE, Scope: 'DOMAIN', Tags: { team: 'crm', stage: 'test' } },
  attributes: ATTRIBUTES,
  // a source belongs to one domain only, so it is not another domain that makes it another one
  elsewhere: { Uri: `${FLOWS}invoices` },
  mostTags: 49,
  adopts: 'anything',
  unspoken: { EventTriggerNames: ['theirs'], RoleArn: ROLE, Scope: 'DOMAIN' },
  refusesDuplicates: false,
  reads: ['GetIntegration'],
  notApplicable: {
    ...NOT_APPLICABLE,
    I14: 'No change of it needs a consent, and what becomes of one whose mark is gone is the same on either side.',
    S6: 'A put changes every member.',
    S11: 'Its Uri is in the request.',
  },
  settings: (stage, properties) => {
    const record = live(stage, properties);
    return record && settingsOf(record, 'Uri');
  },
  wanted: (properties) => ({ Scope: 'PROFILE', ...settingsOf(properties, 'DomainName', 'Uri') }),
};

const LISTENING = { ...flow(), TriggerConfig: { TriggerType: 'Event' } };
const OTHER_TASKS = flow().Tasks.slice(0, 2).map((task, index) => (index === 0 ? { ...task, SourceFields: ['id'] } : task));

export const integrationWithFlow: Kind = {
  ...COMMON,
  name: 'Integration with FlowDefinition',
  id: /^domains\/crm\/integrations\/arn:aws:appflow:us-east-1:000000000000:flow\/orders$/,
  minimal: WITH_FLOW,
  full: {
    ...WITH_FLOW,
    FlowDefinition: {
      ...flow(),
      Description: 'all tickets',
      TriggerConfig: {
        TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(1hours)', ScheduleStartTime: '2030-01-01T00:00:00.000Z' } },
      },
    },
    StartFlow: 'true',
    EventTriggerNames: ['vip'],
    RoleArn: ROLE,
    Scope: 'DOMAIN',
    Tags: { team: 'crm', stage: 'test' },
  },
  attributes: [
    ...ATTRIBUTES,
    {
      attribute: 'FlowDefinition.Description',
      set: { FlowDefinition: { ...flow(), Description: 'tickets' } },
      changed: { FlowDefinition: { ...flow(), Description: 'all tickets' } },
    },
    { attribute: 'FlowDefinition.KmsArn', set: { FlowDefinition: { ...flow(), KmsArn: KEYS[1] } }, changed: { FlowDefinition: flow() } },
    {
      attribute: 'FlowDefinition.Tasks',
      set: { FlowDefinition: { ...flow(), Tasks: OTHER_TASKS } },
      changed: { FlowDefinition: { ...flow(), Tasks: [...OTHER_TASKS, flow().Tasks[2]] } },
    },
    {
      attribute: 'StartFlow',
      set: { FlowDefinition: LISTENING, StartFlow: 'true' },
      changed: { FlowDefinition: { ...LISTENING, Description: 'tickets' }, StartFlow: 'true' },
    },
    {
      attribute: 'FlowDefinition.TriggerConfig',
      set: { FlowDefinition: { ...flow(), TriggerConfig: { TriggerType: 'Event' } } },
      changed: {
        FlowDefinition: {
          ...flow(), TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(2hours)', ScheduleStartTime: '2030-01-01T00:00:00.000Z' } } },
        },
      },
    },
  ],
  lists: [{}, { FlowDefinition: { ...flow(), Tasks: OTHER_TASKS } }],
  remade: { FlowDefinition: { ...flow(), Description: 'tickets' } },
  elsewhere: { FlowDefinition: flow('invoices') },
  // the mark of its flow is the fiftieth
  mostTags: 48,
  adopts: 'nothing',
  unspoken: {},
  refusesDuplicates: true,
  reads: ['ListIntegrations'],
  notApplicable: {
    ...NOT_APPLICABLE,
    ADOPTION: 'The service does not show the definition of a flow, so one that a stranger has made cannot be told to be what the app says.',
    I14: 'No change of it needs a consent, and a stranger\'s cannot be adopted.',
    S6: 'A changed definition needs no consent, because no data is lost; that it is made anew is the rows ATTRIBUTES and S14.',
  },
  settings: (stage, properties) => {
    const record = live(stage, properties);
    return record && { ...settingsOf(record, 'Uri', 'FlowStatus'), ...record.FlowStatus === 'Active' ? { StartFlow: 'true' } : {} };
  },
  wanted: (properties) => ({ Scope: 'PROFILE', ...settingsOf(properties, 'DomainName') }),
};
