import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { StackDefinition } from './assembly';
import { AssetStore } from './asset-store';
import { deployedResources } from './attached-policies';
import { Buckets } from './buckets';
import { CustomResources } from './custom-resource';
import type { CustomResourceRequest } from './custom-resource';
import { assertFailAt, DeploymentCheck, problemsOfDestruction, protection, refuse } from './deployment-check';
import type { DeploymentStep } from './deployment-check';
import { describeResource, describeStack, outputsOf } from './describe';
import type { DeployOptions, DestroyOptions, EngineOptions, OperationResult, ResourceDescription, StackDescription, StackReference } from './engine-options';
import { exportInUse } from './exports';
import { show } from './json';
import type { Json } from './json';
import { LambdaFunctions } from './lambda-functions';
import { sharesNames } from './name-scope';
import { NativeResources } from './native-resources';
import { NestedStacks } from './nested-stacks';
import { checkNestedTemplates, s3ObjectOf } from './nested-template';
import { Operation } from './operation';
import type { OperationContext } from './operation';
import { OutsideValues } from './outside-values';
import type { ResourceTarget } from './resource-provider';
import { ResponseServer } from './response-server';
import { rollBackCreation, rollBackUpdate } from './roll-back';
import { identityOf, isCustom, isNestedStack } from './stack-identity';
import { cleanUpUpdate, createStack, deleteStack, updateStack } from './stack-operations';
import { StackPlan } from './stack-plan';
import type { PlanInput } from './stack-plan';
import { assertUpdatable, StackStateError } from './stack-state';
import { keyText, sameContent, snapshot, StackStore } from './stack-store';
import type { StackKey, StackRecord } from './stack-store';
import { DEFAULT_ENVIRONMENT, partitionOf } from '../environment/environment';
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
  private readonly outside: OutsideValues;
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
    this.outside = new OutsideValues(this.store, options.ssmParameters, (environment, name) => this.services.parameter(environment, name));
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
      partition: options.partition,
      file: this.store.servicesFile,
      authorize: options.authorize,
      deployed: () => deployedResources(this.store).map(({ stack: { account, region }, record }) => (
        { ...record, physicalId: String(record.physicalId), account, region }
      )),
      invoke: (functionArn, payload) => this.lambda.has(functionArn) ? runOf(this.lambda.invoke(functionArn, payload)) : undefined,
    });
    this.natives = new NativeResources({
      partition: options.partition,
      effects: { 'AWS::Lambda::Function': new LambdaFunctions(this.lambda, this.assets), 'AWS::S3::Bucket': new Buckets(this.services.state) },
      owner: (target, physicalId) => this.owner(target, physicalId),
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
    const nested = new NestedStacks({
      store: this.store,
      context: () => this.context,
      newStack: (key) => this.newStack(key),
      plan: (stack, definition) => this.plan({ ...stack, parameters: {} }, definition, {}),
      outdated: (stack) => this.outdated(stack),
      template: (url) => this.template(url),
    });
    this.context = {
      store: this.store,
      providerOf: (type) => isNestedStack(type) ? nested : isCustom(type) ? customs : this.natives,
      onEvent: options.onEvent ?? (() => undefined),
      concurrency: options.concurrency ?? 8,
      faults,
      now,
      assertOpen: () => this.assertOpen(),
    };
    this.restoreFunctions();
  }

  /** Answers of custom resources that came twice or too late. */
  public get ignoredAnswers(): number {
    return this.server.ignoredAnswers;
  }

  /** Throws a TemplateError with everything that is wrong with stacks that are to be deployed, before anything begins. */
  public check(steps: readonly DeploymentStep[]): void {
    refuse(new DeploymentCheck(steps, {
      store: this.store,
      outside: this.outside,
      keyOf: (definition) => this.keyOf(definition),
      newStack: (key) => this.newStack(key),
      plan: (stack, definition, given, outside) => this.plan(stack, definition, given, outside),
      missingAttribute: (stack, logicalId, type, attribute) => (
        this.natives.missingAttribute(new Operation(stack, this.context).target({ logicalId, type }), attribute)
      ),
      hasAsset: (stack, { assets = [] }, bucket, key) => this.assets.find(bucket, key) !== undefined || assets.some(({ bucketName, objectKey }) => (
        this.filled(bucketName, stack) === bucket && this.filled(objectKey, stack) === key
      )),
      hasFunction: (arn) => this.lambda.has(arn),
    }).problems);
  }

  /** Throws a TemplateError where stacks that are to be deleted would not be. */
  public checkDestroy(references: readonly (string | StackReference)[]): void {
    refuse(problemsOfDestruction(references.map((reference) => this.keyOf(reference)), this.store));
  }

  /**
   * Creates or updates a stack and waits for the end. Rejects for what CloudFormation would refuse at once (TemplateError,
   * StackStateError); a resource that fails rolls the stack back and is told in the result.
   */
  public async deploy(definition: StackDefinition, options: DeployOptions = {}): Promise<OperationResult> {
    const key = this.keyOf(definition);
    return this.exclusively(key, async () => {
      const existing = this.store.get(key);
      const failedCreation = existing !== undefined && ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(existing.status);
      const current = failedCreation ? undefined : existing;
      if (current !== undefined) {
        assertUpdatable(current);
      }
      const stack = current ?? this.newStack(key);
      const plan = this.plan(stack, definition, options.parameters ?? {});
      checkNestedTemplates(definition);
      assertFailAt(plan, stack, options.failAt);
      if (failedCreation) {
        // the CDK CLI deletes what a failed creation left, because CloudFormation updates no such stack
        const deleted = await this.delete(existing, {});
        if (!deleted.ok) {
          return deleted;
        }
      }
      const operation = new Operation(stack, this.context, options.failAt);
      if (current?.interruptedAt === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') {
        const { name, template } = current;
        await cleanUpUpdate(operation, this.plan(current, { name, template }, {}));
      }
      const content = { template: definition.template as Json, parameters: plan.given, tags: { ...definition.tags } };
      stack.terminationProtection = definition.terminationProtection ?? false;
      if (current !== undefined && sameContent(current, content) && !this.outdated(current)) {
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
  public async destroy(reference: string | StackReference, options: DestroyOptions = {}): Promise<OperationResult> {
    const key = this.keyOf(reference);
    const { name: stackName } = key;
    return this.exclusively(key, async () => {
      const stack = this.store.get(key);
      if (stack === undefined) {
        return { stackName, stackId: '', ok: true, status: 'DELETE_COMPLETE', failures: [], abandoned: [], kept: [], changed: false, failAtReached: false, outputs: {} };
      }
      if (this.store.list().some(({ id }) => id === stack.nestedIn?.stackId)) {
        throw new StackStateError(`stack '${stackName}' is nested in ${stack.nestedIn?.stackId}; destroy that, or deploy it without the nested stack`);
      }
      if (stack.terminationProtection) {
        throw new StackStateError(protection(stackName));
      }
      return this.delete(stack, options);
    });
  }

  /** Goes on with a rollback that stopped at UPDATE_ROLLBACK_FAILED, without the resources to skip; of a nested stack those are `NestedStack.LogicalId`. */
  public async continueUpdateRollback(
    reference: string | StackReference, options: { readonly skip?: readonly string[] } = {},
  ): Promise<OperationResult> {
    const key = this.keyOf(reference);
    return this.exclusively(key, async () => {
      const stack = this.store.get(key);
      const { status = 'not there' } = stack ?? {};
      if (stack === undefined || status !== 'UPDATE_ROLLBACK_FAILED') {
        throw new StackStateError(`stack '${key.name}' is ${status}; only an UPDATE_ROLLBACK_FAILED one has a rollback to go on with`);
      }
      const operation = new Operation(stack, this.context);
      await rollBackUpdate(operation, undefined, options.skip);
      const result = this.result(operation, true);
      return { ...result, ok: result.status === 'UPDATE_ROLLBACK_COMPLETE' };
    });
  }

  public describe(reference: string | StackReference): StackDescription | undefined {
    const stack = this.store.get(this.keyOf(reference));
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

  private partitionOf({ region }: Pick<StackKey, 'region'>): string {
    return this.options.partition ?? partitionOf(region);
  }

  private keyOf(reference: string | StackReference): StackKey {
    const { name, account, region }: StackReference = typeof reference === 'string' ? { name: reference } : reference;
    return {
      name,
      account: account ?? this.options.account ?? DEFAULT_ENVIRONMENT.account,
      region: region ?? this.options.region ?? DEFAULT_ENVIRONMENT.region,
    };
  }

  private async exclusively<T>(key: StackKey, operation: () => Promise<T>): Promise<T> {
    this.assertOpen();
    if (this.busy.has(keyText(key))) {
      throw new StackStateError(`stack '${key.name}' is busy with another operation; wait for its end`);
    }
    this.busy.add(keyText(key));
    try {
      return await operation();
    } finally {
      this.busy.delete(keyText(key));
    }
  }

  private newStack({ name, account, region }: StackKey): StackRecord {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
      throw new StackStateError(`stack name ${show(name)} is not allowed; it must be a letter and up to 127 letters, digits and hyphens`);
    }
    return {
      name,
      account,
      region,
      id: `arn:${this.partitionOf({ region })}:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`,
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
    outside: PlanInput['outside'] = this.outside,
  ): StackPlan {
    return new StackPlan({
      definition,
      identity: identityOf(stack, this.partitionOf(stack)),
      given: { ...definition.parameters, ...given },
      previous: stack.parameters,
      outside,
    });
  }

  private async publish({ assets = [] }: StackDefinition, stack: StackRecord): Promise<void> {
    await Promise.all(assets.map(async (asset) => (
      this.assets.publish(asset, this.filled(asset.bucketName, stack), this.filled(asset.objectKey, stack))
    )));
  }

  /** Name of a bucket or key of an asset, in the account and region of a stack. */
  private filled(pattern: string, { account, region }: StackKey): string {
    return pattern
      .replaceAll('${AWS::AccountId}', account).replaceAll('${AWS::Region}', region).replaceAll('${AWS::Partition}', this.partitionOf({ region }));
  }

  /** Whether something that a stack, or one nested in it, has read of other stacks is not what it was. */
  private outdated({ id, readings = [] }: StackRecord): boolean {
    return this.outside.haveChanged(readings) || this.store.list().some((stack) => stack.nestedIn?.stackId === id && this.outdated(stack));
  }

  private template(url: string): Json | undefined {
    const object = s3ObjectOf(url);
    const file = object && this.assets.find(object.bucket, object.key);
    return file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')) as Json;
  }

  private async delete(stack: StackRecord, options: DestroyOptions): Promise<OperationResult> {
    const operation = new Operation(stack, this.context);
    const inUse = exportInUse(this.store.list(), stack);
    if (inUse !== undefined) {
      operation.setStatus(stack.status, inUse);
      return { ...this.result(operation, false), ok: false, reason: inUse };
    }
    if (stack.interruptedAt === 'CREATE_IN_PROGRESS' || stack.interruptedAt === 'ROLLBACK_IN_PROGRESS') {
      // its policies speak of resources that were made: of a creation that was never finished nothing is kept
      await rollBackCreation(operation, stack.reason ?? 'Rollback requested by user.');
      if (Object.keys(stack.resources).length > 0) {
        return this.result(operation, true);
      }
    }
    await deleteStack(operation, options.retain ?? []);
    return this.result(operation, true);
  }

  private result({ stack, failures, abandoned, kept, failAtReached, trouble }: Operation, changed: boolean): OperationResult {
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
      kept,
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

  private owner({ type, ...home }: ResourceTarget, physicalId: string): ResourceTarget | undefined {
    for (const stack of this.store.list().filter((one) => sharesNames(type, one, home))) {
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
        if (record.physicalId === undefined || isCustom(record.type) || isNestedStack(record.type)) {
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
