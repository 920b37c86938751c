import { remembering } from './remembering';

/** Gives the one value of a variable, or undefined where the request has none, or several. */
export type Variables = (name: string) => string | undefined;

/** How a pattern of a policy is read. */
export interface PatternOptions {
  /** @default - `${...}` is text */
  readonly variables?: Variables;
  /** Whether `*` and `?` stand for other text. @default true */
  readonly wildcards?: boolean;
  /** @default false */
  readonly ignoreCase?: boolean;
}

const PARTS = /\$\{([^}]*)\}|[^]/g;

/** What `${*}` and the like stand for: the character itself (IAM User Guide, "IAM policy elements: Variables and tags"). */
const ESCAPED = ['*', '?', '$'];

/** Every call to the service is held against every pattern of a role: what reads the same each time is read once. */
const textMatcher = remembering((pattern) => matcherOf(pattern, { wildcards: false }));
const wildcardMatcher = remembering((pattern) => matcherOf(pattern, {}));
const wildcardMatcherIgnoringCase = remembering((pattern) => matcherOf(pattern, { ignoreCase: true }));
const partsOfPattern = remembering((pattern) => partsOfArn(pattern, /:(?![^{]*\})/));
const partsOfSubject = remembering((arn) => partsOfArn(arn, /:/));

/** Whether a pattern of a policy covers a text. One whose variables have no value covers nothing. */
export function covers(pattern: string, subject: string, options: PatternOptions = {}): boolean {
  return matcher(pattern, options)?.test(subject) ?? false;
}

/** Whether all variables of a pattern have a value. */
export function isResolved(pattern: string, variables: Variables | undefined): boolean {
  return sourceOf(pattern, { variables }) !== undefined;
}

/**
 * Whether a pattern covers an ARN, part by part: a wildcard reaches over a colon only within the last part, which is the
 * resource itself (IAM User Guide, "IAM JSON policy elements: Resource").
 */
export function coversArn(pattern: string, arn: string, options: PatternOptions = {}): boolean {
  if (pattern === '*') {
    return true;
  }
  const given = partsOfSubject(arn);
  return partsOfPattern(pattern).every((part, index) => covers(part, given[index], options));
}

function matcher(pattern: string, options: PatternOptions): RegExp | undefined {
  const { variables, wildcards = true, ignoreCase = false } = options;
  if ((variables && pattern.includes('${')) || (!wildcards && ignoreCase)) {
    return matcherOf(pattern, options);
  }
  return (wildcards ? (ignoreCase ? wildcardMatcherIgnoringCase : wildcardMatcher) : textMatcher)(pattern);
}

function matcherOf(pattern: string, options: PatternOptions): RegExp | undefined {
  const source = sourceOf(pattern, options);
  return source === undefined ? undefined : new RegExp(`^${source}$`, options.ignoreCase ? 'isu' : 'su');
}

/** `arn`, partition, service, region, account and the resource, with the colons that it may have. Parts that a pattern leaves out are any. */
function partsOfArn(arn: string, colon: RegExp): string[] {
  const parts = arn.split(colon);
  return [...parts.slice(0, 5), ...parts.length < 6 ? Array<string>(6 - parts.length).fill('*') : [parts.slice(5).join(':')]];
}

function sourceOf(pattern: string, { variables, wildcards = true }: PatternOptions): string | undefined {
  let source = '';
  for (const [part, name] of pattern.matchAll(PARTS)) {
    if (name !== undefined && variables) {
      const value = valueOf(name, variables);
      if (value === undefined) {
        return undefined;
      }
      source += literal(value);
    } else if (wildcards && part === '*') {
      source += '.*';
    } else if (wildcards && part === '?') {
      source += '.';
    } else {
      source += literal(part);
    }
  }
  return source;
}

/** The value of `name` or of `name, 'default'`. */
function valueOf(name: string, variables: Variables): string | undefined {
  if (ESCAPED.includes(name)) {
    return name;
  }
  const [, key, otherwise] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(name) ?? [];
  return key === undefined ? undefined : variables(key) ?? otherwise;
}

function literal(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
