import { objectTypeDifference } from '../../../src/handler/resources/object-type';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { ARN_PREFIX, mark, marked, notCreated, Stage } from '../stage';

const TYPE = RESOURCE_KINDS['object-type'].type;
const ID = 'domains/crm/object-types/customer';
const KEY = 'arn:aws:kms:us-east-1:000000000000:key/1';
const MAPPING = {
  Fields: {
    id: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' },
    mail: { Source: '_source.mail', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
  },
  Keys: { id: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['id'] }] },
};
const MINE = { DomainName: 'crm', ObjectTypeName: 'customer', Description: 'customers', ...MAPPING };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.children('object-type').get('crm', 'customer');
const create = async (properties: object = {}) => stage.run(stage.event('Create', { type: TYPE, properties: { ...MINE, ...properties } }));
const update = async (properties: object = {}, old: object = {}) => (
  stage.run(stage.event('Update', { type: TYPE, id: ID, properties: { ...MINE, ...properties }, old: { ...MINE, ...old } }))
);
const remove = async (properties: object = {}, id = ID) => stage.run(stage.event('Delete', { type: TYPE, id, properties: { ...MINE, ...properties } }));

test('what an older release deployed is rolled back to, although this one would not deploy it', async () => {
  const Fields = { ...MAPPING.Fields, other: { Source: '_source.other', Target: '_profile.Email', ContentType: 'STRING' } };
  stage.seedObjectType('crm', 'customer', { Description: 'customers', ...MAPPING, Fields, Tags: mark('created') });

  expect(await update({ Fields }, { Description: 'what failed' })).toMatchObject({ Status: 'SUCCESS' });
  expect(stage.takeCalls()).toEqual(['GetProfileObjectType']);
  expect(await update({ Fields, RefusedCodes: ['CP1219'] })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('[CP1219]') as string });
});

describe('Create', () => {
  test('of an absent object type makes it with all its members, its tags and the owner mark in one call', async () => {
    const answer = await create({
      ExpirationDays: '90',
      EncryptionKey: KEY,
      AllowProfileCreation: 'true',
      SourceLastUpdatedTimestampFormat: 'EpochMilli',
      MaxProfileObjectCount: '5',
      SourcePriority: '2',
      Tags: { team: 'crm' },
    });

    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: ID,
      Data: { DomainName: 'crm', ObjectTypeName: 'customer', Arn: `${ARN_PREFIX}${ID}`, CreatedAt: expect.stringMatching(/^\d{4}-/) },
    });
    expect(live()).toMatchObject({
      Description: 'customers',
      ExpirationDays: 90,
      EncryptionKey: KEY,
      AllowProfileCreation: true,
      SourceLastUpdatedTimestampFormat: 'EpochMilli',
      MaxProfileObjectCount: 5,
      SourcePriority: 2,
      ...MAPPING,
      Tags: { team: 'crm', ...marked('created') },
    });
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType', 'PutProfileObjectType']);
  });

  test('of one that exists and is not ours fails and overwrites nothing', async () => {
    stage.seedObjectType('crm', 'customer');
    const before = live();

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toBe('object type "customer" of domain "crm" exists already and was not made by this construct; to take it over set '
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `ObjectType.fromObjectTypeAttributes`');
    expect(live()).toEqual(before);
  });

  test('delivered twice writes once', async () => {
    const event = stage.event('Create', { type: TYPE, properties: MINE });
    await stage.run(event);
    await stage.run(event);

    expect(stage.takeCalls()).toEqual(['GetProfileObjectType', 'PutProfileObjectType', 'GetProfileObjectType']);
    expect(live()?.Tags).toEqual(marked('created', 'Crm', [], { by: event }));
  });

  test('of one that was kept puts what the app no longer says back, and marks it as kept', async () => {
    stage.seedObjectType('crm', 'customer', { ...MAPPING, Description: 'customers', ExpirationDays: 10, SourcePriority: 2, Tags: { cost: '7', ...mark('created') } });

    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ ExpirationDays: undefined, SourcePriority: undefined, Tags: { cost: '7', ...marked('kept') } });
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType', 'PutProfileObjectType', 'TagResource']);
  });

  test('that adopts carries over the members that a put would lose, and marks it last', async () => {
    stage.seedObjectType('crm', 'customer', {
      ExpirationDays: 10, EncryptionKey: KEY, AllowProfileCreation: true, SourcePriority: 3, MaxProfileObjectCount: 4, Tags: { cost: '7' },
    });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS' });

    expect(live()).toMatchObject({
      ...MAPPING,
      ExpirationDays: 10,
      EncryptionKey: KEY,
      AllowProfileCreation: true,
      SourcePriority: 3,
      MaxProfileObjectCount: 4,
      Tags: { cost: '7', ...marked('adopted') },
    });
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType', 'PutProfileObjectType', 'TagResource']);
  });

  test('in a domain that does not exist fails with what the service says', async () => {
    const answer = await create({ DomainName: 'nowhere' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toBe('PutProfileObjectType failed: ResourceNotFoundException: Domain nowhere does not exist');
  });

  test('of a read that is throttled for good fails and overwrites nothing', async () => {
    stage.seedObjectType('crm', 'customer');
    const before = live();
    stage.service.faults.add({ operation: 'GetProfileObjectType', error: 'ThrottlingException', times: 1_000_000 });

    const answer = await stage.run(stage.event('Create', { type: TYPE, properties: MINE }), 300);

    expect(answer.Reason).toMatch(/^GetProfileObjectType failed: ThrottlingException: .* \(after \d+ tries\)$/);
    expect(live()).toEqual(before);
  });
});

