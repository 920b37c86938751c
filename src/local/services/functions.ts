import { arnOf, ServiceRefusal, text } from './service';
import type { FunctionRun, Input, Service, ServiceContext } from './service';

/** Lambda: the functions of deployed stacks call each other. */

export function functionArn(name: string, context: ServiceContext): string {
  return name.startsWith('arn:') ? name : arnOf(context, 'lambda', `function:${name}`);
}

function payloadOf({ Payload: payload }: Input): unknown {
  const source = payload instanceof Uint8Array ? Buffer.from(payload).toString('utf8') : String(payload ?? '');
  if (source === '') {
    return {};
  }
  try {
    return JSON.parse(source);
  } catch {
    throw new ServiceRefusal('InvalidRequestContentException', 'Could not parse request body into json');
  }
}

/** Starts a function, or says that there is none. */
export async function run(name: string, payload: unknown, context: ServiceContext): Promise<FunctionRun> {
  const arn = functionArn(name, context);
  const started = context.invoke(arn, payload);
  if (started === undefined) {
    throw new ServiceRefusal('ResourceNotFoundException', `Function not found: ${arn}`, 404);
  }
  return started;
}

function onFunction(input: Input, context: ServiceContext): string[] {
  return [functionArn(String(input.FunctionName), context)];
}

export const FUNCTIONS: Service = {
  name: 'lambda',
  iamPrefix: 'lambda',
  operations: {
    Invoke: {
      action: 'InvokeFunction',
      resources: onFunction,
      run: async (input, context) => {
        const running = run(text(input, 'FunctionName'), payloadOf(input), context);
        if (input.InvocationType === 'Event') {
          context.goOn(running);
          return { StatusCode: 202 };
        }
        const { returned, payload } = await running;
        return {
          StatusCode: 200,
          ExecutedVersion: '$LATEST',
          Payload: Buffer.from(JSON.stringify(payload ?? null)),
          ...!returned && { FunctionError: 'Unhandled' },
        };
      },
    },
    GetFunctionConfiguration: {
      resources: onFunction,
      run: (input, context) => {
        const arn = functionArn(text(input, 'FunctionName'), context);
        const found = context.deployed().find(({ type, attributes }) => type === 'AWS::Lambda::Function' && attributes.Arn === arn);
        if (found === undefined) {
          throw new ServiceRefusal('ResourceNotFoundException', `Function not found: ${arn}`, 404);
        }
        const { Runtime, Handler, Role, Timeout, MemorySize } = found.properties;
        return { FunctionName: found.physicalId, FunctionArn: arn, Runtime, Handler, Role, Timeout, MemorySize, State: 'Active', LastUpdateStatus: 'Successful' };
      },
    },
  },
};
