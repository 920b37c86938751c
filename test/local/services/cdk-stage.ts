import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { readAssembly } from '../../../src/local/cloudformation/assembly';
import type { AssembledStack } from '../../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { OperationResult } from '../../../src/local/cloudformation/engine-options';
import { StackStore } from '../../../src/local/cloudformation/stack-store';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import { authorizeByTemplate } from '../../../src/local/iam';

/** An engine beside the local service, in which roles decide, for stacks of the CDK's own constructs. */
export class CdkStage {
  public readonly folder = mkdtempSync(join(tmpdir(), 'cdk-stage-'));
  public readonly logs: string[] = [];
  public service!: LocalCustomerProfiles;
  public engine!: CloudFormationEngine;
  private count = 0;

  /** Another call opens what an earlier one has left, as another run of the program does. */
  public async open(): Promise<this> {
    const store = StackStore.open(join(this.folder, 'state', 'stacks.json'));
    const authorize = authorizeByTemplate(store);
    this.service = new LocalCustomerProfiles({ authorize });
    const endpoint = await this.service.start();
    this.engine = new CloudFormationEngine({
      store,
      authorize,
      environment: { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: endpoint },
      onLog: (_, { text }) => this.logs.push(text),
      retryDelays: [1, 1],
    });
    return this;
  }

  public synthesize(build: (stack: Stack, app: App) => void): readonly AssembledStack[] {
    this.count += 1;
    const app = new App({ outdir: join(this.folder, `out-${this.count}`) });
    build(new Stack(app, 'Shop'), app);
    return readAssembly(app.synth().directory).stacks;
  }

  /** As the command does it: first the check, then one stack after the other. */
  public async deploy(build: (stack: Stack, app: App) => void, options: { readonly unchecked?: boolean } = {}): Promise<OperationResult> {
    let result: OperationResult | undefined;
    const stacks = this.synthesize(build);
    if (options.unchecked !== true) {
      this.engine.check(stacks.map((definition) => ({ definition })));
    }
    for (const stack of stacks) {
      result = await this.engine.deploy(stack);
      if (!result.ok) {
        break;
      }
    }
    return result!;
  }

  public async close(): Promise<void> {
    await this.engine.close();
    await this.service.stop();
  }

  public async end(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
