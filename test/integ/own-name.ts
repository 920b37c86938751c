import { Aws, Fn } from 'aws-cdk-lib';

/** The last group of the UUID in the stack's id, which is new with every stack: no domain of the account can have it in its name, and snapshots stay the same. */
export function ownName(prefix: string): string {
  const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.join('-', [prefix, Fn.select(4, Fn.split('-', uuid))]);
}
