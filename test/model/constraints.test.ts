import { entriesOf, pattern, Place, placesOf, sampleOf, textOf, WRITES } from './shape-samples';
import { checkRequest } from '../../src/model/check-shape';
import { REQUESTS, SHAPES } from '../../src/model/limits.generated';
import type { Shape } from '../../src/model/shape';

/** A value on one side of a bound, and the code that the check gives it. */
interface Case {
  readonly says: string;
  readonly value: unknown;
  readonly code?: string;
}

const places = WRITES.flatMap(placesOf);
const outcomes = places.flatMap((place) =>
  casesOf(place, SHAPES[place.shapeName]).map((c) => ({ ...c, place, label: `${place.operation} ${place.path} of ${c.says}` })));

test.each(WRITES)('a %s with every member in it is right', (operation) => {
  expect(checkRequest(operation, sampleOf(REQUESTS[operation]))).toEqual([]);
});

test('the suite reaches every depth of the requests', () => {
  expect(places.map((place) => place.path)).toEqual(expect.arrayContaining([
    'Keys.ka[0].FieldNames[0]', 'Fields{key}', 'Fields.ka.ContentType', 'Matching.AutoMerging.Consolidation.MatchingAttributesList[0][0]', 'tagKeys[0]', 'Tags.ka',
  ]));
  expect(outcomes.length).toBeGreaterThan(500);
});

test.each(outcomes.filter((c) => c.code === undefined))('$label is right', ({ place, value }) => {
  expect(checkRequest(place.operation, place.requestWith(value))).toEqual([]);
});

test.each(outcomes.filter((c) => c.code !== undefined))('$label is refused with $code', ({ place, value, code }) => {
  expect(checkRequest(place.operation, place.requestWith(value)).map((f) => [f.code, f.path])).toEqual([[code, place.pathOf(value)]]);
});

test.each(WRITES.flatMap((operation) => requiredMembers(operation)))('%s without %s is refused', (operation, path, request) => {
  expect(checkRequest(operation, request)).toEqual([{ code: 'CP1001', grade: 'error', path, problem: 'is missing' }]);
});

function casesOf(place: Place, shape: Shape): Case[] {
  return [...boundsOf(shape, place.isKey), ...place.isKey ? [] : wrongTypesOf(shape)];
}

function boundsOf(shape: Shape, isKey: boolean): Case[] {
  const cases: Case[] = [];
  switch (shape.type) {
    case 'string': {
      if (shape.enum) {
        return [
          ...shape.enum.map((value) => ({ says: value, value })),
          { says: 'a value that is not in its list', value: 'SOMETHING_ELSE', code: 'CP1006' },
        ];
      }
      if (shape.min && !isKey) {
        cases.push({ says: `${shape.min - 1} characters`, value: textOf(shape, shape.min - 1).slice(0, shape.min - 1), code: 'CP1003' });
      }
      if (shape.min && textOf(shape, shape.min).length === shape.min && !shape.pattern?.includes(':[0-5]')) {
        cases.push({ says: `${shape.min} characters`, value: textOf(shape, shape.min) });
      }
      if (shape.max) {
        cases.push(
          { says: `${shape.max} characters`, value: textOf(shape, shape.max) },
          { says: `${shape.max + 1} characters`, value: textOf(shape, shape.max).padEnd(shape.max + 1, 'a'), code: 'CP1003' },
        );
      }
      const samples = pattern(shape);
      return samples ? [...cases, { says: JSON.stringify(samples.refused), value: samples.refused, code: 'CP1005' }] : cases;
    }
    case 'integer':
    case 'long':
    case 'double': {
      const step = shape.type === 'double' ? 0.001 : 1;
      if (shape.min !== undefined) {
        cases.push({ says: String(shape.min), value: shape.min }, { says: String(shape.min - step), value: shape.min - step, code: 'CP1004' });
      }
      if (shape.max !== undefined) {
        cases.push({ says: String(shape.max), value: shape.max }, { says: String(shape.max + step), value: shape.max + step, code: 'CP1004' });
      }
      return cases;
    }
    case 'list':
    case 'map': {
      if (shape.min) {
        cases.push(
          { says: `${shape.min} entries`, value: entriesOf(shape, shape.min) }, { says: `${shape.min - 1} entries`, value: entriesOf(shape, shape.min - 1), code: 'CP1007' },
        );
      }
      if (shape.max !== undefined) {
        cases.push(
          { says: `${shape.max} entries`, value: entriesOf(shape, shape.max) }, { says: `${shape.max + 1} entries`, value: entriesOf(shape, shape.max + 1), code: 'CP1007' },
        );
      }
      return cases;
    }
    default: return cases;
  }
}

function wrongTypesOf(shape: Shape): Case[] {
  const wrong: { readonly [type in Shape['type']]: readonly unknown[] } = {
    string: [1, true, null, [], {}],
    integer: ['1', 1.5, NaN, Infinity, null, true, []],
    long: ['1', 1.5, null],
    double: ['0.5', NaN, null],
    boolean: ['true', 0, null],
    timestamp: ['2020-01-01', null],
    list: [{}, 'a', null, 1],
    map: [[], 'a', null, 1, new Date(0)],
    structure: [[], 'a', null, 1, new Date(0)],
  };
  return wrong[shape.type].map((value) => ({ says: `the ${typeof value} ${String(value) === '[object Object]' ? '{}' : String(JSON.stringify(value))}`, value, code: 'CP1002' }));
}

function requiredMembers(operation: (typeof WRITES)[number]): [typeof operation, string, unknown][] {
  return placesOf(operation).flatMap((place) => {
    const parent = place.path.includes('.') ? place.path.slice(0, place.path.lastIndexOf('.')) : '';
    const member = place.path.slice(place.path.lastIndexOf('.') + 1);
    const parentShape = parent === '' ? REQUESTS[operation] : placesOf(operation).find(({ path }) => path === parent)?.shapeName;
    const shape = parentShape === undefined ? undefined : SHAPES[parentShape];
    return shape?.type === 'structure' && shape.required?.includes(member) ? [[operation, place.path, place.requestWith(undefined)] as [typeof operation, string, unknown]] : [];
  });
}
