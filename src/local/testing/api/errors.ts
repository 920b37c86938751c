import type { FailedResource, FunctionLog, StackLogEvent } from './deployment';

/** The local service could not be started, has ended, or has refused what it was asked for; the message says why and what is allowed. */
export class LocalServiceError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'LocalServiceError';
  }
}

/** What {@link DeploymentError} tells besides its message. */
export interface DeploymentFailure {
  /** Name of the stack; undefined where nothing was begun. */
  readonly stackName?: string;
  /** What the stack is now, such as `ROLLBACK_COMPLETE`; undefined where nothing was begun. */
  readonly status?: string;
  /** The resources that failed, the cause first. */
  readonly failures: readonly FailedResource[];
  /** All events of the stack in this deployment, oldest first. */
  readonly events: readonly StackLogEvent[];
  /** What the Lambda functions of the stacks wrote meanwhile, oldest first. */
  readonly logs: readonly FunctionLog[];
  /** The error that this one was made from, if there is one. */
  readonly cause?: unknown;
}

/**
 * A deployment was refused before anything began, or a stack has failed and was rolled back. The message has the event log of the resources that failed, and
 * the last lines that functions wrote.
 */
export class DeploymentError extends Error implements DeploymentFailure {
  /** Name of the stack; undefined where nothing was begun. */
  public readonly stackName?: string;
  /** What the stack is now, such as `ROLLBACK_COMPLETE`; undefined where nothing was begun. */
  public readonly status?: string;
  /** The resources that failed, the cause first. */
  public readonly failures: readonly FailedResource[];
  /** All events of the stack in this deployment, oldest first. */
  public readonly events: readonly StackLogEvent[];
  /** What the Lambda functions of the stacks wrote meanwhile, oldest first. */
  public readonly logs: readonly FunctionLog[];

  constructor(message: string, failure: DeploymentFailure) {
    super(message, { cause: failure.cause });
    this.name = 'DeploymentError';
    this.stackName = failure.stackName;
    this.status = failure.status;
    this.failures = failure.failures;
    this.events = failure.events;
    this.logs = failure.logs;
  }
}
