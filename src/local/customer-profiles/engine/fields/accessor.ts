/** Reads a place of a record: what it finds there in order, with `undefined` for an element of a list that has nothing there. */
export type Reader = (record: unknown) => readonly unknown[];

/** A member by its name, an element by its index, or every element. */
type Step = { readonly name: string } | { readonly index: number } | 'elements';

const RECORD = '_source';
const STEP = /\.([^\s.[\]'"]+)|\[(\d*)\]|\['([^']+)'\]|\["([^"]+)"\]/y;
const NOTHING: readonly unknown[] = [];
/** How many lists within lists are crossed at once. */
const DEEPEST_NESTING = 32;
/**
 * The most elements that are read of the lists of a record, which a realistic one does not have: an element has some 25 bytes of the largest record then.
 * Hundreds of fields that read a hundred thousand would take a dozen seconds.
 */
export const MOST_ELEMENTS = 10_000;

/** The reader of an accessor such as `_source.items[].name`; undefined where it is none (D-I5). */
export function compileAccessor(source: string): Reader | undefined {
  const steps = stepsOf(source);
  if (!steps) {
    return undefined;
  }
  const names = steps.flatMap((step) => (typeof step === 'object' && 'name' in step ? [step.name] : []));
  return names.length === steps.length ? plainReader(names, steps) : (record) => walk([record], steps, 0);
}

function stepsOf(source: string): readonly Step[] | undefined {
  if (!source.startsWith(RECORD) || source.length === RECORD.length) {
    return undefined;
  }
  const steps: Step[] = [];
  STEP.lastIndex = RECORD.length;
  for (let end = STEP.lastIndex; end < source.length; end = STEP.lastIndex) {
    const match = STEP.exec(source);
    if (!match) {
      return undefined;
    }
    const [, name = match[3] ?? match[4], index] = match;
    steps.push(name !== undefined ? { name } : index === '' ? 'elements' : { index: Number(index) });
  }
  return steps;
}

/** Names alone, as nearly all accessors are: quick as long as no list is on the way. */
function plainReader(names: readonly string[], steps: readonly Step[]): Reader {
  return (record) => {
    let value = record;
    for (let at = 0; at < names.length; at++) {
      if (Array.isArray(value)) {
        return walk([value], steps, at);
      }
      value = member(value, names[at]);
      if (value === undefined) {
        return NOTHING;
      }
    }
    return [value];
  };
}

function walk(values: readonly unknown[], steps: readonly Step[], from: number): readonly unknown[] {
  let found = values;
  for (let at = from; at < steps.length; at++) {
    const step = steps[at];
    if (step === 'elements') {
      found = flattened(found);
    } else if ('index' in step) {
      found = found.map((value): unknown => (Array.isArray(value) ? value[step.index] : undefined));
    } else {
      found = crossed(found).map((value) => member(value, step.name));
    }
  }
  return found;
}

/** A list that a name is asked of stands for its elements. */
function crossed(values: readonly unknown[]): readonly unknown[] {
  let found = values;
  for (let depth = 0; depth < DEEPEST_NESTING && found.some(Array.isArray); depth++) {
    found = flattened(found);
  }
  return found;
}

function flattened(values: readonly unknown[]): readonly unknown[] {
  const all: readonly unknown[] = values.length === 1 && Array.isArray(values[0]) ? values[0] : values.flat();
  return all.length > MOST_ELEMENTS ? all.slice(0, MOST_ELEMENTS) : all;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as { readonly [name: string]: unknown })[name] : undefined;
}
