import type { DomainScope } from './domain-scope';

/** How many are set aside at once: a process that ends leaves a gap, and none is given twice. */
const BLOCK = 100_000;

/** Places in the order of all that comes into a domain. */
export class Places {
  private last = 0;
  private reserved = 0;

  constructor(private readonly scope: DomainScope) {}

  public next(): number {
    if (this.last >= this.reserved) {
      this.reserve();
    }
    this.last += 1;
    return this.last;
  }

  private reserve(): void {
    const { database, domain } = this.scope;
    const stored = Number(database.get('SELECT orders FROM domain WHERE number = ?', domain)?.orders ?? 0);
    this.last = Math.max(this.last, stored);
    this.reserved = this.last + BLOCK;
    database.run('UPDATE domain SET orders = ? WHERE number = ?', this.reserved, domain);
    database.onRollBack(() => { this.reserved = 0; });
  }
}
