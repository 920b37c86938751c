import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { report, validated } from './validated';
import { TRIP } from '../../model/catalogue/airline-mappings';
import { runProgram } from '../command-line/run-program';

/** With one error of an open list, one other error, and one warning. */
const MAPPING = { ...TRIP, Feilds: {}, Description: 5, Fields: { ...TRIP.Fields, from: { Source: '_source.from', Target: '_airSegment.Orgin' } } };
const WARNING = { ...TRIP, Feilds: {} };

test('warnings fail with --strict, and errors without', () => {
  expect(validated({ 'a.json': WARNING }).code).toBe(0);
  expect(validated({ 'a.json': WARNING }, { strict: true }).code).toBe(1);
  expect(validated({ 'a.json': WARNING }, { strict: true, acknowledge: [{ code: 'CP1008' }] }).code).toBe(0);
  expect(validated({ 'a.json': TRIP }, { strict: true }).code).toBe(0);
});

test('what is acknowledged is counted, and not told', () => {
  expect(validated({ 'a.json': MAPPING }, { acknowledge: [{ code: 'CP1008' }, { code: 'CP1202', reason: 'new in November' }, { code: 'CP1217' }] })).toEqual({
    code: 1,
    text: [
      'a.json: object type "Trip", 2 acknowledged',
      '  error    Description 5 has the wrong type; allowed: a string [CP1002]',
      'nothing to acknowledge for CP1217',
      '1 error, 0 warnings, 2 acknowledged in 1 file; the codes are explained in https://github.com/cdk-customer-profiles/cdk-customer-profiles/blob/main/docs/guide/validation.md',
      '',
    ].join('\n'),
  });
});

test('the report for machines has it with its reason', () => {
  expect(report({ 'a.json': MAPPING }, { acknowledge: [{ code: 'CP1202', reason: 'new in November' }] })).toMatchObject({
    errors: 1,
    warnings: 1,
    acknowledged: 1,
    acknowledgements: [{ code: 'CP1202', reason: 'new in November', findings: 1 }],
    files: [{ findings: [{ code: 'CP1002' }, { code: 'CP1008' }, { code: 'CP1202', acknowledged: true, reason: 'new in November' }] }],
  });
});

test('a code that is an error in one case and a warning in another is acknowledged where it is a warning', () => {
  const both = { DomainName: 'd', Uri: 'arn:aws:s3:::b', FlowDefinition: {}, ObjectTypeName: 'X' };

  expect(report({ 'a.json': both }, { acknowledge: [{ code: 'CP1501' }] })).toMatchObject({ acknowledged: 1 });
});

test('an error that the service surely refuses is not acknowledged', () => {
  expect(() => validated({ 'a.json': MAPPING }, { acknowledge: [{ code: 'CP1002' }] })).toThrow('CP1002 cannot be acknowledged');
});

describe('on the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'acknowledge-'));
    writeFileSync(path.join(folder, 'a.json'), JSON.stringify(MAPPING));
    writeFileSync(path.join(folder, 'warning.json'), JSON.stringify(WARNING));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a code is given as it is, as in an app, and with a reason', async () => {
    const args = ['--strict', '--acknowledge', 'cdk-customer-profiles:CP1008=a = b', '--json', 'warning.json'];
    const { code, stdout } = await runProgram(['validate', ...args], folder);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ acknowledgements: [{ code: 'CP1008', reason: 'a = b', findings: 1 }] });
  });

  test.each([
    ['a code that there is not', 'CP1022', 'there is no such code; did you mean "CP1002"?'],
    ['no code', '=reason', 'there is no such code; codes are CP1001 to CP'],
    ['an error that the service refuses', 'CP1002', 'CP1002 cannot be acknowledged, because it is an error whoever knows of it: a member has the type of its shape; the service refuses'],
  ])('%s is refused', async (_, code, message) => {
    expect(await runProgram(['validate', '--acknowledge', code, 'a.json'], folder)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) as string });
  });
});
