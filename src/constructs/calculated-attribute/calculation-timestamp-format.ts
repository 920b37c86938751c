/**
 * The form of the time by which a calculation dates objects (API model, `Range`).
 */
export enum CalculationTimestampFormat {
  /** Seconds or milliseconds since 1970-01-01T00:00:00Z. */
  EPOCH_MILLI = 'EPOCHMILLI',
  /** ISO 8601, with seconds or milliseconds and an optional offset: `2001-07-04T12:08:56.235-0700`. */
  ISO_8601 = 'ISO_8601',
}
