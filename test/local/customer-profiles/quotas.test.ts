import { quotas } from '../../../src/local/customer-profiles/api/quotas';

const DOCUMENTED = {
  'domain': 100,
  'object-type': 100,
  'integration': 50,
  'event-stream': 1,
  'calculated-attribute': 50,
  'objectsPerProfile': 1000,
};

test('quotas are those of the service where none are given', () => {
  expect(quotas(undefined)).toEqual(DOCUMENTED);
});

test('a quota that is given is in place of that of the service', () => {
  expect(quotas({ 'object-type': 3 })).toEqual({ ...DOCUMENTED, 'object-type': 3 });
});

test('there may be none at all', () => {
  expect(Object.values(quotas(false))).toEqual(Object.keys(DOCUMENTED).map(() => Infinity));
});
