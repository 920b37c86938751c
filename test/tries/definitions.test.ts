import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { validate } from '../../src/local/command-line/validate';

/**
 * Definitions that people outside have tried, with what they should have been told: each stands for a kind of mistake, whose other members are tested with
 * the rule. A finding is its severity and code, and a part of what it says.
 */
type Told = readonly [severity: 'error' | 'warning', code: string, says: string | RegExp];
type Try = readonly [what: string, definition: unknown, ...told: readonly Told[]];

const KEYS = { id: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] };
const objectType = (more: object = {}) => ({ DomainName: 'd', ObjectTypeName: 'T', Description: 'T', Fields: { id: { Source: '_source.id' } }, Keys: KEYS, ...more });
/** A mapping to one target, with the key that makes objects of its kind. */
const target = (to: string, from = '_source.other') => objectType({
  Fields: { id: { Source: '_source.id' }, other: { Source: from, Target: to } },
  Keys: to.startsWith('_profile.') ? KEYS : { ...KEYS, own: [{ StandardIdentifiers: [to.slice(1, to.indexOf('.')).toUpperCase()], FieldNames: ['id'] }] },
});
const attribute = (Expression: string, more: object = {}) => (
  { DomainName: 'd', CalculatedAttributeName: 'a', AttributeDetails: { Attributes: [{ Name: 'total' }], Expression }, Statistic: 'SUM', ...more });
const matching = (AutoMerging: object) => ({ DomainName: 'd', DefaultExpirationDays: 1, Matching: { Enabled: true, AutoMerging: { Enabled: true, ...AutoMerging } } });
const rules = (more: object) => ({
  DomainName: 'd', DefaultExpirationDays: 1, RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['FirstName'] }, { Rule: ['LastName'] }], ...more },
});
const flow = (columns: readonly string[], more: object = {}) => ({
  DomainName: 'd',
  ObjectTypeName: 'T',
  FlowDefinition: {
    FlowName: 'orders',
    KmsArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
    SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: 'orders' } } },
    Tasks: [
      { TaskType: 'Filter', SourceFields: columns, ConnectorOperator: { S3: 'PROJECTION' } },
      ...columns.map((column) => ({ TaskType: 'Map', SourceFields: [column], DestinationField: column, ConnectorOperator: { S3: 'NO_OP' } })),
    ],
    TriggerConfig: { TriggerType: 'OnDemand' },
    ...more,
  },
});
const misnamed = (to: string, right: string): Try => [`a target ${to}`, target(to), ['error', 'CP1219', `write "${right}"`]];

const TRIES: readonly Try[] = [
  ...['_profile.Address', '_profile.ShippingAddress', '_profile.MailingAddress', '_profile.BillingAddress', '_order.ShippingAddress'].map(
    (whole): Try => [`a whole ${whole}`, target(whole, '_source.address')]),
  misnamed('_profile.Email', '_profile.EmailAddress'),
  misnamed('_profile.Phone', '_profile.PhoneNumber'),
  misnamed('_profile.DateOfBirth', '_profile.BirthDate'),
  misnamed('_profile.Address.ZipCode', '_profile.Address.PostalCode'),
  misnamed('_profile.emailaddress', '_profile.EmailAddress'),
  ['the id that the service gives, in small letters', target('_order.orderId'), ['error', 'CP1204', '_orderId']],
  ['the same of an asset', target('_asset.assetId'), ['error', 'CP1204', '_assetId']],
  ['a field that begins like another', target('_profile.BusinessEmail'), ['error', 'CP1202', 'did you mean "_profile.BusinessEmailAddress"?']],
  ['a field that is near to none', target('_profile.Zodiac'), ['warning', 'CP1202', '_profile.Zodiac']],
  ['an integration', { DomainName: 'amazon-connect-d', ObjectTypeName: 'CTR', Uri: 'arn:aws:connect:us-east-1:123456789012:instance/1' }],
  ['null for a template', objectType({ TemplateId: null, Description: undefined }),
    ['error', 'CP1001', 'Description'], ['warning', 'CP1009', 'TemplateId']],
  ['conflict resolution without consolidation', matching({ ConflictResolution: { ConflictResolvingModel: 'RECENCY' } }), ['warning', 'CP1403', 'Consolidation'], ['warning', 'CP1412', 'AutoMerging']],
  ['when a profile was made, in an expression', attribute('', { AttributeDetails: { Attributes: [{ Name: 'createdAt' }], Expression: '{_profile.createdAt}' }, Statistic: 'MAXIMUM' })],
  ['a field without a source', objectType({ Fields: { id: { Source: '_source.id' }, other: { Target: '_profile.FirstName' } } }), ['error', 'CP1220', 'Fields.other.Source']],
  ['a name without a key', objectType({ Keys: { ...KEYS, other: [] } }), ['error', 'CP1316', 'Keys.other']],
  ['a column with a dot', flow(['id', 'address.city']), ['error', 'CP1518', '"address.city"']],
  ['a lookup that finds nothing', objectType({ Keys: { ...KEYS, other: [{ StandardIdentifiers: ['LOOKUP_ONLY'], FieldNames: ['id'] }] } }), ['warning', 'CP1315', 'Keys.other']],
  ['a name of one letter', flow(['id'], { FlowName: 'o' }), ['error', 'CP1003', 'is too short']],
  ['merging above matching', rules({ MaxAllowedRuleLevelForMatching: 1, MaxAllowedRuleLevelForMerging: 2 }), ['warning', 'CP1410', /never merge/], ['warning', 'CP1412', 'RuleBasedMatching']],
  ['comparisons that are newer than the model',
    attribute('{T.total}', { Filter: { Include: 'ALL', Groups: [{ Type: 'ALL', Dimensions: [{ Attributes: { tags: { DimensionType: 'LIST_CONTAINS', Values: ['a'] }, more: { DimensionType: 'LIST_CONTAINS_ALL', Values: ['b'] } } }] }] } })],
];

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'tries-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function findingsOf(...definitions: readonly unknown[]): { readonly severity: string; readonly code: string; readonly message: string }[] {
  const files = definitions.map((definition, index) => {
    const file = path.join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(definition));
    return file;
  });
  let report = '';
  validate(files, { json: true }, { write: (text) => report += text });
  return (JSON.parse(report) as { readonly files: { readonly findings: ReturnType<typeof findingsOf> }[] }).files.flatMap(({ findings }) => findings);
}

test.each(TRIES.map(([what, definition, ...told]) => ({ what, definition, told })))('$what', ({ definition, told }) => {
  const findings = findingsOf(definition);
  const summary = (all: readonly { readonly severity: string; readonly code: string }[]) => all.map(({ severity, code }) => `${severity} ${code}`).sort();
  const expected = summary(told.map(([severity, code]) => ({ severity, code })));
  expect({ told: summary(findings), findings }).toEqual({ told: expected, findings });
  for (const [, code, says] of told) {
    expect(findings.find((finding) => finding.code === code)?.message).toMatch(says);
  }
});

test.each([
  ['feeds none of the fields', ['Idd'], /Idd.*|_source\.id/],
  ['leaves the column of the UNIQUE key out', ['total'], /id/],
])('a flow that %s', (_what, columns, says) => {
  const mapping = objectType({ Fields: { id: { Source: '_source.id' }, total: { Source: '_source.total' } } });
  const told = findingsOf(mapping, flow(columns)).filter(({ code }) => code === 'CP1810');
  expect(told.map(({ severity }) => severity)).toContain('warning');
  expect(told[0].message).toMatch(says);
});
