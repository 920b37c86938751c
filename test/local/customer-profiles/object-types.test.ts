import {
  CreateDomainCommand, DeleteProfileObjectTypeCommand, GetProfileObjectTypeCommand, GetProfileObjectTypeTemplateCommand,
  ListProfileObjectTypesCommand, ListProfileObjectTypeTemplatesCommand, PutProfileObjectTypeCommand,
  UpdateDomainCommand,
} from '@aws-sdk/client-customer-profiles';
import type { PutProfileObjectTypeCommandInput, StandardIdentifier } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';
import type { RunningService } from './running-service';
import type { LocalCustomerProfilesOptions } from '../../../src/local/customer-profiles';
import { TEMPLATES } from '../../../src/model/catalogue/templates';

const NAMES = { DomainName: 'retail', ObjectTypeName: 'Customer' };

async function startWithDomain(options: LocalCustomerProfilesOptions = {}): Promise<RunningService> {
  const started = await startService(options);
  await started.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 366 }));
  return started;
}

test('an object type is read back with everything that was given', async () => {
  const now = Date.parse('2026-01-02T03:04:05.678Z');
  const { client } = await startWithDomain({ now: () => now });
  const full: PutProfileObjectTypeCommandInput = {
    ...CUSTOMER,
    ExpirationDays: 30,
    EncryptionKey: 'arn:aws:kms:us-east-1:000000000000:key/1',
    SourceLastUpdatedTimestampFormat: 'EpochMilli',
    MaxProfileObjectCount: 100,
    SourcePriority: 2,
    Tags: { team: 'crm' },
  };
  const { DomainName, ...members } = full;
  const whole = { ...members, MaxAvailableProfileObjectCount: 900, CreatedAt: new Date(now), LastUpdatedAt: new Date(now) };

  const { $metadata, ...put } = await client.send(new PutProfileObjectTypeCommand(full));
  const { $metadata: _, ...got } = await client.send(new GetProfileObjectTypeCommand(NAMES));
  expect(put).toEqual(whole);
  expect(got).toEqual(whole);
});

test.each([
  ['_profile.Email', 'is called otherwise by the service'], ['_profile.createdAt', 'is filled by the service itself'],
])('a field for %s is refused', async (Target, problem) => {
  const { client } = await startWithDomain();
  const put = client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, Fields: { ...CUSTOMER.Fields, more: { Source: '_source.more', Target } } }));

  expect(await errorOf(put)).toContain(problem);
});

test('a whole structure is taken', async () => {
  const { client } = await startWithDomain();
  const { Fields } = await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, Fields: { ...CUSTOMER.Fields, home: { Source: '_source.home', Target: '_profile.Address' } } }));

  expect(Fields?.home).toEqual({ Source: '_source.home', Target: '_profile.Address' });
});

test('a put on an existing type replaces its fields and keys whole, unsets what it leaves out, and keeps tags and time of creation', async () => {
  let now = 1_000_000;
  const { client } = await startWithDomain({ now: () => now });
  await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ExpirationDays: 30, MaxProfileObjectCount: 10, SourcePriority: 1, Tags: { a: '1' } }));
  now += 1000;
  await client.send(new PutProfileObjectTypeCommand({
    ...NAMES,
    Description: 'fewer fields',
    Fields: { customerId: { Source: '_source.number', Target: '_profile.AccountNumber' } },
    Keys: { customerId: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['customerId'] }] },
    Tags: { b: '2' },
  }));
  const { $metadata, ...got } = await client.send(new GetProfileObjectTypeCommand(NAMES));
  expect(got).toEqual({
    ObjectTypeName: 'Customer',
    Description: 'fewer fields',
    AllowProfileCreation: false,
    Fields: { customerId: { Source: '_source.number', Target: '_profile.AccountNumber' } },
    Keys: { customerId: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['customerId'] }] },
    MaxAvailableProfileObjectCount: 1000,
    Tags: { a: '1' },
    CreatedAt: new Date(1_000_000),
    LastUpdatedAt: new Date(1_001_000),
  });
});

