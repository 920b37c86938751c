import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * An attribute of profiles that are compared.
 *
 * An address, telephone number or e-mail address stands for its type: which attributes of a profile are of the type is said by
 * `attributeTypes` of rule-based matching.
 */
@checkedArguments('MatchingAttribute')
export class MatchingAttribute extends ServiceValue {
  /** The account number. */
  public static readonly ACCOUNT_NUMBER = new MatchingAttribute('AccountNumber');
  /** The lines of an address. */
  public static readonly ADDRESS = new MatchingAttribute('Address.Address');
  /** The city of an address. */
  public static readonly ADDRESS_CITY = new MatchingAttribute('Address.City');
  /** The country of an address. */
  public static readonly ADDRESS_COUNTRY = new MatchingAttribute('Address.Country');
  /** The county of an address. */
  public static readonly ADDRESS_COUNTY = new MatchingAttribute('Address.County');
  /** The postal code of an address. */
  public static readonly ADDRESS_POSTAL_CODE = new MatchingAttribute('Address.PostalCode');
  /** The state of an address. */
  public static readonly ADDRESS_STATE = new MatchingAttribute('Address.State');
  /** The province of an address. */
  public static readonly ADDRESS_PROVINCE = new MatchingAttribute('Address.Province');
  /** The date of birth. */
  public static readonly BIRTH_DATE = new MatchingAttribute('BirthDate');
  /** The name of the business. */
  public static readonly BUSINESS_NAME = new MatchingAttribute('BusinessName');
  /** An e-mail address. */
  public static readonly EMAIL_ADDRESS = new MatchingAttribute('EmailAddress');
  /** The first name. */
  public static readonly FIRST_NAME = new MatchingAttribute('FirstName');
  /** The gender. */
  public static readonly GENDER = new MatchingAttribute('Gender');
  /** The last name. */
  public static readonly LAST_NAME = new MatchingAttribute('LastName');
  /** The middle name. */
  public static readonly MIDDLE_NAME = new MatchingAttribute('MiddleName');
  /** A telephone number. */
  public static readonly PHONE_NUMBER = new MatchingAttribute('PhoneNumber');

  /**
   * A custom attribute.
   *
   * @param name the name after `Attributes.`, for example `tier`
   */
  public static custom(name: string): MatchingAttribute {
    return new MatchingAttribute(`Attributes.${name}`);
  }

  /**
   * An attribute that this release does not know yet.
   *
   * @param value the attribute as the API has it: 1 to 255 characters. In a rule, one that the API model does not list is an error
   * (rule CP1406) unless it is acknowledged: `Validations.of(domain).acknowledge({ id: 'cdk-customer-profiles:CP1406', ... })`
   */
  public static of(value: string): MatchingAttribute {
    return new MatchingAttribute(value);
  }

  private constructor(value: string) {
    super(value);
  }
}
