/** What SQLite would cut off or change in a text: it ends at the first NUL, and half a surrogate pair is no UTF-8. */
const NOT_TEXT = /[\0\p{Surrogate}]/u;

/** A text as it is stored: nearly always itself, else its UTF-16, which is known by being bytes. */
export function packText(text: string): string | Uint8Array {
  return NOT_TEXT.test(text) ? new Uint8Array(Buffer.from(text, 'utf16le')) : text;
}

export function unpackText(stored: string | Uint8Array): string {
  return typeof stored === 'string' ? stored : Buffer.from(stored).toString('utf16le');
}
