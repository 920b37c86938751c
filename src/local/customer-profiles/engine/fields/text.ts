/** Whether a value counts as none: `false` and `0` are values, and a list or structure without members is one too (D-I7). */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A value as text: itself, or its JSON (D-I14). Undefined where it is nested too deeply for that. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Whether a text has more characters than a member takes; what is beyond the basic plane is one character. */
export function isLongerThan(text: string, longest: number): boolean {
  return text.length > longest && (text.length > 2 * longest || Array.from(text).length > longest);
}
