import { isUtf8 } from 'node:buffer';
import { serializationError } from './service-error';

/**
 * Text of bytes. Those that are no UTF-8 are refused: to decode them all the same would store something that nobody sent. A byte order mark is no part of JSON,
 * and stays for the parser to refuse.
 */
export function decodeUtf8(bytes: Buffer, what: string): string {
  if (!isUtf8(bytes)) {
    throw serializationError(`${what} is not UTF-8`);
  }
  return bytes.toString('utf8');
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
