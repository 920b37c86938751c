import { PREDEFINED_KEYS } from '../../../../model/catalogue/standard-objects';

/** Keys that follow the standard profile, with the content types that they are compared by (D-S1) and the cells that they are made of. */
export const PROFILE_KEYS: { readonly [name: string]: { readonly contentType: string; readonly paths: readonly string[] } } = {
  _phone: { contentType: 'PHONE_NUMBER', paths: ['PhoneNumber', 'MobilePhoneNumber', 'HomePhoneNumber', 'BusinessPhoneNumber'] },
  _email: { contentType: 'EMAIL_ADDRESS', paths: ['EmailAddress', 'PersonalEmailAddress', 'BusinessEmailAddress'] },
  _account: { contentType: 'STRING', paths: ['AccountNumber'] },
  _profileId: { contentType: 'STRING', paths: [] },
  _fullName: { contentType: 'NAME', paths: ['FirstName', 'MiddleName', 'LastName'] },
};

/**
 * By standard object, the keys that its own cells bind and the cell of each; none where it is the id (D-I13). Compared as text.
 */
export const OBJECT_KEYS: { readonly [object: string]: { readonly [name: string]: string | undefined } } = {
  _asset: { _assetId: undefined, _assetName: 'AssetName', _serialNumber: 'SerialNumber' },
  _case: { _caseId: undefined },
  _order: { _orderId: undefined },
  _communicationRecord: { _communicationRecordId: undefined },
  _airPreference: { _airPreferenceId: undefined, _airReferenceId: 'ReferenceId' },
  _hotelPreference: { _hotelPreferenceId: undefined, _hotelReferenceId: 'ReferenceId' },
  _airBooking: { _airBookingId: undefined, _airPreferenceRef: 'PreferenceRef' },
  _airSegment: { _airSegmentId: undefined, _airBookingRef: 'BookingRef' },
  _hotelReservation: { _hotelReservationId: undefined, _hotelPreferenceRef: 'PreferenceRef' },
  _hotelStayRevenue: { _hotelStayRevenueId: undefined },
  _loyalty: { _loyaltyId: undefined, _loyaltyMembershipId: 'MembershipId' },
  _loyaltyTransaction: { _loyaltyTransactionId: undefined },
  _loyaltyPromotion: { _loyaltyPromotionId: undefined },
  _webAnalytics: {
    _webAnalyticsClickstreamEventId: undefined,
    _webAnalyticsUserId: 'User.Id',
    _webAnalyticsAnonymousUserId: 'User.AnonymousId',
    _webAnalyticsOrderId: 'OrderId',
    _webAnalyticsDeviceId: 'DeviceId',
  },
  _device: {},
};

const PREDEFINED: ReadonlySet<string> = new Set(PREDEFINED_KEYS);

export function isPredefined(keyName: string): boolean {
  return PREDEFINED.has(keyName);
}

/** The content type that a key of the standard profile is compared by, whoever declares it; undefined for other keys. */
export function fixedContentType(keyName: string): string | undefined {
  return Object.hasOwn(PROFILE_KEYS, keyName) ? PROFILE_KEYS[keyName].contentType : undefined;
}
