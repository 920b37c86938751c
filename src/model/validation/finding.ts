import type { Rule } from './rule';
import type { Severity } from './severity';

/** Something wrong with a value, said so that its author can mend it. */
export interface Finding {
  /** The rule that was broken, for example `CP1003`. */
  readonly code: string;
  readonly severity: Severity;
  /** Where the value stands in the request, for example `Keys.customer[0].FieldNames[1]`. */
  readonly path: string;
  /** The value, or undefined where the finding is that there is none. */
  readonly value?: unknown;
  /** What is wrong, as the end of a sentence that begins with the path and the value. */
  readonly problem: string;
  /** What is allowed. */
  readonly allowed?: string;
  /** How to mend it. */
  readonly fix?: string;
}

/** What a checker says of one value; the rule adds its code and severity. */
export interface FindingDetails {
  readonly path: string;
  readonly value?: unknown;
  readonly problem: string;
  readonly allowed?: string;
  readonly fix?: string;
}

/** A finding against a rule, with the rule's severity unless the case is milder. */
export function newFinding(rule: Rule, finding: FindingDetails, severity: Severity = rule.severity): Finding {
  return { code: rule.code, severity, ...finding };
}

const SHOWN_VALUE_LENGTH = 80;
const SHOWN_ALLOWED_LENGTH = 400;

/** The value as people see it in a message: quoted where it is text, and shortened. */
export function showValue(value: unknown): string {
  return shorten(asText(value), SHOWN_VALUE_LENGTH);
}

/** A text is cut before it is quoted: one of megabytes should not be copied for its first words. Broken input may also be too deep, or cyclic. */
function asText(value: unknown): string {
  if (typeof value === 'string') {
    const start = value.slice(0, SHOWN_VALUE_LENGTH);
    return JSON.stringify(start) + (start.length < value.length ? '...' : '');
  }
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Array.isArray(value) ? '[...]' : '{...}';
  }
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text;
}

/** One line for a finding: path, value, problem, what is allowed, the way out, code. */
export function formatFinding(f: Finding): string {
  const subject = f.value === undefined ? f.path : `${f.path} ${showValue(f.value)}`;
  const allowed = f.allowed ? `; allowed: ${shorten(f.allowed, SHOWN_ALLOWED_LENGTH)}` : '';
  const fix = f.fix ? `; ${f.fix}` : '';
  return `${subject} ${f.problem}${allowed}${fix} [${f.code}]`;
}
