/** A domain that is not in the account and region of the service. */
export interface DomainPlace {
  /** Its name. */
  readonly domainName: string;
  /**
   * 12 digits.
   * @default - that of the service
   */
  readonly account?: string;
  /**
   * Such as `eu-west-1`.
   * @default - that of the service
   */
  readonly region?: string;
}

/** What became of a record. */
export interface IngestedRecord {
  /** It made a profile, was added to one, took the place of an object with its unique key, or was not taken. */
  readonly outcome: 'new' | 'attached' | 'replaced' | 'refused';
  /** The profile that has it. */
  readonly profileId?: string;
  /** Why it was refused. */
  readonly reason?: string;
  /** Names of its keys that several profiles have, so that they told nothing. */
  readonly ambiguousKeys?: readonly string[];
}

/** A record that was not taken. */
export interface DeadLetter {
  /** The record as it came. */
  readonly record: string;
  /** The object type that it was for. */
  readonly objectTypeName: string;
  /** Why it was not taken. */
  readonly reason: string;
}

/** An event of a domain's event stream, as Kinesis gets it: the members are those that AWS documents. */
export interface StreamRecord {
  /** Such as `CREATED`. */
  readonly EventType: string;
  /** Anything else that the event has. */
  readonly [member: string]: unknown;
}

/** A file with matches, as S3 gets it. */
export interface ExportedFile {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Key of the object. */
  readonly key: string;
  /** What is in it. */
  readonly text: string;
}

/** What is to be explained: a profile that is there, or a record that could come. */
export type Question =
  | {
    /** Why the profile is what it is. One that was merged is what it has become. */
    readonly profileId: string;
  }
  | {
    /** The object type that the record is for. */
    readonly objectTypeName: string;
    /** Where it would go, and why: text of JSON, or what becomes such. Nothing is taken in. */
    readonly record: string | object;
  };

/** Why something is as it is. */
export interface Explanation {
  /** For people, and for the messages of assertions. */
  readonly text: string;
  /** The same for programs, as `cdk-customer-profiles explain --json` has it. */
  readonly details: { readonly [member: string]: unknown };
}
