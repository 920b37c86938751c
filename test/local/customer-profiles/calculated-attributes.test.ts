import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateCalculatedAttributeDefinitionCommand, CreateDomainCommand, CreateEventStreamCommand,
  DeleteCalculatedAttributeDefinitionCommand,
  GetCalculatedAttributeDefinitionCommand, ListCalculatedAttributeDefinitionsCommand, PutProfileObjectTypeCommand, TagResourceCommand,
  UpdateCalculatedAttributeDefinitionCommand,
} from '@aws-sdk/client-customer-profiles';
import type { CreateCalculatedAttributeDefinitionCommandInput } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import type { LocalCustomerProfilesOptions } from '../../../src/local/customer-profiles';

const NAMES = { DomainName: 'retail', CalculatedAttributeName: 'Orders' };
const FULL: CreateCalculatedAttributeDefinitionCommandInput = {
  ...NAMES,
  DisplayName: 'Orders of late',
  Description: 'how many',
  AttributeDetails: { Attributes: [{ Name: 'customerId' }], Expression: '{Customer.customerId}' },
  Statistic: 'COUNT',
  Conditions: { Range: { Unit: 'DAYS', Value: 30, TimestampSource: '{Customer.at}', TimestampFormat: 'ISO_8601' }, ObjectCount: 7, Threshold: { Value: '3', Operator: 'GREATER_THAN' } },
  Filter: { Include: 'ALL', Groups: [{ Type: 'ANY', Dimensions: [{ Attributes: { email: { DimensionType: 'ENDS_WITH', Values: ['.com'] } } }] }] },
  Tags: { team: 'crm' },
};

async function startWithObjectType(options: LocalCustomerProfilesOptions = {}) {
  const started = await startService(options);
  await started.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 366 }));
  await started.client.send(new PutProfileObjectTypeCommand(CUSTOMER));
  return started;
}

test('a calculated attribute is read back with everything that was given', async () => {
  const { client } = await startWithObjectType({ now: () => 1_000_000 });
  const { DomainName, ...members } = FULL;
  const whole = { ...members, CreatedAt: new Date(1_000_000), LastUpdatedAt: new Date(1_000_000) };

  const { $metadata: _m, ...made } = await client.send(new CreateCalculatedAttributeDefinitionCommand(FULL));
  const { $metadata: _, ...got } = await client.send(new GetCalculatedAttributeDefinitionCommand(NAMES));

  expect(made).toEqual(whole);
  expect(got).toEqual(whole);
  expect((await client.send(new ListCalculatedAttributeDefinitionsCommand({ DomainName: 'retail' }))).Items).toMatchObject([{ CalculatedAttributeName: 'Orders', Tags: { team: 'crm' } }]);
});

test('an update changes names and conditions, and keeps what it leaves out', async () => {
  const { client } = await startWithObjectType();
  await client.send(new CreateCalculatedAttributeDefinitionCommand(FULL));
  const Range = { ...FULL.Conditions?.Range, Value: 60 };

  const { $metadata: _, ...answer } = await client.send(new UpdateCalculatedAttributeDefinitionCommand({ ...NAMES, Description: 'many', Conditions: { Range } }));
  const got = await client.send(new GetCalculatedAttributeDefinitionCommand(NAMES));

  expect(answer).toMatchObject({ DisplayName: 'Orders of late', Description: 'many', Conditions: { Range } });
  expect(answer).not.toHaveProperty('Filter');
  expect(got).toMatchObject({ DisplayName: 'Orders of late', Description: 'many', Filter: FULL.Filter });
  expect(got.Conditions).toEqual({ Range });
});

test.each(['TimestampSource', 'TimestampFormat'] as const)('an update cannot change the %s', async (member) => {
  const { client } = await startWithObjectType();
  await client.send(new CreateCalculatedAttributeDefinitionCommand(FULL));
  const { [member]: _, ...Range } = FULL.Conditions!.Range!;

  expect(await errorOf(client.send(new UpdateCalculatedAttributeDefinitionCommand({ ...NAMES, Conditions: { Range } }))))
    .toBe(`BadRequestException: The ${member} of calculated attribute Orders cannot be changed`);
});

