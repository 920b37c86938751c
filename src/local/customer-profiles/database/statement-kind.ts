/** What is known of a statement by its text. */
export interface StatementKind {
  readonly reads: boolean;
  /** Those that it names; undefined where it may touch all of them. */
  readonly tables?: ReadonlySet<string>;
}

const TABLES = /\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)/g;

/** Goes with all that belongs to the domain, in whatever table. */
const DELETES_DOMAIN = /^DELETE FROM domain\b/;

const kinds = new Map<string, StatementKind>();

export function statementKind(sql: string): StatementKind {
  let kind = kinds.get(sql);
  if (!kind) {
    const tables = DELETES_DOMAIN.test(sql) ? undefined : new Set([...sql.matchAll(TABLES)].map(([, table]) => table));
    kind = { reads: /^(?:SELECT|PRAGMA)\b/.test(sql), tables };
    kinds.set(sql, kind);
  }
  return kind;
}
