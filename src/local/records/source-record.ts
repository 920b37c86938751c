/** A record of a file, and where it stands. */
export interface SourceRecord {
  readonly file: string;
  /** The first line is 1. */
  readonly line: number;
  /** As the service is to get it. */
  readonly text: string;
}

/** A file that cannot be read to its end as what it is said to be: nothing of it is used. */
export class BrokenFile extends Error {
  constructor(public readonly file: string, public readonly line: number | undefined, problem: string) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem}`);
    this.name = 'BrokenFile';
  }
}
