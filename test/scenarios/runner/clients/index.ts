import type { Client } from '../client';
import { botoClient, cliClient } from './python';
import { sdkClient } from './sdk';

export const CLIENTS = ['sdk', 'boto', 'cli'] as const;
export type ClientName = (typeof CLIENTS)[number];

export async function clientNamed(name: ClientName, endpoint: string): Promise<Client> {
  return { sdk: async () => sdkClient(endpoint), boto: async () => botoClient(endpoint), cli: async () => cliClient(endpoint) }[name]();
}
