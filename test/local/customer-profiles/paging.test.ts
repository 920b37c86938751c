import {
  CreateDomainCommand, ListDomainsCommand, ListProfileObjectTypesCommand, ListProfileObjectTypeTemplatesCommand,
  PutProfileObjectTypeCommand,
} from '@aws-sdk/client-customer-profiles';
import type { ListDomainsCommandOutput } from '@aws-sdk/client-customer-profiles';
import fc from 'fast-check';
import { CUSTOMER, errorOf, startService } from './running-service';
import type { RunningService } from './running-service';
import { pageOf } from '../../../src/local/customer-profiles/api/paging';

async function startWithDomains(names: readonly string[]): Promise<RunningService> {
  const started = await startService({ quotas: false });
  for (const DomainName of names) {
    await started.client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }));
  }
  return started;
}

test('the pages of a list hold every item once, in order', async () => {
  const { client } = await startWithDomains(['e', 'b', 'd', 'a', 'c']);
  const pages: (string | undefined)[][] = [];
  let token: string | undefined;
  do {
    const { Items = [], NextToken }: ListDomainsCommandOutput = await client.send(new ListDomainsCommand({ MaxResults: 2, NextToken: token }));
    pages.push(Items.map(({ DomainName }) => DomainName));
    token = NextToken;
  } while (token);
  expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('a page that holds the rest exactly has no token', async () => {
  const { client } = await startWithDomains(['a', 'b']);
  expect((await client.send(new ListDomainsCommand({ MaxResults: 2 }))).NextToken).toBeUndefined();
});

test('a page has a hundred items where nothing else is asked for', async () => {
  const { client } = await startWithDomains(Array.from({ length: 101 }, (_, n) => `d${n}`));
  const { Items, NextToken } = await client.send(new ListDomainsCommand());
  expect(Items).toHaveLength(100);
  expect((await client.send(new ListDomainsCommand({ NextToken }))).Items).toHaveLength(1);
});

test('what is created or deleted between two pages makes no item appear twice or be left out', async () => {
  const { client, service } = await startWithDomains(['b', 'd', 'f', 'h']);
  const { NextToken } = await client.send(new ListDomainsCommand({ MaxResults: 2 }));
  service.store.deleteDomain('d');
  service.store.deleteDomain('b');
  for (const DomainName of ['a', 'g']) {
    await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }));
  }
  const { Items = [] } = await client.send(new ListDomainsCommand({ NextToken }));
  expect(Items.map(({ DomainName }) => DomainName)).toEqual(['f', 'g', 'h']);
});

test('a token that no list gave, or another list, is refused', async () => {
  const { client } = await startWithDomains(['a', 'b']);
  for (const DomainName of ['a', 'b']) {
    for (const ObjectTypeName of ['Customer', 'Order']) {
      await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, DomainName, ObjectTypeName }));
    }
  }
  const { NextToken: ofDomains = '' } = await client.send(new ListDomainsCommand({ MaxResults: 1 }));
  const { NextToken: ofTypes } = await client.send(new ListProfileObjectTypesCommand({ DomainName: 'a', MaxResults: 1 }));

  const refused = 'BadRequestException: the NextToken is not one that this list gave';
  for (const NextToken of ['made-up', `${ofDomains}x`, `x${ofDomains}`, `${ofDomains}.${ofDomains}`, '.', ofTypes]) {
    expect(await errorOf(client.send(new ListDomainsCommand({ NextToken })))).toBe(refused);
  }
  expect(await errorOf(client.send(new ListProfileObjectTypesCommand({ DomainName: 'b', NextToken: ofTypes })))).toBe(refused);
  expect(await errorOf(client.send(new ListProfileObjectTypeTemplatesCommand({ NextToken: ofDomains })))).toBe(refused);
  expect((await client.send(new ListProfileObjectTypesCommand({ DomainName: 'a', NextToken: ofTypes }))).Items).toMatchObject([{ ObjectTypeName: 'Order' }]);
  expect(await errorOf(client.send(new ListDomainsCommand({ NextToken: 'x'.repeat(1025) })))).toMatch(/^BadRequestException: 1 validation error/);
});

test('whatever the names and the size of a page, pages put together are the list', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (names, size) => {
    const sorted = [...names].sort();
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page = pageOf(sorted, (name) => name, { NextToken: token, MaxResults: size }, 'names');
      seen.push(...page.Items);
      token = page.NextToken;
    } while (token !== undefined);
    expect(seen).toEqual(sorted);
  }));
});
