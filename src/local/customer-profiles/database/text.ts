/** A text as it is stored: nearly always itself, else its UTF-16, which is known by being bytes: SQLite would end it at its first NUL, and half a surrogate pair is no UTF-8. */
export function packText(text: string): string | Uint8Array {
  return text.includes('\0') || !isWellFormed(text) ? new Uint8Array(Buffer.from(text, 'utf16le')) : text;
}

export function unpackText(stored: string | Uint8Array): string {
  return typeof stored === 'string' ? stored : Buffer.from(stored).toString('utf16le');
}

/** Every Node.js that this runs on has it, and the library of ES2022, which the types are of, does not. */
function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
