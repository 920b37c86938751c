import { App, Stack } from 'aws-cdk-lib';
import { AssembledStack, readAssembly } from '../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../src/local/cloudformation/engine';
import type { EngineFaults, OperationResult } from '../../src/local/cloudformation/engine-options';
import type { StackEvent } from '../../src/local/cloudformation/events';
import { StackStore } from '../../src/local/cloudformation/stack-store';
import { clientEndpoints, LocalCustomerProfiles, OnCall } from '../../src/local/customer-profiles';
import { authorizeByTemplate, GrantLedger } from '../../src/local/iam';

/**
 * The local service with an engine that deploys stacks of real constructs, with the real bundle of the function, to it.
 * The function may do what the role of its template allows, and no more.
 */
export class LocalDeployment {
  public static async start(options: { onCall?: OnCall; faults?: EngineFaults } = {}): Promise<LocalDeployment> {
    const store = StackStore.inMemory();
    const ledger = new GrantLedger();
    const service = new LocalCustomerProfiles({ onCall: options.onCall, authorize: authorizeByTemplate(store, ledger) });
    const endpoint = await service.start();
    return new LocalDeployment(service, endpoint, store, ledger, options.faults);
  }

  public readonly engine: CloudFormationEngine;
  public events: StackEvent[] = [];

  private constructor(
    public readonly service: LocalCustomerProfiles,
    public readonly endpoint: string,
    store: StackStore,
    /** What the function's role was granted, and what of it was needed. */
    public readonly ledger: GrantLedger,
    faults?: EngineFaults,
  ) {
    this.engine = new CloudFormationEngine({
      store,
      environment: clientEndpoints(endpoint),
      onEvent: (event) => this.events.push(event),
      retryDelays: [1, 1],
      faults,
    });
  }

  /** Synthesises a stack and deploys it. */
  public async deploy(build: (stack: Stack) => void, options: { failAt?: string } = {}): Promise<OperationResult> {
    this.events = [];
    this.service.calls.reset();
    return this.engine.deploy(synthesize(build), options);
  }

  /** Deploys a stack so that every custom resource gets an Update whose properties the service has already. */
  public async deployUnchanged(build: (stack: Stack) => void): Promise<OperationResult> {
    this.events = [];
    this.service.calls.reset();
    const definition = synthesize(build);
    const template = JSON.stringify(definition.template).replaceAll('"ServiceTimeout":1200', '"ServiceTimeout":1300');
    return this.engine.deploy({ ...definition, template: JSON.parse(template) as unknown });
  }

  public async destroy(): Promise<OperationResult> {
    this.events = [];
    this.service.calls.reset();
    return this.engine.destroy('Shop');
  }

  /** Everything that the service holds, without times and owner marks, which differ from run to run. */
  public held(): unknown {
    return withoutRunMarks(this.service.store.snapshot());
  }

  public async stop(): Promise<void> {
    await this.engine.settled();
    await this.engine.close();
    await this.service.stop();
  }
}

export function synthesize(build: (stack: Stack) => void): AssembledStack {
  const stack = new Stack(new App(), 'Shop');
  build(stack);
  return readAssembly((stack.node.root as App).synth().directory).stacks[0];
}

function withoutRunMarks(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, item: unknown) =>
    ['CreatedAt', 'LastUpdatedAt', 'cdk-customer-profiles:owner'].includes(key) ? undefined : item)) as unknown;
}
