import { checkedArguments } from '../arguments/checked-arguments';

/**
 * Turns the value of a calculation into the answer to a question: is it above a threshold? (API model, `Threshold`)
 */
@checkedArguments('CalculationThreshold')
export class CalculationThreshold {
  /**
   * Whether the value is this one; 1 to 255 characters (API model).
   *
   * @param value the number, or what is compared as a string
   */
  public static equalTo(value: string): CalculationThreshold {
    return CalculationThreshold.of('EQUAL_TO', value);
  }

  /**
   * Whether the value is another one.
   *
   * @param value the number, or what is compared as a string
   */
  public static notEqualTo(value: string): CalculationThreshold {
    return CalculationThreshold.of('NOT_EQUAL_TO', value);
  }

  /**
   * Whether the value is above this one.
   *
   * @param value the number, or what is compared as a string
   */
  public static greaterThan(value: string): CalculationThreshold {
    return CalculationThreshold.of('GREATER_THAN', value);
  }

  /**
   * Whether the value is below this one.
   *
   * @param value the number, or what is compared as a string
   */
  public static lessThan(value: string): CalculationThreshold {
    return CalculationThreshold.of('LESS_THAN', value);
  }

  /**
   * A comparison that this release does not know yet.
   *
   * @param comparison the operator as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   * @param value what to compare with
   */
  public static of(comparison: string, value: string): CalculationThreshold {
    return new CalculationThreshold(comparison, value);
  }

  private constructor(
    /** The operator as the API has it. */
    public readonly operator: string,
    /** What the value is compared with. */
    public readonly value: string,
  ) {}
}
