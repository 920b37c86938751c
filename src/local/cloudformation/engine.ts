import { randomUUID } from 'node:crypto';
import type { StackDefinition } from './assembly';
import { AssetStore } from './asset-store';
import { deployedResources } from './attached-policies';
import { Buckets } from './buckets';
import { CustomResources } from './custom-resource';
import type { CustomResourceRequest } from './custom-resource';
import { describeResource, describeStack, outputsOf } from './describe';
import type { DeployOptions, DestroyOptions, EngineOptions, OperationResult, ResourceDescription, StackDescription } from './engine-options';
import { exportedValue, exportInUse } from './exports';
import { show } from './json';
import type { Json } from './json';
import { LambdaFunctions } from './lambda-functions';
import { NativeResources } from './native-resources';
import { Operation } from './operation';
import type { OperationContext } from './operation';
import type { ParameterStore } from './parameters';
import { preflight } from './preflight';
import type { ResourceTarget } from './resource-provider';
import { ResponseServer } from './response-server';
import { rollBackUpdate } from './roll-back';
import { identityOf, isCustom } from './stack-identity';
import { createStack, deleteStack, updateStack } from './stack-operations';
import { StackPlan } from './stack-plan';
import { assertUpdatable, StackStateError } from './stack-state';
import { sameContent, snapshot, StackStore } from './stack-store';
import type { StackRecord } from './stack-store';
import { TemplateError } from './template';
import { invokeAsynchronously } from '../lambda/asynchronous-invocation';
import { LambdaRuntime } from '../lambda/lambda-runtime';
import type { InvocationResult } from '../lambda/lambda-runtime';
import { LocalServices } from '../services/local-services';
import type { FunctionRun } from '../services/service';

