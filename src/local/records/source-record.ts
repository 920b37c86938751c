/** A record of a file, and where it stands there: on a line, or, in a document that has a list of them, at a place of that list. */
export interface SourceRecord {
  readonly file: string;
  /** The first is 1. */
  readonly line?: number;
  /** The first is 1. */
  readonly position?: number;
  /** As the service is to get it. */
  readonly text: string;
}

/** Where a record stands, as messages tell it. */
export function placeOf({ file, line, position }: Omit<SourceRecord, 'text'>): string {
  return line === undefined ? `${file}, record ${position}` : `${file}:${line}`;
}

/** A file that cannot be read to its end as what it is said to be: nothing of it is used. */
export class BrokenFile extends Error {
  constructor(public readonly file: string, public readonly line: number | undefined, problem: string) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem}`);
    this.name = 'BrokenFile';
  }
}
