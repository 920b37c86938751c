import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { everyResource } from './every-resource';
import { LocalDeployment } from './local-deployment';

let local: LocalDeployment;
beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(() => local.stop());

const [first, second] = [everyResource(1), everyResource(2)];

/** Granted for what the local service does not do, or only the real one asks for. */
const NOT_NEEDED_HERE = [
  /^appflow:/, // the real service calls AppFlow as its caller
  /^iam:/, // service-linked roles
  /^kinesis:/, // the real service looks at the stream as its caller
  /^kms:/, // the local service encrypts nothing
  /^logs:/, // functions log to this process
  /^s3:/, // the real service looks at buckets as its caller
];

/** Logical ids of the custom resources of a stack. */
function customResources(): string[] {
  const stack = new Stack(new App(), 'Shop');
  second(stack);
  return Object.entries(Template.fromStack(stack).toJSON().Resources as { [key: string]: { Type: string } })
    .filter(([, { Type: type }]) => type.startsWith('Custom::')).map(([logicalId]) => logicalId);
}

test('a stack with every resource is deployed, left alone by an update that changes nothing, and destroyed without a trace', async () => {
  expect(await local.deploy(first)).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });

  expect(await local.deployUnchanged(first)).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE' });
  expect(local.service.calls.counts()).toMatchObject({ writes: 0 });
  expect(local.service.calls.counts().reads).toBeGreaterThan(0);

  expect(await local.destroy()).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  expect(local.service.store.listDomains()).toEqual([]);
});

test('an update of every property ends where a new deployment would have', async () => {
  await local.deploy(second);
  const fresh = local.held();
  await local.destroy();

  await local.deploy(first);
  expect(local.held()).not.toEqual(fresh);
  expect(await local.deploy(second)).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
  expect(local.held()).toEqual(fresh);
});

test('an update that fails at any resource ends where it began', async () => {
  await local.deploy(first);
  const before = local.held();
  for (const logicalId of customResources()) {
    const result = await local.deploy(second, { failAt: logicalId });
    expect([logicalId, result.failAtReached, result.status]).toEqual([logicalId, true, 'UPDATE_ROLLBACK_COMPLETE']);
    expect([logicalId, local.held()]).toEqual([logicalId, before]);
  }
});

test('a deployment that fails at any resource leaves nothing behind', async () => {
  for (const logicalId of customResources()) {
    expect(await local.deploy(first, { failAt: logicalId })).toMatchObject({ status: 'ROLLBACK_COMPLETE' });
    expect([logicalId, local.service.store.listDomains()]).toEqual([logicalId, []]);
  }
});

test('nothing is granted that is never needed', async () => {
  await local.deploy(first);
  await local.deploy(second);
  await local.destroy();

  const unused = local.ledger.unused().map(({ action }) => action).filter((action) => !NOT_NEEDED_HERE.some((pattern) => pattern.test(action)));
  expect([...new Set(unused)]).toEqual([]);
});

test('a stack with every resource has one function and one role', () => {
  const stack = new Stack(new App(), 'Shop');
  first(stack);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Function', 1);
  template.resourceCountIs('AWS::IAM::Role', 1);
  template.resourceCountIs('AWS::IAM::Policy', 1);
});
