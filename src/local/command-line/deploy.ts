import { callsBetween, countedCalls, showCalls } from './call-counts';
import { carryOut, checkBeforehand, failAtOf, hasResource, resourcesOf } from './carry-out';
import { asAssembled, chooseStacks, vanishedStacks } from './choose-stacks';
import { EventLog } from './event-log';
import { ExitCode, UsageError } from './exit-code';
import { forgetKept, keptInTheWay, rememberKept, tellInTheWay, tellKept } from './kept-resources';
import { placeOfStack } from './place-of-stack';
import { assertSameService, identify, OWN_SERVICE } from './service-identity';
import { onceInterrupted } from './signals';
import { StateFolder } from './state-folder';
import { ToldRoles } from './told-roles';
import { AssembledStack, readAssembly } from '../cloudformation/assembly';
import { CloudFormationEngine } from '../cloudformation/engine';
import type { OperationResult, StackDescription } from '../cloudformation/engine-options';
import { StackStateError } from '../cloudformation/stack-state';
import { StackStore } from '../cloudformation/stack-store';
import type { DeployedTo } from '../cloudformation/stack-store';
import { TemplateError } from '../cloudformation/template';
import { clientEndpoints, LocalCustomerProfiles } from '../customer-profiles';
import type { Authorize } from '../customer-profiles';
import type { Environment } from '../environment/environment';
import { authorizeByTemplate } from '../iam';

export interface DeployOptions {
  readonly stack?: readonly string[];
  readonly destroy: boolean;
  readonly reset: boolean;
  readonly failAt?: string;
  readonly parameters?: { readonly [key: string]: string };
  readonly endpoint?: string;
  readonly state: string;
  readonly rateLimit?: number;
  readonly concurrency: number;
  readonly region: string;
  readonly account: string;
  /** Whether the roles of the templates decide: in a service that is started for the deployment at once, in one that runs already afterwards. */
  readonly iam: boolean;
  readonly json: boolean;
  readonly logs: boolean;
}

/** Deploys or destroys the stacks of a cloud assembly, one after another, and stops at the first that fails. */
export async function deploy(folder: string, options: DeployOptions): Promise<ExitCode> {
  const { stacks: assembled } = readAssembly(folder);
  if (options.reset && options.destroy) {
    throw new UsageError('--reset forgets the stacks, so that there is nothing left to --destroy; give one of them');
  }
  const state = new StateFolder(options.state);
  const release = state.claim();
  let hasBegun = true;
  try {
    if (options.reset) {
      // what makes no sense is told before anything is forgotten
      chosen(assembled, options);
    }
    const given = options.endpoint === undefined ? undefined : await identify(options.endpoint);
    if (options.reset) {
      tellReset(state.reset({ service: given === undefined }), state, options);
    }
    return await deployFrom(state, assembled, options, given);
  } catch (error) {
    hasBegun = !isRefusal(error);
    throw error;
  } finally {
    release(hasBegun);
  }
}

/** Whether an error is that something cannot be carried out, which is found before it is begun. */
function isRefusal(error: unknown): error is Error {
  return error instanceof UsageError || error instanceof TemplateError || error instanceof StackStateError;
}

