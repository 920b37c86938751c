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
export enum FlowFilterOperator {
  /** The value contains the text. */
  CONTAINS = 'CONTAINS',
  /** The value is less. */
  LESS_THAN = 'LESS_THAN',
  /** The value is greater. */
  GREATER_THAN = 'GREATER_THAN',
  /** The value lies between two others. */
  BETWEEN = 'BETWEEN',
  /** The value is less, or the same. */
  LESS_THAN_OR_EQUAL_TO = 'LESS_THAN_OR_EQUAL_TO',
  /** The value is greater, or the same. */
  GREATER_THAN_OR_EQUAL_TO = 'GREATER_THAN_OR_EQUAL_TO',
  /** The value is the same. */
  EQUAL_TO = 'EQUAL_TO',
  /** The value is another. */
  NOT_EQUAL_TO = 'NOT_EQUAL_TO',
}
