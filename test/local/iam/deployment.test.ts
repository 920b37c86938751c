import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IamStage, policyStatements, withoutAction, withPolicyChangedInPlace, withTemplate } from './iam-stage';
import { NOT_SEEN_HERE } from './not-seen-here';
import { RetailStack } from '../../../examples/retail/retail-stack';
import { CustomerProfilesProvider, Domain } from '../../../src';
import { CUSTOMER } from '../../constructs/synthesis';

const removalPolicy = RemovalPolicy.DESTROY;
const customer = { ...CUSTOMER, removalPolicy };

let stage: IamStage;
beforeEach(async () => { stage = await new IamStage().open(); });
afterEach(async () => stage.close());

function domain(stack: Stack, domainName = 'shop'): Domain {
  return new Domain(stack, domainName, { domainName, removalPolicy });
}

describe('with the roles of the template deciding', () => {
  test('the retail example deploys, updates, rolls back and is destroyed', async () => {
    const retail = (loyalty: boolean, returns: boolean) => stage.synthesizeApp((app) => new RetailStack(app, 'Retail', { loyalty, returns, sandbox: true }));

    expect(await stage.deploy(retail(false, false))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
    expect(await stage.deploy(retail(true, false))).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
    const last = retail(true, true);
    const returns = Object.keys((last.template as { Resources: object }).Resources).find((id) => id.includes('Returns'));
    expect(await stage.deploy(last, { failAt: returns })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', abandoned: [] });
    expect(await stage.destroy(last)).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });

    expect(stage.denied()).toEqual([]);
    expect(stage.domains()).toEqual([]);
  });

  test('domains and object types need every action that the function is granted for them', async () => {
    const build = (days: number, tag?: string) => stage.synthesize((stack) => {
      const made = new Domain(stack, 'Domain', {
        domainName: 'shop', removalPolicy, defaultExpiration: Duration.days(days), encryptionKey: new kms.Key(stack, 'Key', { removalPolicy }),
      });
      made.addObjectType('Customer', { ...customer, description: `kept for ${days} days` });
      if (tag !== undefined) {
        Tags.of(made).add('stage', tag);
      }
    });
    await stage.deploy(build(30, 'test'));
    await stage.deploy(build(60));
    await stage.deploy(build(60, 'test'));
    expect(await stage.destroy(build(60, 'test'))).toMatchObject({ ok: true });

    const unused = stage.ledger.unused().map(({ sid, action }) => `${sid} ${action}`);
    expect(unused.filter((grant) => !Object.hasOwn(NOT_SEEN_HERE, grant))).toEqual([]);
    expect(stage.denied()).toEqual([]);
  });

  test('a domain that an update removes is deleted', async () => {
    await stage.deploy(stage.synthesize((stack) => [domain(stack), domain(stack, 'outlet')]));
    const result = await stage.deploy(stage.synthesize((stack) => domain(stack)));

    expect(result).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
    expect(stage.domains()).toEqual(['shop']);
    expect(stage.denied()).toEqual([]);
  });

  test('the last object type that an update removes is deleted', async () => {
    await stage.deploy(stage.synthesize((stack) => domain(stack).addObjectType('Customer', customer)));
    const result = await stage.deploy(stage.synthesize((stack) => domain(stack)));

    expect(result).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
    expect(stage.service.store.children('object-type').list('shop')).toEqual([]);
    expect(stage.denied()).toEqual([]);
  });

  test('the key that an update removes is taken from the domain', async () => {
    const build = (encrypted: boolean) => stage.synthesize((stack) => {
      const encryptionKey = new kms.Key(stack, 'Key', { removalPolicy });
      return new Domain(stack, 'Domain', { domainName: 'shop', removalPolicy, ...encrypted ? { encryptionKey } : {} });
    });
    await stage.deploy(build(true));
    expect(stage.service.store.domain('shop')?.DefaultEncryptionKey).toBeDefined();
    const result = await stage.deploy(build(false));

    expect(result).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
    expect(stage.service.store.domain('shop')?.DefaultEncryptionKey).toBeUndefined();
    expect(stage.denied()).toEqual([]);
  });

  test('a domain whose name changes is replaced, and the old one deleted', async () => {
    const build = (domainName: string) => stage.synthesize((stack) => new Domain(stack, 'Domain', { domainName, removalPolicy }));
    await stage.deploy(build('shop'));

    expect(await stage.deploy(build('outlet'))).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
    expect(stage.domains()).toEqual(['outlet']);
    expect(stage.denied()).toEqual([]);
  });

  test('a domain that an update added is deleted when the update is rolled back', async () => {
    await stage.deploy(stage.synthesize((stack) => domain(stack)));
    const next = stage.synthesize((stack) => {
      domain(stack);
      domain(stack, 'outlet').addObjectType('Customer', customer);
    });
    const failing = Object.keys((next.template as { Resources: object }).Resources).find((id) => id.includes('Customer') && id.includes('outlet'));
    const result = await stage.deploy(next, { failAt: failing });

    expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', abandoned: [] });
    expect(stage.domains()).toEqual(['shop']);
    expect(stage.denied()).toEqual([]);
  });

  test('a policy that is changed in place takes away the rights that the clean-up needs', async () => {
    await stage.deploy(withPolicyChangedInPlace(stage.synthesize((stack) => [domain(stack), domain(stack, 'outlet')])));
    const result = await stage.deploy(withPolicyChangedInPlace(stage.synthesize((stack) => domain(stack))));

    expect(result.abandoned).toEqual([expect.objectContaining({ type: 'Custom::CustomerProfilesDomain', physicalId: 'domains/outlet' })]);
    expect(result.abandoned[0].reason).toContain('is not authorized to perform: profile:GetDomain on resource: arn:aws:profile:us-east-1:000000000000:domains/outlet');
    expect(stage.domains()).toEqual(['outlet', 'shop']);
  });

  test('a role that lacks an action fails the resource that needs it, in the service\'s words', async () => {
    const stack = stage.synthesize((made) => domain(made).addObjectType('Customer', customer));
    const result = await stage.deploy(withoutAction(stack, 'profile:PutProfileObjectType'));

    expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(result.reason).toMatch(new RegExp('User: arn:aws:sts::000000000000:assumed-role/Shop-CustomerProfilesProviderRole[^/]+/Shop-CustomerProfilesFunction[^ ]+ '
      + 'is not authorized to perform: profile:PutProfileObjectType on resource: arn:aws:profile:us-east-1:000000000000:domains/shop '
      + 'because no identity-based policy allows the profile:PutProfileObjectType action'));
    expect(stage.domains()).toEqual([]);
  });

  test('an action on what is in a domain is decided on the domain and on the child', async () => {
    const stack = stage.synthesize((made) => domain(made).addObjectType('Customer', customer));
    const result = await stage.deploy(withTemplate(stack, (template) => {
      const statements = policyStatements(template);
      const both = statements.find(({ Sid }) => Sid === 'ObjectTypes')!;
      const [onDomain] = both.Resource as unknown[];
      both.Action = [both.Action].flat().filter((action) => action !== 'profile:PutProfileObjectType');
      statements.push({ Sid: 'DomainOnly', Effect: 'Allow', Action: 'profile:PutProfileObjectType', Resource: onDomain });
    }));

    expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(result.reason).toContain('profile:PutProfileObjectType on resource: arn:aws:profile:us-east-1:000000000000:domains/shop/object-types/Customer because');
  });

  test('tagging without the right to tag is refused', async () => {
    const result = await stage.deploy(withoutAction(stage.synthesize((stack) => domain(stack)), 'profile:TagResource'));

    expect(result.reason).toContain('is not authorized to perform: profile:TagResource on resource: arn:aws:profile:us-east-1:000000000000:domains/shop because');
  });

  test('a stack of another account and region than the service\'s has the rights of its own', async () => {
    const stack = stage.synthesize((made) => domain(made).addObjectType('Customer', customer), { env: { account: '123456789012', region: 'eu-west-1' } });

    expect(await stage.deploy(stack)).toMatchObject({ ok: true });
    expect(await stage.destroy(stack)).toMatchObject({ ok: true });
    expect(stage.denied()).toEqual([]);
  });

  test('a right that another stack\'s function has is none of this one\'s', async () => {
    const other = stage.synthesizeApp((app) => domain(new Stack(app, 'Other'), 'outlet'));
    expect(await stage.deploy(other)).toMatchObject({ ok: true });
    const result = await stage.deploy(withoutAction(stage.synthesize((made) => domain(made)), 'profile:CreateDomain'));

    expect(result.reason).toContain('profile:CreateDomain on resource: arn:aws:profile:us-east-1:000000000000:domains/shop because');
  });

  test('a permissions boundary of the app bounds the function', async () => {
    const build = (...actions: string[]) => stage.synthesize((stack) => {
      const permissionsBoundary = new iam.ManagedPolicy(stack, 'Boundary', { statements: [new iam.PolicyStatement({ actions, resources: ['*'] })] });
      CustomerProfilesProvider.getOrCreate(stack, { permissionsBoundary });
      return domain(stack);
    });
    const refused = await stage.deploy(build('profile:Get*', 'profile:TagResource'));
    expect(refused.reason).toContain('because no permissions boundary allows the profile:CreateDomain action');

    expect(await stage.deploy(build('profile:*'))).toMatchObject({ ok: true });
  });

  test('a role that is not of a stack may do what it likes', async () => {
    const stack = stage.synthesize((made) => {
      const role = iam.Role.fromRoleArn(made, 'Role', 'arn:aws:iam::000000000000:role/Platform', { mutable: false });
      CustomerProfilesProvider.getOrCreate(made, { role });
      return domain(made);
    });

    expect(await stage.deploy(stack)).toMatchObject({ ok: true });
  });
});