async function deployFrom(
  state: StateFolder, assembled: readonly AssembledStack[], options: DeployOptions, given: DeployedTo | undefined,
): Promise<ExitCode> {
  const store = readStore(state.stacks);
  const vanished = vanishedStacks(assembled, store.list(), options);
  const known = options.destroy && options.stack ? [...assembled, ...asAssembled(vanished, assembled, store.list(), options)] : assembled;
  const stacks = chosen(known, options);
  const authorize = options.iam && given === undefined ? authorizeByTemplate(store) : undefined;
  const service = given === undefined ? ownService(options, state, authorize) : undefined;
  try {
    assertSameService(store, given ?? { endpoint: OWN_SERVICE, instance: service?.instance }, options.state);
  } catch (error) {
    await service?.stop();
    throw error;
  }
  const endpoint = options.endpoint ?? await service!.start();
  const log = new EventLog(process.stdout);
  const tell = (stackName: string, message: string): void => {
    if (message !== '' && options.json) {
      printJson({ notice: { stackName, message: message.trim() } });
    } else if (message !== '') {
      log.say(message);
    }
  };
  const engine = new CloudFormationEngine({
    region: options.region,
    account: options.account,
    concurrency: options.concurrency,
    store,
    authorize,
    environment: clientEndpoints(endpoint),
    onEvent: (event) => options.json ? printJson({ event }) : log.add(event),
    onLog: options.logs ? (functionArn, line) => options.json ? printJson({ log: { functionArn, ...line } }) : log.say(`          ${line.text}`) : undefined,
  });

  const roles = new ToldRoles(store, {
    endpoint,
    local: given === undefined || given.instance !== undefined,
    iam: options.iam,
    tell: (message) => process.stderr.write(message),
  });

  let interrupted = false;
  let begun = false;
  const stopListening = onceInterrupted(() => {
    interrupted = true;
    void engine.close();
  });
  try {
    checkBeforehand(engine, stacks, options);
    await roles.forget();
    for (const stack of options.destroy ? [...stacks].reverse() : stacks) {
      const before = await countedCalls(endpoint);
      const result = await carryOut(engine, stack, options, (message) => tell(stack.name, message));
      if (result === undefined) {
        continue;
      }
      begun ||= result.changed;
      await report(result, endpoint, before, options, options.json ? undefined : log);
      tell(stack.name, tellMissedFailure(stack, result, options));
      tell(stack.name, tellInTheWay(keptInTheWay(store, result), options.endpoint));
      tell(stack.name, tellKept(rememberKept(store, result), options.endpoint));
      if (!result.ok) {
        return ExitCode.FAILED;
      }
      if (!options.destroy) {
        forgetKept(store, result);
      }
    }
    if (!options.destroy && !options.stack) {
      vanished.forEach(({ name }) => tell(name, `\n${name}: is not in the app any more, and is kept; \`deploy --destroy --stack ${name}\` destroys it`));
    }
    return ExitCode.OK;
  } catch (error) {
    if (interrupted) {
      process.stderr.write(tellInterrupted(engine.stacks()));
      return ExitCode.INTERRUPTED;
    }
    if (begun && isRefusal(error)) {
      // What could not be known beforehand; that nothing was begun is true of this stack only.
      process.stderr.write(`error: ${error.message}\n`);
      return ExitCode.FAILED;
    }
    throw error;
  } finally {
    stopListening();
    await engine.close();
    await roles.tell();
    await service?.stop();
  }
}

function chosen(stacks: readonly AssembledStack[], options: DeployOptions): readonly AssembledStack[] {
  const { failAt } = options;
  const result = chooseStacks(stacks, options);
  if (failAt !== undefined && !result.some((stack) => hasResource(stack, failAt))) {
    throw new UsageError(`no stack has a resource ${JSON.stringify(failAt)} to fail at; there are ${result.flatMap(resourcesOf).join(', ')}`);
  }
  return result;
}

/** A failure that somebody rehearses and that does not happen must not look like a roll-back that went well. */
function tellMissedFailure(stack: AssembledStack, { failAtReached, ok }: OperationResult, options: DeployOptions): string {
  const failAt = failAtOf(stack, options);
  return failAt === undefined || failAtReached || !ok ? '' : `${failAt} did not fail, because nothing of it changes in this deployment`;
}

function tellReset(removed: readonly string[], state: StateFolder, { json, endpoint }: DeployOptions): void {
  if (json) {
    printJson({ reset: { removed } });
    return;
  }
  process.stdout.write(removed.length === 0 ? `Nothing to reset in ${state.path}\n` : `Removed ${removed.join(', ')}\n`);
  if (endpoint !== undefined) {
    process.stdout.write(`The service at ${endpoint} keeps what it has\n`);
  }
}

function tellInterrupted(stacks: readonly StackDescription[]): string {
  const open = stacks.filter(({ status }) => status.endsWith('_IN_PROGRESS')).map(({ name, status }) => `${name} is ${status}`);
  return `interrupted${open.length === 0 ? '' : `: ${open.join(', ')}, and the next run begins with what that leaves to do`}\n`;
}

function readStore(file: string): StackStore {
  try {
    return StackStore.open(file);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function ownService({ region, account, rateLimit }: DeployOptions, state: StateFolder, authorize: Authorize | undefined): LocalCustomerProfiles {
  try {
    return new LocalCustomerProfiles({ region, account, rateLimit, authorize, dataFile: state.service });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function report(
  result: OperationResult, endpoint: string, before: Awaited<ReturnType<typeof countedCalls>>, home: Environment, log: EventLog | undefined,
): Promise<void> {
  const after = await countedCalls(endpoint);
  const calls = before && after && callsBetween(before, after);
  if (!log) {
    printJson({ result: { ...result, calls } });
    return;
  }
  log.say(`\n${result.stackName}${placeOfStack(result.stackId, home)}: ${result.status}${result.changed ? '' : ' (no changes)'}`);
  if (!result.ok && result.reason) {
    log.say(result.reason);
  }
  for (const [name, value] of result.status === 'DELETE_COMPLETE' ? [] : Object.entries(result.outputs)) {
    log.say(`  ${name} = ${value}`);
  }
  if (calls) {
    log.say(showCalls(calls));
  }
}

function printJson(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
