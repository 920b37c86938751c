import type { DomainScope } from './domain-scope';

export interface Counts {
  readonly profiles: number;
  readonly objects: number;
  readonly bytes: number;
  readonly metering: number;
}

/** What a profile counts for. */
export function meteringOf(objects: number): number {
  return Math.max(1, Math.ceil(objects / 100));
}

/** Counted once, and kept up to date from then on. */
export class Totals {
  private counts?: Counts;

  constructor(private readonly scope: DomainScope) {}

  public read(): Counts {
    if (this.counts === undefined) {
      this.counts = this.count();
      // it has counted what a roll-back takes away
      this.scope.database.onRollBack(() => { this.counts = undefined; });
    }
    return this.counts;
  }

  public add(change: Partial<Counts>): void {
    if (this.counts !== undefined) {
      const before = this.counts;
      const { profiles = 0, objects = 0, bytes = 0, metering = 0 } = change;
      this.counts = {
        profiles: before.profiles + profiles, objects: before.objects + objects, bytes: before.bytes + bytes, metering: before.metering + metering,
      };
      this.scope.database.onRollBack(() => { this.counts = before; });
    }
  }

  private count(): Counts {
    const { database, domain } = this.scope;
    const { profiles, more } = database.get(`SELECT COUNT(*) AS profiles, (SELECT COALESCE(SUM((objects + 99) / 100 - 1), 0) FROM profile
      WHERE domain = ?1 AND objects > 100 AND place IS NOT NULL) AS more FROM profile INDEXED BY profile_place WHERE domain = ?1 AND place IS NOT NULL`, domain) ?? {};
    const { objects, bytes } = database.get('SELECT COUNT(*) AS objects, COALESCE(SUM(bytes), 0) AS bytes FROM object WHERE domain = ?', domain) ?? {};
    return { profiles: Number(profiles), objects: Number(objects), bytes: Number(bytes), metering: Number(profiles) + Number(more) };
  }
}
