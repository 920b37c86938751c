import { CreateDomainCommand, CustomerProfilesClient, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Domain, DomainProps, ExistingResource, ObjectTypeOptions, StandardIdentifier, StandardProfile } from 'cdk-customer-profiles';
import { LocalDeployment } from './local-deployment';

const CUSTOMERS: ObjectTypeOptions = {
  objectTypeName: 'Customers',
  fields: { id: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER } },
  keys: [{ name: 'id', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
};

let local: LocalDeployment;
beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(() => local.stop());

/** A domain with an object type that somebody made in the console. */
async function makeByHand(): Promise<void> {
  const client = new CustomerProfilesClient({
    endpoint: local.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
  });
  await client.send(new CreateDomainCommand({ DomainName: 'shop', DefaultExpirationDays: 7, DeadLetterQueueUrl: 'https://sqs.example/1/by-hand' }));
  await client.send(new PutProfileObjectTypeCommand({
    DomainName: 'shop',
    ObjectTypeName: 'Customers',
    Description: 'by hand',
    Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber' } },
    Keys: { id: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] },
  }));
  client.destroy();
}

function shop(stack: Stack, props: Partial<DomainProps> = {}, id = 'Domain'): Domain {
  return new Domain(stack, id, { domainName: 'shop', removalPolicy: RemovalPolicy.DESTROY, ...props });
}

test('a domain that somebody else made fails the deployment, with the way to adopt it, and the roll-back leaves it and its object types alone', async () => {
  await makeByHand();
  const before = local.service.store.snapshot();

  const result = await local.deploy((stack) => shop(stack).addObjectType('Customers', { ...CUSTOMERS, removalPolicy: RemovalPolicy.DESTROY }));

  expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
  expect(result.reason).toContain('domain "shop" exists already and was not made by this construct; to take it over set `existing: ExistingResource.ADOPT`');
  expect(local.service.store.snapshot()).toEqual(before);
  expect(local.service.calls.counts().writes).toBe(0);
});

test('an adopted domain keeps what the app does not speak of, and is handed back when the stack is destroyed', async () => {
  await makeByHand();
  const adopt = (stack: Stack) => void shop(stack, { existing: ExistingResource.ADOPT });

  expect((await local.deploy(adopt)).ok).toBe(true);
  expect(local.service.store.domain('shop')).toMatchObject({ DefaultExpirationDays: 366, DeadLetterQueueUrl: 'https://sqs.example/1/by-hand' });
  expect((await local.destroy()).ok).toBe(true);
  expect(local.service.store.domain('shop')).toBeDefined();
});

test('an adoption that is rolled back does not delete the domain', async () => {
  await makeByHand();
  const result = await local.deploy((stack) => {
    shop(stack, { existing: ExistingResource.ADOPT }).addObjectType('Customers', CUSTOMERS);
  });
  expect(result.status).toBe('ROLLBACK_COMPLETE');
  expect(local.service.store.children('object-type').get('shop', 'Customers')).toMatchObject({ Description: 'by hand' });
});

test('a domain that the stack kept comes back under its construct', async () => {
  const kept = (stack: Stack) => void shop(stack, { removalPolicy: undefined });
  await local.deploy(kept);
  expect((await local.deploy((stack) => void new Domain(stack, 'Other', { domainName: 'other' }))).ok).toBe(true);
  expect(local.service.store.domain('shop')).toBeDefined();

  expect((await local.deploy(kept)).ok).toBe(true);
});

test('a renamed construct fails without adoption, and the domain lives on', async () => {
  await local.deploy((stack) => void shop(stack));
  const before = local.held();

  const result = await local.deploy((stack) => void shop(stack, {}, 'Renamed'));

  expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(local.held()).toEqual(before);
});

test('a renamed construct that adopts takes the domain over, and the Delete of the old one leaves it alone', async () => {
  await local.deploy((stack) => void shop(stack));

  const result = await local.deploy((stack) => void shop(stack, { existing: ExistingResource.ADOPT }, 'Renamed'));

  expect(result).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
  expect(local.service.store.domain('shop')).toBeDefined();
});

test('the dead letter queue, the key and the tags are taken off the domain when they are taken out of the app', async () => {
  await local.deploy((stack) => {
    const domain = shop(stack, { deadLetterQueueEnabled: true, encryptionKey: new kms.Key(stack, 'Key') });
    Tags.of(domain).add('team', 'crm');
  });
  expect(local.service.store.domain('shop')).toMatchObject({
    DeadLetterQueueUrl: expect.stringContaining('sqs'), DefaultEncryptionKey: expect.stringContaining(':key/'), Tags: { team: 'crm' },
  });

  expect((await local.deploy((stack) => void shop(stack))).ok).toBe(true);

  const domain = local.service.store.domain('shop')!;
  expect(domain.DeadLetterQueueUrl ?? '').toBe('');
  expect(domain.DefaultEncryptionKey ?? '').toBe('');
  expect(domain.Tags).not.toHaveProperty('team');
});

test('a domain that is deleted behind the stack is made again by the next update', async () => {
  await local.deploy((stack) => void shop(stack));
  local.service.store.deleteDomain('shop');
  expect((await local.deploy((stack) => { Tags.of(shop(stack)).add('team', 'crm'); })).ok).toBe(true);
  expect(local.service.store.domain('shop')).toMatchObject({ Tags: { team: 'crm' } });
});

test('a domain that holds profiles is not deleted, unless the app says so', async () => {
  await local.deploy((stack) => void shop(stack));
  local.service.store.setStats('shop', { ProfileCount: 3 });

  const refused = await local.destroy();
  expect(refused).toMatchObject({ ok: false, status: 'DELETE_FAILED' });
  expect(refused.reason).toContain('autoDeleteProfiles');
  expect(local.service.store.domain('shop')).toBeDefined();
});

test('removing a domain in an update deletes it before the policy that allows it', async () => {
  await local.deploy((stack) => {
    shop(stack);
    new Domain(stack, 'Second', { domainName: 'second', removalPolicy: RemovalPolicy.DESTROY });
  });
  await local.deploy((stack) => void shop(stack));

  const order = local.events.filter((event) => event.status === 'DELETE_COMPLETE').map((event) => event.resourceType);
  expect(order).toEqual(['Custom::CustomerProfilesDomain', 'AWS::IAM::Policy']);
  expect(local.service.store.domain('second')).toBeUndefined();
});
