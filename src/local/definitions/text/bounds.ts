import { UnreadableFile } from './unreadable';

/** Several times what the deepest request or template needs. */
export const MAX_DEPTH = 100;
/** Aliases make few bytes stand for many values. */
const MAX_VALUES = 200_000;

/** Walks the value without recursion: an anchor within itself makes a cycle, and a text of brackets overflows the stack. */
export function assertBounded(value: unknown): void {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let values = 0, next = open.pop(); next; next = open.pop(), values++) {
    if (next.depth > MAX_DEPTH || values > MAX_VALUES) {
      throw new UnreadableFile(next.depth > MAX_DEPTH ? `it is more than ${MAX_DEPTH} levels deep` : `it has more than ${MAX_VALUES} values`);
    }
    if (typeof next.value === 'object' && next.value !== null) {
      for (const item of Object.values(next.value)) {
        open.push({ value: item, depth: next.depth + 1 });
      }
    }
  }
}
