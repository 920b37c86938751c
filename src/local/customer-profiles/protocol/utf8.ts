import { serializationError } from './service-error';

/** A byte order mark is no part of JSON, so it is left for the parser to refuse. */
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes. Those that are no UTF-8 are refused: to decode them all the same would store something that nobody sent. */
export function decodeUtf8(bytes: Uint8Array, what: string): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    throw serializationError(`${what} is not UTF-8`);
  }
}

/** Text of a part of a path or a query, or undefined where an escape in it is none, such as `%zz`. */
export function decodePercent(text: string, what: string): string | undefined {
  if (!text.includes('%')) {
    return text;
  }
  if (/%(?![0-9a-fA-F]{2})/.test(text)) {
    return undefined;
  }
  try {
    return decodeURIComponent(text);
  } catch {
    throw serializationError(`${what} is percent-encoded, but not UTF-8`);
  }
}
