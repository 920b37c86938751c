import { environmentKey } from '../../environment/environment';
import type { Environment } from '../../environment/environment';

/** Makes a client for each account and region that something is sent for, when it is. */
export class Clients<Client extends { destroy(): void }> {
  private readonly clients = new Map<string, Client>();

  constructor(private readonly make: (place: Environment) => Client) {}

  public of(place: Environment): Client {
    const key = environmentKey(place);
    const client = this.clients.get(key) ?? this.make(place);
    this.clients.set(key, client);
    return client;
  }

  public close(): void {
    this.clients.forEach((client) => client.destroy());
    this.clients.clear();
  }
}
