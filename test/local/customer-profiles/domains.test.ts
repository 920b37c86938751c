import {
  CreateDomainCommand, DeleteDomainCommand, GetDomainCommand, ListDomainsCommand, PutProfileObjectTypeCommand,
  UpdateDomainCommand,
} from '@aws-sdk/client-customer-profiles';
import type { CreateDomainCommandInput } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/1';
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/000000000000/dead-letters';
const FULL: CreateDomainCommandInput = {
  DomainName: 'retail',
  DefaultExpirationDays: 366,
  DefaultEncryptionKey: KEY,
  DeadLetterQueueUrl: QUEUE,
  Matching: {
    Enabled: true,
    JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:00' },
    AutoMerging: {
      Enabled: true,
      Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] },
      ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
      MinAllowedConfidenceScoreForMerging: 0.75,
    },
    ExportingConfig: { S3Exporting: { S3BucketName: 'exports', S3KeyName: 'matches' } },
  },
  RuleBasedMatching: {
    Enabled: true,
    MatchingRules: [{ Rule: ['EmailAddress'] }],
    MaxAllowedRuleLevelForMatching: 1,
    MaxAllowedRuleLevelForMerging: 1,
    AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE', EmailAddress: ['EmailAddress'] },
    ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
  },
  DataStore: { Enabled: true },
  Tags: { team: 'crm' },
};

/** A clock that a test sets. */
function clock(start = '2026-01-02T03:04:05.678Z') {
  const state = { time: Date.parse(start) };
  return { now: () => state.time, advance: (milliseconds: number) => { state.time += milliseconds; } };
}

test('a created domain is read back with everything that was given, its times and no customer data', async () => {
  const { now } = clock();
  const { client } = await startService({ now });
  const time = new Date(now());
  const whole = { ...FULL, RuleBasedMatching: { ...FULL.RuleBasedMatching, Status: 'ACTIVE' }, CreatedAt: time, LastUpdatedAt: time };

  const { $metadata, ...created } = await client.send(new CreateDomainCommand(FULL));
  const { $metadata: _, ...got } = await client.send(new GetDomainCommand({ DomainName: 'retail' }));

  expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(created).toEqual(whole);
  expect(got).toEqual({ ...whole, Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 } });
});

test('members that were not given are not answered', async () => {
  const { client } = await startService();
  await client.send(new CreateDomainCommand({ DomainName: 'plain', DefaultExpirationDays: 1 }));
  const got = await client.send(new GetDomainCommand({ DomainName: 'plain' }));
  expect(Object.keys(got).sort()).toEqual(['$metadata', 'CreatedAt', 'DefaultExpirationDays', 'DomainName', 'LastUpdatedAt', 'Stats']);
});

test('a create whose domain exists already fails and leaves it alone', async () => {
  const { client } = await startService();
  await client.send(new CreateDomainCommand(FULL));
  const before = await client.send(new GetDomainCommand({ DomainName: 'retail' }));

  expect(await errorOf(client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }))))
    .toBe('BadRequestException: Domain retail already exists');
  const after = await client.send(new GetDomainCommand({ DomainName: 'retail' }));
  expect({ ...after, $metadata: undefined }).toEqual({ ...before, $metadata: undefined });
});

test('an update keeps what it leaves out, sets the time of the update, and does not touch tags', async () => {
  const { now, advance } = clock();
  const { client } = await startService({ now });
  const created = await client.send(new CreateDomainCommand(FULL));
  advance(5000);
  const updated = await client.send(new UpdateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 30, Tags: { other: 'tag' } }));
  expect({ ...updated, $metadata: undefined }).toEqual({
    ...created, DefaultExpirationDays: 30, LastUpdatedAt: new Date(now()), $metadata: undefined,
  });
});

test('an empty text clears the key and the dead letter queue', async () => {
  const { client } = await startService();
  await client.send(new CreateDomainCommand(FULL));
  await client.send(new UpdateDomainCommand({ DomainName: 'retail', DefaultEncryptionKey: '', DeadLetterQueueUrl: '' }));
  const got = await client.send(new GetDomainCommand({ DomainName: 'retail' }));
  expect(got).not.toHaveProperty('DefaultEncryptionKey');
  expect(got).not.toHaveProperty('DeadLetterQueueUrl');
});

