import { checkTimestampFormat } from '../../../../src/model/rules/object-type/timestamp-format-rules';
import { ISO_8601, ISO_8601_MILLI } from '../../../../src/model/rules/object-type/timestamp-formats';

const wayOutOf = (format: string) => checkTimestampFormat(format, 'SourceLastUpdatedTimestampFormat').map(({ code, fix }) => `${code} ${fix ?? ''}`);

test.each(['ISO_8601', 'ISO8601', 'iso-8601', 'ISO 8601', 'ISO'])('%s, a word of other services, is told as a pattern', (format) => {
  expect(wayOutOf(format)).toEqual([`CP1214 write ${ISO_8601}, or ${ISO_8601_MILLI} where times have milliseconds`]);
});

test.each([
  ['yyyy-MM-ddTHH:mm:ss', "yyyy-MM-dd'T'HH:mm:ss"],
  ['yyyy-MM-ddTHH:mm:ssZ', "yyyy-MM-dd'T'HH:mm:ss'Z'"],
  ['yyyy-MM-ddTHH:mm:ss.SSSZ', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"],
])('%s, a pattern without its quotes, is told with them', (format, quoted) => {
  expect(wayOutOf(format)).toEqual([`CP1214 did you mean ${quoted}?`]);
});

test.each([['EpochMillis', '"EpochMilli"'], ['epoch_milis', '"EpochMilli"']])('%s is told as the word of the service', (format, word) => {
  expect(wayOutOf(format)).toEqual([`CP1214 did you mean ${word}?`]);
});

test('what is near to nothing has no way out but what is allowed', () => {
  expect(wayOutOf('%Y-%m-%d')).toEqual(['CP1214 ']);
});

test.each([ISO_8601, ISO_8601_MILLI, 'yyyy-MM-dd HH:mm:ssZ'])('%s is a pattern', (format) => {
  expect(wayOutOf(format)).toEqual([]);
});
