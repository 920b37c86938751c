import { ListCalculatedAttributeDefinitionsCommand } from '@aws-sdk/client-customer-profiles';
import { Stage } from '../../handler/stage';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, Kind, Members, SALES, seedDomains, settingsOf } from './kind';

const MINIMAL = {
  DomainName: CRM,
  CalculatedAttributeName: 'Spent',
  DisplayName: 'Spent',
  Description: 'money',
  AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] },
  Statistic: 'SUM',
};
const RANGE = { Unit: 'DAYS', Value: '30' };
const filter = (...Values: string[]) => (
  { Include: 'ALL', Groups: [{ Type: 'ANY', Dimensions: [{ Attributes: { Status: { DimensionType: 'INCLUSIVE', Values } } }] }] }
);
const GROUPS = [...filter('paid').Groups, { Type: 'ALL', Dimensions: [{ Attributes: { Status: { DimensionType: 'EXCLUSIVE', Values: ['lost'] } } }] }];
/** What UpdateCalculatedAttributeDefinition cannot change. */
const consent = { RecreateOnChange: 'true' };
const conditions = (members: Members) => ({ Conditions: members });

const attributes = (stage: Stage) => stage.service.store.children('calculated-attribute');
const live = (stage: Stage, properties: Members) => attributes(stage).get(domainOf(properties), MINIMAL.CalculatedAttributeName);

export const calculatedAttribute: Kind = {
  name: 'CalculatedAttribute',
  type: RESOURCE_KINDS['calculated-attribute'].type,
  id: /^domains\/crm\/calculated-attributes\/Spent$/,
  minimal: MINIMAL,
  full: {
    ...MINIMAL,
    ...conditions({
      Range: { ...RANGE, ValueRange: { Start: '30', End: '7' }, TimestampSource: '{_order.UpdatedDate}', TimestampFormat: 'ISO_8601' },
      ObjectCount: '5',
      Threshold: { Value: '100', Operator: 'GREATER_THAN' },
    }),
    Filter: filter('paid', 'sent'),
    UseHistoricalData: 'true',
    Tags: { team: 'crm', stage: 'test' },
    ...consent,
  },
  attributes: [
    { attribute: 'DisplayName', set: { DisplayName: 'One' }, changed: { DisplayName: 'Two' } },
    { attribute: 'Description', set: { Description: 'one' }, changed: { Description: 'two' } },
    { attribute: 'Conditions.Range', set: conditions({ Range: RANGE }), changed: conditions({ Range: { Unit: 'DAYS', Value: '60' } }) },
    {
      attribute: 'Conditions.Range.ValueRange',
      set: conditions({ Range: { ...RANGE, ValueRange: { Start: '30', End: '7' } } }),
      changed: conditions({ Range: { ...RANGE, ValueRange: { Start: '20', End: '7' } } }),
    },
    { attribute: 'Conditions.ObjectCount', set: conditions({ ObjectCount: '5' }), changed: conditions({ ObjectCount: '6' }) },
    {
      attribute: 'Conditions.Threshold',
      set: conditions({ Threshold: { Value: '100', Operator: 'GREATER_THAN' } }),
      changed: conditions({ Threshold: { Value: '200', Operator: 'LESS_THAN' } }),
    },
    {
      attribute: 'Conditions.Range.TimestampSource',
      set: conditions({ Range: { ...RANGE, TimestampSource: '{_order.UpdatedDate}', TimestampFormat: 'ISO_8601' } }),
      changed: conditions({ Range: { ...RANGE, TimestampSource: '{_order.CreatedDate}', TimestampFormat: 'EPOCHMILLI' } }),
      consent,
    },
    {
      attribute: 'AttributeDetails',
      set: { AttributeDetails: { Expression: '{_order.TotalTax}', Attributes: [{ Name: 'TotalTax' }] } },
      changed: { AttributeDetails: { Expression: '{_order.TotalDiscounts}', Attributes: [{ Name: 'TotalDiscounts' }] } },
      consent,
    },
    { attribute: 'Statistic', set: { Statistic: 'COUNT' }, changed: { Statistic: 'AVERAGE' }, consent },
    { attribute: 'Filter', set: { Filter: filter('paid', 'sent') }, changed: { Filter: filter('sent') }, consent },
    { attribute: 'UseHistoricalData', set: { UseHistoricalData: 'true' }, changed: { UseHistoricalData: 'false' }, consent },
  ],
  changes: [{ Description: 'one' }, { Description: 'two' }],
  remade: { Statistic: 'COUNT', ...consent },
  elsewhere: { DomainName: SALES },
  needsGrant: { DomainName: SALES },
  lists: [{ ...consent, Filter: { Include: 'ALL', Groups: GROUPS } }, { ...consent, Filter: { Include: 'ALL', Groups: GROUPS.slice(1) } }],
  keepsId: true,
  mostTags: 49,
  adopts: 'anything',
  unspoken: { ...conditions({ Range: RANGE, ObjectCount: '9' }), Filter: filter('theirs') },
  refusesDuplicates: true,
  reads: ['GetCalculatedAttributeDefinition'],
  notApplicable: {
    I16: 'Its id has the whole name, so nothing of another name can stand in its place.',
    S3: 'UpdateDomain is not its operation; that a condition that is left out is cleared is the row ATTRIBUTES.',
    S5: 'It has no matching.',
    S7: 'A domain has many of them.',
    S8: 'Its values are calculated of objects that stay; that they are not lost unasked is the row S6.',
    S11: 'It has no flow.',
    S12: 'It has no destination whose health the service tells.',
  },

  prepare: seedDomains,
  settings(stage, properties) {
    const record = live(stage, properties);
    return record && withoutEmptyConditions(settingsOf(record, 'CalculatedAttributeName'));
  },
  wanted: (properties) => withoutFalse(settingsOf(properties, 'DomainName', 'CalculatedAttributeName')),
  tags: (stage, properties) => live(stage, properties)?.Tags,
  setTags: (stage, properties, Tags) => attributes(stage).put(domainOf(properties), { ...live(stage, properties)!, Tags }),
  disappear: (stage, properties) => { attributes(stage).delete(domainOf(properties), MINIMAL.CalculatedAttributeName); },
  drift: (stage) => attributes(stage).put(CRM, { ...live(stage, MINIMAL)!, Description: 'by hand' }),
  async list(client) {
    const { Items = [] } = await client.send(new ListCalculatedAttributeDefinitionsCommand({ DomainName: CRM }));
    return Items.map(({ CalculatedAttributeName }) => CalculatedAttributeName);
  },
};

/** Conditions of which each was cleared are none. */
function withoutEmptyConditions({ Conditions, ...others }: Members): Members {
  return withoutFalse(Object.keys(Conditions ?? {}).length > 0 ? { ...others, Conditions } : others);
}

/** Historical data that is not used is the same as none. */
function withoutFalse({ UseHistoricalData, ...others }: Members): Members {
  return UseHistoricalData === 'true' ? { ...others, UseHistoricalData } : others;
}