test('object types are of one domain, are listed by name, and are deleted one by one', async () => {
  const { client } = await startWithDomain();
  await client.send(new CreateDomainCommand({ DomainName: 'other', DefaultExpirationDays: 1 }));
  for (const ObjectTypeName of ['Order', 'Customer']) {
    await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ObjectTypeName, SourcePriority: 3, Tags: { name: ObjectTypeName } }));
  }
  const { Items } = await client.send(new ListProfileObjectTypesCommand({ DomainName: 'retail' }));
  expect(Items).toEqual(['Customer', 'Order'].map((ObjectTypeName) => ({
    ObjectTypeName,
    Description: 'customers of the shop',
    SourcePriority: 3,
    MaxAvailableProfileObjectCount: 1000,
    Tags: { name: ObjectTypeName },
    CreatedAt: expect.any(Date),
    LastUpdatedAt: expect.any(Date),
  })));
  expect((await client.send(new ListProfileObjectTypesCommand({ DomainName: 'other' }))).Items).toEqual([]);

  const { Message } = await client.send(new DeleteProfileObjectTypeCommand(NAMES));
  expect(Message).toBe('Object type Customer was deleted from domain retail');
  const missing = 'ResourceNotFoundException: Object type Customer does not exist in domain retail';
  expect(await errorOf(client.send(new GetProfileObjectTypeCommand(NAMES)))).toBe(missing);
  expect(await errorOf(client.send(new DeleteProfileObjectTypeCommand(NAMES)))).toBe(missing);
});

test('an object type needs its domain', async () => {
  const { client } = await startService();
  const missing = 'ResourceNotFoundException: Domain retail does not exist';
  expect(await errorOf(client.send(new PutProfileObjectTypeCommand(CUSTOMER)))).toBe(missing);
  expect(await errorOf(client.send(new GetProfileObjectTypeCommand(NAMES)))).toBe(missing);
  expect(await errorOf(client.send(new DeleteProfileObjectTypeCommand(NAMES)))).toBe(missing);
  expect(await errorOf(client.send(new ListProfileObjectTypesCommand({ DomainName: 'retail' })))).toBe(missing);
});

test('a domain gets no more object types than its quota, but those that it has can be changed', async () => {
  const { client } = await startWithDomain({ quotas: { 'object-type': 1 } });
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER));
  await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, Description: 'changed' }));
  expect(await errorOf(client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ObjectTypeName: 'Order' }))))
    .toBe('BadRequestException: Domain retail has 1 object types already, which is its quota');
});

test('the objects of a profile are shared out among the object types of a domain', async () => {
  const { client, service } = await startWithDomain();
  await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, MaxProfileObjectCount: 900 }));
  expect(await errorOf(client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ObjectTypeName: 'Order', MaxProfileObjectCount: 101 }))))
    .toBe("BadRequestException: Value '101' at 'MaxProfileObjectCount' failed to satisfy constraint: of the 1000 objects that a profile may have, "
      + '100 are not assigned to other object types of domain retail');
  expect(service.store.children('object-type').get('retail', 'Order')).toBeUndefined();

  const again = await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, MaxProfileObjectCount: 1000 }));
  expect(again.MaxAvailableProfileObjectCount).toBe(0);

  const unlimited = await startWithDomain({ quotas: false });
  const put = await unlimited.client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, MaxProfileObjectCount: 5000 }));
  expect(put.MaxAvailableProfileObjectCount).toBeUndefined();
});

test('the key of an object type stays once the data store of its domain is enabled', async () => {
  const { client } = await startWithDomain();
  const EncryptionKey = 'arn:aws:kms:us-east-1:000000000000:key/1';
  await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, EncryptionKey }));
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER));
  await client.send(new UpdateDomainCommand({ DomainName: 'retail', DataStore: { Enabled: true } }));
  expect(await errorOf(client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, EncryptionKey })))).toBe(
    'BadRequestException: The EncryptionKey of object type Customer cannot change, as domain retail has its data store enabled');
  await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ObjectTypeName: 'Order', EncryptionKey }));
});

