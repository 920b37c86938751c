import { parse } from './json';
import type { Environment } from '../../environment/environment';
import { environmentKey, environmentOfKey } from '../../environment/environment';
import type { Database } from '../database/database';
import type { Row } from '../database/statements';

/** Something that a call has asked for and that happens later. */
export interface DelayedWork {
  readonly environment: Environment;
  readonly domainName: string;
  /** When it is to be done, in milliseconds since the epoch. */
  readonly due: number;
  /** Plain JSON. */
  readonly work: unknown;
}

export interface KeptWork extends DelayedWork {
  /** Its place in the order of the calls. */
  readonly order: number;
}

/** Work that is left for later, which a process that ends leaves to the next. That of a domain goes with the domain. */
export class DelayedWorks {
  constructor(private readonly database: Database) {}

  public put({ environment, domainName, due, work }: DelayedWork): void {
    this.database.run('INSERT INTO delayed (due, environment, domain, json) VALUES (?, ?, ?, ?)', due, environmentKey(environment), domainName, JSON.stringify(work));
  }

  /** Takes the oldest of those that are due, or, without a time, of all; in the transaction of the work, so that it is there as long as it is not done. */
  public take(now?: number): KeptWork | undefined {
    const row = now === undefined
      ? this.database.get('SELECT * FROM delayed ORDER BY place LIMIT 1')
      : this.database.get('SELECT * FROM delayed WHERE due <= ? ORDER BY place LIMIT 1', now);
    if (row === undefined) {
      return undefined;
    }
    this.database.run('DELETE FROM delayed WHERE place = ?', row.place);
    return read(row);
  }

  /** When the next is due. */
  public nextDue(): number | undefined {
    const due = this.database.get('SELECT MIN(due) AS due FROM delayed')?.due;
    return typeof due === 'number' ? due : undefined;
  }

  public count(): number {
    return Number(this.database.get('SELECT COUNT(*) AS count FROM delayed')?.count);
  }

  public list(): KeptWork[] {
    return this.database.all('SELECT * FROM delayed ORDER BY place').map(read);
  }
}

function read({ place, due, environment, domain, json }: Row): KeptWork {
  return {
    order: Number(place),
    due: Number(due),
    environment: environmentOfKey(String(environment)),
    domainName: String(domain),
    work: parse(json),
  };
}
