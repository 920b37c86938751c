import type { DomainScope } from './domain-scope';
import { parse } from './json';

export class Documents {
  constructor(private readonly scope: DomainScope) {}

  public get(collection: string, id: string): unknown {
    const { database, domain } = this.scope;
    const row = database.get('SELECT json FROM document WHERE domain = ? AND collection = ? AND id = ?', domain, collection, id);
    return row === undefined ? undefined : parse(row.json);
  }

  public list(collection: string): { readonly id: string; readonly value: unknown }[] {
    const { database, domain } = this.scope;
    return database.all('SELECT id, json FROM document WHERE domain = ? AND collection = ? ORDER BY id', domain, collection)
      .map(({ id, json }) => ({ id: String(id), value: parse(json) }));
  }

  public put(collection: string, id: string, value: unknown): void {
    const { database, domain } = this.scope;
    database.run('INSERT OR REPLACE INTO document (domain, collection, id, json) VALUES (?, ?, ?, ?)', domain, collection, id, JSON.stringify(value));
  }

  public delete(collection: string, id: string): void {
    const { database, domain } = this.scope;
    database.run('DELETE FROM document WHERE domain = ? AND collection = ? AND id = ?', domain, collection, id);
  }
}
