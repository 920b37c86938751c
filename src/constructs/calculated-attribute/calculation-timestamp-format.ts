import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * The form of the time by which a calculation dates objects (API model, `Range`).
 */
@checkedArguments('CalculationTimestampFormat')
export class CalculationTimestampFormat extends ServiceValue {
  /** Seconds or milliseconds since 1970-01-01T00:00:00Z. */
  public static readonly EPOCH_MILLI = new CalculationTimestampFormat('EPOCHMILLI');
  /** ISO 8601, with seconds or milliseconds and an optional offset: `2001-07-04T12:08:56.235-0700`. */
  public static readonly ISO_8601 = new CalculationTimestampFormat('ISO_8601');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library does not know is an error (rule CP1726) unless it is acknowledged
   */
  public static of(value: string): CalculationTimestampFormat {
    return new CalculationTimestampFormat(value);
  }

  private constructor(value: string) {
    super(value);
  }
}
