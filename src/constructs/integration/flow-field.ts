/**
 * A field of the records that a flow reads, and what is done with it on its way.
 */
export interface FlowField {
  /**
   * The name of the field, or of the column of a file; up to 2,048 characters (API model).
   */
  readonly name: string;

  /**
   * The name under which the mapping of the object type reads it; up to 256 characters (API model).
   *
   * @default - the name of the field
   */
  readonly destination?: string;

  /**
   * What a value must be.
   *
   * @default - any value will do
   */
  readonly validations?: FlowValidation[];

  /**
   * What happens to a record with a value that is not valid.
   *
   * @default InvalidRecord.DROP
   */
  readonly onInvalid?: InvalidRecord;

  /**
   * How many characters of a value are kept.
   *
   * @default - all of them
   */
  readonly truncateTo?: number;

  /**
   * How a value is hidden.
   *
   * @default - it is not
   */
  readonly mask?: FlowMask;
}

/**
 * What a flow may ask of a value.
 */
export enum FlowValidation {
  /** There is a value. */
  NOT_NULL = 'VALIDATE_NON_NULL',
  /** The value is not zero. */
  NOT_ZERO = 'VALIDATE_NON_ZERO',
  /** The value is zero or more. */
  NOT_NEGATIVE = 'VALIDATE_NON_NEGATIVE',
  /** The value is a number. */
  NUMERIC = 'VALIDATE_NUMERIC',
}

/**
 * What happens to a record that is not valid.
 */
export enum InvalidRecord {
  /** The record is left out. */
  DROP = 'DropRecord',
  /** The run of the flow ends. */
  END_RUN = 'TerminateFlow',
}

/**
 * How the values of a field are hidden before they reach the domain.
 */
export class FlowMask {
  /** All characters are hidden. */
  public static all(): FlowMask {
    return new FlowMask('MASK_ALL');
  }

  /**
   * The first characters are hidden.
   *
   * @param characters how many
   */
  public static first(characters: number): FlowMask {
    return new FlowMask('MASK_FIRST_N', characters);
  }

  /**
   * The last characters are hidden.
   *
   * @param characters how many
   */
  public static last(characters: number): FlowMask {
    return new FlowMask('MASK_LAST_N', characters);
  }

  private constructor(
    /** The operator as the API has it. */
    public readonly operator: string,
    /** How many characters are hidden; undefined where all are. */
    public readonly characters?: number,
  ) {}
}
