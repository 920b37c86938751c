import type { FieldTarget } from './field-target';
import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * How the service reads and indexes a value (API model, `FieldContentType`).
 */
@checkedArguments('FieldContentType')
export class FieldContentType extends ServiceValue {
  /** Text. */
  public static readonly STRING = new FieldContentType('STRING');
  /** A number. */
  public static readonly NUMBER = new FieldContentType('NUMBER');
  /** A phone number, normalised before it is compared. */
  public static readonly PHONE_NUMBER = new FieldContentType('PHONE_NUMBER');
  /** An e-mail address, compared without regard to case. */
  public static readonly EMAIL_ADDRESS = new FieldContentType('EMAIL_ADDRESS');
  /** The name of a person, compared without regard to case. */
  public static readonly NAME = new FieldContentType('NAME');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): FieldContentType {
    return new FieldContentType(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * A field of an object type: where its value is in the source record, and where it goes.
 */
export interface ObjectTypeField {
  /**
   * The value in the source record: an accessor such as `_source.customer.id`, or a Handlebars expression such as
   * `{{_source.first}} {{_source.last}}`; 1 to 1,000 characters (API model).
   */
  readonly source: string;

  /**
   * The field of a standard object that the value fills.
   *
   * @default - the value is kept with the object, and can be used in keys, but fills no standard object
   */
  readonly target?: FieldTarget;

  /**
   * How the value is read and indexed.
   *
   * @default - left to the service, which takes `FieldContentType.STRING`
   */
  readonly contentType?: FieldContentType;
}
