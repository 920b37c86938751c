import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { runProgram } from './run-program';
import { AIRLINE, LIKES, TRIP } from '../../model/catalogue/airline-mappings';

const GUIDE = 'https://github.com/cdk-customer-profiles/cdk-customer-profiles/blob/main/docs/guide/validation.md';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'validate-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file in the folder, which is the working directory of the program. */
function file(name: string, content: unknown): string {
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

async function validate(...args: string[]) {
  return runProgram(['validate', ...args], folder);
}

const SPENT = {
  CalculatedAttributeName: 'spent',
  Statistic: 'SUM',
  AttributeDetails: { Attributes: [{ Name: 'total' }], Expression: '{Trip.total}' },
};

test('mappings without a finding end with 0', async () => {
  const files = AIRLINE.map((mapping) => file(`${String(mapping.ObjectTypeName)}.json`, mapping));

  expect(await validate(...files)).toEqual({
    code: 0,
    stdout: 'Trip.json: object type "Trip", no findings\nMembership.json: object type "Membership", no findings\nLikes.json: object type "Likes", no findings\n'
      + '0 errors, 0 warnings in 3 files\n',
    stderr: '',
  });
});

test('errors and warnings are told with the way out, and end with 1', async () => {
  const mapping = { ...TRIP, DomainName: undefined, Feilds: {}, Fields: { ...TRIP.Fields, from: { Source: '_source.from', Target: '_airSegment.Orgin' } } };
  const { code, stdout } = await validate(file('trip.json', mapping));

  expect(code).toBe(1);
  expect(stdout).toBe([
    'trip.json: object type "Trip"',
    '  warning  Feilds is not a known member; allowed: DomainName, ObjectTypeName, Description, TemplateId, ExpirationDays, EncryptionKey, AllowProfileCreation, '
      + 'SourceLastUpdatedTimestampFormat, MaxProfileObjectCount, SourcePriority, Fields, Keys, Tags; did you mean "Fields"? [CP1008]',
    '  error    Fields.from.Target "_airSegment.Orgin" is not a known field of _airSegment; allowed: the fields in standard-air-segment-object-fields.md of the '
      + 'Administrator Guide, or _airSegment.Attributes.<name>; did you mean "_airSegment.Origin"? [CP1202]',
    `1 error, 1 warning in 1 file; the codes are explained in ${GUIDE}`,
    '',
  ].join('\n'));
});

test.each([
  ['_profile.Email', 'is called otherwise by the service; ', 'write "_profile.EmailAddress" [CP1219]'],
  ['_profile.Phone', 'is called otherwise by the service; ', 'write "_profile.PhoneNumber" [CP1219]'],
  ['_profile.DateOfBirth', 'is called otherwise by the service; ', 'write "_profile.BirthDate" [CP1219]'],
  ['_profile.Address.ZipCode', 'is called otherwise by the service; ', 'write "_profile.Address.PostalCode" [CP1219]'],
  ['_profile.BusinessEmail', 'is not a known field of _profile; ', 'did you mean "_profile.BusinessEmailAddress"? [CP1202]'],
  ['_airBooking.bookingId', 'is _airBooking.BookingId, which the service fills itself; ', 'leave the target out, and give the field to a key that is AIR_BOOKING, '
    + 'or map it to _airBooking.Attributes.<name>; where it is the id that the service gave, give the field to the key _airBookingId, which is LOOKUP_ONLY [CP1204]'],
])('the target %s is one error with the right name', async (target, problem, fix) => {
  const { code, stdout } = await validate('--json', file('trip.json', { ...TRIP, Fields: { ...TRIP.Fields, more: { Source: '_source.more', Target: target } } }));
  const { files: [{ findings }] } = JSON.parse(stdout) as { files: { findings: { message: string }[] }[] };

  expect(code).toBe(1);
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(`Fields.more.Target "${target}" ${problem}`)]);
  expect(findings[0].message.endsWith(fix)).toBe(true);
});

test.each([
  ['_profile.Address', []], ['_profile.ShippingAddress', []], ['_profile.MailingAddress', []], ['_profile.BillingAddress', []], ['_airSegment.Baggage', []],
  ['_profile.SomethingNew', ['CP1202']],
])('the target %s ends with 0 and the warnings %j', async (target, codes) => {
  const { code, stdout } = await validate('--json', file('trip.json', { ...TRIP, Fields: { ...TRIP.Fields, more: { Source: '_source.more', Target: target } } }));

  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { files: { findings: { code: string }[] }[] }).files[0].findings.map((finding) => finding.code)).toEqual(codes);
});

test('null is told once, and hides no error', async () => {
  const { code, stdout } = await validate(file('trip.json', { ...TRIP, TemplateId: null, Fields: { ...TRIP.Fields, from: { Source: '_source.from', Target: '_airSegment.Orgin' } } }));

  expect(code).toBe(1);
  expect(stdout.match(/\[CP\d{4}\]/g)).toEqual(['[CP1009]', '[CP1202]']);
});

test('when a profile was created can be read by a calculation', async () => {
  const isNew = { CalculatedAttributeName: 'since', Statistic: 'FIRST_OCCURRENCE', AttributeDetails: { Attributes: [{ Name: 'createdAt' }], Expression: '{_profile.createdAt}' } };

  expect((await validate(file('since.json', isNew))).stdout).toContain('0 errors, 0 warnings in 1 file');
});

