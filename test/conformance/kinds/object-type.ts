import { ListProfileObjectTypesCommand } from '@aws-sdk/client-customer-profiles';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, KEYS, Kind, Members, SALES, seedDomains, settingsOf } from './kind';

const ID = { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' };
const MAIL = { Source: '_source.mail', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' };
const NAME = { Source: '_source.name', Target: '_profile.LastName', ContentType: 'NAME' };
const KEY = { StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['id'] };
const MINIMAL = {
  DomainName: CRM, ObjectTypeName: 'customer', Description: 'customers', Fields: { id: ID, mail: MAIL }, Keys: { id: [KEY] },
};
const name = ({ ObjectTypeName = MINIMAL.ObjectTypeName }: Members) => String(ObjectTypeName);

export const objectType: Kind = {
  name: 'ObjectType',
  type: RESOURCE_KINDS['object-type'].type,
  id: /^domains\/crm\/object-types\/customer$/,
  minimal: MINIMAL,
  full: {
    ...MINIMAL,
    ExpirationDays: '90',
    EncryptionKey: KEYS[0],
    AllowProfileCreation: 'true',
    SourceLastUpdatedTimestampFormat: 'EpochMilli',
    MaxProfileObjectCount: '5',
    SourcePriority: '2',
    Fields: { id: ID, mail: MAIL, name: NAME },
    Keys: { id: [KEY], mail: [{ StandardIdentifiers: ['LOOKUP_ONLY'], FieldNames: ['mail'] }] },
    Tags: { team: 'crm', stage: 'test' },
  },
  attributes: [
    { attribute: 'Description', set: { Description: 'one' }, changed: { Description: 'two' } },
    { attribute: 'ExpirationDays', set: { ExpirationDays: '90' }, changed: { ExpirationDays: '91' } },
    { attribute: 'EncryptionKey', set: { EncryptionKey: KEYS[0] }, changed: { EncryptionKey: KEYS[1] } },
    { attribute: 'AllowProfileCreation', set: { AllowProfileCreation: 'true' }, changed: { AllowProfileCreation: 'false' } },
    {
      attribute: 'SourceLastUpdatedTimestampFormat',
      set: { SourceLastUpdatedTimestampFormat: 'EpochMilli' },
      changed: { SourceLastUpdatedTimestampFormat: 'yyyy-MM-dd' },
    },
    { attribute: 'MaxProfileObjectCount', set: { MaxProfileObjectCount: '5' }, changed: { MaxProfileObjectCount: '6' } },
    { attribute: 'SourcePriority', set: { SourcePriority: '2' }, changed: { SourcePriority: '3' } },
    {
      attribute: 'Fields', set: { Fields: { id: ID, mail: MAIL, name: NAME } }, changed: { Fields: { id: ID, name: { ...NAME, Source: '_source.last' } } },
    },
    {
      attribute: 'Keys',
      set: { Keys: { id: [KEY], mail: [{ StandardIdentifiers: ['LOOKUP_ONLY'], FieldNames: ['mail'] }] } },
      changed: { Keys: { id: [{ ...KEY, FieldNames: ['id', 'mail'] }] } },
    },
  ],
  changes: [{ Description: 'one' }, { Description: 'two' }],
  elsewhere: { DomainName: SALES },
  needsGrant: { EncryptionKey: KEYS[1] },
  lists: [{ Keys: { id: [{ ...KEY, FieldNames: ['id', 'mail'] }] } }, { Keys: { id: [{ ...KEY, FieldNames: ['mail'] }] } }],
  keepsId: true,
  mostTags: 49,
  adopts: 'anything',
  unspoken: { ExpirationDays: '77', MaxProfileObjectCount: '7', SourcePriority: '9' },
  refusesDuplicates: false,
  reads: ['GetProfileObjectType'],
  notApplicable: {
    I14: 'No change of an object type needs a consent, and what becomes of one whose mark is gone is the same on either side.',
    I16: 'Its id has the whole name, so nothing of another name can stand in its place.',
    S3: 'A put replaces every member, so what is left out is gone; that is the row ATTRIBUTES.',
    S5: 'It has no matching.',
    S6: 'A put changes every member.',
    S7: 'A put changes every member, so it is never made anew.',
    S8: 'The service does not tell how much data an object type has; that it is kept by default is the construct\'s affair.',
    S11: 'It has no flow.',
    S12: 'It has no destination whose health the service tells.',
  },

  prepare: seedDomains,
  settings(stage, properties) {
    const record = stage.service.store.children('object-type').get(domainOf(properties), name(properties));
    return record && settingsOf(record, 'ObjectTypeName');
  },
  wanted: (properties) => ({ AllowProfileCreation: 'false', ...settingsOf(properties, 'DomainName', 'ObjectTypeName') }),
  tags: (stage, properties) => stage.service.store.children('object-type').get(domainOf(properties), name(properties))?.Tags,
  setTags: (stage, properties, Tags) => stage.service.store.children('object-type').put(
    domainOf(properties), { ...stage.service.store.children('object-type').get(domainOf(properties), name(properties))!, Tags }),
  disappear: (stage, properties) => { stage.service.store.children('object-type').delete(domainOf(properties), name(properties)); },
  drift: (stage) => stage.service.store.children('object-type').put(CRM, { ...stage.service.store.children('object-type').get(CRM, MINIMAL.ObjectTypeName)!, Description: 'by hand' }),
  list: async (client) => (
    (await client.send(new ListProfileObjectTypesCommand({ DomainName: CRM }))).Items?.map(({ ObjectTypeName }) => ObjectTypeName) ?? []
  ),
};
