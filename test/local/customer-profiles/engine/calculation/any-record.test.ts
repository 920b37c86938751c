import * as fc from 'fast-check';
import { HistoryOfObjects } from './history-of-objects';
import { listAttributeValues, listAttributes } from '../../../../../src/local/customer-profiles/engine/attributes/object-type-attributes';
import { readAttribute } from '../../../../../src/local/customer-profiles/engine/calculation/read-attribute';
import { aProfile, anAttribute, topLevelFields } from '../a-scene';

const STATISTICS = ['FIRST_OCCURRENCE', 'COUNT', 'SUM', 'AVERAGE', 'MAX_OCCURRENCE', 'RECENT_OCCURRENCES', 'TIME_DIFFERENCE_FROM_NOW'];
const EXPRESSIONS = ['{Purchase.item}', '{Purchase.a.b}', '{Purchase.__proto__}', '{Purchase.a.length}', '{Purchase.a} / {Purchase.amount}'];

const names = fc.constantFrom('item', 'a', 'b', 'amount', '__proto__', 'constructor', 'length', '0');
const values = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, '', '2026-01-15', '1e400', '\uD800', '"'.repeat(300), 'NaN'),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;
const records = fc.array(fc.tuple(names, values), { maxLength: 5 })
  .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as object);

test('of whatever records there are, a value is a text that can be answered', () => {
  const definitions = STATISTICS.flatMap((statistic) => EXPRESSIONS
    .map((expression, index) => anAttribute(`${statistic}${index}`, statistic, expression)));
  fc.assert(fc.property(fc.array(records, { maxLength: 5 }), (sources) => {
    const history = new HistoryOfObjects(definitions);
    sources.forEach((source, index) => history.put(`k${index}`, source));
    for (const definition of definitions) {
      const { Value = '' } = readAttribute(history.scene, aProfile('p'), definition, { fieldsOf: topLevelFields });
      expect(typeof Value === 'string' && Value.length <= 255).toBe(true);
    }
    listAttributes(history.scene, { ObjectTypeName: 'Purchase' })
      .forEach(({ AttributeName }) => listAttributeValues(history.scene, { ObjectTypeName: 'Purchase', AttributeName }));
    expect(Object.keys(Object.prototype)).toEqual([]);
  }), { numRuns: 40, seed: 10 });
});
