import type * as iam from 'aws-cdk-lib/aws-iam';

/**
 * What the function may do with some resources. Permissions of one name become one statement of its policy, which then grows by ARNs only, so that the
 * policy stays the same size with any number of object types.
 */
export interface Permission {
  /** The name of the statement. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: iam.Conditions;
  /**
   * Why resources have wildcards, for those who look through the policy.
   * @default - they have none
   */
  readonly wildcards?: string;
}
