import { parseRecord } from '../../../../../src/local/customer-profiles/engine/fields/record-json';

test.each<[json: string, read: unknown]>([
  ['{"id":12345,"amount":0.1,"at":1767225600000}', { id: 12345, amount: 0.1, at: 1767225600000 }],
  ['{"id":9007199254740993}', { id: '9007199254740993' }],
  ['[-12345678901234567890, 9007199254740992]', ['-12345678901234567890', 9007199254740992]],
  ['{"d":0.12345678901234567891e5,"e":0.30000000000000004}', { d: '0.12345678901234567891e5', e: 0.30000000000000004 }],
  ['{"text":"a \\"12345678901234567890\\" b","12345678901234567890":1}', { 'text': 'a "12345678901234567890" b', '12345678901234567890': 1 }],
])('%s', (json, read) => {
  expect(parseRecord(json)).toEqual(read);
});

test('what is no JSON is not made JSON', () => {
  expect(() => parseRecord('{12345678901234567890:1}')).toThrow(SyntaxError);
});
