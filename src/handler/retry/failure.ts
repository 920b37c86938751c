/** Something that the author of the app has to know and can do something about; it becomes the reason of a FAILED answer. */
export class Failure extends Error {
  /**
   * @param code a short name for the log, which never holds values
   * @param message what is wrong, and the way out
   */
  constructor(public readonly code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
  }
}

/** What the log calls an error. */
export function codeOf(error: unknown): string {
  return error instanceof Failure ? error.code : error instanceof Error ? error.name : 'Unknown';
}

/** What people read of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
