import { appendFileSync, closeSync, fstatSync, ftruncateSync, openSync, rmSync, statSync } from 'node:fs';
import { UsageError } from './exit-code';

/** Lines that are collected before they are written. */
const PART_CHARACTERS = 1_000_000;

/** A file that is written at the end of a run, and opened at its beginning, so that one that cannot be written is found before anything is done. */
export class OutputFile {
  private readonly descriptor: number;
  private readonly isNew: boolean;

  /** @param inputs files that the run reads, which it must not write over */
  constructor(private readonly file: string, option: string, inputs: readonly string[]) {
    const clash = inputs.find((input) => isSameFile(input, file));
    if (clash !== undefined) {
      throw new UsageError(`${option} ${file} would write over a file that this run needs; give another`);
    }
    this.isNew = statSync(file, { throwIfNoEntry: false }) === undefined;
    try {
      this.descriptor = openSync(file, 'a');
    } catch (error) {
      throw new UsageError(`${option}: cannot write ${file}: ${(error as Error).message}`);
    }
  }

  /** Puts objects in place of what the file had, one in each line. */
  public write(objects: Iterable<object>): void {
    try {
      if (fstatSync(this.descriptor).isFile()) {
        ftruncateSync(this.descriptor);
      }
      let part = '';
      for (const object of objects) {
        part += `${JSON.stringify(object)}\n`;
        if (part.length > PART_CHARACTERS) {
          appendFileSync(this.descriptor, part);
          part = '';
        }
      }
      appendFileSync(this.descriptor, part);
      closeSync(this.descriptor);
    } catch (error) {
      throw new UsageError(`cannot write ${this.file}: ${(error as Error).message}`);
    }
  }

  /** Leaves the file as it was. */
  public discard(): void {
    closeSync(this.descriptor);
    if (this.isNew) {
      rmSync(this.file, { force: true });
    }
  }
}

function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.isFile() && first.dev === second.dev && first.ino === second.ino;
}
