/** How often the blocks of one rendering may be gone through, and how much text it may go over: many times what a cell takes. */
const MOST_ROUNDS = 10_000;
const MOST_CHARACTERS = 512_000;
/** How many such renderings all templates of a mapping together may take for one record. */
const MOST_RENDERINGS = 10;

/**
 * What one rendering has used up. A template may go through the same long list for each of its elements, so that a record of the
 * largest size would be rendered for hours. Renderings do not wait for anything, so that there is one at a time.
 */
export class TemplateBudget {
  private rounds = 0;
  private characters = 0;
  private roundsOfRecord = 0;
  private charactersOfRecord = 0;

  public startRecord(): void {
    this.roundsOfRecord = 0;
    this.charactersOfRecord = 0;
  }

  /** Begins one rendering. */
  public start(): void {
    if (this.roundsOfRecord > MOST_RENDERINGS * MOST_ROUNDS || this.charactersOfRecord > MOST_RENDERINGS * MOST_CHARACTERS) {
      throw new Error(`the templates before it went through more than ${MOST_RENDERINGS * MOST_ROUNDS} elements, or over ${MOST_RENDERINGS * MOST_CHARACTERS} characters`);
    }
    this.rounds = 0;
    this.characters = 0;
  }

  public round(): void {
    this.rounds++;
    this.roundsOfRecord++;
    if (this.rounds > MOST_ROUNDS) {
      throw new Error(`the template goes through more than ${MOST_ROUNDS} elements`);
    }
  }

  public text(text: string): string {
    this.characters += text.length;
    this.charactersOfRecord += text.length;
    if (this.characters > MOST_CHARACTERS) {
      throw new Error(`the template renders more than ${MOST_CHARACTERS} characters`);
    }
    return text;
  }
}
