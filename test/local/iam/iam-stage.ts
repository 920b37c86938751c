import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Stack, StackProps } from 'aws-cdk-lib';
import { AssembledStack, readAssembly } from '../../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { DeployOptions, OperationResult } from '../../../src/local/cloudformation/engine-options';
import { StackStore } from '../../../src/local/cloudformation/stack-store';
import { clientEndpoints, LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import { authorizeByTemplate, GrantLedger } from '../../../src/local/iam';

export interface Template {
  Resources: { [key: string]: { Type: string; Properties: { [key: string]: unknown } } };
}

/** What the constructs give the function. */
const FUNCTION_TIMEOUT_MILLISECONDS = 900_000;

/** Deploys real apps with the real bundle, where the roles of the templates decide what the function may do. */
export class IamStage {
  public readonly store = StackStore.inMemory();
  public readonly ledger = new GrantLedger();
  public readonly service = new LocalCustomerProfiles({ stopGrace: 0, authorize: authorizeByTemplate(this.store, this.ledger) });
  private readonly directory = mkdtempSync(join(tmpdir(), 'iam-stage-'));
  /** Of the service, once it is open. */
  public endpoint?: string;
  private engine?: CloudFormationEngine;

  public async open(): Promise<this> {
    const endpoint = await this.service.start();
    this.endpoint = endpoint;
    this.engine = new CloudFormationEngine({
      store: this.store,
      environment: {
        ...clientEndpoints(endpoint),
        // a denied right is waited for, for a minute of the function's time
        NODE_OPTIONS: `--require ${resolve(__dirname, '../../histories/faster-time.cjs')}`,
        FASTER_TIME: '60',
        FUNCTION_TIMEOUT: String(FUNCTION_TIMEOUT_MILLISECONDS),
      },
    });
    return this;
  }

  public async close(): Promise<void> {
    await this.engine?.close();
    await this.service.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** The stack that a function builds. */
  public synthesize(build: (stack: Stack) => unknown, props: StackProps = {}): AssembledStack {
    const app = new App({ outdir: mkdtempSync(join(this.directory, 'out-')) });
    build(new Stack(app, 'Shop', props));
    return this.firstStack(app);
  }

  public synthesizeApp(build: (app: App) => unknown): AssembledStack {
    const app = new App({ outdir: mkdtempSync(join(this.directory, 'out-')) });
    build(app);
    return this.firstStack(app);
  }

  public async deploy(stack: AssembledStack, options?: DeployOptions): Promise<OperationResult> {
    return this.engine!.deploy(stack, options);
  }

  public async destroy(stack: AssembledStack): Promise<OperationResult> {
    return this.engine!.destroy(stack);
  }

  /** The operations that were refused so far. */
  public denied(): string[] {
    return this.service.calls.list().filter(({ error }) => error === 'AccessDeniedException').map(({ operation }) => operation);
  }

  public domains(): string[] {
    return this.service.store.listDomains().map(({ DomainName }) => DomainName);
  }

  private firstStack(app: App): AssembledStack {
    return readAssembly(app.synth().directory).stacks[0];
  }
}

/** A stack with another template, as an edit of the synthesised file would have it. */
export function withTemplate(stack: AssembledStack, edit: (template: Template) => void): AssembledStack {
  const template = structuredClone(stack.template) as Template;
  edit(template);
  return { ...stack, template };
}

export interface TemplateStatement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

/** The statements of the function's policy, to be changed. */
export function policyStatements({ Resources }: Template): TemplateStatement[] {
  const policies = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
  expect(policies).toHaveLength(1);
  return (policies[0].Properties.PolicyDocument as { Statement: TemplateStatement[] }).Statement;
}

/** Takes an action out of the function's policy. */
export function withoutAction(stack: AssembledStack, action: string): AssembledStack {
  return withTemplate(stack, (template) => {
    for (const statement of policyStatements(template)) {
      statement.Action = [statement.Action].flat().filter((one) => one !== action);
    }
  });
}

/** Gives the function's policy one name for ever, as CloudFormation changes a policy in place whose logical id does not change. */
export function withPolicyChangedInPlace(stack: AssembledStack): AssembledStack {
  const text = JSON.stringify(stack.template);
  const [id] = /CustomerProfilesPolicy[0-9a-f]{8}/.exec(text) ?? [];
  return { ...stack, template: JSON.parse(text.replaceAll(String(id), 'CustomerProfilesPolicy')) as unknown };
}