test('it is over an object type that there is, or a standard object', async () => {
  const { client } = await startWithObjectType();
  const over = (Expression: string, Name: string) => client.send(new CreateCalculatedAttributeDefinitionCommand({
    ...NAMES, Statistic: 'COUNT', AttributeDetails: { Attributes: [{ Name }], Expression },
  }));

  expect(await errorOf(over('{Nobody.id}', 'id'))).toBe('BadRequestException: Object type Nobody does not exist in domain retail');
  expect(await errorOf(over('{Customer.id', 'id'))).toContain('BadRequestException: 1 validation error detected');
  await over('{_airSegment.Seat.Price}', 'Seat.Price');
});

test('a name is taken once, and a domain has 50', async () => {
  const { client } = await startWithObjectType({ quotas: { 'calculated-attribute': 2 } });
  const make = (CalculatedAttributeName: string) => client.send(new CreateCalculatedAttributeDefinitionCommand({ ...FULL, CalculatedAttributeName }));
  await make('a');
  await make('b');

  expect(await errorOf(make('a'))).toBe('BadRequestException: Calculated attribute a already exists in domain retail');
  expect(await errorOf(make('c'))).toBe('BadRequestException: Domain retail has 2 calculated attributes already, which is its quota');
  await client.send(new DeleteCalculatedAttributeDefinitionCommand({ ...NAMES, CalculatedAttributeName: 'a' }));
  await make('c');
  expect(await errorOf(client.send(new GetCalculatedAttributeDefinitionCommand({ ...NAMES, CalculatedAttributeName: 'a' }))))
    .toBe('ResourceNotFoundException: Calculated attribute a does not exist in domain retail');
});

test('historical data is calculated with after a while where effects come late', async () => {
  let now = 1_000_000;
  const { client } = await startWithObjectType({ now: () => now, eventualConsistency: true });
  await client.send(new CreateCalculatedAttributeDefinitionCommand({ ...FULL, UseHistoricalData: true }));
  const state = async (at: number) => {
    now = 1_000_000 + at;
    const { Status, Readiness } = await client.send(new GetCalculatedAttributeDefinitionCommand(NAMES));
    return [Status, Readiness?.ProgressPercentage];
  };

  expect([await state(0), await state(6_000), await state(60_000)]).toEqual([['PREPARING', 0], ['IN_PROGRESS', 50], ['COMPLETED', 100]]);
});

test('pages of a list join', async () => {
  const { client } = await startWithObjectType();
  for (const CalculatedAttributeName of ['c', 'a', 'b']) {
    await client.send(new CreateCalculatedAttributeDefinitionCommand({ ...FULL, CalculatedAttributeName }));
  }
  const first = await client.send(new ListCalculatedAttributeDefinitionsCommand({ DomainName: 'retail', MaxResults: 2 }));
  const second = await client.send(new ListCalculatedAttributeDefinitionsCommand({ DomainName: 'retail', NextToken: first.NextToken }));

  expect([...first.Items ?? [], ...second.Items ?? []].map(({ CalculatedAttributeName }) => CalculatedAttributeName)).toEqual(['a', 'b', 'c']);
  expect(second.NextToken).toBeUndefined();
});

test('calculated attributes and event streams are kept in the data file, and a broken one is named', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'calculated-'));
  const dataFile = join(directory, 'state.json');
  try {
    const { client, service } = await startWithObjectType({ dataFile });
    await client.send(new CreateCalculatedAttributeDefinitionCommand(FULL));
    await client.send(new CreateEventStreamCommand({ DomainName: 'retail', EventStreamName: 'changes', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/changes' }));
    await client.send(new TagResourceCommand({ resourceArn: 'arn:aws:profile:us-east-1:000000000000:domains/retail/calculated-attributes/Orders', tags: { b: '2' } }));
    await service.stop();

    const again = new LocalCustomerProfiles({ dataFile });
    expect(again.store.snapshot()).toEqual(service.store.snapshot());
    await again.stop();
    expect(service.store.children('calculated-attribute').get('retail', 'Orders')?.Tags).toEqual({ team: 'crm', b: '2' });
    const brokenFile = join(directory, 'broken.json');
    writeFileSync(brokenFile, JSON.stringify(service.store.snapshot()).replace('"COUNT"', '"MEDIAN"').replace('"EventStreamName":"changes"', '"EventStreamName":7'));
    expect(() => new LocalCustomerProfiles({ dataFile: brokenFile })).toThrow(/EventStreams\[0\]\.EventStreamName 7 has the wrong type.*CalculatedAttributes\[0\]\.Statistic "MEDIAN"/);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
