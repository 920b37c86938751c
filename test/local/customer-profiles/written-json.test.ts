import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { writeJson } from '../../../src/local/customer-profiles/protocol/write-response';

type Tree = { readonly [member: string]: unknown };

/** A structure with a member of every kind, which contains itself in three ways. */
const tree: [number, string, string, number, string[], unknown[]] = [3, 'test', 'Tree', 0, ['Text', 'Time', 'Called', 'Inner', 'List', 'Map'], [0, 4, [0, { jsonName: 'named' }]]];
tree[5].push(() => tree, [1, 'test', 'Trees', 0, () => tree], [2, 'test', 'TreesByName', 0, 0, () => tree]);
const SCHEMA = NormalizedSchema.of(tree as unknown as Parameters<typeof NormalizedSchema.of>[0]);

const { trees } = fc.letrec<{ readonly trees: Tree; readonly child: Tree | null | undefined }>((tie) => ({
  trees: fc.tuple(
    fc.record({
      Text: fc.option(fc.string(), { nil: undefined }),
      Time: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), { nil: null }),
      Called: fc.string(),
      Inner: tie('child'),
      List: fc.array(tie('child'), { maxLength: 3 }),
      Map: fc.dictionary(fc.string(), tie('child'), { maxKeys: 3 }),
      Unknown: fc.string(),
    }, { requiredKeys: [] }),
    fc.nat(),
  // in another order than that of the schema
  ).map(([record, turn]) => Object.fromEntries(turned(Object.entries(record), turn))),
  child: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.constantFrom(null, undefined, {}), tie('trees')),
}));

function turned<T>(list: readonly T[], turn: number): T[] {
  const at = list.length === 0 ? 0 : turn % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** Every member in turn, each copied. */
function expected(value: unknown): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  const { Text, Time, Called, Inner, List, Map: map } = value as { readonly [member: string]: unknown };
  return {
    Text: Text ?? undefined,
    Time: Time instanceof Date ? Time.getTime() / 1000 : undefined,
    named: Called ?? undefined,
    Inner: expected(Inner),
    List: Array.isArray(List) ? List.map((each) => expected(each) ?? null) : undefined,
    Map: map === undefined ? undefined : Object.fromEntries(Object.entries(map as object).map(([key, each]) => [key, expected(each)])),
  };
}

test('what an answer has of its schema is written, in the order of the schema, and nothing else', () => {
  fc.assert(fc.property(trees, (value) => {
    const before = JSON.stringify(value);
    expect(JSON.stringify(writeJson(SCHEMA, value))).toBe(JSON.stringify(expected(value)));
    expect(JSON.stringify(value)).toBe(before);
  }), { numRuns: 2000 });
});
