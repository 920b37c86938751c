import { AppflowClient } from '@aws-sdk/client-appflow';
import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { getSmithyContext } from '@smithy/core/client';
import type { HttpRequest, InitializeMiddleware, StaticOperationSchema } from '@smithy/types';
import { defaultProvider } from './environment-credentials';
import { refuseUnsendable } from './sendable';
import { ServiceFailure } from './service-failure';
import { RetryOptions, RetryUntilDeadline } from '../retry/retry-until-deadline';
import type { Deadline } from '../retry/time-budget';

/** A try that gets no answer for so long is given up, and made again on another connection. */
const TRY_LIMITS = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** Its connections serve every invocation of the process. */
const shared = new CustomerProfilesClient({ credentials: defaultProvider(), requestHandler: TRY_LIMITS }).config.requestHandler;

/** A client of Customer Profiles, and through it one of AppFlow, which is made when it is asked for: few events need it. */
export interface ServiceClient extends CustomerProfilesClient {
  appFlow(): AppflowClient;
}

/**
 * A client whose calls all end by a deadline, and fail with a ServiceFailure.
 *
 * The deadline is not the business of whoever makes a call, so it is kept here for all of them: the retry strategy starts
 * no wait that would go beyond it, and a try that is under way is aborted.
 */
export function connect(options: RetryOptions): ServiceClient {
  const { retryStrategy, ...settings } = settingsOf(options);
  const client = new CustomerProfilesClient({ ...settings, retryStrategy });
  client.middlewareStack.add(failingPlainly(retryStrategy), OUTERMOST);
  let appFlow: AppflowClient | undefined;
  return Object.assign(client, { appFlow: () => appFlow ??= connectAppFlow(options) });
}

function connectAppFlow(options: RetryOptions): AppflowClient {
  const { retryStrategy, ...settings } = settingsOf(options);
  const client = new AppflowClient({ ...settings, retryStrategy });
  client.middlewareStack.add(failingPlainly(retryStrategy), OUTERMOST);
  return client;
}

/** What a client differs in from one that the SDK makes by itself. */
function settingsOf(options: RetryOptions): ClientSettings {
  return { credentials: defaultProvider(), retryStrategy: new RetryUntilDeadline(options), requestHandler: endingBy(options.deadline) };
}

interface ClientSettings {
  readonly credentials: ReturnType<typeof defaultProvider>;
  readonly retryStrategy: RetryUntilDeadline;
  readonly requestHandler: typeof shared;
}

const OUTERMOST = { step: 'initialize', priority: 'high', name: 'serviceFailure' } as const;

function failingPlainly<Input extends object, Output extends object>(retryStrategy: RetryUntilDeadline): InitializeMiddleware<Input, Output> {
  return (next, context) => async (args) => {
    refuseUnsendable(getSmithyContext(context).operationSchema as StaticOperationSchema, args.input);
    try {
      return await next(args);
    } catch (error) {
      throw new ServiceFailure((context.commandName ?? 'call').replace(/Command$/, ''), error, retryStrategy.tried());
    }
  };
}

/** The shared connections, with every try aborted at the deadline. */
function endingBy(deadline: Deadline): typeof shared {
  return {
    metadata: shared.metadata,
    handle: async (request: HttpRequest, handlerOptions) => shared.handle(request, {
      ...handlerOptions, abortSignal: AbortSignal.timeout(Math.ceil(deadline.remaining())),
    }),
  };
}
