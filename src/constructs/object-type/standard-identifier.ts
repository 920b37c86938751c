import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * What a key of an object type does: which standard object it identifies, and how it is used to find a profile
 * (Administrator Guide, "Standard identifiers").
 */
@checkedArguments('StandardIdentifier')
export class StandardIdentifier extends ServiceValue {
  /** The key finds the profile that an object belongs to. */
  public static readonly PROFILE = new StandardIdentifier('PROFILE');
  /** The key identifies an asset. */
  public static readonly ASSET = new StandardIdentifier('ASSET');
  /** The key identifies a case. */
  public static readonly CASE = new StandardIdentifier('CASE');
  /** The key identifies an order. */
  public static readonly ORDER = new StandardIdentifier('ORDER');
  /** The key identifies a communication record. */
  public static readonly COMMUNICATION_RECORD = new StandardIdentifier('COMMUNICATION_RECORD');
  /** The key identifies a device. */
  public static readonly DEVICE = new StandardIdentifier('DEVICE');
  /** The key identifies a web analytics event. */
  public static readonly WEB_ANALYTICS = new StandardIdentifier('WEB_ANALYTICS');
  /** The key identifies an air preference. */
  public static readonly AIR_PREFERENCE = new StandardIdentifier('AIR_PREFERENCE');
  /** The key identifies an air booking. */
  public static readonly AIR_BOOKING = new StandardIdentifier('AIR_BOOKING');
  /** The key identifies an air segment. */
  public static readonly AIR_SEGMENT = new StandardIdentifier('AIR_SEGMENT');
  /** The key identifies a hotel preference. */
  public static readonly HOTEL_PREFERENCE = new StandardIdentifier('HOTEL_PREFERENCE');
  /** The key identifies a hotel reservation. */
  public static readonly HOTEL_RESERVATION = new StandardIdentifier('HOTEL_RESERVATION');
  /** The key identifies the revenue of a hotel stay. */
  public static readonly HOTEL_STAY_REVENUE = new StandardIdentifier('HOTEL_STAY_REVENUE');
  /** The key identifies a loyalty membership. */
  public static readonly LOYALTY = new StandardIdentifier('LOYALTY');
  /** The key identifies a loyalty transaction. */
  public static readonly LOYALTY_TRANSACTION = new StandardIdentifier('LOYALTY_TRANSACTION');
  /** The key identifies a loyalty promotion. */
  public static readonly LOYALTY_PROMOTION = new StandardIdentifier('LOYALTY_PROMOTION');
  /** The key tells one object of the type from another; exactly one key of an object type has it. */
  public static readonly UNIQUE = new StandardIdentifier('UNIQUE');
  /** The key is searched only after the other profile keys found nothing; only beside `PROFILE`. */
  public static readonly SECONDARY = new StandardIdentifier('SECONDARY');
  /** The key is used to find a profile and not stored; never beside `UNIQUE`. */
  public static readonly LOOKUP_ONLY = new StandardIdentifier('LOOKUP_ONLY');
  /** The key is stored only when a new profile is created; never beside `UNIQUE`. */
  public static readonly NEW_ONLY = new StandardIdentifier('NEW_ONLY');

  /**
   * An identifier that this release does not know yet.
   *
   * @param value the identifier as the API has it; one that the library's API model does not have is an error
   * (rule CP1006) unless it is acknowledged: `Validations.of(objectType).acknowledge({ id: 'cdk-customer-profiles:CP1006', ... })`
   */
  public static of(value: string): StandardIdentifier {
    return new StandardIdentifier(value);
  }

  private constructor(value: string) {
    super(value);
  }
}
