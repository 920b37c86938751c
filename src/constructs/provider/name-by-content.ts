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
 * All that depends on a policy asks for its logical id, each resource of a stack twice, and what a document resolves to is as long as the stack is
 * large. It is asked again where the document reads otherwise before it is resolved, and after each preparation of the app, which is when
 * references to other stacks come to stand for other values.
 *
 * @param beginning what the logical id begins with, whatever the construct tree becomes
 */
export function nameByContent(policy: iam.CfnPolicy | iam.CfnManagedPolicy, beginning: string): void {
  let last: { readonly of: string; readonly name: string } | undefined;
  policy.overrideLogicalId(Lazy.uncachedString({
    produce: ({ preparing }) => {
      const of = JSON.stringify([preparing, policy.policyDocument]);
      if (last?.of !== of) {
        last = { of, name: `${beginning}${md5(JSON.stringify(Stack.of(policy).resolve(policy.policyDocument))).slice(0, 8)}` };
      }
      return last.name;
    },
  }));
}
