import * as fc from 'fast-check';
import { decimalText, numberOf, productOf, sumOf } from '../../../../../src/local/customer-profiles/engine/calculation/numbers';

test.each<[string, number | undefined]>([
  ['5', 5],
  [' -05.50 ', -5.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['+7', 7],
  ['', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
  ['1e999', undefined],
  ['1,5', undefined],
  ['5 apples', undefined],
])('%j is the number %j', (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test('a number is written without an exponent, and read as itself', () => {
  expect([1e21, -1.25e-7, 0, -0, 123456789012345680000].map(decimalText)).toEqual(['1000000000000000000000', '-0.000000125', '0', '0', '123456789012345680000']);
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
    const text = decimalText(number);
    expect(text).toMatch(/^-?\d+(\.\d+)?$/);
    expect(Number(text)).toBe(number === 0 ? 0 : number);
  }), { numRuns: 200, seed: 10 });
});

const cents = fc.integer({ min: -1e9, max: 1e9 });

test('sums and products are those of the decimals that were written', () => {
  expect([sumOf([0.1, 0.2]), sumOf([1e21, 1, -1e21]), productOf(1.1, 3)]).toEqual([0.3, 1, 3.3]);
  expect([productOf(123456789.01, 987654321.01), productOf(1e200, 1e200)]).toEqual([121932631123746380, Infinity]);
  expect([sumOf([]), sumOf([2 ** 53, 1, -1]), sumOf([1e300, 1e-300])]).toEqual([0, 2 ** 53, 1e300]);
  fc.assert(fc.property(fc.array(cents), cents, (all, other) => {
    expect(sumOf(all.map((each) => each / 100))).toBe(all.reduce((sum, each) => sum + each, 0) / 100);
    expect(productOf(other / 100, 3)).toBe(other * 3 / 100);
  }), { numRuns: 100, seed: 10 });
});

test('a sum does not depend on the order', () => {
  fc.assert(fc.property(fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { maxLength: 8 }), (numbers) => {
    expect(sumOf([...numbers].reverse())).toBe(sumOf(numbers));
  }), { numRuns: 100, seed: 10 });
});
