import { ISO_8601, ISO_8601_MILLI } from '../../model/rules/object-type/timestamp-formats';
import { checkedArguments } from '../arguments/checked-arguments';

/**
 * The form of the time at which a record was last changed in its source: the service reads milliseconds, or what a pattern describes (Administrator Guide, "Object
 * type mapping definition details"). It has no word for ISO 8601, so that this is a pattern too, which reads one form of it.
 */
@checkedArguments('SourceTimestampFormat')
export class SourceTimestampFormat {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  public static readonly EPOCH_MILLI = new SourceTimestampFormat('EpochMilli');

  /**
   * ISO 8601 to the second, with `Z` or an offset: `2026-07-04T12:08:56Z`, `2026-07-04T12:08:56+02:00`. Times with a fraction of a second are
   * `ISO_8601_MILLI`; without `Z` or offset, write the pattern.
   */
  public static readonly ISO_8601 = new SourceTimestampFormat(ISO_8601);

  /** ISO 8601 to the millisecond, with `Z` or an offset: `2026-07-04T12:08:56.235Z`, as JavaScript's `toISOString` writes it. */
  public static readonly ISO_8601_MILLI = new SourceTimestampFormat(ISO_8601_MILLI);

  /**
   * A pattern of Java's `SimpleDateFormat`.
   *
   * @param pattern for example `yyyy-MM-dd'T'HH:mm:ss'Z'`; 1 to 255 characters (API model)
   */
  public static simpleDateFormat(pattern: string): SourceTimestampFormat {
    return new SourceTimestampFormat(pattern);
  }

  /**
   * A form that this release does not know.
   *
   * @param format the format as the API has it: 1 to 255 characters (API model); what is neither milliseconds nor a pattern is a warning (rule CP1214)
   */
  public static of(format: string): SourceTimestampFormat {
    return new SourceTimestampFormat(format);
  }

  private constructor(
    /** The format as the API has it. */
    public readonly format: string,
  ) {}
}
