import { tagChanges } from '../../src/handler/tags';

const ARN = 'arn:aws:profile:us-east-1:000000000000:domains/crm';

test('tags that are new or differ are set, others are left out', () => {
  expect(tagChanges(ARN, { a: '1', b: '2', c: '3' }, { a: '1', b: '1' })).toEqual({ arn: ARN, set: { b: '2', c: '3' }, remove: [] });
});

test('only tags that the app had before are removed, and only where they are still there', () => {
  const live = { 'mine': '1', 'theirs': '1', 'aws:cloudformation:stack-name': 'shop' };
  expect(tagChanges(ARN, {}, live, { mine: '1', gone: '1' })).toEqual({ arn: ARN, set: {}, remove: ['mine'] });
});

test('a tag that moves from the app to nowhere while another tool changes its value is removed all the same', () => {
  expect(tagChanges(ARN, {}, { mine: 'changed' }, { mine: '1' })).toEqual({ arn: ARN, set: {}, remove: ['mine'] });
});

test('tags as wanted need nothing', () => {
  expect(tagChanges(ARN, { a: '1' }, { a: '1', b: '1' }, { a: '1' })).toEqual({ arn: ARN, set: {}, remove: [] });
});

test('an ARN that is too long to be tagged is an error before anything is done, and none where there is nothing to do', () => {
  const long = ARN.padEnd(257, 'x');

  expect(() => tagChanges(long, { a: '1' })).toThrow(`the tags of ${long} cannot be changed: its ARN has 257 characters, and the service takes 256 when it tags; use shorter names`);
  expect(() => tagChanges(long, {}, { a: '1' }, { a: '1' })).toThrow('cannot be changed');
  expect(tagChanges(long, { a: '1' }, { a: '1' })).toEqual({ arn: long, set: {}, remove: [] });
});
