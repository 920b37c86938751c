/** A value of a customer, quoted, so that it is told from what stands around it. */
export function shown(value: unknown): string {
  return JSON.stringify(value);
}

/** A line without what would move the cursor, begin another line or turn the direction of writing. */
export function harmless(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A heading with its lines after an empty line; nothing where there are none. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}

/** The widest that a column is made for the sake of the others. */
const WIDEST = 60;

/** Rows with their columns below each other. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, column) => {
      widths[column] = Math.max(widths[column] ?? 0, Math.min(text.length, WIDEST));
    });
  }
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd());
}
