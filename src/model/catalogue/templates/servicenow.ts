/**
 * ServiceNow users, tasks and incidents.
 *
 * From the Administrator Guide, mapping-servicenow-objects.md and mapping-servicenow-objects-standard-case: sources, targets, keys. Where its
 * tables disagree with its lists of the objects' fields, the list's name stands here (a task's state, not status; an incident's incident_state,
 * not incident_status); open_by.link is taken for opened_by.link, and Attributes_ServiceNow... for Attributes.ServiceNow....
 * Inferred: names and content types of fields (see fieldsOf), standard identifiers, AllowProfileCreation, SourceName and SourceObject.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

export const SERVICENOW_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'Servicenow-sys_user',
    SourceName: 'Servicenow',
    SourceObject: 'sys_user',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source', {
      _profile: {
        'Attributes.ServiceNowSystemId': 'sys_id',
        'FirstName': 'first_name',
        'LastName': 'last_name',
        'MiddleName': 'middle_name',
        'Gender': 'gender',
        'EmailAddress': 'email',
        'PhoneNumber': 'phone',
        'HomePhoneNumber': 'home_phone',
        'MobilePhoneNumber': 'mobile_phone',
        'Address.Address1': 'street',
        'Address.City': 'city',
        'Address.State': 'state',
        'Address.Country': 'country',
        'Address.PostalCode': 'zip',
      },
    }),
    Keys: { _serviceNowSystemId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['serviceNowSystemId'] }] },
  },
  {
    TemplateId: 'Servicenow-task',
    SourceName: 'Servicenow',
    SourceObject: 'task',
    AllowProfileCreation: false,
    Fields: fieldsOf('_source', {
      _case: {
        'Attributes.ServiceNowTaskId': 'sys_id',
        'Attributes.ServiceNowSystemUserId': 'opened_by.link',
        'Title': 'short_description',
        'Summary': 'description',
        'Status': 'state',
        'CreatedBy': 'sys_created_by',
        'CreatedDate': 'sys_created_on',
        'UpdatedDate': 'sys_updated_on',
      },
    }),
    Keys: {
      _serviceNowTaskId: [{ StandardIdentifiers: ['UNIQUE', 'CASE'], FieldNames: ['serviceNowTaskId'] }],
      _serviceNowSystemId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['serviceNowSystemUserId'] }],
    },
  },
  {
    TemplateId: 'Servicenow-incident',
    SourceName: 'Servicenow',
    SourceObject: 'incident',
    AllowProfileCreation: false,
    Fields: fieldsOf('_source', {
      _case: {
        'Attributes.ServiceNowIncidentId': 'sys_id',
        'Attributes.ServiceNowSystemUserId': 'caller_id.link',
        'Status': 'incident_state',
        'CreatedBy': 'caller_id.link',
        'ClosedDate': 'resolved_at',
        'Reason': 'category',
      },
    }),
    Keys: {
      _serviceNowIncidentId: [{ StandardIdentifiers: ['UNIQUE', 'CASE'], FieldNames: ['serviceNowIncidentId'] }],
      _serviceNowSystemId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['serviceNowSystemUserId'] }],
    },
  },
];
