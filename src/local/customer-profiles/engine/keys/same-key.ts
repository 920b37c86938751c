import type { Key } from '../records';

export function isSameKey(key: Key, other: Key): boolean {
  return key.name === other.name && key.value.length === other.value.length && key.value.every((part, index) => part === other.value[index]);
}

export function hasKey(keys: readonly Key[], key: Key): boolean {
  return keys.some((other) => isSameKey(other, key));
}