test('disabling matching clears its configuration, and enabling it again does not bring it back', async () => {
  const { client } = await startService();
  await client.send(new CreateDomainCommand(FULL));
  const disabled = await client.send(new UpdateDomainCommand({
    DomainName: 'retail', Matching: { Enabled: false }, RuleBasedMatching: { Enabled: false }, DataStore: { Enabled: false },
  }));
  expect(disabled).toMatchObject({ DataStore: { Enabled: false } });
  expect(disabled.Matching).toEqual({ Enabled: false });
  expect(disabled.RuleBasedMatching).toEqual({ Enabled: false });

  const enabled = await client.send(new UpdateDomainCommand({ DomainName: 'retail', Matching: { Enabled: true } }));
  expect(enabled.Matching).toEqual({ Enabled: true });
});

test('a deleted domain is gone with its object types, and can be created anew without them', async () => {
  const { client, service } = await startService();
  await client.send(new CreateDomainCommand(FULL));
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER));

  const { Message } = await client.send(new DeleteDomainCommand({ DomainName: 'retail' }));
  expect(Message).toBe('Domain retail was deleted');
  expect(service.store.snapshot().domains).toEqual([]);

  await client.send(new CreateDomainCommand(FULL));
  expect(service.store.children('object-type').list('retail')).toEqual([]);
});

test('what names a domain that does not exist fails with ResourceNotFoundException', async () => {
  const { client } = await startService();
  const missing = 'ResourceNotFoundException: Domain retail does not exist';
  expect(await errorOf(client.send(new GetDomainCommand({ DomainName: 'retail' })))).toBe(missing);
  expect(await errorOf(client.send(new UpdateDomainCommand({ DomainName: 'retail' })))).toBe(missing);
  expect(await errorOf(client.send(new DeleteDomainCommand({ DomainName: 'retail' })))).toBe(missing);
});

test('domains are listed by name, with their tags and without their settings', async () => {
  const { client } = await startService();
  for (const DomainName of ['b', 'a', 'C']) {
    await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1, Tags: { name: DomainName } }));
  }
  const { Items, NextToken } = await client.send(new ListDomainsCommand());
  expect(Items).toEqual(['C', 'a', 'b'].map((DomainName) => ({
    DomainName, Tags: { name: DomainName }, CreatedAt: expect.any(Date), LastUpdatedAt: expect.any(Date),
  })));
  expect(NextToken).toBeUndefined();
});

test('the store can be told to pretend that a domain holds profiles', async () => {
  const { client, service } = await startService();
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  service.store.setStats('retail', { ProfileCount: 3, MeteringProfileCount: 4 });
  const { Stats } = await client.send(new GetDomainCommand({ DomainName: 'retail' }));
  expect(Stats).toEqual({ ProfileCount: 3, MeteringProfileCount: 4, ObjectCount: 0, TotalSize: 0 });
  expect(() => service.store.setStats('other', { ProfileCount: 1 })).toThrow('the store has no domain "other"');
});

test('an account gets no more domains than its quota, unless quotas are off', async () => {
  const { client } = await startService({ quotas: { domain: 1 } });
  await client.send(new CreateDomainCommand({ DomainName: 'first', DefaultExpirationDays: 1 }));
  expect(await errorOf(client.send(new CreateDomainCommand({ DomainName: 'second', DefaultExpirationDays: 1 }))))
    .toBe('BadRequestException: The account has 1 domains already, which is its quota');

  const unlimited = await startService({ quotas: false });
  for (let n = 0; n <= 100; n++) {
    await unlimited.client.send(new CreateDomainCommand({ DomainName: `d${n}`, DefaultExpirationDays: 1 }));
  }
  expect(unlimited.service.store.listDomains()).toHaveLength(101);
});
