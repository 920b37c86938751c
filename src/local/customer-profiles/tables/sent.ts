import type { Environment } from '../../environment/environment';
import { environmentKey } from '../../environment/environment';
import type { Database } from '../database/database';

/** How far the records of a domain were sent, by channel, such as `stream` or `dead-letters`: the order of the last. */
export class Sent {
  constructor(private readonly database: Database) {}

  /** 0 where nothing was sent. */
  public get(environment: Environment, domainName: string, channel: string): number {
    return Number(this.database.get('SELECT place FROM sent JOIN domain ON domain.number = sent.domain WHERE environment = ? AND name = ? AND channel = ?',
      environmentKey(environment), domainName, channel)?.place ?? 0);
  }

  /** Does nothing where the domain was deleted meanwhile. */
  public set(environment: Environment, domainName: string, channel: string, order: number): void {
    this.database.run('INSERT OR REPLACE INTO sent (domain, channel, place) SELECT number, ?, ? FROM domain WHERE environment = ? AND name = ?',
      channel, order, environmentKey(environment), domainName);
  }
}
