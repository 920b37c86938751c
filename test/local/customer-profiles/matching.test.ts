import { CreateDomainCommand, CustomerProfilesClient, GetDomainCommand, RuleBasedMatchingRequest, UpdateDomainCommand } from '@aws-sdk/client-customer-profiles';
import { errorOf, startService } from './running-service';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RULES: RuleBasedMatchingRequest = { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }] };
const IN_PROGRESS = 'BadRequestException: The rule-based matching of domain crm cannot be changed while its status is IN_PROGRESS';
const UNSETTLED = 'BadRequestException: The rule-based matching of domain crm can be changed a day after its status has become ACTIVE';

/** A domain, and a clock that a test sets. */
async function domainWith(RuleBasedMatching?: RuleBasedMatchingRequest) {
  let time = Date.parse('2026-01-02T03:04:05Z');
  const { client, service } = await startService({ now: () => time });
  await client.send(new CreateDomainCommand({ DomainName: 'crm', DefaultExpirationDays: 1, RuleBasedMatching }));
  return { client, service, advance: (millis: number) => { time += millis; } };
}

const send = async (client: CustomerProfilesClient, RuleBasedMatching: RuleBasedMatchingRequest) => (
  client.send(new UpdateDomainCommand({ DomainName: 'crm', RuleBasedMatching }))
);
const rulesOf = async (client: CustomerProfilesClient) => (await client.send(new GetDomainCommand({ DomainName: 'crm' }))).RuleBasedMatching;

test('rules of a new domain skip PENDING, and can be changed at once', async () => {
  const { client } = await domainWith(RULES);

  expect(await rulesOf(client)).toEqual({ ...RULES, Status: 'ACTIVE' });
  expect((await send(client, { ...RULES, MaxAllowedRuleLevelForMatching: 1 })).RuleBasedMatching).toMatchObject({ Status: 'PENDING' });
});

test('rules of a domain that is there wait an hour, are applied and become ACTIVE', async () => {
  const { client, advance } = await domainWith();

  expect((await send(client, RULES)).RuleBasedMatching?.Status).toBe('PENDING');
  advance(HOUR - 1);
  expect((await rulesOf(client))?.Status).toBe('PENDING');
  advance(1);
  expect((await rulesOf(client))?.Status).toBe('IN_PROGRESS');
  advance(HOUR);
  expect((await rulesOf(client))?.Status).toBe('ACTIVE');
});

test('rules that wait can be changed, and wait anew', async () => {
  const { client, advance } = await domainWith();
  await send(client, RULES);
  advance(HOUR - 1);
  await send(client, { ...RULES, MaxAllowedRuleLevelForMatching: 1 });
  advance(HOUR - 1);

  expect((await rulesOf(client))?.Status).toBe('PENDING');
});

test('rules that are applied cannot be changed, the same rules not either, and not be switched off', async () => {
  const { client, advance } = await domainWith();
  await send(client, RULES);
  advance(HOUR);

  for (const rules of [RULES, { ...RULES, MaxAllowedRuleLevelForMatching: 1 }, { Enabled: false }]) {
    expect(await errorOf(send(client, rules))).toBe(IN_PROGRESS);
  }
  await client.send(new UpdateDomainCommand({ DomainName: 'crm', DefaultExpirationDays: 2, Matching: { Enabled: true } }));
});

test('rules can be changed a day after they are ACTIVE, and switched off before', async () => {
  const { client, advance } = await domainWith();
  await send(client, RULES);
  advance(2 * HOUR + DAY - 1);
  expect(await errorOf(send(client, RULES))).toBe(UNSETTLED);
  advance(1);
  expect((await send(client, RULES)).RuleBasedMatching?.Status).toBe('PENDING');

  advance(3 * HOUR);
  await send(client, { Enabled: false });
  expect(await rulesOf(client)).toEqual({ Enabled: false });
  expect((await send(client, RULES)).RuleBasedMatching?.Status).toBe('PENDING');
});

test('what the rules across members forbid is refused, with what is in the domain already', async () => {
  const { client } = await domainWith();

  expect(await errorOf(send(client, { ...RULES, ConflictResolution: { ConflictResolvingModel: 'SOURCE' } })))
    .toMatch(/^BadRequestException: 1 validation error detected: Value 'null' at 'RuleBasedMatching.ConflictResolution.SourceName' failed/);
  const conflicts = { ConflictResolvingModel: 'RECENCY' as const };
  await client.send(new UpdateDomainCommand({ DomainName: 'crm', Matching: { Enabled: true, AutoMerging: { Enabled: true, ConflictResolution: conflicts } } }));
});

test('an attribute that only the list does not have is taken, and neither a source nor a bucket is looked for', async () => {
  const { client } = await domainWith();
  const rules: RuleBasedMatchingRequest = {
    ...RULES,
    MatchingRules: [{ Rule: ['BrandNew'] }],
    ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'FirstName' },
    ExportingConfig: { S3Exporting: { S3BucketName: 'not-there' } },
  };
  await send(client, rules);

  expect(await rulesOf(client)).toEqual({ ...rules, Status: 'PENDING' });
});
