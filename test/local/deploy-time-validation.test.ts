import { App, CfnParameter, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Domain, FieldTarget, StandardIdentifier } from '../../src';
import { readAssembly } from '../../src/local/cloudformation/assembly';
import { CloudFormationEngine } from '../../src/local/cloudformation/engine';
import { LocalCustomerProfiles } from '../../src/local/customer-profiles';
import { formatFinding } from '../../src/model/validation/finding';
import { checkObjectType } from '../../src/model/rules/object-type/object-type-rules';

const MAPPING = {
  DomainName: 'shop',
  ObjectTypeName: 'Customers',
  Description: 'Customers',
  Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber' }, at: { Source: '_source.at' } },
  Keys: { customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] },
};

/** A stack whose values come from parameters, and so are not known when the app is synthesised. */
function stackOf() {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const parameter = (id: string, fallback: string, type = 'String') => new CfnParameter(stack, id, { type, default: fallback });
  const domain = new Domain(stack, 'Domain', {
    domainName: 'shop', defaultExpiration: Duration.days(parameter('Days', '366', 'Number').valueAsNumber), removalPolicy: RemovalPolicy.DESTROY,
  });
  domain.addObjectType('Customers', {
    objectTypeName: parameter('Name', 'Customers').valueAsString,
    description: 'Customers',
    fields: {
      id: { source: '_source.id', target: FieldTarget.of('_profile.AccountNumber') },
      at: { source: parameter('Source', '_source.at').valueAsString, target: FieldTarget.of(parameter('Target', '_profile.BirthDate').valueAsString) },
    },
    keys: [{
      name: 'customerId',
      fieldNames: Token.asList(parameter('KeyFields', 'id', 'CommaDelimitedList').valueAsList),
      standardIdentifiers: [StandardIdentifier.of(parameter('Identifier', 'UNIQUE').valueAsString), StandardIdentifier.PROFILE],
    }],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return readAssembly(app.synth().directory).stacks[0];
}

async function deployed(parameters: { readonly [key: string]: string }) {
  const service = new LocalCustomerProfiles();
  const engine = new CloudFormationEngine({ environment: { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: await service.start() } });
  try {
    const result = await engine.deploy(stackOf(), { parameters });
    return { result, calls: service.calls.counts(), objectTypes: service.store.domain('shop') ? service.store.children('object-type').list('shop') : [] };
  } finally {
    await engine.close();
    await service.stop();
  }
}

const messageOf = (members: object) => checkObjectType({ ...MAPPING, ...members }).map(formatFinding)[0];

test('values that turn out right are deployed', async () => {
  const { result, objectTypes } = await deployed({});

  expect(result).toMatchObject({ ok: true });
  expect(objectTypes).toHaveLength(1);
});

test('a value of a domain that turns out wrong fails it before the service is called at all', async () => {
  const { result, calls } = await deployed({ Days: '1099' });

  expect(result.ok).toBe(false);
  expect(result.reason).toContain('DefaultExpirationDays 1099 is out of range; allowed: 1 to 1098; use 1098, the nearest that is allowed [CP1004]');
  expect(calls.total).toBe(0);
});

test.each<[string, { [key: string]: string }, string, string]>([
  ['a name', { Name: '_Customers' }, 'CP1201', messageOf({ ObjectTypeName: '_Customers' })],
  ['a target', { Target: '_profile.ProfileId' }, 'CP1204', messageOf({ Fields: { ...MAPPING.Fields, at: { Source: '_source.at', Target: '_profile.ProfileId' } } })],
  ['a source', { Source: 'at' }, 'CP1209', messageOf({ Fields: { ...MAPPING.Fields, at: { Source: 'at', Target: '_profile.BirthDate' } } })],
  ['the fields of a key', { KeyFields: 'ids' }, 'CP1307', messageOf({ Keys: { customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['ids'] }] } })],
  ['an identifier', { Identifier: 'CASE' }, 'CP1301', messageOf({ Keys: { customerId: [{ StandardIdentifiers: ['CASE', 'PROFILE'], FieldNames: ['id'] }] } })],
])('%s of an object type that turns out wrong fails it with the message of the synthesis, and nothing of it is sent', async (_, parameters, code, message) => {
  const { result, calls, objectTypes } = await deployed(parameters);

  expect(message).toContain(`[${code}]`);
  expect(result.reason).toContain(message);
  expect(calls.byOperation.PutProfileObjectType ?? 0).toBe(0);
  expect(objectTypes).toEqual([]);
});
