import { Duration } from 'aws-cdk-lib';
import { checkedArguments } from '../arguments/checked-arguments';

/**
 * Which objects a calculation looks at, by their time. The service counts whole days (API model, `Unit`).
 *
 * The guide allows 366 days, the API model more; beyond 366 is a warning (rule CP1720).
 */
@checkedArguments('CalculationRange')
export class CalculationRange {
  /**
   * Objects of so much time before now.
   *
   * @param duration whole days
   */
  public static last(duration: Duration): CalculationRange {
    return new CalculationRange(duration.toDays());
  }

  /**
   * Objects of so much time from now on, for example departures to come. Only with a timestamp source: the service dates objects by when they came otherwise.
   *
   * @param duration whole days
   */
  public static next(duration: Duration): CalculationRange {
    return new CalculationRange(undefined, 0, -duration.toDays());
  }

  /**
   * Objects between two days, told by their distance from today: positive numbers are in the past, negative ones in the future (API model, `ValueRange`).
   *
   * @param start the earlier of the two, for example 30 for thirty days ago
   * @param end the later of the two, for example 0 for today, or -7 for today in a week
   */
  public static between(start: number, end: number): CalculationRange {
    return new CalculationRange(undefined, start, end);
  }

  private constructor(
    /** Days before now. */
    public readonly days?: number,
    /** Where it starts, in days before now. */
    public readonly start?: number,
    /** Where it ends, in days before now. */
    public readonly end?: number,
  ) {}
}
