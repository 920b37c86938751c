import type { FunctionLog, StackLogEvent } from './deployment';

/** How a local service is started. */
export interface StartOptions {
  /**
   * Whether the service runs in this process, where a debugger sees it and nothing has to be started, or in a process of its own, which fake timers
   * do not touch.
   * @default true
   */
  readonly inProcess?: boolean;
  /**
   * Port of 127.0.0.1 to listen on; 0 is any that is free.
   * @default 0
   */
  readonly port?: number;
  /**
   * Region of the clients, and of stacks that leave it open.
   * @default 'us-east-1'
   */
  readonly region?: string;
  /**
   * Account of the clients, and of stacks that leave it open: 12 digits.
   * @default '000000000000'
   */
  readonly account?: string;
  /**
   * A file that definitions and customer data are kept in, for example to look into them after a test with `cdk-customer-profiles serve --data`. Which stacks
   * are deployed is not in it.
   * @default - all is forgotten when the service is stopped
   */
  readonly data?: string;
  /**
   * Lets effects of calls come one and a half seconds after the answer, as in AWS, so that code that forgets to wait is found.
   * @default false
   */
  readonly eventualConsistency?: boolean;
  /**
   * Lists the calculated attributes that every domain has of the service.
   * @default false
   */
  readonly defaultCalculatedAttributes?: boolean;
  /**
   * What becomes of a record all of whose keys are of several profiles: a new profile, or a dead letter. AWS documents both.
   * @default 'create'
   */
  readonly ambiguousKeys?: 'create' | 'reject';
  /**
   * Writes a second that each operation takes before it throttles; reads and records several times as many. The real service takes 1.
   * @default - no limit
   */
  readonly rateLimit?: number;
  /**
   * Told of each event of a stack as it happens.
   * @default - events are in the error of a deployment that fails
   */
  readonly onEvent?: (event: StackLogEvent) => void;
  /**
   * Told of each line that a Lambda function of a stack writes.
   * @default - lines are in the error of a deployment that fails
   */
  readonly onLog?: (line: FunctionLog) => void;
}
