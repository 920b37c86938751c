import type { DomainScope } from './domain-scope';

/** The numbers of texts that return often in a domain. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts = new Map<number, string>();

  constructor(private readonly scope: DomainScope) {}

  /** Undefined where the text was never stored. */
  public find(text: string): number | undefined {
    const known = this.numbers.get(text);
    if (known !== undefined) {
      return known;
    }
    const { database, domain } = this.scope;
    const found = database.get('SELECT number FROM name WHERE domain = ? AND text = ?', domain, text);
    return found === undefined ? undefined : this.remember(Number(found.number), text);
  }

  public of(text: string): number {
    const found = this.find(text);
    if (found !== undefined) {
      return found;
    }
    const { database, domain } = this.scope;
    database.run('INSERT INTO name (domain, text) VALUES (?, ?)', domain, text);
    database.onRollBack(() => this.forget());
    return this.find(text) ?? 0;
  }

  public text(number: unknown): string {
    const known = this.texts.get(Number(number));
    if (known !== undefined) {
      return known;
    }
    const text = String(this.scope.database.get('SELECT text FROM name WHERE number = ?', Number(number))?.text);
    this.remember(Number(number), text);
    return text;
  }

  private remember(number: number, text: string): number {
    this.numbers.set(text, number);
    this.texts.set(number, text);
    return number;
  }

  private forget(): void {
    this.numbers.clear();
    this.texts.clear();
  }
}
