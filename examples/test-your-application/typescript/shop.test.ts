import { CustomerProfiles } from '@aws-sdk/client-customer-profiles';
import { LocalService } from './local-service';
import { Shop } from './shop';

const DAY = 86_400;

let service: LocalService;
let profiles: CustomerProfiles;
let DomainName: string;
let shop: Shop;

beforeAll(async () => {
  service = await LocalService.start('--eventual-consistency');
  profiles = new CustomerProfiles({ endpoint: service.url, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
});

afterAll(async () => {
  profiles.destroy();
  await service.stop();
});

let domains = 0;

/** A domain for each test, so that none sees what another has left. */
beforeEach(async () => {
  domains++;
  DomainName = `shop-${domains}`;
  shop = new Shop(profiles, DomainName);
  await profiles.createDomain({ DomainName, DefaultExpirationDays: 366 });
  const Fields = {
    id: { Source: '_source.id' },
    email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
    total: { Source: '_source.total', ContentType: 'NUMBER' },
  } as const;
  await profiles.putProfileObjectType({
    DomainName,
    ObjectTypeName: 'Orders',
    Description: 'orders',
    AllowProfileCreation: true,
    Fields,
    Keys: { orderId: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE'] }], _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE'] }] },
  });
  await profiles.putProfileObjectType({
    DomainName,
    ObjectTypeName: 'Returns',
    Description: 'returns, of known customers only',
    AllowProfileCreation: false,
    Fields,
    Keys: { returnId: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE'] }], _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE'] }] },
  });
  await profiles.createCalculatedAttributeDefinition({
    DomainName,
    CalculatedAttributeName: 'Spent',
    Statistic: 'SUM',
    AttributeDetails: { Attributes: [{ Name: 'total' }], Expression: '{Orders.total}' },
    Conditions: { Range: { Value: 30, Unit: 'DAYS' } },
  });
});

/** What was begun so far is done; for tests of anything but the waiting. */
async function settle(): Promise<void> {
  await service.local('settle', {});
}

test('a customer can be found a while after the first order', async () => {
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });

  expect(await shop.findCustomer('jane@example.com')).toBeUndefined();
  expect(await shop.waitForCustomer('jane@example.com')).toMatchObject({ orders: [{ id: '1' }] });
});

test('orders are one customer\'s, however the address is written', async () => {
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });
  await shop.recordOrder({ id: '2', email: 'Jane@Example.com', total: 22.5 });
  await settle();

  expect(await shop.findCustomer('JANE@example.com')).toMatchObject({ orders: [{ id: '2' }, { id: '1' }], spent: 42.5 });
});

test('what was spent is that of the last thirty days', async () => {
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });
  await settle();
  await service.local('clock', { advanceSeconds: 31 * DAY });
  expect((await shop.findCustomer('jane@example.com'))?.spent).toBeUndefined();

  await shop.recordOrder({ id: '2', email: 'jane@example.com', total: 5 });
  await settle();
  expect((await shop.findCustomer('jane@example.com'))?.spent).toBe(5);
});

test('a return of somebody who is no customer is a dead letter', async () => {
  await shop.recordReturn('R1', 'nobody@example.com');
  await settle();

  const { Messages } = await service.local<{ Messages: object[] }>(`domains/${DomainName}/dead-letters`);
  expect(Messages).toEqual([{
    Body: '{"id":"R1","email":"nobody@example.com"}',
    MessageAttributes: expect.objectContaining({ ObjectTypeName: 'Returns', Message: expect.any(String) as string }) as object,
  }]);
});
