import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import type { PutProfileObjectTypeCommandInput } from '@aws-sdk/client-customer-profiles';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import type { LocalCustomerProfilesOptions } from '../../../src/local/customer-profiles';

/** A service that listens, and a client of it. */
export interface RunningService {
  readonly service: LocalCustomerProfiles;
  readonly url: string;
  readonly client: CustomerProfilesClient;
}

const running: RunningService[] = [];
const internalErrors: unknown[] = [];

afterEach(async () => {
  for (const { service, client } of running.splice(0)) {
    client.destroy();
    await service.stop();
  }
  expect(internalErrors.splice(0)).toEqual([]);
});

/** Starts a service that is stopped after the test, which fails where the service had an internal error. */
export async function startService(options: LocalCustomerProfilesOptions = {}): Promise<RunningService> {
  const service = new LocalCustomerProfiles({ onInternalError: (error) => internalErrors.push(error), stopGrace: 100, ...options });
  const url = await service.start();
  const started = { service, url, client: clientOf(url, options.region) };
  running.push(started);
  return started;
}

/** A client that does not try again, so that every test sees the answer that came. */
export function clientOf(url: string, region = 'us-east-1'): CustomerProfilesClient {
  return new CustomerProfilesClient({
    endpoint: url, region, credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' }, maxAttempts: 1,
  });
}

/** The name and message of the error that a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  throw new Error('the call succeeded');
}

/** A mapping that the service takes. */
export const CUSTOMER: PutProfileObjectTypeCommandInput = {
  DomainName: 'retail',
  ObjectTypeName: 'Customer',
  Description: 'customers of the shop',
  AllowProfileCreation: true,
  Fields: {
    customerId: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' },
    email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
  },
  Keys: {
    customerId: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['customerId'] }],
    email: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['email'] }],
  },
};
