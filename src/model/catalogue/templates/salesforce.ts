/**
 * Salesforce objects.
 *
 * From the Administrator Guide, mapping-salesforce-objects.md and mapping-salesforce-objects-standard-asset: sources, targets, keys.
 * Inferred: names and content types of fields (see fieldsOf), standard identifiers, AllowProfileCreation, SourceName and SourceObject
 * (the two halves of the id). The guide's table reads IsPersonAccount into PartyType and does not say how the service turns it into a type.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

export const SALESFORCE_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'Salesforce-Account',
    SourceName: 'Salesforce',
    SourceObject: 'Account',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source', {
      _profile: {
        'Attributes.sfdcAccountId': 'Id',
        'BusinessName': 'Name',
        'PhoneNumber': 'Phone',
        'BillingAddress.Address1': 'BillingStreet',
        'BillingAddress.City': 'BillingCity',
        'BillingAddress.State': 'BillingState',
        'BillingAddress.Country': 'BillingCountry',
        'BillingAddress.PostalCode': 'BillingPostalCode',
        'ShippingAddress.Address1': 'ShippingStreet',
        'ShippingAddress.City': 'ShippingCity',
        'ShippingAddress.State': 'ShippingState',
        'ShippingAddress.Country': 'ShippingCountry',
        'ShippingAddress.PostalCode': 'ShippingPostalCode',
        'PartyType': 'IsPersonAccount',
        'MobilePhoneNumber': 'PersonMobilePhone',
        'HomePhoneNumber': 'PersonHomePhone',
        'PersonalEmailAddress': 'PersonEmail',
        'MailingAddress.Address1': 'PersonMailingAddress.Street',
        'MailingAddress.City': 'PersonMailingAddress.City',
        'MailingAddress.State': 'PersonMailingAddress.State',
        'MailingAddress.Country': 'PersonMailingAddress.Country',
        'MailingAddress.PostalCode': 'PersonMailingAddress.PostalCode',
        'BirthDate': 'PersonBirthDate',
        'Address.Address1': 'PersonOtherStreet',
        'Address.City': 'PersonOtherCity',
        'Address.State': 'PersonOtherState',
        'Address.Country': 'PersonOtherCountry',
        'Address.PostalCode': 'PersonOtherPostalCode',
        'FirstName': 'FirstName',
        'LastName': 'LastName',
        'MiddleName': 'MiddleName',
        'AccountNumber': 'AccountNumber',
      },
    }),
    Keys: { _salesforceAccountId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['sfdcAccountId'] }] },
  },
  {
    TemplateId: 'Salesforce-Contact',
    SourceName: 'Salesforce',
    SourceObject: 'Contact',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source', {
      _profile: {
        'Attributes.sfdcContactId': 'Id',
        'Attributes.sfdcAccountId': 'AccountId',
        'LastName': 'LastName',
        'FirstName': 'FirstName',
        'MiddleName': 'MiddleName',
        'Address.Address1': 'OtherStreet',
        'Address.City': 'OtherCity',
        'Address.State': 'OtherState',
        'Address.Country': 'OtherCountry',
        'Address.PostalCode': 'OtherPostalCode',
        'MailingAddress.Address1': 'MailingStreet',
        'MailingAddress.City': 'MailingCity',
        'MailingAddress.State': 'MailingState',
        'MailingAddress.Country': 'MailingCountry',
        'MailingAddress.PostalCode': 'MailingPostalCode',
        'PhoneNumber': 'Phone',
        'HomePhoneNumber': 'HomePhone',
        'MobilePhoneNumber': 'MobilePhone',
        'EmailAddress': 'Email',
        'BirthDate': 'Birthdate',
      },
    }),
    Keys: {
      _salesforceContactId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['sfdcContactId'] }],
      _salesforceAccountId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['sfdcAccountId'] }],
    },
  },
  {
    TemplateId: 'Salesforce-Asset',
    SourceName: 'Salesforce',
    SourceObject: 'Asset',
    AllowProfileCreation: false,
    Fields: fieldsOf('_source', {
      _asset: {
        'Attributes.sfdcAssetId': 'Id',
        'Attributes.sfdcContactId': 'ContactId',
        'Attributes.sfdcAccountId': 'AccountId',
        'SerialNumber': 'SerialNumber',
        'ProductSKU': 'StockKeepingUnit',
        'UsageEndDate': 'UsageEndDate',
        'Status': 'Status',
        'Price': 'Price',
        'Quantity': 'Quantity',
        'Description': 'Description',
      },
    }),
    Keys: {
      _salesforceAssetId: [{ StandardIdentifiers: ['UNIQUE', 'ASSET'], FieldNames: ['sfdcAssetId'] }],
      _salesforceContactId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['sfdcContactId'] }],
      _salesforceAccountId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['sfdcAccountId'] }],
    },
  },
];
