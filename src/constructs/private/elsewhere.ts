import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { usageError } from './usage-error';

type Part = 'account' | 'region';

/** What another resource is to a construct, and why it must be in the same place. */
export interface Neighbour {
  /** For example `the encryption key`. */
  readonly what: string;
  /** In what it must be the same; of what is known at deployment only, nothing is said. */
  readonly parts: readonly Part[];
  /** Why, and what to do instead. */
  readonly why: string;
}

/** Keys are regional; one of another account may be shared. */
export const ENCRYPTION_KEY: Neighbour = {
  what: 'the encryption key', parts: ['region'], why: 'AWS services use keys of their own region only; make one there, or replicate a multi-Region key',
};

/** A role is global, but nobody may pass on one of another account (IAM User Guide, "Grant a user permissions to pass a role to an AWS service"). */
export const PASSED_ROLE: Neighbour = {
  what: 'the role', parts: ['account'], why: 'a role is passed to a service within its account only; make one there',
};

/** Amazon AppFlow User Guide, "Amazon S3", requirements. */
export const FLOW_BUCKET: Neighbour = {
  what: 'the bucket of the flow', parts: ['region', 'account'], why: 'Amazon AppFlow reads buckets of its own region and account only; replicate the files into one there',
};

/** Refuses a resource that is certainly in another region or account than it must be. */
export function refuseNeighbourElsewhere(scope: IConstruct, { env, node }: IResource, { what, parts, why }: Neighbour): void {
  const home = Stack.of(scope);
  for (const part of parts) {
    const there: unknown = env[part];
    // Of an imported resource whose ARN has no region or account, such as that of a bucket, nothing is known.
    if (typeof there === 'string' && there !== '' && !Token.isUnresolved(there) && Token.compareStrings(there, home[part]) === TokenComparison.DIFFERENT) {
      throw usageError(scope, `${what} ${node.path} is in ${part} ${there}, this stack in ${home[part]}; ${why}`);
    }
  }
}
