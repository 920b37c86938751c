import { CfnWaitConditionHandle, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDomain } from 'aws-cdk-lib/aws-customerprofiles';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as cr from 'aws-cdk-lib/custom-resources';
import { CreateDomainCommand, CustomerProfilesClient, GetDomainCommand, GetProfileObjectTypeCommand, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { Domain, ObjectType } from '../../src';
import { CUSTOMER } from '../constructs/synthesis';
import { LocalDeployment, synthesize } from '../end-to-end/local-deployment';

/** What docs/guide/compared.md says that was tried: AwsCustomResource by its shipped function, and the constructs where they are put beside it. */

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/000000000000/letters';
const MAPPING = {
  DomainName: 'shop',
  ObjectTypeName: 'Customer',
  Description: 'customers',
  AllowProfileCreation: true,
  Fields: { id: { Source: '_source.id' } },
  Keys: { id: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE' as const, 'PROFILE' as const] }] },
};

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

interface Calls {
  readonly create: string;
  readonly update: string;
  readonly remove: string;
}

function customResource(stack: Stack, id: string, calls: Calls, parameters: object): cr.AwsCustomResource {
  const call = (action: string, sent = parameters): cr.AwsSdkCall => ({
    service: 'customer-profiles', action, parameters: sent, physicalResourceId: cr.PhysicalResourceId.of(id),
  });
  const { DomainName, ObjectTypeName } = parameters as { readonly DomainName: string; readonly ObjectTypeName?: string };
  return new cr.AwsCustomResource(stack, id, {
    installLatestAwsSdk: false,
    onCreate: call(calls.create),
    onUpdate: call(calls.update),
    onDelete: call(calls.remove, { DomainName, ObjectTypeName }),
    policy: cr.AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['profile:*'], resources: ['*'] })]),
  });
}

const domainOf = (stack: Stack, parameters: object) => customResource(stack, 'Domain', { create: 'CreateDomain', update: 'UpdateDomain', remove: 'DeleteDomain' },
  { DomainName: 'shop', DefaultExpirationDays: 366, ...parameters });
const mappingOf = (stack: Stack) => customResource(stack, 'Customer',
  { create: 'PutProfileObjectType', update: 'PutProfileObjectType', remove: 'DeleteProfileObjectType' }, MAPPING);
const queueOf = async () => (await client.send(new GetDomainCommand({ DomainName: 'shop' }))).DeadLetterQueueUrl;

/** Somebody has a domain with an object type. */
async function theirs(): Promise<void> {
  await client.send(new CreateDomainCommand({ DomainName: 'shop', DefaultExpirationDays: 366 }));
  await client.send(new PutProfileObjectTypeCommand({ ...MAPPING, Description: 'theirs' }));
}

const descriptionOf = async () => (await client.send(new GetProfileObjectTypeCommand({ DomainName: 'shop', ObjectTypeName: 'Customer' }))).Description;

describe('AwsCustomResource', () => {
  test('a queue that is taken out of the parameters stays on the domain', async () => {
    expect(await local.deploy((stack) => domainOf(stack, { DeadLetterQueueUrl: QUEUE }))).toMatchObject({ ok: true });
    expect(await local.deploy((stack) => domainOf(stack, {}))).toMatchObject({ ok: true });

    expect(await queueOf()).toBe(QUEUE);
  });

  test('an object type that exists is overwritten, and deleted by the roll-back', async () => {
    await theirs();

    expect(await local.deploy((stack) => {
      new CfnWaitConditionHandle(stack, 'After').node.addDependency(mappingOf(stack));
    }, { failAt: 'After' })).toMatchObject({ ok: false });

    await expect(descriptionOf()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('a call that is throttled five times fails, and so does the roll-back', async () => {
    await client.send(new CreateDomainCommand({ DomainName: 'shop', DefaultExpirationDays: 366 }));
    local.service.faults.add({ operation: 'PutProfileObjectType', error: 'ThrottlingException', times: 5 });

    expect(await local.deploy((stack) => { mappingOf(stack); })).toMatchObject({ ok: false, status: 'ROLLBACK_FAILED' });
  });
});

test('an L1 is deleted when it is taken out, since its template says nothing else; the construct is kept', () => {
  const { template } = synthesize((stack) => {
    new CfnDomain(stack, 'L1', { domainName: 'theirs', defaultExpirationDays: 366 });
    new Domain(stack, 'Domain', { domainName: 'ours' });
  });
  interface Kept { readonly Type: string; readonly DeletionPolicy?: string }
  const resources = Object.values((template as { readonly Resources: { readonly [id: string]: Kept } }).Resources);
  const policyOf = (type: string) => resources.find(({ Type }) => Type === type)?.DeletionPolicy;

  expect(policyOf('AWS::CustomerProfiles::Domain')).toBeUndefined();
  expect(policyOf('Custom::CustomerProfilesDomain')).toBe('RetainExceptOnCreate');
});

describe('the constructs', () => {
  test('a queue that is taken out is taken off the domain', async () => {
    const build = (deadLetterQueueEnabled: boolean) => (stack: Stack) => { new Domain(stack, 'Domain', { domainName: 'shop', deadLetterQueueEnabled }); };
    expect(await local.deploy(build(true))).toMatchObject({ ok: true });
    expect(await queueOf()).toBeDefined();
    expect(await local.deploy(build(false))).toMatchObject({ ok: true });

    expect(await queueOf()).toBeUndefined();
  });

  test('an object type that exists is left alone', async () => {
    await theirs();

    expect(await local.deploy((stack) => {
      new ObjectType(stack, 'Customer', { ...CUSTOMER, domain: Domain.fromDomainName(stack, 'Shop', 'shop'), removalPolicy: RemovalPolicy.DESTROY });
    })).toMatchObject({ ok: false });

    expect(await descriptionOf()).toBe('theirs');
  });

  test('a call that is throttled five times goes through', async () => {
    await client.send(new CreateDomainCommand({ DomainName: 'shop', DefaultExpirationDays: 366 }));
    local.service.faults.add({ operation: 'PutProfileObjectType', error: 'ThrottlingException', times: 5 });

    expect(await local.deploy((stack) => {
      new ObjectType(stack, 'Customer', { ...CUSTOMER, domain: Domain.fromDomainName(stack, 'Shop', 'shop') });
    })).toMatchObject({ ok: true });
  });
});