describe('Update', () => {
  test('that changes nothing writes nothing, in whatever order the service gives identifiers and fields', async () => {
    stage.seedObjectType('crm', 'customer', {
      ...MAPPING,
      Description: 'customers',
      Fields: { mail: MAPPING.Fields.mail, id: { Source: '_source.id', Target: '_profile.AccountNumber' } },
      Keys: { id: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] },
      ExpirationDays: 366,
      Tags: mark('created'),
    });

    expect(await update()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType']);
  });

  test('replaces lists and maps whole', async () => {
    await create();
    const { id } = MAPPING.Fields;

    await update({ Fields: { id, phone: { Source: '_source.phone', Target: '_profile.PhoneNumber', ContentType: 'PHONE_NUMBER' } } });

    expect(Object.keys(live()?.Fields ?? {})).toEqual(['id', 'phone']);
  });

  test('that removes members removes them from the service', async () => {
    const all = {
      ExpirationDays: '90',
      EncryptionKey: KEY,
      AllowProfileCreation: 'true',
      SourceLastUpdatedTimestampFormat: 'EpochMilli',
      MaxProfileObjectCount: '5',
      SourcePriority: '2',
      Tags: { team: 'crm' },
    };
    await create(all);
    stage.takeCalls();

    await update({}, all);

    expect(live()).toEqual(expect.objectContaining({
      ...MAPPING,
      ExpirationDays: undefined,
      EncryptionKey: undefined,
      AllowProfileCreation: false,
      SourceLastUpdatedTimestampFormat: undefined,
      MaxProfileObjectCount: undefined,
      SourcePriority: undefined,
      Tags: marked('created'),
    }));
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType', 'PutProfileObjectType', 'UntagResource']);
  });

  test('changes tags by tagging, because a put does not', async () => {
    await create({ Tags: { a: '1', b: '1' } });
    stage.takeCalls();

    await update({ Tags: { a: '2', c: '1' } }, { Tags: { a: '1', b: '1' } });

    expect(live()?.Tags).toEqual({ a: '2', c: '1', ...marked('created') });
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType', 'TagResource', 'UntagResource']);
  });

  test('of one that was deleted behind our back makes it again under the same id', async () => {
    expect(await update()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.Tags).toEqual(marked('created'));
  });

  test('from a mapping to a template and back ends with what is wanted, and writes nothing the next time', async () => {
    await create({ AllowProfileCreation: 'true' });
    const template = { TemplateId: 'Zendesk-users', Fields: undefined, Keys: undefined };

    expect(await update(template, { AllowProfileCreation: 'true' })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.TemplateId).toBe('Zendesk-users');
    stage.takeCalls();
    await update(template, template);
    expect(stage.takeCalls()).toEqual(['GetProfileObjectType']);

    await update({}, template);
    expect(live()).toMatchObject({ ...MAPPING, AllowProfileCreation: false });
    expect(live()?.TemplateId).toBeUndefined();
  });

  test('of tags on an ARN that is too long to be tagged fails and says so', async () => {
    const name = 'o'.repeat(255);
    stage.seedObjectType('crm', name, { ...MAPPING, Description: 'customers', Tags: mark('created') });

    const answer = await stage.run(stage.event('Update', {
      type: TYPE, id: `domains/crm/object-types/${name}`, properties: { ...MINE, ObjectTypeName: name, Tags: { a: '1' } }, old: { ...MINE, ObjectTypeName: name },
    }));

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(/^the tags of arn:aws:profile:.* cannot be changed: its ARN has 319 characters, and tags are changed only of those with up to 256; tags can be given only when it is made/);
  });

  test('to another domain is a replacement', async () => {
    await create();
    stage.seedDomain('sales');

    expect(await update({ DomainName: 'sales' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales/object-types/customer' });
    expect(live()).toBeDefined();
    expect(stage.service.store.children('object-type').get('sales', 'customer')).toBeDefined();
  });
});

describe('Delete', () => {
  test('of ours deletes it', async () => {
    await create();

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toBeUndefined();
  });

  test('of one whose domain is gone succeeds', async () => {
    stage.service.store.clear();

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
  });

  test('of an adopted one hands it back', async () => {
    stage.seedObjectType('crm', 'customer', { Tags: mark('adopted') });

    expect(await remove({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('is kept') as string });
    expect(live()?.Tags).toEqual(marked('released'));
  });

  test('of an id that is not ours succeeds without a call', async () => {
    expect(await remove({}, 'shop-Customer-1K2M3')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'shop-Customer-1K2M3' });
    expect(stage.takeCalls()).toEqual([]);
  });
});

describe('difference', () => {
  const desired = { DomainName: 'crm', ObjectTypeName: 'customer', Description: 'customers' };
  const known = { ObjectTypeName: 'customer', Description: 'customers' };

  test('is none where the service spells out what is empty', () => {
    const spelt = { ...known, TemplateId: '', EncryptionKey: '', AllowProfileCreation: false, SourceLastUpdatedTimestampFormat: '', Fields: {}, Keys: {} };
    expect(objectTypeDifference(desired, spelt, { created: true })).toBeUndefined();
  });

  test('does not take what the service fills in for a change', () => {
    expect(objectTypeDifference(desired, { ...known, ExpirationDays: 366, MaxProfileObjectCount: 1000 }, { created: true })).toBeUndefined();
  });

  test('puts where a value was removed that the service fills in', () => {
    const history = { former: { ...desired, ExpirationDays: 90 }, created: false };
    expect(objectTypeDifference(desired, { ...known, ExpirationDays: 90, SourcePriority: 2 }, history)).toEqual({ ...desired, SourcePriority: 2 });
  });

  test('leaves tags out of a put', () => {
    expect(objectTypeDifference({ ...desired, Description: 'new', Tags: { a: '1' } }, known, { created: true })).toEqual({ ...desired, Description: 'new' });
  });

  test('carries a template over where the app speaks of no mapping, and not its fields', () => {
    const made = { ...known, Description: 'old', TemplateId: 'CTR', Fields: { id: { Source: '_source.id' } }, AllowProfileCreation: true };
    expect(objectTypeDifference(desired, made, { created: false })).toEqual({ ...desired, TemplateId: 'CTR' });
  });
});
