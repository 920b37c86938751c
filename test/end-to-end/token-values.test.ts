import { CfnParameter, Validations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { LocalDeployment } from './local-deployment';
import { Domain, FieldTarget, StandardIdentifier } from 'cdk-customer-profiles';

let local: LocalDeployment;

beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(async () => { await local.stop(); });

/** An object type whose target is not known before the deployment. */
const mapping = (field: string, acknowledged: boolean) => (stack: Stack): void => {
  const parameter = new CfnParameter(stack, 'Field', { default: field });
  const customers = new Domain(stack, 'Domain', { domainName: 'shop' }).addObjectType('Customers', {
    objectTypeName: 'Customers',
    fields: { id: { source: '_source.id' }, email: { source: '_source.email', target: FieldTarget.of(`_profile.${parameter.valueAsString}`) } },
    keys: [{ name: 'customerId', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
  });
  if (acknowledged) {
    Validations.of(customers).acknowledge({ id: 'cdk-customer-profiles:CP1202', reason: 'a field that is newer than the library' });
  }
};

test('a misspelt target that comes by a parameter is refused before the first write of its resource', async () => {
  const result = await local.deploy(mapping('EmailAdress', false));
  expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
  expect(result.reason).toContain('Fields.email.Target "_profile.EmailAdress" is not a known field of _profile');
  expect(result.reason).toContain('did you mean "_profile.EmailAddress"? [CP1202]');
  expect(local.service.calls.list().map(({ operation }) => operation)).not.toContain('PutProfileObjectType');
});

test('so is one that the service calls otherwise', async () => {
  expect((await local.deploy(mapping('Email', false))).reason).toContain('write "_profile.EmailAddress" [CP1219]');
});

test.each([['a right one', 'EmailAddress', false], ['one that the app has acknowledged', 'EmailAdress', true]])('%s is deployed', async (_name, field, acknowledged) => {
  expect(await local.deploy(mapping(field, acknowledged))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
});
