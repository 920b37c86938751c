import { checkedArguments } from '../arguments/checked-arguments';

/**
 * Where a field of an object type goes: a field of a standard object, a whole structure of one, or a custom attribute of one.
 *
 * The fields and structures that the Administrator Guide lists are constants of `StandardProfile`, `StandardAsset`, `StandardCase`,
 * `StandardOrder`, `StandardCommunicationRecord`, `StandardAirPreference`, `StandardAirBooking`, `StandardAirSegment`, `StandardHotelPreference`,
 * `StandardHotelReservation`, `StandardHotelStayRevenue`, `StandardLoyalty`, `StandardLoyaltyTransaction`, `StandardLoyaltyPromotion`,
 * `StandardWebAnalytics` and `StandardDevice`; what is newer than the lists is named by its path.
 */
@checkedArguments('FieldTarget')
export class FieldTarget {
  /**
   * A target by its path, such as `_airBooking.Loyalty.MembershipId` or `_profile.Attributes.tier`.
   *
   * The path is checked against the field tables of the Amazon Connect Administrator Guide when the app is synthesised
   * (rules CP1202 to CP1205, CP1218 and CP1219).
   *
   * @param path standard object, a dot, and the field; elements of lists as `Baggage[].Weight`, structures as a whole as `_profile.Address`
   */
  public static of(path: string): FieldTarget {
    return new FieldTarget(path);
  }

  /**
   * @param path the path as the API has it
   */
  private constructor(
    /** The path as the API has it. */
    public readonly path: string,
  ) {}

  /** The path as the API has it. */
  public toString(): string {
    return this.path;
  }
}
