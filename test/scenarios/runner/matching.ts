/** What a scenario expects of a value: the value itself, of which members may be left out, or an operator. */
type Members = { readonly [member: string]: unknown };

/** An operator tells the first difference, or undefined where there is none. */
type Operator = (wanted: unknown, actual: unknown, place: string) => string | undefined;

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$absent', (_, actual, place) => actual === undefined || actual === null ? undefined : `${place} is ${show(actual)}, and should not be there`],
  ['$any', (_, actual, place) => actual === undefined || actual === null ? `${place} is not there` : undefined],
  ['$id', (_, actual, place) => typeof actual === 'string' && /^[a-f0-9]{32}$/.test(actual) ? undefined : `${place} is ${show(actual)}, which is no id`],
  ['$regex', (wanted, actual, place) => (
    typeof actual === 'string' && new RegExp(String(wanted)).test(actual) ? undefined : `${place} is ${show(actual)}, which is not like ${String(wanted)}`
  )],
  ['$length', (wanted, actual, place) => !Array.isArray(actual) ? `${place} is ${show(actual)}, and no list`
    : actual.length === wanted ? undefined : `${place} has ${actual.length} entries, not ${String(wanted)}: ${show(actual)}`],
  ['$json', (wanted, actual, place) => {
    const parsed = parsedJson(actual);
    return parsed === undefined ? `${place} is ${show(actual)}, which is no text of JSON` : difference(wanted, parsed.value, `${place} as JSON`);
  }],
  ['$inAnyOrder', (wanted, actual, place) => !Array.isArray(wanted) || !Array.isArray(actual) ? `${place} is ${show(actual)}, and no list`
    : wanted.length === actual.length ? pairing(wanted, actual, place)
      : `${place} has ${actual.length} entries, not ${wanted.length}: ${show(actual)}`],
  ['$contains', (wanted, actual, place) => !Array.isArray(wanted) || !Array.isArray(actual) ? `${place} is ${show(actual)}, and no list`
    : pairing(wanted, actual, place)],
]);

export const MATCH_OPERATORS: readonly string[] = [...OPERATORS.keys()];

/** The first place where a value is not as expected, in words; undefined where it is. */
export function difference(expected: unknown, actual: unknown, place: string): string | undefined {
  if (Array.isArray(expected)) {
    return listDifference(expected, actual, place);
  }
  if (typeof expected !== 'object' || expected === null) {
    return sameScalar(expected, actual) ? undefined : `${place} is ${show(actual)}, not ${show(expected)}`;
  }
  const operator = operatorOf(expected as Members);
  return operator ? operator.apply(operator.wanted, actual, place) : memberDifference(expected as Members, actual, place);
}

function operatorOf(expected: Members): { readonly apply: Operator; readonly wanted: unknown } | undefined {
  const names = Object.keys(expected);
  if (!names.some((name) => name.startsWith('$'))) {
    return undefined;
  }
  const apply = OPERATORS.get(names[0]);
  if (apply === undefined || names.length > 1) {
    throw new Error(`${show(expected)} is no operator; there are ${MATCH_OPERATORS.join(', ')}, each alone`);
  }
  return { apply, wanted: expected[names[0]] };
}

function listDifference(expected: readonly unknown[], actual: unknown, place: string): string | undefined {
  if (!Array.isArray(actual)) {
    return `${place} is ${show(actual)}, and no list`;
  }
  if (actual.length !== expected.length) {
    return `${place} has ${actual.length} entries, not ${expected.length}: ${show(actual)}`;
  }
  return first(expected, (item, at) => difference(item, actual[at], `${place}[${at}]`));
}

function memberDifference(expected: Members, actual: unknown, place: string): string | undefined {
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) || actual instanceof Date) {
    return `${place} is ${show(actual)}, and has no members`;
  }
  return first(Object.keys(expected), (member) => (
    difference(expected[member], Object.hasOwn(actual, member) ? (actual as Members)[member] : undefined, `${place}.${member}`)
  ));
}

function first<T>(items: readonly T[], differenceOf: (item: T, at: number) => string | undefined): string | undefined {
  for (const [at, item] of items.entries()) {
    const found = differenceOf(item, at);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Whether each expected item can have an actual one of its own: taking the first that fits could leave a later one without. */
function pairing(expected: readonly unknown[], actual: readonly unknown[], place: string): string | undefined {
  const takenBy = new Map<number, number>();
  const placed = (at: number, tried: Set<number>): boolean => actual.some((candidate, index) => {
    if (tried.has(index) || difference(expected[at], candidate, place) !== undefined) {
      return false;
    }
    tried.add(index);
    const other = takenBy.get(index);
    if (other !== undefined && !placed(other, tried)) {
      return false;
    }
    takenBy.set(index, at);
    return true;
  });
  return first(expected, (item, at) => placed(at, new Set()) ? undefined : `${place} has nothing (left) for ${show(item)}: ${show(actual)}`);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

function sameScalar(expected: unknown, actual: unknown): boolean {
  return expected === actual || (typeof expected === 'string' && INSTANT.test(expected) && instantOf(actual) === Date.parse(expected));
}

/** Clients answer times as dates, as text, or as they come: in seconds. */
function instantOf(actual: unknown): number | undefined {
  return actual instanceof Date ? actual.getTime()
    : typeof actual === 'number' ? Math.round(actual * 1000)
      : typeof actual === 'string' && INSTANT.test(actual) ? Date.parse(actual) : undefined;
}

function parsedJson(text: unknown): { readonly value: unknown } | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function show(value: unknown): string {
  const text = value === undefined ? 'not there' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
