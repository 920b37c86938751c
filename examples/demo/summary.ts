export interface StepResult {
  readonly title: string;
  readonly calls: number;
  readonly writes: number;
  /** The object types of the domain afterwards, or undefined where it is gone. */
  readonly objectTypes?: readonly string[];
  readonly profiles?: number;
  /** What was not as it should be. */
  readonly wrong: readonly string[];
}

/** What each step left in the service, and what it cost in API calls. */
export function printSummary(results: readonly StepResult[]): void {
  process.stdout.write('\n== Summary ==\n');
  for (const [index, { title, calls, writes, objectTypes, profiles, wrong }] of results.entries()) {
    const held = objectTypes ? `domain retail with ${objectTypes.join(', ')} and ${profiles} profiles` : 'nothing';
    process.stdout.write([
      `${index + 1}. ${wrong.length === 0 ? 'as it should' : 'WRONG'}  ${title}`,
      `   ${calls} API calls, ${writes} of them writes; the service holds ${held}`,
      ...wrong.map((what) => `   ${what}`),
      '',
    ].join('\n'));
  }
}