/** A CloudFormation on this machine: carries stacks out with real Lambda functions behind custom resources and records for the rest. */
export class CloudFormationEngine {
  /** Where the functions of the stacks run: logs, and `kill` for tests. */
  public readonly lambda: LambdaRuntime;
  public readonly store: StackStore;
  private readonly assets: AssetStore;
  private readonly server: ResponseServer;
  private readonly services: LocalServices;
  private readonly natives: NativeResources;
  private readonly context: OperationContext;
  private readonly busy = new Set<string>();
  private readonly invocations = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly options: EngineOptions = {}) {
    const { faults = {}, now = Date.now } = options;
    this.server = new ResponseServer(now);
    this.store = options.store ?? StackStore.inMemory();
    this.assets = new AssetStore(options.assetDirectory ?? this.store.assetDirectory);
    this.lambda = new LambdaRuntime({
      environment: options.environment,
      startEnvironment: async () => this.server.clientEnvironment(),
      onServiceCall: async (call, caller) => this.services.answer(call, caller),
      maxEnvironments: options.maxEnvironments,
      onLog: options.onLog,
      now,
    });
    this.services = new LocalServices({
      partition: this.partition,
      file: this.store.servicesFile,
      authorize: options.authorize,
      deployed: () => deployedResources(this.store).map(({ stack: { account, region }, record }) => (
        { ...record, physicalId: String(record.physicalId), account, region }
      )),
      invoke: (functionArn, payload) => this.lambda.has(functionArn) ? runOf(this.lambda.invoke(functionArn, payload)) : undefined,
    });
    this.natives = new NativeResources({
      partition: this.partition,
      effects: { 'AWS::Lambda::Function': new LambdaFunctions(this.lambda, this.assets), 'AWS::S3::Bucket': new Buckets(this.services.state) },
      owner: (type, physicalId) => this.owner(type, physicalId),
      deployed: () => deployedResources(this.store),
    });
    const customs = new CustomResources({
      server: this.server,
      invoke: async (functionArn, event) => this.invoke(functionArn, event),
      timeoutSeconds: options.serviceTimeoutSeconds,
      waitOutLostAnswers: options.waitOutLostAnswers ?? false,
      waitForRuns: () => faults.duplicateEvents !== undefined,
      onAnswer: (request) => faults.onAnswer?.(request) ?? 'accept',
    });
    this.context = {
      store: this.store,
      providerOf: (type) => isCustom(type) ? customs : this.natives,
      onEvent: options.onEvent ?? (() => undefined),
      concurrency: options.concurrency ?? 8,
      faults,
      assertOpen: () => this.assertOpen(),
    };
    this.restoreFunctions();
  }

  /** Answers of custom resources that came twice or too late. */
  public get ignoredAnswers(): number {
    return this.server.ignoredAnswers;
  }

  /**
   * Throws a TemplateError with everything that is wrong with stacks that are to be deployed one after the other, as far as it can be known before
   * anything begins: each may use what those before it export.
   */
  public check(steps: readonly { readonly definition: StackDefinition; readonly options?: DeployOptions }[]): void {
    const inRun = new Set(steps.map(({ definition }) => definition.name));
    const exported = new Set<string | undefined>();
    const parameters = new Set<string>();
    const problems: string[] = [];
    for (const { definition, options = {} } of steps) {
      const own = (problem: string): void => void problems.push(`stack '${definition.name}': ${problem}`);
      try {
        const existing = this.store.get(definition.name);
        if (existing !== undefined) {
          assertUpdatable(existing);
        }
        const stack = existing ?? this.newStack(definition);
        const ssmParameter = (name: string): string | undefined => this.ssmParameter(name, stack) ?? (parameters.has(name) ? name : undefined);
        const plan = this.plan(stack, definition, options.parameters ?? {}, ssmParameter);
        assertFailAt(plan, stack, options.failAt);
        const others = this.store.list().filter(({ name }) => !inRun.has(name));
        const known = preflight(plan, {
          name: stack.name,
          account: stack.account,
          region: stack.region,
          missingAttribute: (logicalId, type, attribute) => (
            this.natives.missingAttribute(new Operation(stack, this.context).target({ logicalId, type }), attribute)
          ),
          exports: (name) => exported.has(name) || exported.has(undefined) || exportedValue(others, stack, name) !== undefined,
          ssmParameter,
          hasAsset: (bucket, key) => this.assets.find(bucket, key) !== undefined || (definition.assets ?? []).some(({ bucketName, objectKey }) => (
            filled(bucketName, stack, this.partition) === bucket && filled(objectKey, stack, this.partition) === key
          )),
          hasFunction: (arn) => this.lambda.has(arn) || steps.some((step) => (
            JSON.stringify(step.definition.template).includes(`"FunctionName":"${arn.split(':')[6]}"`)
          )),
        });
        known.exportNames().forEach((name) => exported.add(name));
        for (const { type, properties } of Object.values(plan.template.resources)) {
          if (type === 'AWS::SSM::Parameter') {
            parameters.add(String(properties.Name));
          }
        }
        known.problems.forEach(own);
      } catch (error) {
        if (!(error instanceof TemplateError) && !(error instanceof StackStateError)) {
          throw error;
        }
        own(error.message);
      }
    }
    refuse(problems);
  }

  /** Throws where stacks that are to be deleted would not be: they are protected, or a stack that stays uses what they export. */
  public checkDestroy(stackNames: readonly string[]): void {
    const stacks = stackNames.flatMap((name) => this.store.get(name) ?? []);
    const staying = this.store.list().filter(({ name }) => !stackNames.includes(name));
    refuse(stacks.flatMap((stack) => [
      ...stack.terminationProtection ? [protection(stack.name)] : [],
      ...[exportInUse(staying, stack)].flatMap((problem) => problem === undefined ? [] : [`stack '${stack.name}': ${problem}`]),
    ]));
  }

  /**
   * Creates or updates a stack and waits for the end. Rejects for what CloudFormation would refuse at once (TemplateError,
   * StackStateError); a resource that fails rolls the stack back and is told in the result.
   */
  public async deploy(definition: StackDefinition, options: DeployOptions = {}): Promise<OperationResult> {
    return this.exclusively(definition.name, async () => {
      const existing = this.store.get(definition.name);
      const failedCreation = existing !== undefined && ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(existing.status);
      const current = failedCreation ? undefined : existing;
      if (current !== undefined) {
        assertUpdatable(current);
      }
      const stack = current ?? this.newStack(definition);
      const plan = this.plan(stack, definition, options.parameters ?? {});
      assertFailAt(plan, stack, options.failAt);
      if (failedCreation) {
        // the CDK CLI deletes what a failed creation left, because CloudFormation updates no such stack
        const deleted = await this.delete(existing, {});
        if (!deleted.ok) {
          return deleted;
        }
      }
      const operation = new Operation(stack, this.context, options.failAt);
      const content = { template: definition.template as Json, parameters: plan.given, tags: { ...definition.tags } };
      stack.terminationProtection = definition.terminationProtection ?? false;
      if (current !== undefined && sameContent(current, content)) {
        return this.result(operation, false);
      }
      await this.publish(definition, stack);
      if (current !== undefined) {
        stack.before = snapshot(current);
      }
      Object.assign(stack, content);
      this.store.put(stack);
      await (current === undefined ? createStack(operation, plan) : updateStack(operation, plan));
      return this.result(operation, true);
    });
  }

  /** Deletes a stack and waits for the end. A stack that does not exist counts as deleted. */
  public async destroy(stackName: string, options: DestroyOptions = {}): Promise<OperationResult> {
    return this.exclusively(stackName, async () => {
      const stack = this.store.get(stackName);
      if (stack === undefined) {
        return { stackName, stackId: '', ok: true, status: 'DELETE_COMPLETE', failures: [], abandoned: [], changed: false, failAtReached: false, outputs: {} };
      }
      if (stack.terminationProtection) {
        throw new StackStateError(protection(stackName));
      }
      return this.delete(stack, options);
    });
  }

  /** Goes on with a rollback that stopped at UPDATE_ROLLBACK_FAILED, without the resources to skip. */
  public async continueUpdateRollback(stackName: string, options: { readonly skip?: readonly string[] } = {}): Promise<OperationResult> {
    return this.exclusively(stackName, async () => {
      const stack = this.store.get(stackName);
      const { status = 'not there' } = stack ?? {};
      if (stack === undefined || status !== 'UPDATE_ROLLBACK_FAILED') {
        throw new StackStateError(`stack '${stackName}' is ${status}; only an UPDATE_ROLLBACK_FAILED one has a rollback to go on with`);
      }
      const operation = new Operation(stack, this.context);
      await rollBackUpdate(operation, undefined, options.skip);
      const result = this.result(operation, true);
      return { ...result, ok: result.status === 'UPDATE_ROLLBACK_COMPLETE' };
    });
  }

  public describe(stackName: string): StackDescription | undefined {
    const stack = this.store.get(stackName);
    return stack === undefined ? undefined : describeStack(stack);
  }

  public stacks(): StackDescription[] {
    return this.store.list().map(describeStack);
  }

  /** All resources of all stacks, such as the roles and policies that say what a function may do. */
  public resources(): ResourceDescription[] {
    return this.store.list().flatMap((stack) => Object.values(stack.resources).map((record) => describeResource(stack, record)));
  }

  /** Waits until no function runs any more, late and repeated runs included. */
  public async settled(): Promise<void> {
    while (this.invocations.size > 0) {
      await Promise.allSettled(this.invocations);
    }
  }

  /** Ends all child processes and the response server. An operation under way rejects; its stack can be rolled back later. */
  public async close(): Promise<void> {
    this.closed = true;
    await this.lambda.close();
    await this.server.close();
    this.store.save();
    this.assets.close();
  }

  private get partition(): string {
    return this.options.partition ?? 'aws';
  }

  private async exclusively<T>(stackName: string, operation: () => Promise<T>): Promise<T> {
    this.assertOpen();
    if (this.busy.has(stackName)) {
      throw new StackStateError(`stack '${stackName}' is busy with another operation; wait for its end`);
    }
    this.busy.add(stackName);
    try {
      return await operation();
    } finally {
      this.busy.delete(stackName);
    }
  }

  private newStack({ name, account = this.options.account ?? '000000000000', region = this.options.region ?? 'us-east-1' }: StackDefinition): StackRecord {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
      throw new StackStateError(`stack name ${show(name)} is not allowed; it must be a letter and up to 127 letters, digits and hyphens`);
    }
    return {
      name,
      account,
      region,
      id: `arn:${this.partition}:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`,
      status: 'CREATE_IN_PROGRESS',
      terminationProtection: false,
      template: {},
      parameters: {},
      tags: {},
      resources: {},
      outputs: {},
      imports: [],
      touched: [],
      replaced: [],
    };
  }

  private plan(
    stack: StackRecord,
    definition: StackDefinition,
    given: { readonly [key: string]: string },
    parameterStore: ParameterStore = (name) => this.ssmParameter(name, stack),
  ): StackPlan {
    return new StackPlan({
      definition,
      identity: identityOf(stack, this.partition),
      given: { ...definition.parameters, ...given },
      previous: stack.parameters,
      parameterStore,
      exported: (name) => exportedValue(this.store.list(), stack, name),
    });
  }

  private ssmParameter(name: string, stack: StackRecord): string | undefined {
    // newer than any version that a template of the CDK asks for
    const bootstrap = /^\/cdk-bootstrap\/[^/]+\/version$/.test(name) ? '9999' : undefined;
    return this.options.ssmParameters?.[name] ?? this.services.parameter(stack, name) ?? bootstrap;
  }

  private async publish({ assets = [] }: StackDefinition, stack: StackRecord): Promise<void> {
    const { partition } = this;
    await Promise.all(assets.map(async (asset) => (
      this.assets.publish(asset, filled(asset.bucketName, stack, partition), filled(asset.objectKey, stack, partition))
    )));
  }

  private async delete(stack: StackRecord, options: DestroyOptions): Promise<OperationResult> {
    const operation = new Operation(stack, this.context);
    const inUse = exportInUse(this.store.list(), stack);
    if (inUse !== undefined) {
      operation.setStatus(stack.status, inUse);
      return { ...this.result(operation, false), ok: false, reason: inUse };
    }
    await deleteStack(operation, options.retain ?? []);
    return this.result(operation, true);
  }

  private result({ stack, failures, abandoned, failAtReached, trouble }: Operation, changed: boolean): OperationResult {
    const { status } = stack;
    const cause = failures[0]?.reason;
    return {
      stackName: stack.name,
      stackId: stack.id,
      ok: !changed || ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE'].includes(status),
      status,
      reason: changed ? cause ?? trouble ?? stack.reason : undefined,
      failures,
      abandoned,
      changed,
      failAtReached,
      outputs: outputsOf(stack),
    };
  }

  private async invoke(functionArn: string, event: CustomResourceRequest): ReturnType<typeof invokeAsynchronously> {
    const { faults = {}, retryDelays = [100, 200] } = this.options;
    const invocation = invokeAsynchronously(this.lambda, functionArn, event, {
      retryDelays,
      duplicates: faults.duplicateEvents,
      beforeRun: async () => faults.onInvoke?.(event, functionArn),
    }).then(async (runs) => {
      // what the function has started may answer in its place, as the waiter of CDK's provider framework does
      await this.services.settled();
      return runs;
    });
    this.invocations.add(invocation);
    const forget = (): void => void this.invocations.delete(invocation);
    invocation.then(forget, forget);
    return invocation;
  }

  private owner(type: string, physicalId: string): ResourceTarget | undefined {
    for (const stack of this.store.list()) {
      const found = Object.values(stack.resources).find((record) => record.type === type && record.physicalId === physicalId);
      if (found !== undefined) {
        return new Operation(stack, this.context).target(found);
      }
    }
    return undefined;
  }

  private restoreFunctions(): void {
    for (const stack of this.store.list()) {
      for (const record of Object.values(stack.resources)) {
        if (record.physicalId === undefined || isCustom(record.type)) {
          continue;
        }
        this.natives.restore(new Operation(stack, this.context).target(record), record.properties, record.attributes);
      }
    }
  }

  private assertOpen(): void {
    if (this.closed) {
      throw new StackStateError('the engine was closed');
    }
  }
}

async function runOf(invocation: Promise<InvocationResult>): Promise<FunctionRun> {
  const run = await invocation;
  return run.outcome === 'returned' ? { returned: true, payload: run.value } : { returned: false, payload: run.error };
}

/** Name of a bucket or key of an asset, in an account and region. */
function filled(pattern: string, { account, region }: Pick<StackRecord, 'account' | 'region'>, partition: string): string {
  return pattern.replaceAll('${AWS::AccountId}', account).replaceAll('${AWS::Region}', region).replaceAll('${AWS::Partition}', partition);
}

function assertFailAt(plan: StackPlan, { name }: StackRecord, failAt: string | undefined): void {
  if (failAt !== undefined && !plan.graph.has(failAt)) {
    throw new StackStateError(`cannot fail at ${show(failAt)}, stack '${name}' has no such resource; it has ${[...plan.graph.keys()].join(', ')}`);
  }
}

function protection(stackName: string): string {
  return `stack '${stackName}' cannot be deleted while termination protection is on; deploy it with terminationProtection off first`;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new TemplateError(`nothing was begun, because of ${problems.length === 1 ? '' : `${problems.length} problems:\n  `}${problems.join('\n  ')}`);
  }
}
