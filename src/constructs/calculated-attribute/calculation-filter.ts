import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * How the parts of a filter are taken together (API model, `Include` and `Type`).
 */
@checkedArguments('CalculationFilterMatch')
export class CalculationFilterMatch extends ServiceValue {
  /** Every part applies. */
  public static readonly ALL = new CalculationFilterMatch('ALL');
  /** At least one part applies. */
  public static readonly ANY = new CalculationFilterMatch('ANY');
  /** No part applies. */
  public static readonly NONE = new CalculationFilterMatch('NONE');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): CalculationFilterMatch {
    return new CalculationFilterMatch(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * A comparison of an attribute with values; 1 to 10 values of 1 to 255 characters (API model, `FilterAttributeDimension`).
 */
@checkedArguments('CalculationFilterComparison')
export class CalculationFilterComparison {
  /**
   * The attribute is one of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static inclusive(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('INCLUSIVE', ...values);
  }

  /**
   * The attribute is none of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static exclusive(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('EXCLUSIVE', ...values);
  }

  /**
   * The attribute contains one of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static contains(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('CONTAINS', ...values);
  }

  /**
   * The attribute begins with one of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static beginsWith(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('BEGINS_WITH', ...values);
  }

  /**
   * The attribute ends with one of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static endsWith(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('ENDS_WITH', ...values);
  }

  /**
   * The attribute is a list that has one of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static listContains(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('LIST_CONTAINS', ...values);
  }

  /**
   * The attribute is a list that has all of the values.
   *
   * @param values the values; 1 to 10 (API model)
   */
  public static listContainsAll(...values: string[]): CalculationFilterComparison {
    return CalculationFilterComparison.of('LIST_CONTAINS_ALL', ...values);
  }

  /**
   * The attribute is a time before this one.
   *
   * @param time the time, as the attribute has it
   */
  public static before(time: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('BEFORE', time);
  }

  /**
   * The attribute is a time after this one.
   *
   * @param time the time, as the attribute has it
   */
  public static after(time: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('AFTER', time);
  }

  /**
   * The attribute is on this day.
   *
   * @param day the day, as the attribute has it
   */
  public static on(day: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('ON', day);
  }

  /**
   * The attribute is between the two values.
   *
   * @param start the lower one
   * @param end the upper one
   */
  public static between(start: string, end: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('BETWEEN', start, end);
  }

  /**
   * The attribute is not between the two values.
   *
   * @param start the lower one
   * @param end the upper one
   */
  public static notBetween(start: string, end: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('NOT_BETWEEN', start, end);
  }

  /**
   * The attribute is a number equal to this one.
   *
   * @param value the number
   */
  public static equalTo(value: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('EQUAL', value);
  }

  /**
   * The attribute is above this number.
   *
   * @param value the number
   */
  public static greaterThan(value: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('GREATER_THAN', value);
  }

  /**
   * The attribute is this number or above it.
   *
   * @param value the number
   */
  public static greaterThanOrEqualTo(value: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('GREATER_THAN_OR_EQUAL', value);
  }

  /**
   * The attribute is below this number.
   *
   * @param value the number
   */
  public static lessThan(value: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('LESS_THAN', value);
  }

  /**
   * The attribute is this number or below it.
   *
   * @param value the number
   */
  public static lessThanOrEqualTo(value: string): CalculationFilterComparison {
    return CalculationFilterComparison.of('LESS_THAN_OR_EQUAL', value);
  }

  /**
   * A comparison that this release does not know yet.
   *
   * @param comparison the type as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   * @param values what to compare with
   */
  public static of(comparison: string, ...values: string[]): CalculationFilterComparison {
    return new CalculationFilterComparison(comparison, values);
  }

  private constructor(
    /** The type as the API has it. */
    public readonly type: string,
    /** What the attribute is compared with. */
    public readonly values: string[],
  ) {}
}

/**
 * Attributes of an object with what each is compared with.
 */
export interface CalculationFilterDimension {
  /** The comparisons, by name of the attribute. */
  readonly attributes: { [name: string]: CalculationFilterComparison };
}

/**
 * A group of dimensions.
 */
export interface CalculationFilterGroup {
  /** The dimensions of the group; 1 to 10 (API model). */
  readonly dimensions: CalculationFilterDimension[];

  /**
   * How the dimensions are taken together.
   *
   * @default CalculationFilterMatch.ALL
   */
  readonly match?: CalculationFilterMatch;
}

/**
 * Which objects a calculation looks at, by their attributes.
 */
export interface CalculationFilter {
  /** The groups of the filter; 1 or 2 (API model). */
  readonly groups: CalculationFilterGroup[];

  /**
   * How the groups are taken together.
   *
   * @default CalculationFilterMatch.ALL
   */
  readonly include?: CalculationFilterMatch;
}
