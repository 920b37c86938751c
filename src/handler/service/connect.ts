import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { getSmithyContext } from '@smithy/core/client';
import type { HttpRequest, StaticOperationSchema } from '@smithy/types';
import { defaultProvider } from './environment-credentials';
import { refuseUnsendable } from './sendable';
import { ServiceFailure } from './service-failure';
import { RetryOptions, RetryUntilDeadline } from '../retry/retry-until-deadline';
import type { Deadline } from '../retry/time-budget';

/** A try that gets no answer for so long is given up, and made again on another connection. */
const TRY_LIMITS = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** Its connections serve every invocation of the process. */
const shared = new CustomerProfilesClient({ credentials: defaultProvider(), requestHandler: TRY_LIMITS }).config.requestHandler;

/**
 * A client whose calls all end by a deadline, and fail with a ServiceFailure.
 *
 * The deadline is not the business of whoever makes a call, so it is kept here for all of them: the retry strategy starts
 * no wait that would go beyond it, and a try that is under way is aborted.
 */
export function connect(options: RetryOptions): CustomerProfilesClient {
  const retryStrategy = new RetryUntilDeadline(options);
  const client = new CustomerProfilesClient({
    credentials: defaultProvider(),
    retryStrategy,
    requestHandler: endingBy(options.deadline),
  });
  client.middlewareStack.add((next, context) => async (args) => {
    refuseUnsendable(getSmithyContext(context).operationSchema as StaticOperationSchema, args.input);
    try {
      return await next(args);
    } catch (error) {
      throw new ServiceFailure((context.commandName ?? 'call').replace(/Command$/, ''), error, retryStrategy.tried());
    }
  }, { step: 'initialize', priority: 'high', name: 'serviceFailure' });
  return client;
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
