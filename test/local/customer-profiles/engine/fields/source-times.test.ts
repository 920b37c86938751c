import { compileMapping } from '../../../../../src/local/customer-profiles/engine/fields/mapping';
import { sourceTimesOf } from '../../../../../src/local/customer-profiles/engine/fields/source-times';
import { compileTimeFormat } from '../../../../../src/local/customer-profiles/engine/fields/time-format';
import { objectType } from './object-type';

const TIME = '2024-03-10T02:30:05.000Z';

function read(format: string, text: string): string | undefined {
  const time = compileTimeFormat(format)(text);
  return time === undefined ? undefined : new Date(time).toISOString();
}

test.each([
  ['EpochMilli', '1737587945945', '2025-01-22T23:19:05.945Z'],
  ['EPOCHMILLI', ' 0 ', '1970-01-01T00:00:00.000Z'],
  ['yyyy-MM-dd\'T\'HH:mm:ssXXX', '2024-03-10T02:30:05Z', TIME],
  ['yyyy-MM-dd\'T\'HH:mm:ssXXX', '2024-03-10T04:00:05+01:30', TIME],
  ['yyyy-MM-dd\'T\'HH:mm:ss.SSSXX', '2024-03-10T01:30:05.000-0100', TIME],
  ['yyyy-MM-dd\'T\'HH:mm:ss.SSSX', '2024-03-10T01:30:05.000-01', TIME],
  ['yyyy-MM-dd\'T\'HH:mm:ss\'Z\'', '2024-03-10T02:30:05Z', TIME],
  ['yyyy-MM-dd HH:mm:ss', '2024-03-10 02:30:05', TIME],
  ['yyyyMMddHHmmss', '20240310023005', TIME],
  ['yyyy-MM-dd HH:mm:ss Z', '2024-03-10 04:30:05 +0200', TIME],
  ['yyyy-MM-dd HH:mm:ss z', '2024-03-09 18:30:05 PST', TIME],
  ['yyyy-MM-dd HH:mm:ss z', '2024-03-10 04:30:05 GMT+02:00', TIME],
  ['EEE, dd MMM yyyy hh:mm:ss a zzz', 'Sun, 10 Mar 2024 02:30:05 AM GMT', TIME],
  ['MMMM d, yyyy K:mm:ss a', 'March 10, 2024 2:30:05 am', TIME],
  ['M/d/yy h:mm a', '3/10/24 12:00 PM', '2024-03-10T12:00:00.000Z'],
  ['M/d/yy', '3/10/99', '1999-03-10T00:00:00.000Z'],
  ['dd.MM.yyyy kk:mm', '10.03.2024 24:30', '2024-03-10T00:30:00.000Z'],
  ['yyyy-DDD', '2024-070', '2024-03-10T00:00:00.000Z'],
  ['h \'o\'\'clock\' yyyy', '3 o\'clock 2024', '2024-01-01T03:00:00.000Z'],
  ['yyyy-MM-dd', '2024-3-10', '2024-03-10T00:00:00.000Z'],
  ['yyyy-MM-dd', '2024-03-10T11:00', '2024-03-10T00:00:00.000Z'],
  ['yyyy-MM-dd', '2024-02-31', '2024-03-02T00:00:00.000Z'],
  ['yyyy', '0099', '0099-01-01T00:00:00.000Z'],
])('%s reads %j', (format, text, time) => {
  expect(read(format, text)).toBe(time);
});

test.each([
  ['EpochMilli', '2024-03-10'], ['EpochMilli', ''], ['EpochMilli', '1e999'], ['EpochMilli', '99999999999999999'], ['EpochMilli', 'Infinity'],
  ['yyyy-MM-dd', '10.03.2024'], ['yyyy-MM-dd', ''], ['yyyy-MM-dd\'T\'HH:mm:ssXXX', '2024-03-10T02:30:05'],
  ['yyyy-MM-dd\'T\'HH:mm:ssZ', '2024-03-10T02:30:05Z'], ['yyyy-MM-dd z', '2024-03-10 XYZ'], ['dd MMM yyyy', '10 Xyz 2024'],
  ['ISO8601', '2024-03-10'], ['yyyy \'T', '2024 T'], ['yyyy-ww', '2024-10'], ['', ''],
])('%s does not read %j', (format, text) => {
  expect(read(format, text)).toBeUndefined();
});

test('a time belongs to the standard object of its field', () => {
  const type = objectType({
    SourceLastUpdatedTimestampFormat: 'EpochMilli',
    Fields: {
      a: { Source: '_source.a', Target: '_profile.SourceLastUpdatedTimestamp' },
      b: { Source: '_source.b', Target: '_asset.SourceLastUpdatedTimestamp' },
      c: { Source: '_source.c', Target: '_order.SourceLastUpdatedTimestamp' },
    },
  });

  expect([...sourceTimesOf(compileMapping(type).evaluate({ a: '5', b: 7, c: 'x' }))]).toEqual([['_profile', 5], ['_asset', 7]]);
  expect(sourceTimesOf(compileMapping({ ...type, SourceLastUpdatedTimestampFormat: undefined }).evaluate({ a: 5 })).size).toBe(0);
  expect(sourceTimesOf(compileMapping(objectType({ SourceLastUpdatedTimestampFormat: 'EpochMilli' })).evaluate({})).size).toBe(0);
});
