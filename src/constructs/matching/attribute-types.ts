import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * Whether attributes of one type are compared with each other.
 */
@checkedArguments('AttributeMatchingModel')
export class AttributeMatchingModel extends ServiceValue {
  /** An attribute is compared with the same attribute only: a business e-mail address with a business e-mail address. */
  public static readonly ONE_TO_ONE = new AttributeMatchingModel('ONE_TO_ONE');
  /** An attribute is compared with every attribute of its type: a business e-mail address with a personal one, too. */
  public static readonly MANY_TO_MANY = new AttributeMatchingModel('MANY_TO_MANY');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): AttributeMatchingModel {
    return new AttributeMatchingModel(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * An attribute of a profile that is an address.
 */
@checkedArguments('AddressAttribute')
export class AddressAttribute extends ServiceValue {
  /** The address. */
  public static readonly ADDRESS = new AddressAttribute('Address');
  /** The business address. */
  public static readonly BUSINESS_ADDRESS = new AddressAttribute('BusinessAddress');
  /** The mailing address, in the spelling of the API model, `MaillingAddress`; should the service refuse it, use `of('MailingAddress')`. */
  public static readonly MAILING_ADDRESS = new AddressAttribute('MaillingAddress');
  /** The shipping address. */
  public static readonly SHIPPING_ADDRESS = new AddressAttribute('ShippingAddress');

  /**
   * An attribute that this release does not know yet.
   *
   * @param value the attribute as the API has it: 1 to 255 characters (API model); an unknown one is a warning (rule CP1409)
   */
  public static of(value: string): AddressAttribute {
    return new AddressAttribute(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * An attribute of a profile that is a telephone number.
 */
@checkedArguments('PhoneNumberAttribute')
export class PhoneNumberAttribute extends ServiceValue {
  /** The telephone number. */
  public static readonly PHONE_NUMBER = new PhoneNumberAttribute('PhoneNumber');
  /** The telephone number at home. */
  public static readonly HOME_PHONE_NUMBER = new PhoneNumberAttribute('HomePhoneNumber');
  /** The number of the mobile telephone. */
  public static readonly MOBILE_PHONE_NUMBER = new PhoneNumberAttribute('MobilePhoneNumber');
  /** The business telephone number, which is in an example of the Administrator Guide only. */
  public static readonly BUSINESS_PHONE_NUMBER = new PhoneNumberAttribute('BusinessPhoneNumber');

  /**
   * An attribute that this release does not know yet.
   *
   * @param value the attribute as the API has it: 1 to 255 characters (API model); an unknown one is a warning (rule CP1409)
   */
  public static of(value: string): PhoneNumberAttribute {
    return new PhoneNumberAttribute(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * An attribute of a profile that is an e-mail address.
 */
@checkedArguments('EmailAddressAttribute')
export class EmailAddressAttribute extends ServiceValue {
  /** The e-mail address. */
  public static readonly EMAIL_ADDRESS = new EmailAddressAttribute('EmailAddress');
  /** The business e-mail address. */
  public static readonly BUSINESS_EMAIL_ADDRESS = new EmailAddressAttribute('BusinessEmailAddress');
  /** The personal e-mail address. */
  public static readonly PERSONAL_EMAIL_ADDRESS = new EmailAddressAttribute('PersonalEmailAddress');

  /**
   * An attribute that this release does not know yet.
   *
   * @param value the attribute as the API has it: 1 to 255 characters (API model); an unknown one is a warning (rule CP1409)
   */
  public static of(value: string): EmailAddressAttribute {
    return new EmailAddressAttribute(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * Which attributes of a profile an address, telephone number or e-mail address in a rule stands for.
 */
export interface AttributeTypes {
  /** Whether attributes of one type are compared with each other. */
  readonly matchingModel: AttributeMatchingModel;

  /**
   * The addresses: 1 to 4 (API model).
   *
   * @default - none are chosen; a rule that names an address is then a warning (rule CP1408)
   */
  readonly addresses?: AddressAttribute[];

  /**
   * The telephone numbers: 1 to 4 (API model).
   *
   * @default - none are chosen; a rule that names a telephone number is then a warning (rule CP1408)
   */
  readonly phoneNumbers?: PhoneNumberAttribute[];

  /**
   * The e-mail addresses: 1 to 3 (API model).
   *
   * @default - none are chosen; a rule that names an e-mail address is then a warning (rule CP1408)
   */
  readonly emailAddresses?: EmailAddressAttribute[];
}
