import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * Which records a flow takes, by the value of a field. Not every source has every operator: Marketo has no equality, Zendesk only
 * `GREATER_THAN`, and only Salesforce and ServiceNow have `CONTAINS` (API model).
 */
export interface FlowFilter {
  /** The field to look at. */
  readonly field: string;

  /** How its value is compared. */
  readonly operator: FlowFilterOperator;

  /**
   * What it is compared with: one value or, for `EQUAL_TO` and `NOT_EQUAL_TO`, several; two for `BETWEEN`, the lower one first.
   */
  readonly values: string[];

  /**
   * The type of the field, as AppFlow calls it, for example `string`, `datetime` or `id`.
   *
   * @default - not said
   */
  readonly dataType?: string;
}

/**
 * How a filter compares.
 */
@checkedArguments('FlowFilterOperator')
export class FlowFilterOperator extends ServiceValue {
  /** The value contains the text. */
  public static readonly CONTAINS = new FlowFilterOperator('CONTAINS');
  /** The value is less. */
  public static readonly LESS_THAN = new FlowFilterOperator('LESS_THAN');
  /** The value is greater. */
  public static readonly GREATER_THAN = new FlowFilterOperator('GREATER_THAN');
  /** The value lies between two others. */
  public static readonly BETWEEN = new FlowFilterOperator('BETWEEN');
  /** The value is less, or the same. */
  public static readonly LESS_THAN_OR_EQUAL_TO = new FlowFilterOperator('LESS_THAN_OR_EQUAL_TO');
  /** The value is greater, or the same. */
  public static readonly GREATER_THAN_OR_EQUAL_TO = new FlowFilterOperator('GREATER_THAN_OR_EQUAL_TO');
  /** The value is the same. */
  public static readonly EQUAL_TO = new FlowFilterOperator('EQUAL_TO');
  /** The value is another. */
  public static readonly NOT_EQUAL_TO = new FlowFilterOperator('NOT_EQUAL_TO');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): FlowFilterOperator {
    return new FlowFilterOperator(value);
  }

  private constructor(value: string) {
    super(value);
  }
}
