type Members = { readonly [member: string]: unknown };

/** What `${name}` stands for. */
export type Variables = ReadonlyMap<string, unknown>;

type Maker = (members: Members, variables: Variables) => unknown;

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['$text', ({ $text }, variables) => JSON.stringify(filled($text, variables))],
  ['$join', ({ $join }, variables) => ($join as readonly unknown[]).map((part) => String(filled(part, variables))).join('')],
  ['$repeat', ({ $repeat }) => repeated($repeat as readonly [string, number])],
  ['$each', ({ $each, from, gives }, variables) => counted($each, from, variables, (counting) => filled(gives, counting))],
  ['$members', ({ $members, from, named, are }, variables) => Object.fromEntries(
    counted($members, from, variables, (counting) => [String(filled(named, counting)), filled(are, counting)] as const),
  )],
]);

export const VALUE_OPERATORS: readonly string[] = [...MAKERS.keys()];

/** A value with its variables filled in and what it describes in short written out. */
export function filled(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') {
    return filledText(value, variables);
  }
  if (Array.isArray(value)) {
    return value.map((item) => filled(item, variables));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const maker = MAKERS.get(Object.keys(value)[0] ?? '');
  return maker ? maker(value as Members, variables)
    : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, variables)]));
}

function filledText(text: string, variables: Variables): unknown {
  const valueOf = (name: string) => {
    if (!variables.has(name)) {
      throw new Error(`nothing was kept as ${name}`);
    }
    return variables.get(name);
  };
  const whole = /^\$\{(\w+)\}$/.exec(text);
  return whole ? valueOf(whole[1]) : text.replace(/\$\{(\w+)\}/g, (_, name: string) => String(valueOf(name)));
}

function repeated([text, times]: readonly [string, number]): string {
  return text.repeat(times);
}

function counted<T>(times: unknown, from: unknown, variables: Variables, make: (counting: Variables) => T): T[] {
  return Array.from({ length: times as number }, (_, index) => make(new Map([...variables, ['i', String(index + ((from as number | undefined) ?? 0))]])));
}

/** What is at a path such as `Items.0.ProfileId`. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => (
    typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Members)[step] : undefined
  ), value);
}
