/** A span of time; its parts are added. */
export interface TimeSpan {
  /** Of 24 hours. */
  readonly days?: number;
  /** Of 60 minutes. */
  readonly hours?: number;
  /** Of 60 seconds. */
  readonly minutes?: number;
  /** Fractions are taken to the millisecond. */
  readonly seconds?: number;
}

/** The clock of the service, by which records expire, ranges count and jobs begin. Throttling, and effects that come late, keep real time. */
export interface LocalClock {
  /** What time it is. */
  now(): Promise<Date>;
  /**
   * Stops it at a time, from 1970 to 9999, in the past too.
   *
   * @param time a date, or a text such as `2026-01-15T00:00:00Z`
   * @returns the time that it is now
   */
  set(time: Date | string): Promise<Date>;
  /**
   * Moves it forward, whether it stands or runs.
   *
   * @returns the time that it is now
   */
  advance(span: TimeSpan): Promise<Date>;
  /**
   * Lets it run from where it stands.
   *
   * @returns the time that it is now
   */
  run(): Promise<Date>;
}

/** The errors that the service can be told to answer with. */
export type ServiceErrorName =
  | 'AccessDeniedException' | 'BadRequestException' | 'InternalServerException' | 'ResourceNotFoundException' | 'ThrottlingException'
  | 'ConflictException' | 'ServiceQuotaExceededException' | 'UnsupportedOperationException' | 'ValidationException';

/** Something that is to go wrong. */
export interface Fault {
  /**
   * The operation whose calls it meets, such as `PutProfileObject`.
   * @default - any operation
   */
  readonly operation?: string;
  /**
   * The error to answer with, in place of carrying the call out.
   * @default - no answer: the connection is dropped
   */
  readonly error?: ServiceErrorName;
  /**
   * The message of the error.
   * @default - one that says that the fault was asked for
   */
  readonly message?: string;
  /**
   * How many calls it meets; a client that tries again uses up several.
   * @default 1
   */
  readonly times?: number;
  /**
   * Carries the call out, and then loses the answer: the connection is dropped.
   * @default false
   */
  readonly afterCarryingOut?: boolean;
}

/** Faults of the service on demand; the first that fits a call meets it. */
export interface LocalFaults {
  /**
   * Lets something go wrong.
   *
   * @throws LocalServiceError where the operation or the error is not known
   */
  inject(fault: Fault): Promise<void>;
  /** Those that still wait, with the number of calls that they are still to meet. */
  list(): Promise<readonly Fault[]>;
  /** Forgets those that still wait. */
  clear(): Promise<void>;
}

/** How much there may be; `Infinity` is no quota. */
export interface Quotas {
  /** Domains of an account in a region. */
  readonly 'domain'?: number;
  /** Object types of a domain. */
  readonly 'object-type'?: number;
  /** Integrations of a domain. */
  readonly 'integration'?: number;
  /** Event streams of a domain. */
  readonly 'event-stream'?: number;
  /** Calculated attributes of a domain. */
  readonly 'calculated-attribute'?: number;
  /** Objects of one profile, at least 1. */
  readonly 'objectsPerProfile'?: number;
}

/** The quotas of the service. */
export interface LocalQuotas {
  /** Sets some; all others are the service's own again. */
  set(quotas: Quotas): Promise<void>;
  /** Those of the service again, all of them. */
  reset(): Promise<void>;
}

/** How often operations were called. */
export interface CallCounts {
  /** All calls. */
  readonly total: number;
  /** Of operations that change nothing. */
  readonly reads: number;
  /** Of those that do. */
  readonly writes: number;
  /** By the name of the operation. */
  readonly byOperation: { readonly [operation: string]: number };
}

/** The calls of clients, and of the functions of deployed stacks. */
export interface LocalCalls {
  /** Since the start, or since they were reset. */
  counts(): Promise<CallCounts>;
  /** Counts from zero again. */
  reset(): Promise<void>;
}

/** What a service can be told to forget. */
export type ResetPart = 'customerData' | 'definitions' | 'clock' | 'faults' | 'quotas' | 'calls';

/** What a reset forgets. */
export interface ResetOptions {
  /**
   * `customerData` is profiles, objects, dead letters, events and jobs, and effects that were still to come. `definitions` is domains with all that is in them,
   * customer data too, and the stacks that were deployed. The others are put back to what they were at the start.
   * @default - all but `definitions`
   */
  readonly forget?: readonly ResetPart[];
}
