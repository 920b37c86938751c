import { CreateDomainCommand, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER_TYPE, Folder, SHOP } from './records-stage';
import { runProgram } from './run-program';
import { startService } from '../customer-profiles/running-service';

const folder = new Folder();
afterAll(() => folder.remove());

const RULES = folder.file('rules.json', [SHOP, CUSTOMER_TYPE]);
const CUSTOMERS = folder.file('customers.csv', `id,last,email,phone
1,Sousa,ana@example.com,111
2,Sousa,ANA@example.com,
3,Reis,bruno@example.com,222
4,Reis,carla@example.com,222
,Nobody,,
`);

async function explain(...args: string[]) {
  return runProgram(['explain', ...args], folder.path);
}

/** Ids and times are not the same in two runs. */
function steady(text: string): string {
  const ids = new Map<string, string>();
  return text
    .replace(/\b[0-9a-f]{32}\b/g, (id) => {
      ids.set(id, ids.get(id) ?? `<id ${ids.size + 1}>`);
      return ids.get(id)!;
    })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
}

test('a mapping and records in files: why each goes where it goes, and what the rules merge', async () => {
  const { code, stdout, stderr } = await explain('--mapping', RULES, CUSTOMERS);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const text = steady(stdout);
  expect(text).toContain(`${CUSTOMERS}:3 makes a new profile, by Customer

Fields
  id        _source.id     STRING         "2"
  lastName  _source.last   STRING         "Sousa"
  email     _source.email  EMAIL_ADDRESS  "ANA@example.com"
  phone     _source.phone  PHONE_NUMBER   empty: the record has an empty text there

Keys, as they are compared
  customerId  UNIQUE, PROFILE  of id  "2"

Looked for its profile by
  customerId  "2"  finds no profile

Values
  _profile.AccountNumber  "2"                is written  there was no value
  _profile.LastName       "Sousa"            is written  there was no value
  _profile.EmailAddress   "ANA@example.com"  is written  there was no value

Merged into profile <id 2>
  <time> by profile.amazonaws.com: <id 1>
    because of matching rule 1, match <id 3>

`.replace('<id 2>', text.includes('Merged into profile <id 1>') ? '<id 1>' : '<id 2>').replace('com: <id 1>', text.includes('Merged into profile <id 1>') ? 'com: <id 2>' : 'com: <id 1>'));
  expect(text).toContain(`${CUSTOMERS}:6 refused by Customer: The UNIQUE key or PROFILE key does not exist in the profile object\n`);
  expect(text).toMatch(/\n5 records, 1 refused; 3 profiles, after 1 merge\nProfiles that match and are not merged\n {2}by rule 2 {2}<id \d>, <id \d>\n$/);
}, 60_000);

test('for programs each record is a line', async () => {
  const { code, stdout } = await explain('--mapping', RULES, '--json', CUSTOMERS);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as { readonly [member: string]: unknown });
  expect(code).toBe(1);
  expect(lines.map(({ Line, Outcome, Merges }) => [Line, Outcome, (Merges as unknown[]).length])).toEqual([
    [2, 'new', 0], [3, 'new', 1], [4, 'new', 0], [5, 'new', 0], [6, 'refused', 0],
  ]);
  expect(lines[1].Merges).toEqual([expect.objectContaining({ Cause: { By: 'matching rule', Level: 1, MatchId: expect.any(String) } })]);
}, 60_000);

