import { checkedArguments } from '../arguments/checked-arguments';

/**
 * The form of the time at which a record was last changed in its source.
 */
@checkedArguments('SourceTimestampFormat')
export class SourceTimestampFormat {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  public static readonly EPOCH_MILLI = new SourceTimestampFormat('EpochMilli');

  /**
   * A pattern of Java's `SimpleDateFormat`.
   *
   * @param pattern for example `yyyy-MM-dd'T'HH:mm:ss'Z'`; 1 to 255 characters (API model)
   */
  public static simpleDateFormat(pattern: string): SourceTimestampFormat {
    return new SourceTimestampFormat(pattern);
  }

  private constructor(
    /** The format as the API has it. */
    public readonly format: string,
  ) {}
}
