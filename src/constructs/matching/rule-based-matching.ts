import type { AttributeTypes } from './attribute-types';
import type { ConflictResolution } from './conflict-resolution';
import type { MatchingExport } from './matching';
import type { MatchingAttribute } from './matching-attribute';

/**
 * Matching by rules: profiles are of the same person when they agree on all attributes of a rule.
 *
 * What is found is read with `ListRuleBasedMatches` and `GetSimilarProfiles`, or in the bucket of the export.
 *
 * Rules of a domain that exists already wait an hour (status PENDING) before the service applies them (IN_PROGRESS), and can be changed again
 * a day after that is done (ACTIVE). A deployment that changes them earlier than the service allows fails and says so.
 */
export interface RuleBasedMatching {
  /**
   * Whether profiles are matched by the rules. Switched off, the rules stay in the app, and wait as new ones do once they are switched on again. What has
   * been merged stays merged.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The rules, the strictest first: a rule's place in the list is its level, 1 to 15 (API model). Each is 1 to 15 attributes that two
   * profiles must all agree on.
   *
   * @default - the rules that the service has by default
   */
  readonly rules?: MatchingAttribute[][];

  /**
   * Which attributes an address, telephone number or e-mail address in a rule stands for. Give them where a rule names one: what the service compares
   * otherwise is not documented (rule CP1408 warns).
   *
   * @default - left to the service
   */
  readonly attributeTypes?: AttributeTypes;

  /**
   * The last level whose matches count: 1 to 15 (API model).
   *
   * @default - left to the service
   */
  readonly maxLevelForMatching?: number;

  /**
   * The last level whose matches are merged: 1 to 15 (API model), at most `maxLevelForMatching`. A merge cannot be undone (rule CP1412 warns
   * until it is acknowledged).
   *
   * @default - left to the service
   */
  readonly maxLevelForMerging?: number;

  /**
   * Whose data is kept where merged profiles differ.
   *
   * @default - left to the service
   */
  readonly conflictResolution?: ConflictResolution;

  /**
   * Where matches are written to.
   *
   * @default - nowhere
   */
  readonly exportTo?: MatchingExport;
}
