import { App } from 'aws-cdk-lib';
import { RetailStack, RetailStackProps } from '../../examples/retail/retail-stack';
import { readAssembly } from '../../src/local/cloudformation/assembly';
import { warningsOf } from '../constructs/synthesis';
import { LocalDeployment } from '../end-to-end/local-deployment';

let local: LocalDeployment;
beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(() => local.stop());

async function deploy(switches: Partial<RetailStackProps>, failAt?: string) {
  const app = new App();
  new RetailStack(app, 'Retail', { loyalty: false, returns: false, sandbox: false, ...switches });
  return local.engine.deploy(readAssembly(app.synth().directory).stacks[0], { failAt });
}

function objectTypes(): string[] {
  return local.service.store.children('object-type').list('retail').map((type) => type.ObjectTypeName).sort();
}

test('the retail example is deployed, updated and destroyed', async () => {
  expect(await deploy({ sandbox: true })).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  expect(objectTypes()).toEqual(['Customers', 'Orders']);
  expect(local.service.store.domain('retail')).toMatchObject({ DefaultExpirationDays: 730, Tags: {} });

  expect(await deploy({ sandbox: true, loyalty: true, returns: true })).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE' });
  expect(objectTypes()).toEqual(['Customers', 'Loyalty', 'Orders', 'Returns']);
  expect(local.service.store.children('object-type').get('retail', 'Orders')).toMatchObject({ ExpirationDays: 1098 });

  expect(await local.engine.destroy('Retail')).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  expect(local.service.store.listDomains()).toEqual([]);
});

test.each([{}, { loyalty: true, returns: true }, { sandbox: true, autoDeleteProfiles: true }])('the validation finds nothing in the retail example with %p', (switches) => {
  expect(warningsOf(new RetailStack(new App(), 'Retail', { loyalty: false, returns: false, sandbox: false, ...switches }))).toEqual([]);
});

test.each([
  ['is not destroyed', {}, 'DELETE_FAILED', 1],
  ['is destroyed where the app has asked for them to go', { autoDeleteProfiles: true }, 'DELETE_COMPLETE', 0],
])('a sandbox with profiles %s', async (_, asked, status, domains) => {
  await deploy({ sandbox: true });
  await fetch(`${local.endpoint}/_local/domains/retail/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ObjectTypeName: 'Customers', Object: '{"id":"C-1","email":"ada@example.com"}' }),
  });
  await deploy({ sandbox: true, ...asked });

  expect(await local.engine.destroy('Retail')).toMatchObject({ status });
  expect(local.service.store.listDomains()).toHaveLength(domains);
});

test('the retail example keeps its domain when it is destroyed, unless it is a sandbox', async () => {
  await deploy({});
  expect(await local.engine.destroy('Retail')).toMatchObject({ ok: true });
  expect(objectTypes()).toEqual(['Customers', 'Orders']);
});

test('a failure at any of its resources rolls the retail example back to where it was', async () => {
  await deploy({ sandbox: true });
  const before = local.held();
  const resources = local.engine.resources().filter(({ type }) => type.startsWith('Custom::'));
  for (const { logicalId } of resources) {
    const result = await deploy({ sandbox: true, loyalty: true, returns: true }, logicalId);
    expect([logicalId, result.status, local.held()]).toEqual(
      [logicalId, result.failAtReached ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE', result.failAtReached ? before : local.held()]);
    await deploy({ sandbox: true });
  }
});