test('a template gives the fields and keys', async () => {
  const { client } = await startWithDomain();
  const template = await client.send(new GetProfileObjectTypeTemplateCommand({ TemplateId: 'Zendesk-users' }));
  await client.send(new PutProfileObjectTypeCommand({ ...NAMES, Description: 'agents', TemplateId: 'Zendesk-users', ExpirationDays: 7 }));
  const got = await client.send(new GetProfileObjectTypeCommand(NAMES));

  expect(template).toMatchObject({ TemplateId: 'Zendesk-users', SourceName: 'Zendesk', SourceObject: 'users', AllowProfileCreation: true });
  expect(Object.keys(template.Fields ?? {}).length).toBeGreaterThan(1);
  expect(got).toMatchObject({ TemplateId: 'Zendesk-users', ExpirationDays: 7, AllowProfileCreation: true });
  expect(got.Fields).toEqual(template.Fields);
  expect(got.Keys).toEqual(template.Keys);
});

test('what a template gives cannot be given as well', async () => {
  const { client } = await startWithDomain();
  const message = await errorOf(client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, TemplateId: 'Zendesk-users' })));
  expect(message).toMatch(/^BadRequestException: 3 validation errors detected: .*'Fields'.*'Keys'.*'AllowProfileCreation'/);
});

test('a template that there is not is refused where it is used and not found where it is read', async () => {
  const { client } = await startWithDomain();
  const put = new PutProfileObjectTypeCommand({ ...NAMES, Description: 'x', TemplateId: 'Zendesk-bikes' });
  expect(await errorOf(client.send(put))).toMatch(/^BadRequestException: Template Zendesk-bikes does not exist; there are .*Zendesk-users/);
  expect(await errorOf(client.send(new GetProfileObjectTypeTemplateCommand({ TemplateId: 'Zendesk-bikes' }))))
    .toMatch(/^ResourceNotFoundException: Template Zendesk-bikes does not exist/);
  expect(await errorOf(client.send(new GetProfileObjectTypeTemplateCommand({ TemplateId: 'Campaign-Email' }))))
    .toMatch(/^ResourceNotFoundException: Template Campaign-Email is one of the service's that the local service does not have/);
});

test('all templates are listed, and each can be read and used', async () => {
  const { client } = await startWithDomain();
  const { Items = [] } = await client.send(new ListProfileObjectTypeTemplatesCommand({ MaxResults: 100 }));
  expect(Items.map(({ TemplateId }) => TemplateId)).toEqual(Object.keys(TEMPLATES).sort());
  for (const { TemplateId, SourceName, SourceObject } of Items) {
    const template = await client.send(new GetProfileObjectTypeTemplateCommand({ TemplateId }));
    expect(template).toMatchObject({ TemplateId, SourceName, SourceObject });
    const put = await client.send(new PutProfileObjectTypeCommand({ ...NAMES, Description: 'from a template', TemplateId }));
    expect({ Fields: put.Fields, Keys: put.Keys }).toEqual({ Fields: template.Fields, Keys: template.Keys });
  }
});

test('names that every JavaScript object has are names like any other', async () => {
  const { client } = await startWithDomain();
  const names = { DomainName: '__proto__', ObjectTypeName: 'constructor' };
  const Fields = { hasOwnProperty: { Source: '_source.id', Target: '_profile.AccountNumber' } };
  const Keys = { toString: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'] as StandardIdentifier[], FieldNames: ['hasOwnProperty'] }] };
  await client.send(new CreateDomainCommand({ DomainName: '__proto__', DefaultExpirationDays: 1 }));
  await client.send(new PutProfileObjectTypeCommand({ ...names, Description: 'x', Fields, Keys }));
  const got = await client.send(new GetProfileObjectTypeCommand(names));
  expect(Object.entries(got.Fields ?? {})).toEqual(Object.entries(Fields));
  expect(Object.entries(got.Keys ?? {})).toEqual(Object.entries(Keys));
});
