import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { ConflictResolution } from './conflict-resolution';
import type { MatchingAttribute } from './matching-attribute';

/**
 * A day of the week.
 */
export enum MatchingDay {
  /** Sunday. */
  SUNDAY = 'SUNDAY',
  /** Monday. */
  MONDAY = 'MONDAY',
  /** Tuesday. */
  TUESDAY = 'TUESDAY',
  /** Wednesday. */
  WEDNESDAY = 'WEDNESDAY',
  /** Thursday. */
  THURSDAY = 'THURSDAY',
  /** Friday. */
  FRIDAY = 'FRIDAY',
  /** Saturday. */
  SATURDAY = 'SATURDAY',
}

/**
 * When the job runs that matches profiles, once a week.
 */
export interface MatchingSchedule {
  /** The day, in UTC. */
  readonly day: MatchingDay;

  /**
   * The hour, in UTC: 0 to 23 (API model).
   *
   * @default 0
   */
  readonly hour?: number;

  /**
   * The minute: 0 to 59 (API model).
   *
   * @default 0
   */
  readonly minute?: number;
}

/**
 * Where matches are written to.
 */
export interface MatchingExport {
  /**
   * The bucket. Its policy, and the policy of its key, are extended so that the service may write for domains of this account and region;
   * the service tries that when the domain is made or changed, so the policies are deployed before.
   */
  readonly bucket: s3.IBucket;

  /**
   * What the keys of the objects begin with: 1 to 800 characters (API model).
   *
   * @default - nothing
   */
  readonly prefix?: string;
}

/**
 * How profiles that match are merged by the job. A merge cannot be undone: look at the matches, or at the preview of
 * `GetAutoMergingPreview`, before it is switched on (rule CP1412 warns until it is acknowledged).
 */
export interface AutoMerging {
  /**
   * Whether profiles are merged. Switched off, the criteria stay in the app, to be switched on again or to be looked at first with
   * `GetAutoMergingPreview`.
   *
   * @default - as the matching is, which is on by default
   */
  readonly enabled?: boolean;

  /**
   * The criteria: profiles are merged that agree on all attributes of one of them. The first criterion comes first.
   * 1 to 10 criteria of 1 to 20 attributes each (API model); the Administrator Guide recommends two or more.
   */
  readonly criteria: MatchingAttribute[][];

  /**
   * Whose data is kept where merged profiles differ.
   *
   * @default - left to the service
   */
  readonly conflictResolution?: ConflictResolution;

  /**
   * How sure the match must be: 0 to 1 (API model). The higher, the more alike merged profiles are.
   *
   * @default - left to the service
   */
  readonly minimumConfidence?: number;
}

/**
 * Matching by machine learning: a weekly job finds profiles of the same person.
 *
 * What is found is read with `GetMatches`, or in the bucket of the export.
 */
export interface Matching {
  /**
   * Whether the job runs. Switched off, everything else stays in the app and not in the service: that deletes the criteria of auto-merging (Administrator
   * Guide, "Disable Identity Resolution"), and gets them again with the deployment that switches it on. What has been merged stays merged.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * When the job runs.
   *
   * @default - Saturday at 00:00 UTC
   */
  readonly schedule?: MatchingSchedule;

  /**
   * How the profiles that match are merged.
   *
   * @default - they are not merged
   */
  readonly autoMerging?: AutoMerging;

  /**
   * Where the results of the job are written to.
   *
   * @default - nowhere
   */
  readonly exportTo?: MatchingExport;
}
