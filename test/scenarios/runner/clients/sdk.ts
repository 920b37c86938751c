import * as sdk from '@aws-sdk/client-customer-profiles';
import type { Client } from '../client';

type Send = (command: unknown) => Promise<{ readonly $metadata: unknown }>;
const COMMANDS = sdk as unknown as { readonly [name: string]: undefined | (new (request: unknown) => unknown) };

/** The AWS SDK for JavaScript, as it calls a service on this machine. */
export function sdkClient(endpoint: string): Client {
  return clientOf({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKIDSDK', secretAccessKey: 'secret' }, maxAttempts: 1 });
}

/** The same with settings of one's own. */
export function clientOf(settings: sdk.CustomerProfilesClientConfig): Client {
  const client = new sdk.CustomerProfilesClient(settings);
  return {
    name: 'sdk',
    call: async (operation, request) => {
      const Command = COMMANDS[`${operation}Command`];
      if (Command === undefined) {
        return { unsaid: `the SDK does not know ${operation}` };
      }
      try {
        const { $metadata, ...answer } = await (client.send.bind(client) as unknown as Send)(new Command(request));
        return { answer };
      } catch (error) {
        const { name, message } = error as Error;
        return { error: name, message };
      }
    },
    close: () => client.destroy(),
  };
}
