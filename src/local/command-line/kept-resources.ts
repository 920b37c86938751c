import type { OperationResult } from '../cloudformation/engine-options';
import type { KeptResource, StackStore } from '../cloudformation/stack-store';
import { environmentKey, environmentOfArn } from '../environment/environment';

/** Resources of a function's: what is kept of others is a record, and goes with its stack. */
const MADE_BY_A_FUNCTION = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** Remembers what a destroyed stack left behind. Answers it. */
export function rememberKept(store: StackStore, { stackName, stackId, kept }: OperationResult): readonly KeptResource[] {
  const environment = environmentOf(stackId);
  const left = kept.flatMap(({ logicalId, type, physicalId }) => (
    physicalId === undefined || !MADE_BY_A_FUNCTION.test(type) ? [] : [{ stackName, environment, logicalId, type, physicalId }]
  ));
  const isLeftAgain = (one: KeptResource): boolean => left.some(({ physicalId, type }) => (
    one.physicalId === physicalId && one.type === type && one.environment === environment
  ));
  store.kept = [...store.kept.filter((one) => !isLeftAgain(one)), ...left];
  return left;
}

/** What was kept of a stack is no matter any more once it is deployed again. */
export function forgetKept(store: StackStore, { stackName, stackId, status }: OperationResult): void {
  if (status !== 'DELETE_COMPLETE') {
    store.kept = store.kept.filter((kept) => kept.stackName !== stackName || kept.environment !== environmentOf(stackId));
  }
}

/** What is still there of a destroyed stack and stands in the way of this one. */
export function keptInTheWay(store: StackStore, { stackName, stackId, failures }: OperationResult): readonly KeptResource[] {
  return store.kept.filter((kept) => failures.some(({ logicalId, type, reason }) => (
    kept.stackName === stackName && kept.environment === environmentOf(stackId) && kept.logicalId === logicalId && kept.type === type && /\bexists already\b/.test(reason ?? '')
  )));
}

/** What was left behind, a line each, and what that means for the next deployment. `endpoint` is that of a service which this program did not start. */
export function tellKept(kept: readonly KeptResource[], endpoint?: string): string {
  return kept.length === 0 ? '' : [
    'kept, because their removal policy is not DESTROY:',
    ...kept.map(line),
    'The next deployment that makes them finds them there: take them over then with `existing: ExistingResource.ADOPT`, or '
      + `${endpoint === undefined ? 'forget all with `deploy --reset`' : 'delete them in the service'}.`,
  ].join('\n');
}

/** Why something is there already, and the ways on. */
export function tellInTheWay(kept: readonly KeptResource[], endpoint?: string): string {
  return kept.length === 0 ? '' : [
    'It is there because the stack was destroyed before, which kept it:',
    ...kept.map(line),
    'There are two ways on:',
    '  take it over:  `existing: ExistingResource.ADOPT` on the construct, for this deployment; as in AWS',
    `  begin anew:    ${endpoint === undefined ? '`deploy --reset`, which forgets all stacks and all domains (in AWS: delete it by hand)' : `delete it in the service at ${endpoint}; as in AWS`}`,
    'With `removalPolicy: RemovalPolicy.DESTROY` a destroy does not keep it.',
  ].join('\n');
}

function environmentOf(stackId: string): string {
  return environmentKey(environmentOfArn(stackId));
}

function line({ physicalId, type, logicalId }: KeptResource): string {
  return `  ${physicalId}  ${type}  ${logicalId}`;
}
