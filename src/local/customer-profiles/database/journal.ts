import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { PackedValues } from './packed-values';

/** Of an entry: the generation, the length of its values in bytes, and the check of both and the values. */
const HEADER_BYTES = 16;
const WORD = 4;

/**
 * What was done and is not in the tables yet, in a file beside the database: an entry for each transaction, which takes one write to the file system, where the tables would take dozens.
 *
 * The entries of a generation are in the database once that says that there is another, which it does in the transaction that writes them. What follows them in the file is of older generations.
 */
export class Journal {
  private readonly handle: number;
  private readonly entry = new PackedValues();
  private end = 0;

  constructor(private readonly path: string, private generation: number) {
    this.handle = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  }

  /** How many bytes the entries have. */
  public get size(): number {
    return this.end;
  }

  /**
   * Adds an entry of what `write` writes. Throws where that could not be done; it is none then.
   */
  public append(write: (entry: PackedValues) => void): void {
    const length = this.put(write);
    const written = writeSync(this.handle, this.entry.bytes, 0, length, this.end);
    if (written !== length) {
      throw new Error(`cannot write the file ${this.path}: the disk took ${written} of ${length} bytes`);
    }
    this.end += length;
  }

  /** The entries are in the database, which knows of the new generation. */
  public begin(generation: number): void {
    this.generation = generation;
    this.end = 0;
  }

  /** @param isEmpty whether nothing of it is needed any more */
  public close(isEmpty: boolean): void {
    closeSync(this.handle);
    if (isEmpty) {
      rmSync(this.path, { force: true });
    }
  }

  /** Makes an entry and answers how long it is. */
  private put(write: (entry: PackedValues) => void): number {
    const { entry } = this;
    entry.end = HEADER_BYTES;
    write(entry);
    const bytes = entry.end - HEADER_BYTES;
    const length = padded(entry.end);
    entry.reserve(WORD);
    entry.bytes.fill(0, entry.end, length);
    entry.bytes.writeDoubleLE(this.generation, 0);
    entry.bytes.writeUInt32LE(bytes, 8);
    entry.bytes.writeUInt32LE(0, 12);
    entry.bytes.writeUInt32LE(checkOf(entry.bytes, 0, length), 12);
    return length;
  }
}

/** The values of the entries of a generation; one that was not written to its end, and whatever follows, is none. */
export function readJournal(path: string, generation: number): Buffer[] {
  const entries: Buffer[] = [];
  // copied, as the words of the check begin at whole words of the memory
  const file = Buffer.from(existsSync(path) ? new Uint8Array(readFileSync(path)).buffer : new ArrayBuffer(0));
  for (let at = 0; at + HEADER_BYTES <= file.length;) {
    const bytes = file.readUInt32LE(at + 8);
    const end = at + padded(HEADER_BYTES + bytes);
    const check = file.readUInt32LE(at + 12);
    if (file.readDoubleLE(at) !== generation || end > file.length) {
      break;
    }
    file.writeUInt32LE(0, at + 12);
    if (checkOf(file, at, end) !== check) {
      break;
    }
    entries.push(file.subarray(at + HEADER_BYTES, at + HEADER_BYTES + bytes));
    at = end;
  }
  return entries;
}

function padded(length: number): number {
  return Math.ceil(length / WORD) * WORD;
}

/* eslint-disable no-bitwise -- a hash is made of bits */

/** Of whole words: FNV-1a, a word at a time, with the high bits mixed in, as a torn write is what it is for. */
function checkOf(buffer: Buffer, start: number, end: number): number {
  const words = new Int32Array(buffer.buffer, buffer.byteOffset + start, (end - start) / WORD);
  let hash = -2128831035;
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words[at], 16777619);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
