import { entriesOf, pattern, placesOf, textOf, WRITES } from './shape-samples';
import type { Model, Place } from './shape-samples';
import type { Operation } from '../../../src/model/api/check-shape';
import { REQUESTS, SHAPES } from '../../../src/model/api/limits.generated';
import type { Shape } from '../../../src/model/api/shape';

/** A value on one side of a bound, and the code that the check gives it. */
interface Case {
  readonly says: string;
  readonly value: unknown;
  readonly code?: string;
}

/** A value at a place of a request, and the code that the check gives it. */
export interface Outcome<Name extends string = Operation> extends Case {
  readonly place: Place<Name>;
  readonly label: string;
}

/** A member that is null is absent; an entry of a list or map cannot be. */
const CODE_OF_NULL = { optional: 'CP1009', required: 'CP1001', entry: 'CP1002' } as const;

export const PLACES: readonly Place[] = WRITES.flatMap((operation) => placesOf(operation));

/** For every member with a constraint in every write: values just inside, and just outside. */
export const OUTCOMES: readonly Outcome[] = outcomesAt(PLACES, { requests: REQUESTS, shapes: SHAPES });

/** The same for places of any model. */
export function outcomesAt<Name extends string>(places: readonly Place<Name>[], model: Model): Outcome<Name>[] {
  return places.flatMap((place) =>
    casesOf(place, model).map((c) => ({ ...c, place, label: `${place.operation} ${place.path} of ${c.says}` })));
}

function casesOf(place: Place<string>, model: Model): Case[] {
  const shape = model.shapes[place.shapeName];
  return [...boundsOf(shape, place.isKey, model), ...place.isKey ? [] : [...wrongTypesOf(shape), { says: 'null', value: null, code: CODE_OF_NULL[place.member ?? 'entry'] }]];
}

function boundsOf(shape: Shape, isKey: boolean, model: Model): Case[] {
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
          { says: `${shape.min} entries`, value: entriesOf(shape, shape.min, model) }, { says: `${shape.min - 1} entries`, value: entriesOf(shape, shape.min - 1, model), code: 'CP1007' },
        );
      }
      if (shape.max !== undefined) {
        cases.push(
          { says: `${shape.max} entries`, value: entriesOf(shape, shape.max, model) }, { says: `${shape.max + 1} entries`, value: entriesOf(shape, shape.max + 1, model), code: 'CP1007' },
        );
      }
      return cases;
    }
    default: return cases;
  }
}

function wrongTypesOf(shape: Shape): Case[] {
  const wrong: { readonly [type in Shape['type']]: readonly unknown[] } = {
    string: [1, true, [], {}],
    integer: ['1', 1.5, NaN, Infinity, true, []],
    long: ['1', 1.5],
    double: ['0.5', NaN],
    boolean: ['true', 0],
    timestamp: ['2020-01-01'],
    list: [{}, 'a', 1],
    map: [[], 'a', 1, new Date(0)],
    structure: [[], 'a', 1, new Date(0)],
  };
  return wrong[shape.type].map((value) => ({ says: `the ${typeof value} ${String(value) === '[object Object]' ? '{}' : String(JSON.stringify(value))}`, value, code: 'CP1002' }));
}

/** Requests that each lack one required member. */
export function requiredMembers(operation: Operation): [operation: Operation, path: string, request: unknown][] {
  const places = placesOf(operation);
  return places.flatMap((place) => {
    const parent = place.path.includes('.') ? place.path.slice(0, place.path.lastIndexOf('.')) : '';
    const member = place.path.slice(place.path.lastIndexOf('.') + 1);
    const parentShape = parent === '' ? REQUESTS[operation] : places.find(({ path }) => path === parent)?.shapeName;
    const shape = parentShape === undefined ? undefined : SHAPES[parentShape];
    return shape?.type === 'structure' && shape.required?.includes(member) ? [[operation, place.path, place.requestWith(undefined)] as [Operation, string, unknown]] : [];
  });
}
