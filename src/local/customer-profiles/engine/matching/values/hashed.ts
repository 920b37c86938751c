import { createHash } from 'node:crypto';

/** 32 lower-case hexadecimal digits, the same for the same text. */
export function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
