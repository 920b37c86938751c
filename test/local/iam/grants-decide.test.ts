import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Customers, DATA_PLANE_CALLS, DataPlaneCall, GRANTS, GrantName } from './data-plane-calls';
import { IamStage } from './iam-stage';
import { Domain, ObjectType } from '../../../src';
import { DATA_REQUESTS } from '../../../src/local/customer-profiles/api/data-limits.generated';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import { credentialsOf } from '../../../src/local/lambda/credentials';
import { ACTIONS_TO_COME, SERVICE_ACTIONS } from '../../constructs/service-actions';
import { CUSTOMER } from '../../constructs/synthesis';
import { RawAnswer, send, SIGNED } from '../customer-profiles/raw-http';

const removalPolicy = RemovalPolicy.DESTROY;
const OPERATION_NAMES = Object.keys(DATA_PLANE_CALLS);
const NOBODY = 'f'.repeat(32);
const DOMAIN_ARN = 'arn:aws:profile:us-east-1:000000000000:domains/shop';

type Headers = { readonly [name: string]: string };

const stage = new IamStage();
let url: string;
let roles: { readonly [role: string]: Headers };

/** Signed as with the credentials that a role's function has. */
function signedBy(roleArn: string): Headers {
  const { accessKeyId, sessionToken } = credentialsOf(roleArn);
  return { 'authorization': SIGNED.authorization.replace('AKIDRAW', accessKeyId), 'x-amz-security-token': sessionToken };
}

beforeAll(async () => {
  await stage.open();
  url = String(stage.endpoint);
  const result = await stage.deploy(stage.synthesize((stack) => {
    const domain = new Domain(stack, 'Domain', { domainName: 'shop', removalPolicy });
    const customer = domain.addObjectType('Customer', { ...CUSTOMER, removalPolicy });
    domain.addObjectType('Order', { ...CUSTOMER, objectTypeName: 'Order', removalPolicy });
    const roleOf = (name: string) => new iam.Role(stack, name, { roleName: name, assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    GRANTS.forEach((grant) => domain.grants[grant](roleOf(grant)));
    domain.grants.ingest(roleOf('ingestCustomers'), customer as ObjectType);
    const both = roleOf('readAndSearch');
    domain.grants.read(both);
    domain.grants.search(both);
    roleOf('nothing');
  }));
  expect(result).toMatchObject({ ok: true });
  roles = Object.fromEntries([...GRANTS, 'ingestCustomers', 'readAndSearch', 'nothing'].map((name) => (
    [name, signedBy(`arn:aws:iam::000000000000:role/${name}`)])));
  const set = async (operation: string, labels: object, body: object) => (
    expect(await callRaw(operation, SIGNED, labels, body)).toMatchObject({ status: 200 }));
  await set('UpdateDomain', {}, {
    DataStore: { Enabled: true }, Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }] },
  });
  await set('CreateCalculatedAttributeDefinition', { CalculatedAttributeName: 'count' }, {
    AttributeDetails: { Attributes: [{ Name: 'id' }], Expression: '{Customer.id}' }, Statistic: 'COUNT',
  });
}, 60_000);
afterAll(async () => stage.close());

async function callRaw(operation: string, headers: Headers, labels: { readonly [label: string]: string } | object, body: object): Promise<RawAnswer> {
  const { method, segments } = OPERATIONS.find(({ name }) => name === operation)!.route;
  const all: { readonly [label: string]: string } = { DomainName: 'shop', ...labels };
  const path = segments.map((part) => ('label' in part ? encodeURIComponent(all[part.label]) : part.literal)).join('/');
  return send(url, method, `/${path}`, method === 'GET' ? '' : JSON.stringify(body), headers);
}

type Body = { readonly [member: string]: string } & { readonly ProfileHistoryRecords?: readonly { readonly Id: string }[] };

const bodyOf = (answer: RawAnswer) => JSON.parse(answer.text) as Body;

let made = 0;

/** By somebody who may do everything, so that a call can use them up. */
async function newCustomers(): Promise<Customers> {
  const id = `c${made++}`;
  const create = async (body: object) => bodyOf(await callRaw('CreateProfile', SIGNED, {}, body)).ProfileId;
  const one = await create({ AccountNumber: id, EmailAddress: 'a@b.example' });
  const other = await create({ FirstName: id });
  await callRaw('AddProfileKey', SIGNED, {}, { ProfileId: one, KeyName: 'customerId', Values: [id] });
  const put = await callRaw('PutProfileObject', SIGNED, {}, { ObjectTypeName: 'Customer', Object: JSON.stringify({ id, points: 5 }) });
  const history = bodyOf(await callRaw('ListProfileHistoryRecords', SIGNED, {}, { ProfileId: one }));
  return { one, other, uniqueKey: bodyOf(put).ProfileObjectUniqueKey, historyId: String(history.ProfileHistoryRecords?.[0]?.Id) };
}

async function callAs(
  role: string, operation: string, customers: Customers, { change = {}, labels = {} }: { change?: object; labels?: object } = {},
): Promise<RawAnswer> {
  const call: DataPlaneCall = DATA_PLANE_CALLS[operation];
  return callRaw(operation, roles[role] ?? SIGNED, { ...call.labels?.(customers), ...labels }, { ...call.body?.(customers), ...change });
}

