import type { DomainScope } from './domain-scope';

/** What profiles that were merged away have become. */
export class Aliases {
  constructor(private readonly scope: DomainScope) {}

  public get(id: string): string | undefined {
    const { database, domain } = this.scope;
    const row = database.get('SELECT main FROM alias WHERE domain = ? AND id = ?', domain, id);
    return row === undefined ? undefined : String(row.main);
  }

  public put(mergedId: string, mainId: string): void {
    const { database, domain } = this.scope;
    database.run('UPDATE alias SET main = ? WHERE domain = ? AND main = ?', mainId, domain, mergedId);
    database.run('INSERT OR REPLACE INTO alias (domain, id, main) VALUES (?, ?, ?)', domain, mergedId, mainId);
  }

  public forgetMain(id: string): void {
    const { database, domain } = this.scope;
    database.run('DELETE FROM alias WHERE domain = ? AND main = ?', domain, id);
  }
}
