import { App, Stack } from 'aws-cdk-lib';
import { readAssembly } from '../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../src/local/cloudformation/engine';
import type { EngineFaults, OperationResult } from '../../src/local/cloudformation/engine-options';
import type { StackEvent } from '../../src/local/cloudformation/events';
import { LocalCustomerProfiles, OnCall } from '../../src/local/customer-profiles';

// aws-cdk-lib's own validation of templates takes seconds to start and has no part in these tests.
process.env.CDK_VALIDATION = 'false';

/** The local service with an engine that deploys stacks of real constructs, with the real bundle of the function, to it. */
export class LocalDeployment {
  public static async start(options: { onCall?: OnCall; faults?: EngineFaults } = {}): Promise<LocalDeployment> {
    const service = new LocalCustomerProfiles({ onCall: options.onCall });
    const endpoint = await service.start();
    return new LocalDeployment(service, endpoint, options.faults);
  }

  public readonly engine: CloudFormationEngine;
  public events: StackEvent[] = [];

  private constructor(public readonly service: LocalCustomerProfiles, public readonly endpoint: string, faults?: EngineFaults) {
    this.engine = new CloudFormationEngine({
      environment: { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: endpoint },
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

function synthesize(build: (stack: Stack) => void) {
  const stack = new Stack(new App(), 'Shop');
  build(stack);
  return readAssembly((stack.node.root as App).synth().directory).stacks[0];
}

function withoutRunMarks(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, item: unknown) =>
    ['CreatedAt', 'LastUpdatedAt', 'cdk-customer-profiles:owner'].includes(key) ? undefined : item)) as unknown;
}
