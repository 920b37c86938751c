import { join } from 'node:path';
import { callsBetween, countedCalls, showCalls } from './call-counts';
import { EventLog } from './event-log';
import { ExitCode, UsageError } from './exit-code';
import { onceInterrupted } from './signals';
import { AssembledStack, readAssembly } from '../cloudformation/assembly';
import { CloudFormationEngine } from '../cloudformation/engine';
import type { OperationResult } from '../cloudformation/engine-options';
import { StackStore } from '../cloudformation/stack-store';
import { LocalCustomerProfiles } from '../customer-profiles';
import type { Authorize } from '../customer-profiles';
import { authorizeByTemplate } from '../iam';

export interface DeployOptions {
  readonly stack?: readonly string[];
  readonly destroy: boolean;
  readonly failAt?: string;
  readonly parameters?: { readonly [key: string]: string };
  readonly endpoint?: string;
  readonly state: string;
  readonly rateLimit?: number;
  readonly concurrency: number;
  readonly region: string;
  readonly account: string;
  /** Whether functions may do only what the roles of the templates allow, in the service that is started for the deployment. */
  readonly iam: boolean;
  readonly json: boolean;
  readonly logs: boolean;
}

/** Deploys or destroys the stacks of a cloud assembly, one after another, and stops at the first that fails. */
export async function deploy(folder: string, options: DeployOptions): Promise<ExitCode> {
  const stacks = chosen(readAssembly(folder).stacks, options);
  const store = readStore(join(options.state, 'stacks.json'));
  const authorize = options.iam && options.endpoint === undefined ? authorizeByTemplate(store) : undefined;
  const service = options.endpoint === undefined ? ownService(options, authorize) : undefined;
  const endpoint = options.endpoint ?? await service!.start();
  const log = new EventLog(process.stdout);
  const engine = new CloudFormationEngine({
    region: options.region,
    account: options.account,
    concurrency: options.concurrency,
    store,
    authorize,
    environment: { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: endpoint },
    onEvent: (event) => options.json ? printJson({ event }) : log.add(event),
    onLog: options.logs ? (functionArn, line) => options.json ? printJson({ log: { functionArn, ...line } }) : log.say(`          ${line.text}`) : undefined,
  });

  let interrupted = false;
  const stopListening = onceInterrupted(() => {
    interrupted = true;
    void engine.close();
  });
  try {
    if (options.destroy) {
      engine.checkDestroy(stacks.map(({ name }) => name));
    } else {
      engine.check(stacks.map((stack) => (
        { definition: stack, options: { parameters: ownParameters(stack, options), failAt: failAtOf(stack, options) } }
      )));
    }
    for (const stack of options.destroy ? [...stacks].reverse() : stacks) {
      const before = await countedCalls(endpoint);
      const result = options.destroy
        ? await engine.destroy(stack.name)
        : await engine.deploy(stack, { parameters: ownParameters(stack, options), failAt: failAtOf(stack, options) });
      await report(result, endpoint, before, options.json ? undefined : log);
      if (!result.ok) {
        return ExitCode.FAILED;
      }
    }
    return ExitCode.OK;
  } catch (error) {
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    throw error;
  } finally {
    stopListening();
    await engine.close();
    await service?.stop();
  }
}

/** The stacks that were asked for, with those that they depend on; with `--destroy`, with those that depend on them. */
function chosen(stacks: readonly AssembledStack[], { stack: names, failAt, destroy }: DeployOptions): readonly AssembledStack[] {
  for (const name of names ?? []) {
    if (!stacks.some((stack) => isNamed(stack, name))) {
      throw new UsageError(`there is no stack ${JSON.stringify(name)}; there are ${stacks.map((stack) => stack.displayName).join(', ')}`);
    }
  }
  const wanted = new Set(stacks.filter((stack) => !names || names.some((name) => isNamed(stack, name))).map((stack) => stack.name));
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size;
    for (const stack of stacks) {
      if (!destroy && wanted.has(stack.name)) {
        stack.dependencies.forEach((dependency) => wanted.add(dependency));
      } else if (destroy && stack.dependencies.some((dependency) => wanted.has(dependency))) {
        wanted.add(stack.name);
      }
    }
  }
  const result = stacks.filter((stack) => wanted.has(stack.name));
  if (failAt !== undefined && !result.some((stack) => hasResource(stack, failAt))) {
    throw new UsageError(`no stack has a resource ${JSON.stringify(failAt)} to fail at; there are ${result.flatMap(resourcesOf).join(', ')}`);
  }
  return result;
}

function isNamed(stack: AssembledStack, name: string): boolean {
  return stack.name === name || stack.displayName === name;
}

function failAtOf(stack: AssembledStack, { failAt }: DeployOptions): string | undefined {
  return failAt !== undefined && hasResource(stack, failAt) ? failAt : undefined;
}

/** Of the parameters that were given for all stacks, those that the template has. */
function ownParameters(stack: AssembledStack, { parameters = {} }: DeployOptions): { [key: string]: string } {
  const own = (stack.template as { Parameters?: object }).Parameters ?? {};
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => Object.hasOwn(own, name)));
}

function hasResource(stack: AssembledStack, logicalId: string): boolean {
  return resourcesOf(stack).includes(logicalId);
}

function resourcesOf(stack: AssembledStack): string[] {
  return Object.keys((stack.template as { Resources?: object }).Resources ?? {});
}

function readStore(file: string): StackStore {
  try {
    return StackStore.open(file);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function ownService({ state, region, account, rateLimit }: DeployOptions, authorize: Authorize | undefined): LocalCustomerProfiles {
  try {
    return new LocalCustomerProfiles({ region, account, rateLimit, authorize, dataFile: join(state, 'service.json') });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function report(
  result: OperationResult, endpoint: string, before: Awaited<ReturnType<typeof countedCalls>>, log: EventLog | undefined,
): Promise<void> {
  const after = await countedCalls(endpoint);
  const calls = before && after && callsBetween(before, after);
  if (!log) {
    printJson({ result: { ...result, calls } });
    return;
  }
  log.say(`\n${result.stackName}: ${result.status}${result.changed ? '' : ' (no changes)'}`);
  if (!result.ok && result.reason) {
    log.say(result.reason);
  }
  for (const [name, value] of Object.entries(result.outputs)) {
    log.say(`  ${name} = ${value}`);
  }
  if (calls) {
    log.say(showCalls(calls));
  }
}

function printJson(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
