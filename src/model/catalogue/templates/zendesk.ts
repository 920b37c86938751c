/**
 * Zendesk users and tickets.
 *
 * From the Administrator Guide, mapping-zendesk-objects.md and "Mapping Zendesk objects to the standard case": sources, targets, keys.
 * Inferred: names and content types of fields (see fieldsOf), standard identifiers, AllowProfileCreation, SourceName and SourceObject.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

export const ZENDESK_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'Zendesk-users',
    SourceName: 'Zendesk',
    SourceObject: 'users',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source', {
      _profile: {
        'Attributes.ZendeskUserId': 'id',
        'Attributes.ZendeskExternalId': 'external_id',
        'EmailAddress': 'email',
        'PhoneNumber': 'phone',
      },
    }),
    Keys: {
      _zendeskUserId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['zendeskUserId'] }],
      _zendeskExternalId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['zendeskExternalId'] }],
    },
  },
  {
    TemplateId: 'Zendesk-tickets',
    SourceName: 'Zendesk',
    SourceObject: 'tickets',
    AllowProfileCreation: false,
    Fields: fieldsOf('_source', {
      _case: {
        'Attributes.ZendeskUserId': 'requester_id',
        'Attributes.ZendeskTicketId': 'id',
        'Title': 'subject',
        'Summary': 'description',
        'Status': 'status',
        'CreatedBy': 'requester_id',
        'CreatedDate': 'created_at',
        'UpdatedDate': 'updated_at',
      },
    }),
    Keys: {
      _zendeskTicketId: [{ StandardIdentifiers: ['UNIQUE', 'CASE'], FieldNames: ['zendeskTicketId'] }],
      _zendeskUserId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['zendeskUserId'] }],
    },
  },
];
