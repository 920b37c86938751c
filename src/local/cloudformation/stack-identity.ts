import { STACK_TYPE } from './events';
import { dnsSuffix } from './native-type';

/** Whose stack it is and where: what the pseudo parameters say. */
export interface StackIdentity {
  readonly stackName: string;
  readonly stackId: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly urlSuffix: string;
}

export function identityOf(stack: { name: string; id: string; account: string; region: string }, partition: string): StackIdentity {
  return { stackName: stack.name, stackId: stack.id, account: stack.account, region: stack.region, partition, urlSuffix: dnsSuffix(partition) };
}

/** Whether resources of the type are stacks themselves. */
export function isNestedStack(type: string): boolean {
  return type === STACK_TYPE;
}

/** Whether resources of the type are carried out by a function of the user's. */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
