import { Lazy, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';

/** What the logical id begins with, whatever the construct tree becomes. */
const POLICY_LOGICAL_ID = 'CustomerProfilesPolicy';

/**
 * Gives a policy with other statements another logical id, so that an update makes a new policy and deletes the old one in its clean-up.
 *
 * A policy that were changed in place would lose the rights to what an update takes out of the stack before CloudFormation sends the
 * Deletes of it: those come in the clean-up, and in a roll-back after the old policy is back. This way they come before the policy
 * that they need is deleted, because they depend on it.
 */
export function nameByContent(policy: iam.Policy): void {
  const resource = policy.node.defaultChild as iam.CfnPolicy;
  resource.overrideLogicalId(Lazy.uncachedString({
    produce: () => `${POLICY_LOGICAL_ID}${md5(JSON.stringify(Stack.of(policy).resolve(policy.document))).slice(0, 8)}`,
  }));
}

/** Loaded on demand: at the top of the file it would be a tenth of what importing the package costs. */
function md5(text: string): string {
  return process.getBuiltinModule('crypto').createHash('md5').update(text).digest('hex');
}