const missing = (customers: Customers): Customers => ({ ...customers, one: NOBODY });

/** In the words of IAM, on the domain or on the child that it looked at. */
function expectDenied(answer: RawAnswer, role: string, operation: string): void {
  expect({ status: answer.status, type: answer.headers['x-amzn-errortype'] }).toEqual({ status: 403, type: 'AccessDeniedException' });
  expect(bodyOf(answer).Message).toMatch(new RegExp(
    `^User: arn:aws:sts::000000000000:assumed-role/${role}/session is not authorized to perform: profile:${operation} on resource: \\S+ `
    + `because no identity-based policy allows the profile:${operation} action$`,
  ));
}

const granted = (role: string, operation: string): boolean => DATA_PLANE_CALLS[operation].grant === role;

test('every operation on customer data is tried', () => {
  expect([...OPERATION_NAMES].sort()).toEqual(Object.keys(DATA_REQUESTS).sort());
  expect(OPERATION_NAMES).toHaveLength(29);
  // in the words of IAM
  expect(OPERATION_NAMES.filter((name) => !Object.hasOwn(SERVICE_ACTIONS, name) && !ACTIONS_TO_COME.includes(name))).toEqual([]);
});

describe.each<GrantName | 'nothing'>([...GRANTS, 'nothing'])('with the grant %s', (role) => {
  test.each(OPERATION_NAMES)('%s', async (operation) => {
    const { answers = 200, ofProfile, outOfBounds } = DATA_PLANE_CALLS[operation];
    const customers = await newCustomers();
    const answer = await callAs(role, operation, customers);
    if (granted(role, operation)) {
      expect({ status: answer.status, text: answer.status === answers ? '' : answer.text }).toEqual({ status: answers, text: '' });
    } else {
      expectDenied(answer, role, operation);
    }

    // whether something is there, and right, is told to those who may ask
    if (ofProfile) {
      const unknown = await callAs(role, operation, missing(customers));
      expect(unknown.status).toBe(granted(role, operation) ? 404 : 403);
    }
    if (outOfBounds) {
      const wrong = await callAs(role, operation, customers, { change: outOfBounds });
      expect(wrong.status).toBe(granted(role, operation) ? 400 : 403);
    }
    // a domain of somebody else, whether it is there or not
    if (operation !== 'ListAccountIntegrations') {
      expectDenied(await callAs(role, operation, customers, { labels: { DomainName: 'crm' } }), role, operation);
    }
  });
});

test.each(OPERATION_NAMES)('who is no role of a stack may do everything: %s', async (operation) => {
  const { answers = 200 } = DATA_PLANE_CALLS[operation];
  expect((await callAs('somebody', operation, await newCustomers())).status).toBe(answers);
});

test('what is refused is not done', async () => {
  const customers = await newCustomers();
  const before = stage.service.store.domain('shop')?.Stats;
  for (const operation of OPERATION_NAMES) {
    await callAs('nothing', operation, customers);
  }
  expect(stage.service.store.domain('shop')?.Stats).toEqual(before);
  expect((await callAs('somebody', 'BatchGetProfile', customers)).text).toContain(customers.one);
  expect((await callAs('somebody', 'ListProfileObjects', customers)).text).toContain(customers.uniqueKey);
});

test('two grants allow what either does', async () => {
  for (const operation of OPERATION_NAMES) {
    const { answers = 200, grant } = DATA_PLANE_CALLS[operation];
    const { status } = await callAs('readAndSearch', operation, await newCustomers());
    expect([operation, status]).toEqual([operation, grant === 'read' || grant === 'search' ? answers : 403]);
  }
});

test('records of one object type may be delivered where only that is granted', async () => {
  const customers = await newCustomers();
  for (const operation of ['PutProfileObject', 'BatchPutProfileObject']) {
    expect((await callAs('ingestCustomers', operation, customers)).status).toBe(200);
    const other = await callAs('ingestCustomers', operation, customers, { change: { ObjectTypeName: 'Order' } });
    expectDenied(other, 'ingestCustomers', operation);
    expect(bodyOf(other).Message).toContain(`${DOMAIN_ARN}/object-types/Order`);
  }
});

test('a stack that takes a grant away takes it at once', async () => {
  const build = (allowed: boolean) => stage.synthesizeApp((app) => {
    const stack = new Stack(app, 'Desk');
    const role = new iam.Role(stack, 'Desk', { roleName: 'desk', assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    Domain.fromDomainName(stack, 'Domain', 'shop').grants.search(role);
    if (allowed) {
      Domain.fromDomainName(stack, 'Again', 'shop').grants.read(role);
    }
  });
  const status = async () => (await callRaw('BatchGetProfile', signedBy('arn:aws:iam::000000000000:role/desk'), {}, { ProfileIds: [NOBODY] })).status;
  await stage.deploy(build(true));
  expect(await status()).toBe(200);
  await stage.deploy(build(false));
  expect(await status()).toBe(403);
});
