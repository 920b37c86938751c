import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { readRecords } from '../../../src/local/records/read-records';
import type { ReadOptions } from '../../../src/local/records/read-records';
import { placeOf } from '../../../src/local/records/source-record';

const folder = mkdtempSync(path.join(tmpdir(), 'records-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The records of a file with such a content: where each stands, and its text; or what is wrong with the file. */
async function read(name: string, content: string | Buffer, options?: ReadOptions): Promise<unknown> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const records: (readonly [string, string])[] = [];
  try {
    for await (const record of readRecords([file], options)) {
      records.push([placeOf(record).slice(folder.length + 1), record.text]);
    }
  } catch (error) {
    expect((error as Error).name).toBe('BrokenFile');
    return (error as Error).message.slice(folder.length + 1);
  }
  return records;
}

describe('NDJSON', () => {
  test('is a record in each line that is not blank, as it is', async () => {
    expect(await read('a.ndjson', '\uFEFF{"a": 1.0}\r\n\n  {"b":2}\nno JSON')).toEqual([['a.ndjson:1', '{"a": 1.0}'], ['a.ndjson:3', '{"b":2}'], ['a.ndjson:4', 'no JSON']]);
    expect(await read('a.jsonl', '')).toEqual([]);
  });

  test('keeps characters whole that are in two parts of the file', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `{"n":"${'ä€😀'.repeat(index % 7)}${index}"}`);
    expect(await read('long.ndjson', lines.join('\n'))).toEqual(lines.map((line, index) => [`long.ndjson:${index + 1}`, line]));
  });

  test.each([
    ['a.ndjson:3', Buffer.concat([Buffer.from('{}\n{}\n{"a":"'), Buffer.from([0xe9]), Buffer.from('"}\n{}')])],
    ['a.ndjson:1', Buffer.from([0xff, 0xfe, 0x7b, 0x00])],
    ['a.ndjson:2', Buffer.from([0x7b, 0x7d, 0x0a, 0xc3])],
    ['a.ndjson:20001', Buffer.concat([Buffer.from('{"a":1}\n'.repeat(20_000)), Buffer.from([0xe9])])],
  ])('that is no UTF-8 is told: %s', async (place, content) => {
    expect(await read('a.ndjson', content)).toBe(`${place}: it is not UTF-8; save it as that, or convert it, for example with iconv -f WINDOWS-1252 -t UTF-8`);
  });
});

describe('JSON', () => {
  test('is a list of records, which stand at places of it', async () => {
    expect(await read('a.json', '[\n {"a": 1},\n\n 5]')).toEqual([['a.json, record 1', '{"a":1}'], ['a.json, record 2', '5']]);
  });

  test('may be one record over several lines, or a record in each', async () => {
    expect(await read('a.json', '{\n"a": 1\n}')).toEqual([['a.json:1', '{"a":1}']]);
    expect(await read('a.json', '{"a": 1}\n{"a":2}\n')).toEqual([['a.json:1', '{"a": 1}'], ['a.json:2', '{"a":2}']]);
    expect(await read('a.json', ' \n')).toEqual([]);
  });

  test('keeps members with any name', async () => {
    expect(await read('a.json', '[{"__proto__": 1}]')).toEqual([['a.json, record 1', '{"__proto__":1}']]);
  });

  test('that is broken is told', async () => {
    expect(await read('a.json', '[{"a": 1},')).toMatch(/^a\.json: it is neither a JSON document nor a record in each line: .+/);
  });
});

describe('CSV', () => {
  test('is a record in each row, with values that are texts', async () => {
    expect(await read('a.csv', '\uFEFFid,name,__proto__\n1,"Ana ""A"", x",\n\n\n2,"two\nlines",z\n03,,\n')).toEqual([
      ['a.csv:2', '{"id":"1","name":"Ana \\"A\\", x","__proto__":""}'],
      ['a.csv:5', '{"id":"2","name":"two\\nlines","__proto__":"z"}'],
      ['a.csv:7', '{"id":"03","name":"","__proto__":""}'],
    ]);
    expect(await read('a.csv', 'id\r\n1\r\n2')).toEqual([['a.csv:2', '{"id":"1"}'], ['a.csv:3', '{"id":"2"}']]);
    expect(await read('a.csv', 'id\n')).toEqual([]);
  });

  test('may have other separators', async () => {
    expect(await read('a.csv', 'a;b\n1,5;2', { delimiter: ';' })).toEqual([['a.csv:2', '{"a":"1,5","b":"2"}']]);
    expect(await read('a.tsv', 'a\tb\n1\t2')).toEqual([['a.tsv:2', '{"a":"1","b":"2"}']]);
    expect(await read('a.txt', 'a,b\n1,2', { format: 'csv' })).toEqual([['a.txt:2', '{"a":"1","b":"2"}']]);
  });

  test.each([
    ['a,b\n1,2\n\n3\n', 'a.csv:4: the row has 1 value, and the first line names 2 columns'],
    ['a,b\n"x\ny",2\n1,2,3\n', 'a.csv:4: the row has 3 values, and the first line names 2 columns'],
    ['a,b\n1,2\n1,"2\n3,4\n', 'a.csv:3: a quote of this row is never closed'],
    [`a,b\n1,2\n1,"${'x'.repeat(1_100_000)}\n`, 'a.csv:3: the row is over 1000000 characters; it may have a quote that is not closed'],
    ['a,b\n1,x"y"\n', 'a.csv:2: a quote within a value that is not in quotes; put the value in quotes, and write each quote within it twice'],
    ['a,b\n1,"x"y\n', 'a.csv:2: there is text after the quote that ends a value; a quote within a value is written twice'],
    ['a,b,a\n1,2,3\n', 'a.csv:1: two columns have the name "a", of which a record could keep one only'],
    ['a;b\n1;2\n', 'a.csv:1: it has semicolons where commas should be; give --delimiter \';\''],
    ['a\tb\n1\t2\n', 'a.csv:1: it has tabs where commas should be; give --delimiter tab'],
    ['', 'a.csv: it is empty: the first line of a CSV file names its columns'],
    [Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe9]), Buffer.from('\n')]),
      'a.csv:2: it is not UTF-8; save it as that, or convert it, for example with iconv -f WINDOWS-1252 -t UTF-8'],
  ])('%j is broken', async (content, problem) => {
    expect(await read('a.csv', content)).toBe(problem);
  });
});

test('a file that is not there, is none or does not tell what it is', async () => {
  const problem = async (file: string) => {
    try {
      for await (const _ of readRecords([file])) { /* none */ }
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };
  expect(await problem('no/such.csv')).toBe('no/such.csv: there is no such file');
  expect(await problem(folder)).toBe(`${folder}: it is a folder`);
  expect(await problem('/dev/null')).toBe('/dev/null: it is no regular file, which could be read twice');
  expect(await read('a.txt', '{}')).toBe('a.txt: its name does not tell what it is (.ndjson, .jsonl, .json, .csv, .tsv); say it with --format ndjson|json|csv');
});
