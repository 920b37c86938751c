export interface Result {
  readonly name: string;
  readonly part: string;
  readonly ok: boolean;
  /** Tests, where it is made of tests. */
  readonly passed?: number;
  readonly failed?: number;
  readonly seconds: number;
}

export function printTable(results: readonly Result[]): void {
  const rows = [['version', 'what', 'result', 'tests passed', 'failed', 'seconds'], ...results.map((result) => [
    result.name, result.part, result.ok ? 'passed' : 'FAILED', String(result.passed ?? '-'), String(result.failed ?? '-'), result.seconds.toFixed(0),
  ])];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(`\n${rows.map((row) => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')).join('\n')}`);
}
