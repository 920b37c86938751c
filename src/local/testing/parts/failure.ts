import type { StackEvent } from '../../cloudformation/events';
import { EventLog } from '../../command-line/event-log';
import type { FunctionLog, StackLogEvent } from '../api/deployment';
import { DeploymentError } from '../api/errors';
import type { DeploymentFailure } from '../api/errors';

/** How many lines of functions a message has: the error has all of them. */
const LAST_LINES = 10;

/** The error of a stack that failed, with what there is to know of it. */
export function failureOf(
  failure: Omit<DeploymentFailure, 'events'> & { readonly stackName: string; readonly status: string; readonly reason?: string; readonly hint?: string },
  events: readonly StackEvent[],
): DeploymentError {
  const { stackName, status, reason, hint = '', failures, logs } = failure;
  const own = events.filter((event) => event.stackName === stackName);
  const failed = new Set(failures.map(({ logicalId }) => logicalId));
  const lines = logs.slice(-LAST_LINES).map(({ text }) => `  ${text}`);
  return new DeploymentError([
    `stack ${stackName} is ${status}${reason === undefined ? '' : `: ${reason}`}`,
    logOf(own.filter(({ logicalId }) => failed.has(logicalId))),
    lines.length === 0 ? '' : `the last lines that functions wrote:\n${lines.join('\n')}`,
    hint,
  ].filter((part) => part !== '').join('\n\n'), { ...failure, events: own.map(stackLogEvent) });
}

function logOf(events: readonly StackEvent[]): string {
  let text = '';
  const log = new EventLog({ write: (line) => { text += line; } });
  events.forEach((event) => log.add(event));
  return text.trimEnd();
}

export function stackLogEvent({ timestamp, stackName, logicalId, resourceType, status, reason }: StackEvent): StackLogEvent {
  return { timestamp, stackName, logicalId, type: resourceType, status, ...reason !== undefined && { reason } };
}

export function functionLog(functionArn: string, { timestamp, text }: { readonly timestamp: Date; readonly text: string }): FunctionLog {
  return { timestamp, functionArn, text };
}
