/** How the program ends, for scripts. */
export const ExitCode = {
  /** Everything ended as asked for. */
  OK: 0,
  /** A stack failed, and was rolled back; a definition has errors; there are differences that are to fail; or records were refused. */
  FAILED: 1,
  /** The arguments or files do not make sense, or the service is not there; nothing was begun. */
  USAGE: 2,
  /** Ended by a signal before it was done. */
  INTERRUPTED: 130,
} as const;

export type ExitCode = typeof ExitCode[keyof typeof ExitCode];

/** Arguments or files that do not make sense: told in a line, without a stack trace. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
