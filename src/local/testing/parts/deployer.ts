import { deployedStack, deployment } from './deployed';
import { failureOf, functionLog, stackLogEvent } from './failure';
import { send } from './local-routes';
import type { AssembledStack } from '../../cloudformation/assembly';
import { readAssembly } from '../../cloudformation/assembly';
import { CloudFormationEngine } from '../../cloudformation/engine';
import type { OperationResult } from '../../cloudformation/engine-options';
import type { StackEvent } from '../../cloudformation/events';
import { StackStore } from '../../cloudformation/stack-store';
import { carryOut, checkBeforehand } from '../../command-line/carry-out';
import type { CarryOutOptions } from '../../command-line/carry-out';
import { asAssembled, chooseStacks } from '../../command-line/choose-stacks';
import { keptInTheWay, rememberKept, tellInTheWay } from '../../command-line/kept-resources';
import { ToldRoles } from '../../command-line/told-roles';
import { clientEndpoints } from '../../customer-profiles';
import type { Environment } from '../../environment/environment';
import { authorizeByTemplate } from '../../iam';
import type { DeployedResource, DeployedStack, DeployOptions, Deployment, DestroyOptions, Destruction, FunctionLog, SynthesizableApp } from '../api/deployment';
import { DeploymentError } from '../api/errors';
import type { StartOptions } from '../api/options';

export interface DeployerParts extends Pick<StartOptions, 'onEvent' | 'onLog'> {
  readonly home: Environment;
  readonly endpoint: () => string;
}

/** Deploys stacks to a service, one deployment after another. */
export class Deployer {
  /** What is deployed. */
  public stacks = StackStore.inMemory();
  private engine?: CloudFormationEngine;
  private events: StackEvent[] = [];
  private logs: FunctionLog[] = [];
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: DeployerParts) {}

  public async deploy(app: SynthesizableApp | string, { stacks: patterns, parameters }: DeployOptions): Promise<Deployment> {
    return this.inTurn(async () => {
      const { stacks } = readAssembly(typeof app === 'string' ? app : app.synth().directory);
      const done = await this.carryOut(chooseStacks(stacks, { stack: patterns }), { destroy: false, parameters });
      return deployment(done.flatMap((result) => this.describe(result)));
    });
  }

  public async destroy({ stacks: patterns }: DestroyOptions): Promise<Destruction> {
    return this.inTurn(async () => {
      const deployed = this.stacks.list();
      const own = deployed.filter(({ nestedIn }) => nestedIn === undefined);
      const chosen = chooseStacks(asAssembled(own, [], deployed, this.parts.home), { stack: patterns, destroy: true });
      const done = await this.carryOut(chosen, { destroy: true });
      return {
        stacks: done.map(({ stackName }) => stackName),
        kept: done.flatMap(({ kept }) => kept.flatMap(({ logicalId, type, physicalId }): DeployedResource[] => (
          physicalId === undefined ? [] : [{ logicalId, type, physicalId }]
        ))),
      };
    });
  }

  /** Forgets what is deployed; what it is deployed to has to forget as well. */
  public async forget(meanwhile: () => Promise<void>): Promise<void> {
    await this.inTurn(async () => {
      await meanwhile();
      await this.close();
      this.stacks = StackStore.inMemory();
    });
  }

  public async close(): Promise<void> {
    const { engine } = this;
    this.engine = undefined;
    await engine?.close();
  }

  private async carryOut(stacks: readonly AssembledStack[], options: CarryOutOptions): Promise<OperationResult[]> {
    const engine = this.engine ?? this.newEngine();
    this.engine = engine;
    checkBeforehand(engine, stacks, options);
    const roles = new ToldRoles(this.stacks, {
      endpoint: this.parts.endpoint(),
      local: true,
      iam: true,
      tell: (message) => process.stderr.write(message),
      put: async (url, json) => (await send('PUT', url, json)).status,
    });
    await roles.forget();
    const results: OperationResult[] = [];
    try {
      for (const stack of options.destroy ? [...stacks].reverse() : stacks) {
        this.events = [];
        this.logs = [];
        const result = await carryOut(engine, stack, options, () => undefined);
        if (result?.ok === false) {
          throw this.failed(result);
        }
        if (result !== undefined) {
          rememberKept(this.stacks, result);
          results.push(result);
        }
      }
      return results;
    } finally {
      await roles.tell();
    }
  }

  private failed(result: OperationResult): DeploymentError {
    const hint = tellInTheWay(keptInTheWay(this.stacks, result), this.parts.endpoint());
    return failureOf({ ...result, logs: this.logs, hint }, this.events);
  }

  private describe(result: OperationResult): DeployedStack[] {
    const stack = this.stacks.list().find(({ id }) => id === result.stackId);
    const description = stack && this.engine?.describe(stack);
    return description === undefined ? [] : [deployedStack(description, result)];
  }

  private newEngine(): CloudFormationEngine {
    const { home, endpoint, onEvent, onLog } = this.parts;
    return new CloudFormationEngine({
      ...home,
      store: this.stacks,
      authorize: authorizeByTemplate(this.stacks),
      environment: clientEndpoints(endpoint()),
      onEvent: (event) => {
        this.events.push(event);
        onEvent?.(stackLogEvent(event));
      },
      onLog: (functionArn, line) => {
        this.logs.push(functionLog(functionArn, line));
        onLog?.(functionLog(functionArn, line));
      },
    });
  }

  /** Whatever is refused or fails is an error of one kind. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      throw error instanceof DeploymentError ? error
        : new DeploymentError((error as Error).message, { failures: [], events: [], logs: [], cause: error });
    }
  }
}
