import { AttributeMatchingModel, ConflictResolution, EmailAddressAttribute, MatchingAttribute, PhoneNumberAttribute, RuleBasedMatching } from 'cdk-customer-profiles';

/** Which profiles are of one person. A household has one telephone and one last name, so it takes a first name to merge by the telephone. */
export const matching: RuleBasedMatching = {
  rules: [
    [MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME],
    [MatchingAttribute.PHONE_NUMBER, MatchingAttribute.FIRST_NAME, MatchingAttribute.LAST_NAME],
    // A misspelt first name, or twins: found for a person to look at, never merged.
    [MatchingAttribute.PHONE_NUMBER, MatchingAttribute.LAST_NAME, MatchingAttribute.BIRTH_DATE],
  ],
  attributeTypes: {
    // The address on a card may be the one that an order was made with, and the mobile of one record the telephone of another.
    matchingModel: AttributeMatchingModel.MANY_TO_MANY,
    emailAddresses: [EmailAddressAttribute.EMAIL_ADDRESS, EmailAddressAttribute.PERSONAL_EMAIL_ADDRESS],
    phoneNumbers: [PhoneNumberAttribute.PHONE_NUMBER, PhoneNumberAttribute.MOBILE_PHONE_NUMBER, PhoneNumberAttribute.HOME_PHONE_NUMBER],
  },
  maxLevelForMatching: 3,
  maxLevelForMerging: 2,
  // Who has an account keeps what is said there.
  conflictResolution: ConflictResolution.sourceName('Customers'),
};
