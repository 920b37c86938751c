import {
  CreateDomainCommand, CreateProfileCommand, DeleteCalculatedAttributeDefinitionCommand, GetCalculatedAttributeDefinitionCommand,
  GetCalculatedAttributeForProfileCommand, ListCalculatedAttributeDefinitionsCommand, ListCalculatedAttributesForProfileCommand,
} from '@aws-sdk/client-customer-profiles';
import { errorOf, startService } from './running-service';

const DomainName = 'shop';

async function startWith(defaultCalculatedAttributes: boolean) {
  const { client } = await startService({ defaultCalculatedAttributes });
  await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 10 }));
  const { ProfileId } = await client.send(new CreateProfileCommand({ DomainName, FirstName: 'Ann' }));
  const listed = async () => (await client.send(new ListCalculatedAttributeDefinitionsCommand({ DomainName, MaxResults: 100 }))).Items!
    .map(({ CalculatedAttributeName }) => CalculatedAttributeName);
  const ofProfile = async () => (await client.send(new ListCalculatedAttributesForProfileCommand({ DomainName, ProfileId, MaxResults: 100 }))).Items!;
  const read = async (CalculatedAttributeName: string) => (
    client.send(new GetCalculatedAttributeForProfileCommand({ DomainName, ProfileId, CalculatedAttributeName })));
  return { client, listed, ofProfile, read };
}

test('default attributes are listed by name where they are asked for, those without data without a value', async () => {
  const { client, listed, ofProfile, read } = await startWith(true);
  const names = await listed();

  expect(names).toHaveLength(31);
  expect(names).toEqual([...names].sort());
  expect((await ofProfile()).map(({ CalculatedAttributeName }) => CalculatedAttributeName)).toEqual(names);
  expect((await ofProfile()).filter(({ Value }) => Value !== undefined)).toEqual([
    expect.objectContaining({ CalculatedAttributeName: '_new_customer', DisplayName: 'New customer', Value: 'true', IsDataPartial: 'false' }),
  ]);
  expect((await read('_frequent_caller')).Value).toBeUndefined();
  expect(await client.send(new GetCalculatedAttributeDefinitionCommand({ DomainName, CalculatedAttributeName: '_frequent_caller' }))).toMatchObject({
    Statistic: 'COUNT',
    AttributeDetails: { Expression: '{CTR.contactId}', Attributes: [{ Name: 'contactId' }] },
    Conditions: { Range: { Value: 30, Unit: 'DAYS' }, Threshold: { Value: '5', Operator: 'GREATER_THAN' } },
  });
});

test('a default attribute is deleted for good', async () => {
  const { client, listed, read } = await startWith(true);
  await client.send(new DeleteCalculatedAttributeDefinitionCommand({ DomainName, CalculatedAttributeName: '_assets_count' }));

  expect(await listed()).toHaveLength(30);
  expect(await errorOf(read('_assets_count'))).toMatch(/^ResourceNotFoundException/);
});

test('otherwise they are not listed, and can be read where their object type has data', async () => {
  const { listed, ofProfile, read } = await startWith(false);

  expect(await listed()).toEqual([]);
  expect(await ofProfile()).toEqual([]);
  expect((await read('_new_customer')).Value).toBe('true');
  expect(await errorOf(read('_assets_count'))).toMatch(/^ResourceNotFoundException/);
});
