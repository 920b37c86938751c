import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './functions';
import { ServiceRefusal, text } from './service';
import type { Service, ServiceContext } from './service';

/**
 * Step Functions, as much of it as waits for a resource: tasks that are functions, with Retry and Catch, one after the other. The state machine of CDK's
 * provider framework has two of them.
 */
interface TaskState {
  readonly Type: string;
  readonly Resource: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Retry?: readonly { readonly IntervalSeconds?: number; readonly MaxAttempts?: number; readonly BackoffRate?: number }[];
  readonly Catch?: readonly { readonly Next: string }[];
}

interface Definition {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: TaskState };
}

function definitionOf(arn: string, { deployed }: ServiceContext): Definition {
  const found = deployed().find(({ type, physicalId }) => type === 'AWS::StepFunctions::StateMachine' && physicalId === arn);
  if (found === undefined) {
    throw new ServiceRefusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }
  const { DefinitionString: source, Definition: object } = found.properties;
  const definition = (typeof source === 'string' ? JSON.parse(source) : object) as Definition;
  const strange = Object.entries(definition.States).find(([, { Type, Resource }]) => Type !== 'Task' || !/^arn:[^:]+:lambda:/.test(Resource));
  if (strange !== undefined) {
    throw new ServiceRefusal('ServiceNotHere', `state '${strange[0]}' of ${arn} is a ${strange[1].Type}; the local Step Functions has tasks that are Lambda functions only`, 501);
  }
  return definition;
}

async function execute({ StartAt, States }: Definition, input: unknown, context: ServiceContext): Promise<void> {
  let name: string | undefined = StartAt;
  let value = input;
  while (name !== undefined) {
    const state: TaskState = States[name];
    const { returned, payload } = await attempt(state, value, context);
    if (!returned && state.Catch === undefined) {
      return;
    }
    value = returned ? payload : { Error: (payload as { errorType?: string }).errorType ?? 'Error', Cause: JSON.stringify(payload) };
    name = returned ? state.Next : state.Catch?.[0].Next;
  }
}

/** Step Functions' defaults: docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
async function attempt(state: TaskState, value: unknown, context: ServiceContext): ReturnType<typeof run> {
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2 } = state.Retry?.[0] ?? { MaxAttempts: 0 };
  for (let failures = 0; ; failures += 1) {
    const result = await run(state.Resource, value, context);
    if (result.returned || failures >= MaxAttempts) {
      return result;
    }
    await delay(IntervalSeconds * 1000 * BackoffRate ** failures);
  }
}

export const STATE_MACHINES: Service = {
  name: 'sfn',
  iamPrefix: 'states',
  operations: {
    StartExecution: {
      resources: (input) => [String(input.stateMachineArn)],
      run: (input, context) => {
        const arn = text(input, 'stateMachineArn');
        const definition = definitionOf(arn, context);
        context.goOn(execute(definition, JSON.parse(String(input.input ?? '{}')), context));
        return { executionArn: `${arn.replace(':stateMachine:', ':execution:')}:${randomUUID()}`, startDate: new Date() };
      },
    },
  },
};
