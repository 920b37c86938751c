import { checkEventStream } from '../../../../src/model/rules/event-stream/event-stream-rules';
import { formatFinding } from '../../../../src/model/validation/finding';
import { allRules } from '../../../../src/model/validation/rule';

const URI = 'arn:aws:kinesis:us-east-1:123456789012:stream/profiles';
const GOOD = { DomainName: 'd', EventStreamName: 'profiles', Uri: URI };
const environment = { region: 'us-east-1', account: '123456789012' };

test.each([
  ['a stream at home', GOOD, { environment }],
  ['a stream anywhere, where home is not known', { ...GOOD, Uri: 'arn:aws-cn:kinesis:cn-north-1:210987654321:stream/a.b_c-1' }, {}],
  ['what is not known yet', { DomainName: 'T', EventStreamName: 'T', Uri: 'T', Tags: 'T' }, { environment, unresolved: (value: unknown) => value === 'T' }],
])('%s breaks no rule', (_, request, options) => {
  expect(checkEventStream(request, options)).toEqual([]);
});

test.each([
  ['another region', { Uri: URI.replace('us-east-1', 'eu-west-1') }, ['Uri "arn:aws:kinesis:eu-west-1:123456789012:stream/profiles" is in region eu-west-1, '
    + 'the domain in us-east-1; allowed: a stream in region us-east-1; make one there, and let a consumer carry the events on [CP1602]']],
  ['another account', { Uri: URI.replace('123456789012', '210987654321') }, [expect.stringContaining('is in account 210987654321, the domain in 123456789012')]],
  ['an ARN of something else', { Uri: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/profiles' }, [
    'Uri "arn:aws:firehose:us-east-1:123456789012:deliverystream/profiles" is not the ARN of a Kinesis data stream; '
    + 'allowed: arn:aws:kinesis:us-east-1:123456789012:stream/name [CP1603]',
  ]],
  ['no name', { EventStreamName: undefined }, ['EventStreamName is missing [CP1001]']],
  ['a name with a space', { EventStreamName: 'a b' }, [expect.stringContaining('[CP1005]')]],
])('%s is refused', (_, members, messages) => {
  expect(checkEventStream({ ...GOOD, ...members }, { environment }).map(formatFinding)).toEqual(messages);
});

test('there is a case here for every rule of event streams', () => {
  expect(allRules().map(({ code }) => code).filter((code) => code.startsWith('CP16'))).toEqual(['CP1602', 'CP1603']);
});
