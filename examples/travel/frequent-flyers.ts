import { FieldContentType, ObjectTypeOptions, StandardIdentifier, StandardLoyalty, StandardProfile } from 'cdk-customer-profiles';

/** A member of the frequent flyer programme. */
export const frequentFlyers: ObjectTypeOptions = {
  objectTypeName: 'FrequentFlyers',
  description: 'Members of the frequent flyer programme',
  allowProfileCreation: true,
  sourcePriority: 1,
  fields: {
    cardNumber: { source: '_source.card', target: StandardLoyalty.MEMBERSHIP_ID },
    account: { source: '_source.card', target: StandardProfile.ACCOUNT_NUMBER },
    firstName: { source: '_source.name.first', target: StandardProfile.FIRST_NAME, contentType: FieldContentType.NAME },
    lastName: { source: '_source.name.last', target: StandardProfile.LAST_NAME, contentType: FieldContentType.NAME },
    birthDate: { source: '_source.birthDate', target: StandardProfile.BIRTH_DATE },
    email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    tier: { source: '_source.tier', target: StandardLoyalty.TIER_CURRENT_TIER },
    miles: { source: '_source.miles', target: StandardLoyalty.POINTS_BALANCE, contentType: FieldContentType.NUMBER },
  },
  keys: [
    {
      name: 'cardNumber',
      fieldNames: ['cardNumber'],
      standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, StandardIdentifier.LOYALTY],
    },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.SECONDARY] },
  ],
};
