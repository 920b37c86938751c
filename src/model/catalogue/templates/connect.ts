/**
 * Contact records (contact trace records, CTR) of Amazon Connect.
 *
 * From the Administrator Guide, ctr-contact-record-template.md: the three templates, the key each looks for a profile by, in which order, and
 * whether it creates an inferred profile; all are put under the object type name CTR.
 * Inferred: the fields. The guide lists none, but its default calculated attributes read contactId, channel, initiationTimestamp,
 * disconnectTimestamp, agent.id, agent.customerHoldDurationMillis and queue.durationMillis of CTR; customerEndpoint is the contact record's
 * CustomerEndpoint (ctr-data-model.md) in the same spelling. The real templates have more fields. Inferred too: the standard identifiers
 * (SECONDARY because the guide calls _phone the secondary key), SourceName and SourceObject.
 */
import type { ObjectTypeTemplate, TemplateFields } from './object-type-template';

const SOURCE = { SourceName: 'Connect', SourceObject: 'CTR' };

const READ_AS_IS = [
  'contactId', 'channel', 'initiationTimestamp', 'disconnectTimestamp', 'agent.id', 'agent.customerHoldDurationMillis', 'queue.durationMillis',
];

const FIELDS: TemplateFields = {
  ...Object.fromEntries(READ_AS_IS.map((name) => [name, { Source: `_source.${name}` }])),
  phoneNumber: { Source: '_source.customerEndpoint.address', Target: '_profile.PhoneNumber', ContentType: 'PHONE_NUMBER' },
};

const BY_CONTACT = { _ctrContactId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['contactId'] }] };
const BY_CONTACT_THEN_PHONE = { ...BY_CONTACT, _phone: [{ StandardIdentifiers: ['PROFILE', 'SECONDARY'], FieldNames: ['phoneNumber'] }] };

export const CONNECT_TEMPLATES: readonly ObjectTypeTemplate[] = [
  { TemplateId: 'CTR', ...SOURCE, AllowProfileCreation: true, Fields: FIELDS, Keys: BY_CONTACT },
  { TemplateId: 'CTR-NoInferred', ...SOURCE, AllowProfileCreation: true, Fields: FIELDS, Keys: BY_CONTACT_THEN_PHONE },
  { TemplateId: 'CTR-AutoAssociateOnly', ...SOURCE, AllowProfileCreation: false, Fields: FIELDS, Keys: BY_CONTACT_THEN_PHONE },
];
