/**
 * Marketo leads.
 *
 * From the Administrator Guide, mapping-marketo-objects.md: sources, targets, keys. Its table reads dataOfBirth where its list of the object's
 * fields has dateOfBirth; the list's name stands here.
 * Inferred: names and content types of fields (see fieldsOf), standard identifiers, AllowProfileCreation, SourceName and SourceObject.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

export const MARKETO_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'Marketo-leads',
    SourceName: 'Marketo',
    SourceObject: 'leads',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source', {
      _profile: {
        'Attributes.MarketoLeadId': 'id',
        'Attributes.sfdcAccountId': 'sfdcAccountId',
        'Attributes.sfdcContactId': 'sfdcContactId',
        'FirstName': 'firstName',
        'LastName': 'lastName',
        'MiddleName': 'middleName',
        'EmailAddress': 'email',
        'PhoneNumber': 'phone',
        'MobilePhoneNumber': 'mobilePhone',
        'BillingAddress.Address1': 'billingStreet',
        'BillingAddress.City': 'billingCity',
        'BillingAddress.State': 'billingState',
        'BillingAddress.Country': 'billingCountry',
        'BillingAddress.PostalCode': 'billingPostalCode',
        'Address.Address1': 'address',
        'Address.City': 'city',
        'Address.State': 'state',
        'Address.Country': 'country',
        'Address.PostalCode': 'postalcode',
        'Gender': 'gender',
        'BirthDate': 'dateOfBirth',
      },
    }),
    Keys: {
      _marketoLeadId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['marketoLeadId'] }],
      _salesforceAccountId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['sfdcAccountId'] }],
      _salesforceContactId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['sfdcContactId'] }],
    },
  },
];
