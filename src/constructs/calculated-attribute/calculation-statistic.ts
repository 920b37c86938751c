import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * What is made of the values of an expression over the objects of a profile (API model, `Statistic`).
 */
@checkedArguments('CalculationStatistic')
export class CalculationStatistic extends ServiceValue {
  /** The value of the oldest object. */
  public static readonly FIRST_OCCURRENCE = new CalculationStatistic('FIRST_OCCURRENCE');
  /** The value of the newest object. */
  public static readonly LAST_OCCURRENCE = new CalculationStatistic('LAST_OCCURRENCE');
  /** The number of objects. */
  public static readonly COUNT = new CalculationStatistic('COUNT');
  /** The sum of the values, which are numbers. */
  public static readonly SUM = new CalculationStatistic('SUM');
  /** The lowest value; the values are numbers. */
  public static readonly MINIMUM = new CalculationStatistic('MINIMUM');
  /** The highest value; the values are numbers. */
  public static readonly MAXIMUM = new CalculationStatistic('MAXIMUM');
  /** The average of the values, which are numbers. */
  public static readonly AVERAGE = new CalculationStatistic('AVERAGE');
  /** The value that occurs most often. */
  public static readonly MAX_OCCURRENCE = new CalculationStatistic('MAX_OCCURRENCE');
  /** The values that occurred last; the API has it since 2026, and the guide does not speak of it yet. */
  public static readonly RECENT_OCCURRENCES = new CalculationStatistic('RECENT_OCCURRENCES');

  /**
   * A statistic that this release does not know yet.
   *
   * @param value the statistic as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): CalculationStatistic {
    return new CalculationStatistic(value);
  }

  private constructor(value: string) {
    super(value);
  }
}
