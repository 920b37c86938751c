/** Stands before what is not known until a template is deployed, so that it is told from text that only looks like it. No file says it by chance: it is of the private use area of Unicode. */
const MARK = '\uE0C7';

/** A text that stands for a value that is not known, as people would write it. */
export function unresolvedText(text: string): string {
  return `${MARK}${text}`;
}

/** Whether a value is not known, or has a part that is not. */
export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && value.includes(MARK);
}

/** A message as people see it. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, '');
}
