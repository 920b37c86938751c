import * as fc from 'fast-check';
import { HistoryOfObjects } from './history-of-objects';
import { readAttribute } from '../../../../../src/local/customer-profiles/engine/calculation/read-attribute';
import type { CalculatedAttributeRecord } from '../../../../../src/local/customer-profiles/store/records';
import { START, aProfile, anAttribute, topLevelFields } from '../a-scene';

const DAY = 24 * 60 * 60 * 1000;

const STATISTICS = ['FIRST_OCCURRENCE', 'LAST_OCCURRENCE', 'COUNT', 'SUM', 'MINIMUM', 'MAXIMUM', 'AVERAGE', 'MAX_OCCURRENCE', 'RECENT_OCCURRENCES'];

/** Amounts that floating point adds without error. */
const purchases = fc.record({
  amount: fc.option(fc.oneof(fc.integer({ min: -20, max: 20 }).map((quarters) => quarters / 4), fc.constantFrom('tea', '3')), { nil: undefined }),
  daysAgo: fc.integer({ min: -3, max: 12 }),
  paid: fc.boolean(),
});
type Purchase = typeof purchases extends fc.Arbitrary<infer T> ? T : never;

type Event = { readonly days: number } | { readonly put: string; readonly purchase: Purchase } | { readonly remove: string };
const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const events: fc.Arbitrary<Event[]> = fc.array(fc.oneof(
  { weight: 2, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 6, arbitrary: fc.record({ put: keys, purchase: purchases }) },
  { weight: 1, arbitrary: fc.record({ remove: keys }) },
), { maxLength: 25 });

const narrowings = fc.record({
  range: fc.option(fc.record({ start: fc.integer({ min: 0, max: 10 }), end: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 })) })),
  isDated: fc.boolean(),
  count: fc.option(fc.integer({ min: 1, max: 4 })),
  isFiltered: fc.boolean(),
});
type Narrowing = typeof narrowings extends fc.Arbitrary<infer T> ? T : never;

function definitionOf(statistic: string, { range, isDated, count, isFiltered }: Narrowing): CalculatedAttributeRecord {
  return anAttribute(statistic, statistic, '{Purchase.amount}', {
    Conditions: {
      Range: { Unit: 'DAYS', ...range && { ValueRange: { Start: range.start, End: range.end } }, ...isDated && { TimestampSource: '{Purchase.at}' } },
      ...count !== null && { ObjectCount: count },
    },
    ...isFiltered && { Filter: { Include: 'ALL', Groups: [{ Type: 'ALL', Dimensions: [{ Attributes: { paid: { DimensionType: 'INCLUSIVE', Values: ['true'] } } }] }] } },
  });
}

interface Known { readonly purchase: Purchase; readonly at: number; readonly ingested: number }

const sourceOf = ({ amount, paid }: Purchase, at: number) => ({ amount, paid, at: new Date(at).toISOString() });

/** The objects that are there, counted again from nothing. */
function recount(statistic: string, objects: readonly Known[], { range, isDated, count, isFiltered }: Narrowing, now: number): string | undefined {
  const dateOf = ({ at, ingested }: Known) => (isDated ? at : ingested);
  const left = objects.filter((object) => (!isFiltered || object.purchase.paid)
    && (!range || (dateOf(object) >= now - range.start * DAY && dateOf(object) <= now - range.end * DAY)));
  // Sorting is stable, and objects are in the order in which they came.
  const sorted = isDated ? [...left].sort((one, other) => one.at - other.at) : left;
  const counted = count === null ? sorted : sorted.slice(-count);
  const values = counted.map(({ purchase }) => purchase.amount).filter((amount) => amount !== undefined).map(String);
  const numbers = values.filter((value) => value !== 'tea').map(Number);
  const total = numbers.reduce((sum, number) => sum + number, 0);
  const ofNumbers = (number: number) => (numbers.length === 0 ? undefined : String(number));
  const frequency = (value: string) => values.filter((each) => each === value).length;
  const results: { readonly [name: string]: string | undefined } = {
    FIRST_OCCURRENCE: values[0],
    LAST_OCCURRENCE: values.at(-1),
    COUNT: String(values.length),
    SUM: ofNumbers(total),
    MINIMUM: ofNumbers(Math.min(...numbers)),
    MAXIMUM: ofNumbers(Math.max(...numbers)),
    AVERAGE: ofNumbers(total / numbers.length),
    MAX_OCCURRENCE: values.filter((value) => values.every((other) => frequency(other) <= frequency(value))).at(-1),
    RECENT_OCCURRENCES: values.length === 0 ? undefined : JSON.stringify([...values].reverse()),
  };
  return counted.length === 0 ? undefined : results[statistic];
}

test('every statistic is what a recount of the objects that are there gives', () => {
  fc.assert(fc.property(narrowings, events, (narrowing, happened) => {
    const definitions = STATISTICS.map((statistic) => definitionOf(statistic, narrowing));
    const history = new HistoryOfObjects(definitions);
    const known = new Map<string, Known>();
    for (const event of happened) {
      if ('days' in event) {
        history.now += event.days * DAY;
      } else if ('remove' in event) {
        history.remove(event.remove);
        known.delete(event.remove);
      } else {
        const at = history.now - event.purchase.daysAgo * DAY;
        history.put(event.put, sourceOf(event.purchase, at));
        known.delete(event.put);
        known.set(event.put, { purchase: event.purchase, at, ingested: history.now });
      }
      const readings = definitions.map((definition) => readAttribute(history.scene, aProfile('p'), definition, { fieldsOf: topLevelFields }).Value);
      expect(readings).toEqual(STATISTICS.map((statistic) => recount(statistic, [...known.values()], narrowing, history.now)));
    }
  }), { numRuns: 60, seed: 10 });
});

test('where objects say when they were, it does not matter in which order they come', () => {
  const bought = fc.tuple(fc.integer({ min: -3, max: 12 }), fc.integer({ min: -99, max: 99 }).map((cents) => cents / 100));
  const twoOrders = fc.uniqueArray(bought, { selector: ([day]) => day })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(fc.property(narrowings, twoOrders, (narrowing, orders) => {
    const definitions = STATISTICS.map((statistic) => definitionOf(statistic, { ...narrowing, isDated: true }));
    const [one, other] = orders.map((objects) => {
      const history = new HistoryOfObjects(definitions);
      objects.forEach(([daysAgo, amount]) => history.put(`on ${daysAgo}`, sourceOf({ amount, daysAgo, paid: daysAgo % 2 === 0 }, START - daysAgo * DAY)));
      return definitions.map((definition) => readAttribute(history.scene, aProfile('p'), definition, { fieldsOf: topLevelFields }));
    });
    expect(one).toEqual(other);
  }), { numRuns: 40, seed: 10 });
});