test('warnings alone end with 0', async () => {
  const { code, stdout } = await validate(file('likes.json', { ...LIKES, ObjectTypeName: 'CTR' }));

  expect(code).toBe(0);
  expect(stdout).toContain('0 errors, 1 warning in 1 file');
});

test('--json prints the report for machines', async () => {
  const { code, stdout } = await validate('--json', file('likes.json', { ...LIKES, Keys: undefined }), file('broken.json', '{'));

  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    errors: 1,
    warnings: 0,
    acknowledged: 0,
    files: [
      {
        file: 'likes.json',
        kind: 'object-type',
        name: 'Likes',
        findings: [{
          code: 'CP1212',
          severity: 'error',
          path: 'Keys',
          problem: 'is missing',
          fix: 'map the source, or name a template',
          message: 'Keys is missing; map the source, or name a template [CP1212]',
        }],
      },
      { file: 'broken.json', unreadable: expect.stringContaining('it is not JSON: ') as string },
    ],
  });
});

test.each<[string, string, unknown, string]>([
  ['an object type in YAML', 'a.yaml', 'ObjectTypeName: Visits\nDescription: Visits\nFields:\n  id: { Source: _source.id }\nKeys:\n  visit: [{ FieldNames: [id], StandardIdentifiers: [UNIQUE, PROFILE] }]\n',
    'a.yaml: object type "Visits", no findings'],
  ['an object type of a template', 'a.json', { ObjectTypeName: 'CTR', Description: 'd', TemplateId: 'CTR' }, 'a.json: object type "CTR", no findings'],
  ['a calculated attribute', 'a.json', SPENT, 'a.json: calculated attribute "spent", no findings'],
  ['a domain', 'a.yml', 'DomainName: shop\nDefaultExpirationDays: 366\n', 'a.yml: domain "shop", no findings'],
])('%s is recognised', async (_, name, content, line) => {
  expect(await validate(file(name, content))).toMatchObject({ code: 0, stdout: expect.stringContaining(line) as string });
});

test('a domain without its name is an error, as nothing else says it', async () => {
  expect((await validate(file('a.json', { DefaultExpirationDays: 366 }))).stdout).toContain('DomainName is missing [CP1001]');
});

test('files that are given together are checked against each other', async () => {
  const trip = file('trip.json', TRIP);
  const spent = file('spent.json', { ...SPENT, DomainName: 'airline', AttributeDetails: { Attributes: [{ Name: 'totl' }], Expression: '{Trip.totl}' } });
  const likes = file('likes.json', { ...LIKES, Fields: { ...LIKES.Fields, card: { Source: '_source.card', ContentType: 'NUMBER' } } });
  const { code, stdout } = await validate(trip, spent, likes);

  expect(code).toBe(1);
  expect(stdout).toMatch(/^spent\.json: .*\n {2}error .* "\{Trip\.totl\}" .*did you mean "total"\? \[CP1705\]$/m);
  expect(stdout).toMatch(/^likes\.json: .*\n {2}error +Keys\.flyerCard\[0\]\.FieldNames has the content type NUMBER, but in trip\.json the key flyerCard has STRING.*\[CP1803\]$/m);
});

test('the same thing in two files is found', async () => {
  const { code, stdout } = await validate(file('spent.json', SPENT), file('spent-again.json', SPENT));

  expect(code).toBe(1);
  expect(stdout).toMatch(/^spent-again\.json: .*\n {2}error +CalculatedAttributeName "spent" is made by spent\.json too; choose another name, or remove one of them \[CP1712\]$/m);
});

test.each<[string, string, string | undefined, string]>([
  ['a file that there is not', 'none.json', undefined, 'ENOENT: no such file or directory'],
  ['a folder', '.', undefined, 'it is a folder that cdk synth has not written: it has no manifest.json; give files, for example *.json'],
  ['an empty file', 'a.json', '', 'it is not JSON: '],
  ['an empty YAML file', 'a.yaml', '', 'it is empty, and a definition is members with values'],
  ['an empty list', 'a.json', '[]', 'it is an empty list'],
  ['a text', 'a.yaml', 'hello', 'it is the string "hello"'],
  ['members of nothing', 'a.json', '{"DomainName":"shop","Tags":{}}', 'it has no members that tell what it is; a domain has DefaultExpirationDays; an object type has Fields and Keys, or TemplateId; '],
  ['a file of more than a megabyte', 'a.json', `{"ObjectTypeName":"${'a'.repeat(1024 * 1024)}"}`, 'it has 1048597 bytes, and a file has at most 1048576'],
  ['bytes that are no text', 'a.bin', undefined, ''],
])('%s is told in a line and ends with 2', async (_, name, content, reason) => {
  if (content !== undefined) {
    file(name, content);
  } else if (name === 'a.bin') {
    writeFileSync(path.join(folder, name), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
  }
  const { code, stdout, stderr } = await validate(name);

  expect(code).toBe(2);
  expect(stdout).toContain(`${name}: cannot be read: ${reason}`);
  expect(stdout).toContain('0 errors, 0 warnings, 1 unreadable in 1 file\n');
  expect(stderr).toBe('');
});

test('no file at all is refused with a hint and ends with 2', async () => {
  expect(await validate()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining("missing required argument 'files'") as string });
});
