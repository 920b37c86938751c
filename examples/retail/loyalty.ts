import { FieldContentType, ObjectTypeOptions, StandardIdentifier, StandardLoyalty, StandardProfile } from 'cdk-customer-profiles';

/** A member of the loyalty programme. */
export const loyalty: ObjectTypeOptions = {
  objectTypeName: 'Loyalty',
  description: 'Members of the loyalty programme',
  allowProfileCreation: true,
  sourcePriority: 2,
  fields: {
    membershipId: { source: '_source.card', target: StandardLoyalty.MEMBERSHIP_ID },
    customerId: { source: '_source.customerId' },
    programme: { source: '_source.programme', target: StandardLoyalty.PROGRAM_NAME },
    status: { source: '_source.status', target: StandardLoyalty.STATUS },
    enrolledAt: { source: '_source.enrolledAt', target: StandardLoyalty.ENROLLMENT_DATE },
    renewsAt: { source: '_source.renewsAt', target: StandardLoyalty.RENEWAL_DATE },
    tier: { source: '_source.tier.current', target: StandardLoyalty.TIER_CURRENT_TIER },
    nextTier: { source: '_source.tier.next', target: StandardLoyalty.TIER_NEXT_TIER },
    pointsToNextTier: { source: '_source.tier.missing', target: StandardLoyalty.TIER_POINTS_TO_NEXT_TIER, contentType: FieldContentType.NUMBER },
    points: { source: '_source.points.balance', target: StandardLoyalty.POINTS_BALANCE, contentType: FieldContentType.NUMBER },
    lifetimePoints: { source: '_source.points.lifetime', target: StandardLoyalty.POINTS_LIFETIME, contentType: FieldContentType.NUMBER },
    email: { source: '_source.email', target: StandardLoyalty.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    firstName: { source: '_source.name.first', target: StandardProfile.FIRST_NAME, contentType: FieldContentType.NAME },
    lastName: { source: '_source.name.last', target: StandardProfile.LAST_NAME, contentType: FieldContentType.NAME },
    phone: { source: '_source.phone', target: StandardProfile.PHONE_NUMBER, contentType: FieldContentType.PHONE_NUMBER },
    // The rules of the domain compare it with the addresses that people order with.
    personalEmail: { source: '_source.email', target: StandardProfile.PERSONAL_EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    profileTier: { source: '_source.tier.current', target: StandardProfile.attribute('loyaltyTier') },
  },
  keys: [
    { name: 'membershipId', fieldNames: ['membershipId'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.LOYALTY] },
    { name: 'customerId', fieldNames: ['customerId'], standardIdentifiers: [StandardIdentifier.PROFILE] },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.SECONDARY] },
  ],
};
