/** What no UTF-8 begins with: the UTF-16 of a text follows, which has half a surrogate pair, that UTF-8 has nothing for. */
const UTF_16 = 0xff;

/** A text as it is stored: nearly always itself, else its bytes: SQLite would end it at its first NUL. */
export function packText(text: string): string | Uint8Array {
  return text.includes('\0') || !isWellFormed(text) ? packBytes(text) : text;
}

/** A text as bytes, which are quicker to write and to read than texts of SQLite where they are long. */
export function packBytes(text: string): Uint8Array {
  return isWellFormed(text) ? Buffer.from(text, 'utf8') : Buffer.concat([Buffer.of(UTF_16), Buffer.from(text, 'utf16le')]);
}

export function unpackText(stored: string | Uint8Array): string {
  if (typeof stored === 'string') {
    return stored;
  }
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  return bytes[0] === UTF_16 ? bytes.toString('utf16le', 1) : bytes.toString('utf8');
}

/** Every Node.js that this runs on has it, and the library of ES2022, which the types are of, does not. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
