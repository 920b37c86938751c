import type { Members, WholeDomain } from './whole-service';
import type { Cells } from '../../../../src/local/customer-profiles/engine/records';

const ALL = { limit: 1_000_000 };

/** All that a domain holds of its customers but for times and places in orders. */
export function snapshot({ data }: WholeDomain, attributes: readonly string[] = []): Members {
  return {
    profiles: data.profiles(ALL).map(({ id, inferred, objectCount, cells }) => ({
      id,
      inferred,
      objectCount,
      cells: timeless(cells),
      bindings: sorted(data.bindings(id)),
      objects: sorted(data.objects(id, undefined, ALL).map(({ objectType, uniqueKey, text, keys }) => ({ objectType, uniqueKey, text, keys }))),
      standardObjects: sorted(data.standardObjects(id)
        .map((object) => ({ id: object.id, type: object.type, cells: timeless(object.cells), keys: sorted(object.keys) }))),
      calculated: attributes.map((attribute) => sorted(data.calculatedCells(id, attribute).map(({ objectKey, value }) => ({ objectKey, value })))),
      group: data.ruleGroupOf(id),
    })),
    counts: data.counts(),
  };
}

export function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

function timeless(cells: Cells): readonly string[] {
  return sorted(Object.entries(cells).map(([path, { value, writer, priority, unbound }]) => ({ path, value, writer, priority, unbound })));
}
