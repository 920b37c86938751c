import { Router } from '../../../src/local/customer-profiles/dispatch/router';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import { PathParts } from '../../../src/local/customer-profiles/protocol/path-parts';

test('a path is taken apart as it stands', () => {
  const paths = new PathParts();
  expect(paths.of('/domains/retail/profiles/search')).toEqual(['domains', 'retail', 'profiles', 'search']);
  expect(paths.of('/domains/a%2Fb/')).toEqual(['domains', 'a%2Fb', '']);
  expect(paths.of('/')).toEqual(['']);
  expect(paths.of('')).toEqual([]);
});

test('what a path consists of stays the same, however many others there were', () => {
  const paths = new PathParts();
  const all = Array.from({ length: 1000 }, (_, place) => `/domains/domain-${place % 250}/x`);
  for (const path of all) {
    expect(paths.of(path)).toEqual(path.split('/').slice(1));
    expect(paths.of(path)).toBe(paths.of(path));
  }
});

test('one path leads to the operation of each method, in whatever order they come', () => {
  const router = new Router(OPERATIONS);
  const parts = new PathParts().of('/domains/retail');
  const asked = ['GET', 'DELETE', 'GET', 'PUT', 'POST', 'POST', 'DELETE'];
  expect(asked.map((method) => router.find(method, parts).name))
    .toEqual(['GetDomain', 'DeleteDomain', 'GetDomain', 'UpdateDomain', 'CreateDomain', 'CreateDomain', 'DeleteDomain']);
  expect(() => router.find('PATCH', parts)).toThrow('allowed: ');
  expect(router.find('GET', parts).name).toBe('GetDomain');
});
