/** A place of a record that has a single value, or a list of such. */
export interface Leaf {
  /** The names on the way to it. */
  readonly names: readonly string[];
  /** What a mapping reads it by; undefined where a name is in the way that no accessor can have. */
  readonly source?: string;
  /** Whether a list is on the way. */
  readonly isList: boolean;
  /** Of all samples, in their order; null and empty texts are none. */
  readonly values: (string | number | boolean)[];
  /** In how many samples it has a value. */
  samples: number;
}

/** How many attributes an object may have; nested ones count. */
export const MOST_ATTRIBUTES = 120;

interface Step {
  readonly value: unknown;
  readonly names: readonly string[];
  readonly source: string | undefined;
  readonly isList: boolean;
}

/** The leaves of samples in the order of their first appearance, or undefined where one of the samples has too many. */
export function leavesOf(samples: readonly object[]): readonly Leaf[] | undefined {
  const leaves = new Map<string, Leaf>();
  for (const sample of samples) {
    const paths = new Set<string>();
    const withValue = new Set<Leaf>();
    // No recursion: a text of the largest size may be nested as deeply as it is long.
    const open: Step[] = [{ value: sample, names: [], source: '_source', isList: false }];
    for (let step = open.pop(); step; step = open.pop()) {
      const within = stepsInto(step);
      if (within) {
        within.reverse().forEach((each) => open.push(each));
        continue;
      }
      const { names, source, isList, value } = step;
      const path = JSON.stringify([names, isList]);
      if (names.length > MOST_ATTRIBUTES || paths.add(path).size > MOST_ATTRIBUTES) {
        return undefined;
      }
      const leaf = leaves.get(path) ?? { names, source, isList, values: [], samples: 0 };
      leaves.set(path, leaf);
      if (isScalar(value)) {
        leaf.values.push(value);
        withValue.add(leaf);
      }
    }
    withValue.forEach((leaf) => leaf.samples++);
  }
  return [...leaves.values()];
}

/** What is within a value, or undefined where it is a leaf. */
function stepsInto({ value, names, source, isList }: Step): Step[] | undefined {
  if (typeof value !== 'object' || value === null || names.length > MOST_ATTRIBUTES) {
    return undefined;
  }
  if (Array.isArray(value)) {
    // Lists within lists are crossed as one; so is a list within the elements of another.
    const into = source === undefined || source.endsWith('[]') ? source : `${source}[]`;
    return value.length === 0 ? undefined : value.map((element: unknown) => ({ value: element, names, source: into, isList: true }));
  }
  const members = Object.entries(value);
  return members.length === 0 ? undefined : members.map(([name, member]) => (
    { value: member, names: [...names, name], source: stepTo(source, name), isList }
  ));
}

function stepTo(source: string | undefined, name: string): string | undefined {
  if (source === undefined || name === '' || name.includes('{{')) {
    return undefined;
  }
  if (/^[^\s.[\]'"]+$/.test(name)) {
    return `${source}.${name}`;
  }
  const quote = ['\'', '"'].find((mark) => !name.includes(mark));
  return quote === undefined ? undefined : `${source}[${quote}${name}${quote}]`;
}

function isScalar(value: unknown): value is string | number | boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';
}
