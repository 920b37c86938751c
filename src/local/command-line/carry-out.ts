import { isEmpty } from './choose-stacks';
import type { AssembledStack } from '../cloudformation/assembly';
import type { DeploymentStep } from '../cloudformation/deployment-check';
import type { CloudFormationEngine } from '../cloudformation/engine';
import type { OperationResult } from '../cloudformation/engine-options';

/** What there is to do with the stacks of a run. */
export interface CarryOutOptions {
  readonly destroy: boolean;
  /** For all stacks: each takes those that its template has. */
  readonly parameters?: { readonly [key: string]: string };
  /** Logical id of a resource that is to fail, in the stack that has it. */
  readonly failAt?: string;
}

/** Refuses what cannot be carried out with any of the stacks, before anything begins. */
export function checkBeforehand(engine: CloudFormationEngine, stacks: readonly AssembledStack[], options: CarryOutOptions): void {
  if (options.destroy) {
    engine.checkDestroy(stacks);
    return;
  }
  engine.check(stacks.filter((stack) => !isEmpty(stack) && engine.describe(stack)?.status !== 'UPDATE_ROLLBACK_FAILED').map((stack) => stepOf(stack, options)));
}

/** Does with a stack what it needs: undefined where that is nothing. */
export async function carryOut(
  engine: CloudFormationEngine, stack: AssembledStack, options: CarryOutOptions, tell: (message: string) => void,
): Promise<OperationResult | undefined> {
  if (options.destroy) {
    return engine.destroy(stack);
  }
  const deployed = engine.describe(stack);
  if (isEmpty(stack)) {
    // as the CDK CLI has it, because CloudFormation takes no stack without resources
    tell(`\n${stack.name}: has no resources${deployed === undefined ? ', so it is not deployed' : ' any more, so it is destroyed'}`);
    return deployed && engine.destroy(stack);
  }
  if (deployed?.status === 'UPDATE_ROLLBACK_FAILED') {
    tell(`\n${stack.name}: is UPDATE_ROLLBACK_FAILED (${deployed.reason ?? 'no reason'}); its rollback goes on first`);
    const rolledBack = await engine.continueUpdateRollback(stack);
    if (!rolledBack.ok) {
      tell(`\n${stack.name}: cannot be rolled back; \`deploy --destroy --stack ${stack.name}\` destroys it, \`deploy --reset\` forgets all`);
      return rolledBack;
    }
  }
  return engine.deploy(stack, stepOf(stack, options).options);
}

/** The deployment of a stack, as the engine is asked for it. */
function stepOf(stack: AssembledStack, options: CarryOutOptions): DeploymentStep {
  return { definition: stack, options: { parameters: ownParameters(stack, options), failAt: failAtOf(stack, options) } };
}

export function failAtOf(stack: AssembledStack, { failAt }: CarryOutOptions): string | undefined {
  return failAt !== undefined && hasResource(stack, failAt) ? failAt : undefined;
}

export function hasResource(stack: AssembledStack, logicalId: string): boolean {
  return resourcesOf(stack).includes(logicalId);
}

export function resourcesOf(stack: AssembledStack): string[] {
  return Object.keys((stack.template as { Resources?: object }).Resources ?? {});
}

/** Of the parameters that were given for all stacks, those that the template has. */
function ownParameters(stack: AssembledStack, { parameters = {} }: CarryOutOptions): { [key: string]: string } {
  const own = (stack.template as { Parameters?: object }).Parameters ?? {};
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => Object.hasOwn(own, name)));
}
