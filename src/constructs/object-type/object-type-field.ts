import type { FieldTarget } from './field-target';

/**
 * How the service reads and indexes a value (API model, `FieldContentType`).
 */
export enum FieldContentType {
  /** Text. */
  STRING = 'STRING',
  /** A number. */
  NUMBER = 'NUMBER',
  /** A phone number, normalised before it is compared. */
  PHONE_NUMBER = 'PHONE_NUMBER',
  /** An e-mail address, compared without regard to case. */
  EMAIL_ADDRESS = 'EMAIL_ADDRESS',
  /** The name of a person, compared without regard to case. */
  NAME = 'NAME',
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
