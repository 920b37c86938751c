import type { ServiceCall } from '../sdk/service-call';

/** What the runtime and the child process of an execution environment say to each other over IPC. */

export interface InvocationContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface InvokeMessage {
  readonly kind: 'invoke';
  readonly event: unknown;
  readonly context: InvocationContext;
  /** Epoch milliseconds at which the function's timeout strikes. */
  readonly deadline: number;
  /** Written to both output streams when the handler is done: output and answers travel on different channels. */
  readonly fence: string;
}

/** An error as Lambda reports it to its caller. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type EnvironmentMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init failed'; readonly error: FunctionError }
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: FunctionError }
  | ServiceCall;
