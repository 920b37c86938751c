import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * A field of the records that a flow reads, and what is done with it on its way.
 */
export interface FlowField {
  /**
   * The name of the field, or of the column of a file, which has no dot in it (rule CP1518); up to 2,048 characters (API model).
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
@checkedArguments('FlowValidation')
export class FlowValidation extends ServiceValue {
  /** There is a value. */
  public static readonly NOT_NULL = new FlowValidation('VALIDATE_NON_NULL');
  /** The value is not zero. */
  public static readonly NOT_ZERO = new FlowValidation('VALIDATE_NON_ZERO');
  /** The value is zero or more. */
  public static readonly NOT_NEGATIVE = new FlowValidation('VALIDATE_NON_NEGATIVE');
  /** The value is a number. */
  public static readonly NUMERIC = new FlowValidation('VALIDATE_NUMERIC');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): FlowValidation {
    return new FlowValidation(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * What happens to a record that is not valid.
 */
@checkedArguments('InvalidRecord')
export class InvalidRecord extends ServiceValue {
  /** The record is left out. */
  public static readonly DROP = new InvalidRecord('DropRecord');
  /** The run of the flow ends. */
  public static readonly END_RUN = new InvalidRecord('TerminateFlow');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as AppFlow has it
   */
  public static of(value: string): InvalidRecord {
    return new InvalidRecord(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * How the values of a field are hidden before they reach the domain.
 */
@checkedArguments('FlowMask')
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
