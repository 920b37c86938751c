import { MAX_TAG_ARN, refusalOfTagArn } from '../../../../src/model/rules/tags/tag-rules';

const arn = (partition: string, tail = 'domains/shop') => `arn:${partition}:profile:us-east-1:123456789012:${tail}`;

test.each([
  [arn('aws')],
  [arn('aws', 'domains/shop/object-types/Customer')],
  [arn('aws').padEnd(MAX_TAG_ARN, 'x')],
])('tags of %s can be changed', (taggable) => {
  expect(refusalOfTagArn(taggable)).toBeUndefined();
});

test('an ARN that is too long is refused with its length and the limit', () => {
  expect(refusalOfTagArn(arn('aws').padEnd(MAX_TAG_ARN + 1, 'x'))).toBe('its ARN has 257 characters, and tags are changed only of those with up to 256');
});

test.each([['aws-us-gov'], ['aws-cn'], ['aws-iso-b']])('an ARN of partition %s is refused with the pattern of the API model', (partition) => {
  expect(refusalOfTagArn(arn(partition)))
    .toBe(`its ARN "${arn(partition)}" does not match ^arn:[a-z0-9]{1,10}:profile, as those must of which tags are changed`);
});

test('an ARN of another service is refused', () => {
  expect(refusalOfTagArn('arn:aws:s3:::bucket')).toContain('does not match');
});
