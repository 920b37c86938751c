/** ISO 8601 to the second as a pattern of SimpleDateFormat, whose XXX reads an offset, and Z for UTC (Java, SimpleDateFormat, "ISO 8601 time zone"). */
export const ISO_8601 = 'yyyy-MM-dd\'T\'HH:mm:ssXXX';

/** The same to the millisecond. */
export const ISO_8601_MILLI = 'yyyy-MM-dd\'T\'HH:mm:ss.SSSXXX';
