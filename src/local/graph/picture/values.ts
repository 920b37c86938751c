import type { Members } from './domain-picture';
import { isRecord } from '../../../model/api/check-shape';

/** Readers of definitions of which nothing is known to be right: what is not as it should be is not there. */
export function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, also of a number; undefined of what has none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((item) => textOf(item) ?? []);
}

/** A number, also as templates have it. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

export function isTrue(value: unknown): boolean {
  return String(value) === 'true';
}

/** Without those that were there before, in the order in which each came first. */
export function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}
