/** What holds nothing that could be checked: told in a line, and everything else is checked all the same. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

/** Why something failed, in one line that fits into a report. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0].replace(/:$/, '').slice(0, 300);
}
