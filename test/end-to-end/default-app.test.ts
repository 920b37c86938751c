import { App, aws_iam as iam, aws_sqs as sqs, CfnOutput, NestedStack, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import type { CfnCustomResource, Environment } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { LocalDeployment } from './local-deployment';
import { Domain, ObjectType } from '../../src';
import { AssembledStack, readAssembly } from '../../src/local/cloudformation/assembly';
import { CUSTOMER } from '../constructs/synthesis';

const removalPolicy = RemovalPolicy.DESTROY;

let local: LocalDeployment;
beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(async () => local.stop());

/** The newest of them make references between stacks weak, which the oldest releases can do and do not recommend yet. */
const WEAK_REFERENCES = { '@aws-cdk/core:defaultCrossStackReferences': 'weak' };

/** An app as `cdk init` makes it: with every flag that aws-cdk-lib recommends. */
function app(build: (made: App) => void): readonly AssembledStack[] {
  const made = new App({ context: { ...CURRENTLY_RECOMMENDED_FLAGS, ...WEAK_REFERENCES } });
  build(made);
  return readAssembly(made.synth().directory).stacks;
}

/** A domain with its dead letter queue in one stack; in another an object type of it, and a role that may read it. */
function twoStacks(scope: App | Stage, name = 'shop'): { domain: Domain; domains: Stack; mappings: Stack } {
  const domains = new Stack(scope, 'Domains');
  const domain = new Domain(domains, 'Domain', { domainName: name, deadLetterQueue: new sqs.Queue(domains, 'Letters', { enforceSSL: true }), removalPolicy });
  const mappings = new Stack(scope, 'Mappings');
  const customers = domain.addObjectType('Customer', { ...CUSTOMER, removalPolicy });
  const role = new iam.Role(mappings, 'Reader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  domain.grants.read(role);
  new CfnOutput(mappings, 'Domain', { value: domain.domainArn });
  new CfnOutput(mappings, 'ObjectType', { value: customers.objectTypeName });
  return { domain, domains, mappings };
}

async function deployAll(stacks: readonly AssembledStack[]): Promise<void> {
  for (const stack of stacks) {
    expect([stack.id, await local.engine.deploy(stack)]).toMatchObject([stack.id, { ok: true }]);
  }
}

async function destroyAll(stacks: readonly AssembledStack[]): Promise<void> {
  for (const stack of [...stacks].reverse()) {
    expect([stack.id, await local.engine.destroy(stack)]).toMatchObject([stack.id, { ok: true }]);
  }
}

/** `account region: domains` of everything that the service holds. */
function held(): string[] {
  return local.service.stores.list().map(({ account, region, domains }) => (
    `${account} ${region}: ${domains.map(({ DomainName, ObjectTypes }) => `${DomainName} (${ObjectTypes.map(({ ObjectTypeName }) => ObjectTypeName).join()})`).join()}`
  ));
}

const denied = () => local.service.calls.list().filter(({ error }) => error === 'AccessDeniedException');

test('two stacks with weak references between them deploy, are left alone and go', async () => {
  const stacks = app((made) => twoStacks(made));
  expect(stacks.map(({ name }) => name)).toEqual(['Domains', 'Mappings']);
  expect(JSON.stringify(stacks[1].template)).toContain('Fn::GetStackOutput');

  await deployAll(stacks);
  const arn = 'arn:aws:profile:us-east-1:000000000000:domains/shop';
  expect(local.engine.describe('Mappings')?.outputs).toMatchObject({ Domain: arn });
  const policies = local.engine.resources().filter(({ stackName, type, properties }) => (
    stackName === 'Mappings' && type === 'AWS::IAM::Policy' && JSON.stringify(properties.Roles).includes('Reader')
  ));
  expect(JSON.stringify(policies[0].properties.PolicyDocument)).toContain(`"${arn}"`);

  for (const stack of stacks) {
    expect(await local.engine.deploy(stack)).toMatchObject({ ok: true, changed: false });
  }
  await destroyAll(stacks);
  expect([held(), denied()]).toEqual([[], []]);
});

const DEV: Environment = { account: '111122223333', region: 'us-east-1' };
const PROD: Environment = { account: '444455556666', region: 'eu-west-1' };

test('stages in two regions and accounts have a domain of the same name each, in the environment that they name', async () => {
  const stacks = app((made) => {
    for (const [name, env] of Object.entries({ Dev: DEV, DevIreland: { ...DEV, region: 'eu-west-1' }, Prod: PROD })) {
      twoStacks(new Stage(made, name, { env }));
    }
  });
  await deployAll(stacks);

  const places = ['111122223333 eu-west-1', '111122223333 us-east-1', '444455556666 eu-west-1'];
  expect(held()).toEqual(places.map((place) => `${place}: shop (Customer)`));
  const outputs = local.engine.stacks().filter(({ name }) => name.endsWith('Mappings')).map((stack) => [stack.region, stack.account, stack.outputs.Domain]);
  expect(outputs).toHaveLength(3);
  outputs.forEach(([region, account, arn]) => expect(arn).toBe(`arn:aws:profile:${region}:${account}:domains/shop`));

  await destroyAll(stacks.filter(({ account }) => account === PROD.account));
  expect(held()).toEqual(places.slice(0, 2).map((place) => `${place}: shop (Customer)`));
  await destroyAll(stacks.filter(({ account }) => account !== PROD.account));
  expect([held(), local.engine.stacks(), denied()]).toEqual([[], [], []]);
});

test('a stack reads of a stack in another account and region, which goes first', async () => {
  const stacks = app((made) => {
    const reports = new Stack(made, 'Reports', { env: PROD });
    const domains = new Stack(made, 'Domains', { env: DEV });
    const domain = new Domain(domains, 'Domain', { domainName: 'shop', removalPolicy });
    new sqs.Queue(reports, 'Queue', { enforceSSL: true });
    new CfnOutput(reports, 'CreatedAt', { value: (domain.node.defaultChild as CfnCustomResource).ref });
  });
  expect(stacks.map(({ name }) => name)).toEqual(['Domains', 'Reports']);
  await deployAll(stacks);
  const [domain] = local.engine.resources().filter(({ type }) => type === 'Custom::CustomerProfilesDomain');
  expect(local.engine.describe({ name: 'Reports', ...PROD })?.outputs).toEqual({ CreatedAt: domain.physicalId });
  await destroyAll(stacks);
  expect(held()).toEqual([]);
});

test('nested stacks with a domain in one and its object type in another deploy, roll back and go', async () => {
  const build = (version: 'first' | 'second') => app((made) => {
    const stack = new Stack(made, 'Shop');
    const domain = new Domain(new NestedStack(stack, 'Domains'), 'Domain', { domainName: 'shop', removalPolicy });
    const mappings = new NestedStack(stack, 'Mappings');
    new ObjectType(mappings, 'Customer', { ...CUSTOMER, domain, removalPolicy, description: version });
    if (version === 'second') {
      new ObjectType(mappings, 'Order', { ...CUSTOMER, objectTypeName: 'Order', domain, removalPolicy });
      new sqs.CfnQueue(stack, 'Last').node.addDependency(mappings);
    }
  })[0];
  const described = () => local.service.store.children('object-type').list('shop').map(({ ObjectTypeName, Description }) => `${ObjectTypeName}: ${Description}`);

  await deployAll([build('first')]);
  expect(described()).toEqual(['Customer: first']);
  expect(await local.engine.deploy(build('second'), { failAt: 'Last' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', failAtReached: true });
  expect(described()).toEqual(['Customer: first']);
  await deployAll([build('second')]);
  expect(described()).toEqual(['Customer: second', 'Order: Order']);
  // the nested stack of the domain has nothing to change
  expect(local.engine.stacks().map(({ status }) => status)).toEqual(['UPDATE_COMPLETE', 'CREATE_COMPLETE', 'UPDATE_COMPLETE']);

  await destroyAll([build('second')]);
  expect([held(), local.engine.stacks(), denied()]).toEqual([[], [], []]);
});
