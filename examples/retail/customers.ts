import { FieldContentType, ObjectTypeOptions, SourceTimestampFormat, StandardIdentifier, StandardProfile } from 'cdk-customer-profiles';

/** An account of the web shop. Who registers again with the same e-mail address has one profile; other accounts of theirs are found by the rules of the domain. */
export const customers: ObjectTypeOptions = {
  objectTypeName: 'Customers',
  description: 'Accounts of the web shop',
  allowProfileCreation: true,
  sourceLastUpdatedTimestampFormat: SourceTimestampFormat.EPOCH_MILLI,
  sourcePriority: 1,
  fields: {
    customerId: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER },
    firstName: { source: '_source.name.first', target: StandardProfile.FIRST_NAME, contentType: FieldContentType.NAME },
    lastName: { source: '_source.name.last', target: StandardProfile.LAST_NAME, contentType: FieldContentType.NAME },
    fullName: { source: '{{_source.name.first}} {{_source.name.last}}', contentType: FieldContentType.NAME },
    birthDate: { source: '_source.birthDate', target: StandardProfile.BIRTH_DATE },
    email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    mobile: { source: '_source.phones.mobile', target: StandardProfile.MOBILE_PHONE_NUMBER, contentType: FieldContentType.PHONE_NUMBER },
    home: { source: '_source.phones.home', target: StandardProfile.HOME_PHONE_NUMBER, contentType: FieldContentType.PHONE_NUMBER },
    street: { source: '_source.address.street', target: StandardProfile.ADDRESS_ADDRESS1 },
    city: { source: '_source.address.city', target: StandardProfile.ADDRESS_CITY },
    postalCode: { source: '_source.address.postalCode', target: StandardProfile.ADDRESS_POSTAL_CODE },
    country: { source: '_source.address.country', target: StandardProfile.ADDRESS_COUNTRY },
    newsletter: { source: '_source.consents.newsletter', target: StandardProfile.attribute('newsletter') },
    updatedAt: { source: '_source.updatedAt', target: StandardProfile.SOURCE_LAST_UPDATED_TIMESTAMP },
  },
  keys: [
    { name: 'customerId', fieldNames: ['customerId'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] },
    {
      name: '_email',
      fieldNames: ['email'],
      standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.SECONDARY],
    },
    // People are searched by these, but records are not put to a profile by them: a household has one telephone, and many have one name.
    { name: '_phone', fieldNames: ['mobile'] },
    { name: '_fullName', fieldNames: ['fullName'] },
  ],
};
