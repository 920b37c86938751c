import { CustomerProfiles } from '@aws-sdk/client-customer-profiles';
import { App } from 'aws-cdk-lib';
import { LocalCustomerProfiles } from 'cdk-customer-profiles/testing';
import { Shop } from './shop';
import { ShopStack } from './shop-stack';

let local: LocalCustomerProfiles;
let profiles: CustomerProfiles;
let domainName: string;
let webSiteRole: string;
let shop: Shop;

/** The stack of production, once for all tests. */
beforeAll(async () => {
  local = await LocalCustomerProfiles.start({ eventualConsistency: true });
  const stack = new ShopStack(new App(), 'Shop');
  const deployed = await local.deploy(stack.node.root as App);
  domainName = deployed.outputs.Shop.DomainName;
  webSiteRole = deployed.physicalId(stack.webSite);
  profiles = new CustomerProfiles(local.clientConfig());
  shop = new Shop(profiles, domainName);
});

/** No test sees what another has left. */
afterEach(async () => local.reset());

afterAll(async () => {
  await local.stop();
  profiles.destroy();
});

test('a customer can be found a while after the first order', async () => {
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });

  expect(await shop.findCustomer('jane@example.com')).toBeUndefined();
  expect(await shop.waitForCustomer('jane@example.com')).toMatchObject({ orders: [{ id: '1' }] });
});

test('orders are one customer\'s, however the address is written', async () => {
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });
  await shop.recordOrder({ id: '2', email: 'Jane@Example.com', total: 22.5 });
  await local.settle();

  expect(await shop.findCustomer('JANE@example.com')).toMatchObject({ orders: [{ id: '2' }, { id: '1' }], spent: 42.5 });
});

test('what was spent is that of the last thirty days', async () => {
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });
  await local.settle();
  await local.clock.advance({ days: 31 });
  expect((await shop.findCustomer('jane@example.com'))?.spent).toBeUndefined();

  await shop.recordOrder({ id: '2', email: 'jane@example.com', total: 5 });
  await local.settle();
  expect((await shop.findCustomer('jane@example.com'))?.spent).toBe(5);
});

test('a return of somebody who is no customer is a dead letter', async () => {
  await shop.recordReturn('R1', 'nobody@example.com');
  await local.settle();

  expect(await local.deadLetters(domainName)).toEqual([
    { record: '{"id":"R1","email":"nobody@example.com"}', objectTypeName: 'Returns', reason: expect.any(String) as string },
  ]);
});

test('the web site shows customers that the nightly file has brought, and cannot write', async () => {
  expect(await local.ingest(domainName, 'Orders', { id: '1', email: 'jane@example.com', total: 20 })).toMatchObject({ outcome: 'new' });
  const site = new CustomerProfiles(local.clientConfig({ credentials: await local.credentialsOf(webSiteRole) }));
  const shownBySite = new Shop(site, domainName);

  expect(await shownBySite.findCustomer('jane@example.com')).toMatchObject({ orders: [{ id: '1' }] });
  await expect(shownBySite.recordReturn('R1', 'jane@example.com')).rejects.toThrow(/not authorized to perform: profile:PutProfileObject/);
  site.destroy();
});

test('an order is recorded though the service is busy at first', async () => {
  await local.faults.inject({ operation: 'PutProfileObject', error: 'ThrottlingException', times: 2 });
  await shop.recordOrder({ id: '1', email: 'jane@example.com', total: 20 });
  await local.settle();

  expect(await shop.findCustomer('jane@example.com')).toMatchObject({ orders: [{ id: '1' }] });
  expect((await local.calls.counts()).byOperation.PutProfileObject).toBe(3);
});
