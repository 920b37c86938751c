import type { Value } from './statements';
import { isWellFormed } from './text';

/** What kind of value follows. */
const NULL = 0;
const NUMBER = 1;
const TEXT = 2;
/** One that has half a surrogate pair, which UTF-8 has nothing for. */
const TEXT_AS_UTF_16 = 3;

const FIRST_LENGTH = 65_536;
const NUMBER_BYTES = 8;
const LENGTH_BYTES = 4;
/** A unit of a text is one to three bytes of UTF-8. */
const MOST_OF_UNIT = 3;

/** Values one after the other as bytes, in a buffer that grows with them and is used again. JSON would be three times as slow, mostly for texts that are JSON themselves. */
export class PackedValues {
  public bytes = Buffer.alloc(FIRST_LENGTH);
  public end = 0;

  public count(count: number): void {
    this.reserve(LENGTH_BYTES);
    this.end = this.bytes.writeUInt32LE(count, this.end);
  }

  public value(value: Value): void {
    if (typeof value === 'string') {
      this.text(value);
    } else if (value === null) {
      this.reserve(1);
      this.bytes[this.end++] = NULL;
    } else {
      this.reserve(1 + NUMBER_BYTES);
      this.bytes[this.end++] = NUMBER;
      this.end = this.bytes.writeDoubleLE(value, this.end);
    }
  }

  /** Makes room for so many bytes. */
  public reserve(bytes: number): void {
    if (this.end + bytes > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.end + bytes));
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    }
  }

  private text(text: string): void {
    this.reserve(1 + LENGTH_BYTES + (text.length * MOST_OF_UNIT));
    const isUtf8 = isWellFormed(text);
    this.bytes[this.end] = isUtf8 ? TEXT : TEXT_AS_UTF_16;
    const start = this.end + 1 + LENGTH_BYTES;
    const length = this.bytes.write(text, start, isUtf8 ? 'utf8' : 'utf16le');
    this.bytes.writeUInt32LE(length, this.end + 1);
    this.end = start + length;
  }
}

/** Reads what `PackedValues` has written. */
export class UnpackedValues {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  public get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  public count(): number {
    this.at += LENGTH_BYTES;
    return this.bytes.readUInt32LE(this.at - LENGTH_BYTES);
  }

  public value(): Value {
    const kind = this.bytes[this.at++];
    if (kind === NULL) {
      return null;
    }
    if (kind === NUMBER) {
      this.at += NUMBER_BYTES;
      return this.bytes.readDoubleLE(this.at - NUMBER_BYTES);
    }
    const length = this.count();
    this.at += length;
    return this.bytes.toString(kind === TEXT_AS_UTF_16 ? 'utf16le' : 'utf8', this.at - length, this.at);
  }
}
