import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as cr from 'aws-cdk-lib/custom-resources';
import { CustomerProfilesClient, ListProfileObjectsCommand, PutProfileObjectCommand, SearchProfilesCommand, UntagResourceCommand } from '@aws-sdk/client-customer-profiles';
import { Domain, ExistingResource, FieldContentType, StandardIdentifier, StandardProfile } from '../../src';
import { LocalDeployment } from '../end-to-end/local-deployment';

/** What docs/guide/move-from-other-tools.md and leave.md say of data: the steps of these pages, with records in the domain. */

const ARN = 'arn:aws:profile:us-east-1:000000000000:domains/shop';

let local: LocalDeployment;
let client: CustomerProfilesClient;
beforeEach(async () => {
  local = await LocalDeployment.start();
  client = new CustomerProfilesClient({ endpoint: local.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
});
afterEach(async () => {
  client.destroy();
  await local.stop();
});

function byAwsCustomResource(stack: Stack, removalPolicy?: RemovalPolicy): void {
  const policy = cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['profile:*'], resources: ['*'] })]);
  const call = (action: string, id: string, parameters: object): cr.AwsSdkCall => ({
    service: 'customer-profiles', action, parameters, physicalResourceId: cr.PhysicalResourceId.of(id),
  });
  const domain = new cr.AwsCustomResource(stack, 'Domain', {
    installLatestAwsSdk: false,
    removalPolicy,
    policy,
    onCreate: call('CreateDomain', 'shop', { DomainName: 'shop', DefaultExpirationDays: 730 }),
    onDelete: call('DeleteDomain', 'shop', { DomainName: 'shop' }),
  });
  new cr.AwsCustomResource(stack, 'Customers', {
    installLatestAwsSdk: false,
    removalPolicy,
    policy,
    onCreate: call('PutProfileObjectType', 'shop/Customers', {
      DomainName: 'shop',
      ObjectTypeName: 'Customers',
      Description: 'customers',
      AllowProfileCreation: true,
      Fields: {
        id: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' },
        email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
      },
      Keys: {
        customer: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }],
        _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE', 'SECONDARY'] }],
      },
    }),
    onDelete: call('DeleteProfileObjectType', 'shop/Customers', { DomainName: 'shop', ObjectTypeName: 'Customers' }),
  }).node.addDependency(domain);
}

function byConstructs(stack: Stack, existing?: ExistingResource): void {
  new Domain(stack, 'ShopDomain', { domainName: 'shop', defaultExpiration: Duration.days(730), existing, existingInDomain: existing }).addObjectType('Customers', {
    objectTypeName: 'Customers',
    description: 'customers',
    allowProfileCreation: true,
    fields: {
      id: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER, contentType: FieldContentType.STRING },
      email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    },
    keys: [
      { name: 'customer', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] },
      { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.SECONDARY] },
    ],
  });
}

async function sendRecords(): Promise<void> {
  for (let number = 0; number < 20; number += 1) {
    const record = { id: String(number), email: `person${number % 15}@example.com` };
    await client.send(new PutProfileObjectCommand({ DomainName: 'shop', ObjectTypeName: 'Customers', Object: JSON.stringify(record) }));
  }
}

/** Every profile as the API shows it, with the objects that it has. */
async function profiles(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let number = 0; number < 15; number += 1) {
    const { Items = [] } = await client.send(new SearchProfilesCommand({ DomainName: 'shop', KeyName: '_email', Values: [`person${number}@example.com`] }));
    for (const profile of Items) {
      const { Items: objects } = await client.send(new ListProfileObjectsCommand({ DomainName: 'shop', ObjectTypeName: 'Customers', ProfileId: profile.ProfileId }));
      found.push({ profile, objects });
    }
  }
  return found;
}

const deployed = async (build: (stack: Stack) => void) => expect(await local.deploy(build)).toMatchObject({ ok: true });
const writes = () => local.service.calls.list().map(({ operation }) => operation).filter((operation) => !/^(Get|List|Search)/.test(operation)).sort();

test('in three deployments, from AwsCustomResource to constructs and out again, no profile is touched', async () => {
  await deployed((stack) => byAwsCustomResource(stack));
  await sendRecords();
  const before = await profiles();
  expect(before).toHaveLength(15);

  await deployed((stack) => byAwsCustomResource(stack, RemovalPolicy.RETAIN));
  await deployed((stack) => byConstructs(stack, ExistingResource.ADOPT));
  expect(writes()).toEqual(['TagResource', 'TagResource']);
  expect(await profiles()).toEqual(before);

  await deployed((stack) => byConstructs(stack));
  expect(writes()).toEqual([]);
  expect(await profiles()).toEqual(before);

  expect(await local.destroy()).toMatchObject({ ok: true });
  expect(writes()).toEqual([]);
  for (const resourceArn of [ARN, `${ARN}/object-types/Customers`]) {
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['cdk-customer-profiles:owner'] }));
  }
  expect(await profiles()).toEqual(before);
});

test('without the first deployment the clean-up deletes the domain that was adopted a moment ago', async () => {
  await deployed((stack) => byAwsCustomResource(stack));
  await sendRecords();

  await deployed((stack) => byConstructs(stack, ExistingResource.ADOPT));

  expect(writes()).toEqual(['DeleteDomain', 'DeleteProfileObjectType', 'TagResource', 'TagResource']);
  await expect(profiles()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
