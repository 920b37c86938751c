import { Lazy, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { md5 } from './md5';

/**
 * Gives a policy with other statements another logical id, so that an update makes a new policy and deletes the old one in its clean-up.
 *
 * A policy that were changed in place would lose the rights to what an update takes out of the stack before CloudFormation sends the
 * Deletes of it: those come in the clean-up, and in a roll-back after the old policy is back. This way they come before the policy
 * that they need is deleted, because they depend on it. In between the role has both, which halves what it has room for (role-room.ts).
 *
 * @param beginning what the logical id begins with, whatever the construct tree becomes
 */
export function nameByContent(policy: iam.CfnPolicy | iam.CfnManagedPolicy, beginning: string): void {
  policy.overrideLogicalId(Lazy.uncachedString({
    produce: () => `${beginning}${md5(JSON.stringify(Stack.of(policy).resolve(policy.policyDocument))).slice(0, 8)}`,
  }));
}
