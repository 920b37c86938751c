import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { applyTags, refuseUnlessTaggable, tagChanges, tagsAfter } from '../../../src/handler/ownership/tags';

const ARN = 'arn:aws:profile:us-east-1:000000000000:domains/crm';

test('tags that are new or differ are set, others are left out', () => {
  expect(tagChanges(ARN, { a: '1', b: '2', c: '3' }, { a: '1', b: '1' })).toEqual({ arn: ARN, set: { b: '2', c: '3' }, remove: [], crowded: false });
});

test('only tags that the app had before are removed, and only where they are still there', () => {
  const live = { 'mine': '1', 'theirs': '1', 'aws:cloudformation:stack-name': 'shop' };
  expect(tagChanges(ARN, {}, live, { mine: '1', gone: '1' })).toEqual({ arn: ARN, set: {}, remove: ['mine'], crowded: false });
});

test('a tag that moves from the app to nowhere while another tool changes its value is removed all the same', () => {
  expect(tagChanges(ARN, {}, { mine: 'changed' }, { mine: '1' })).toEqual({ arn: ARN, set: {}, remove: ['mine'], crowded: false });
});

test('tags as wanted need nothing', () => {
  expect(tagChanges(ARN, { a: '1' }, { a: '1', b: '1' }, { a: '1' })).toEqual({ arn: ARN, set: {}, remove: [], crowded: false });
});

test.each<[string, string, string]>([
  ['is too long', ARN.padEnd(257, 'x'), 'its ARN has 257 characters, and tags are changed only of those with up to 256'],
  ['is of a partition with a hyphen', ARN.replace('arn:aws:', 'arn:aws-cn:'), 'as those must of which tags are changed'],
])('an ARN that %s is an error before anything is done, and none where there is nothing to do', async (_, arn, because) => {
  const send = jest.fn();
  const message = `the tags of ${arn} cannot be changed: `;

  for (const changes of [tagChanges(arn, { a: '1' }), tagChanges(arn, {}, { a: '1' }, { a: '1' })]) {
    expect(() => refuseUnlessTaggable(changes)).toThrow(message);
    expect(() => refuseUnlessTaggable(changes)).toThrow(because);
    await expect(applyTags({ send } as unknown as CustomerProfilesClient, changes)).rejects.toThrow(message);
  }
  const nothing = tagChanges(arn, { a: '1' }, { a: '1' });
  expect(() => refuseUnlessTaggable(nothing)).not.toThrow();
  expect(await applyTags({ send } as unknown as CustomerProfilesClient, nothing)).toBe(false);
  expect(send).not.toHaveBeenCalled();
});

describe('fifty tags', () => {
  const many = (count: number, prefix = 'tag') => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '1']));
  const applied = async (desired: { [key: string]: string }, live: { [key: string]: string }, former: { [key: string]: string }) => {
    const sent: string[] = [];
    const client = { send: async (command: object) => sent.push(command.constructor.name) } as unknown as CustomerProfilesClient;
    await applyTags(client, tagChanges(ARN, desired, live, former));
    return sent;
  };

  test('are set before others are removed where there is room for both', async () => {
    expect(await applied(many(1, 'new'), many(49), many(1))).toEqual(['TagResourceCommand', 'UntagResourceCommand']);
  });

  test('are removed first where both together would be too many', async () => {
    expect(await applied(many(1, 'new'), many(50), many(1))).toEqual(['UntagResourceCommand', 'TagResourceCommand']);
  });

  test('do not count those of AWS', async () => {
    expect(await applied(many(1, 'new'), { ...many(49), ...many(9, 'aws:') }, many(1))).toEqual(['TagResourceCommand', 'UntagResourceCommand']);
  });
});

test('what is made anew has the tags of others, and those of AWS only AWS can give', () => {
  const live = { 'mine': '1', 'gone': '1', 'theirs': '1', 'aws:cloudformation:stack-name': 'shop' };

  expect(tagsAfter(tagChanges(ARN, { mine: '2', more: '1' }, live, { mine: '1', gone: '1' }), live)).toEqual({ mine: '2', more: '1', theirs: '1' });
});