test('a mapping may be in a template, whose domain has a name at deployment only', async () => {
  const DomainName = { 'Fn::GetAtt': ['Domain', 'DomainName'] };
  const { RuleBasedMatching, DefaultExpirationDays } = SHOP;
  const template = folder.file('template.json', {
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
      Domain: {
        Type: 'Custom::CustomerProfilesDomain',
        Properties: {
          DefaultExpirationDays, DomainName: { 'Fn::Sub': 'shop-${AWS::StackName}' }, DefaultEncryptionKey: { 'Fn::GetAtt': ['Key', 'Arn'] }, ServiceToken: 'x',
        },
      },
      Rules: { Type: 'Custom::CustomerProfilesIdentityResolution', Properties: { DomainName, RuleBasedMatching, ServiceToken: 'x' } },
      Customer: {
        Type: 'Custom::CustomerProfilesObjectType',
        Properties: { ...CUSTOMER_TYPE, DomainName, EncryptionKey: { 'Fn::GetAtt': ['Key', 'Arn'] }, ServiceToken: 'x' },
      },
      Order: { Type: 'Custom::CustomerProfilesObjectType', Properties: { ...CUSTOMER_TYPE, ObjectTypeName: 'Order', DomainName, ServiceToken: 'x' } },
    },
  });
  expect(await explain('--mapping', template, CUSTOMERS)).toMatchObject({
    code: 2, stderr: `error: ${template} has the object types Customer, Order; say which with --object-type\n`,
  });
  expect(await explain('--mapping', template, CUSTOMERS, '--object-type', 'Other')).toMatchObject({
    code: 2, stderr: `error: ${template} has the object types Customer, Order, and not Other\n`,
  });
  const { stdout } = await explain('--mapping', template, CUSTOMERS, '--object-type', 'Customer');
  expect(stdout).toContain('because of matching rule 1');
}, 90_000);

test('what does not make sense is told', async () => {
  const noMapping = folder.file('domain.json', SHOP);
  const broken = folder.file('broken.json', '{"DomainName": ');
  const wrong = folder.file('wrong.json', { ...CUSTOMER_TYPE, Keys: { customerId: [{ FieldNames: ['nothing'], StandardIdentifiers: ['UNIQUE'] }] } });
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [[], '--domain is missing'],
    [['--domain', 'shop'], '--object-type is missing'],
    [['--domain', 'shop', '--object-type', 'Customer'], 'there is nothing to explain'],
    [['--domain', 'shop', '--profile', 'x', CUSTOMERS], '--profile explains a profile'],
    [['--mapping', RULES, '--profile', 'x'], '--mapping and --profile exclude each other'],
    [['--mapping', 'nosuch.json', CUSTOMERS], 'nosuch.json'],
    [['--mapping', broken, CUSTOMERS], 'broken.json'],
    [['--mapping', noMapping, CUSTOMERS], `${noMapping} has no object type`],
    [['--mapping', RULES, '--domain', 'other', CUSTOMERS], 'has no object type for domain other'],
    [['--mapping', wrong, CUSTOMERS], `the service refuses ${wrong}: `],
    [['--mapping', RULES, 'nosuch.csv'], 'nosuch.csv: there is no such file'],
  ];
  const results = await Promise.all(cases.map(async ([args]) => explain(...args)));
  results.forEach(({ code, stdout, stderr }, index) => {
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(cases[index][1])]);
    expect(stderr).not.toContain('    at ');
  });
}, 90_000);

test('explains records for a service that runs, and changes nothing; and a profile, with what customers wrote made harmless', async () => {
  const { url, client } = await startService();
  await client.send(new CreateDomainCommand(SHOP));
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER_TYPE));
  const shop = ['--domain', 'shop', '--endpoint', url];
  const evil = folder.file('evil.json', [{ id: '1', last: '\u001b[2J\nReis' }]);
  for (const _ of [1, 2]) {
    const { code, stdout } = await explain(...shop, '--object-type', 'Customer', evil);
    expect(code).toBe(0);
    expect(stdout).toContain(`${evil}, record 1 makes a new profile, by Customer\n`);
    expect(stdout).not.toContain('\u001b');
  }
  await runProgram(['ingest', evil, ...shop, '--object-type', 'Customer', '--profiles', 'profiles.ndjson'], folder.path);
  const [{ ProfileId }] = folder.lines('profiles.ndjson') as [{ ProfileId: string }];
  const { code, stdout } = await explain(...shop, '--profile', ProfileId);
  expect(code).toBe(0);
  expect(stdout).toContain('LastName       "\\u001b[2J\\nReis"  by Customer  written ');
  expect(stdout).not.toContain('\u001b');
  expect(JSON.parse((await explain(...shop, '--profile', ProfileId, '--json')).stdout)).toMatchObject({ ProfileId, Inferred: true });
  expect(await explain(...shop, '--profile', '0'.repeat(32))).toMatchObject({ code: 2, stderr: `error: Profile ${'0'.repeat(32)} does not exist\n` });
}, 90_000);
