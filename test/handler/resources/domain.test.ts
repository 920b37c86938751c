import { domainDifference } from '../../../src/handler/resources/domain';
import { ARN_PREFIX, mark, marked, notCreated, ofUpdate, Stage, stamped } from '../stage';

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/1';
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/000000000000/dead';
const MINE = { DomainName: 'crm', DefaultExpirationDays: '30' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');

describe('Create', () => {
  test('of an absent domain makes it with its tags and the owner mark in one call', async () => {
    const properties = { ...MINE, DefaultEncryptionKey: KEY, DeadLetterQueueUrl: QUEUE, DataStore: { Enabled: 'true' }, Tags: { team: 'crm' } };

    const event = stage.event('Create', { properties });
    const answer = await stage.run(event);

    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: 'domains/crm',
      StackId: expect.stringContaining('stack/shop'),
      RequestId: event.RequestId,
      LogicalResourceId: 'Crm',
      Data: { DomainName: 'crm', Arn: `${ARN_PREFIX}domains/crm`, CreatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    });
    expect(live()).toMatchObject({
      DefaultExpirationDays: 30,
      DefaultEncryptionKey: KEY,
      DeadLetterQueueUrl: QUEUE,
      DataStore: { Enabled: true },
      Tags: { team: 'crm', ...marked('created', 'Crm', [], { by: event }) },
    });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'CreateDomain']);
  });

  test('of a domain that exists and is not ours fails, names it and the ways out, and leaves it alone', async () => {
    stage.seedDomain('crm', { Tags: { team: 'other' } });
    const before = live();

    const answer = await stage.run(stage.event('Create', { properties: MINE }));

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toBe('domain "crm" exists already and was not made by this construct; to take it over set '
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `Domain.fromDomainName`');
    expect(live()).toEqual(before);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('of a domain of another construct fails and names its owner mark', async () => {
    stage.seedDomain('crm', { Tags: mark('created', 'Other') });

    const answer = await stage.run(stage.event('Create', { properties: MINE }));

    expect(answer.Reason).toMatch(/^domain "crm" exists already and belongs to another construct \(owner mark created [0-9a-f]{32}\), maybe of a stack that was deleted and has kept it; to take it over/);
  });

  test('of a domain that an earlier try of ours made succeeds without a write', async () => {
    const event = stage.event('Create', { properties: MINE });
    await stage.run(event);
    stage.takeCalls();

    const answer = await stage.run(event);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm', Data: { DomainName: 'crm' } });
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('of a retained domain that comes back under the same logical id brings it to what is wanted', async () => {
    stage.seedDomain('crm', { DeadLetterQueueUrl: QUEUE, Tags: mark('created') });

    await stage.run(stage.event('Create', { properties: MINE }));

    expect(live()).toMatchObject({ DefaultExpirationDays: 30, Tags: marked('kept') });
    expect(live()?.DeadLetterQueueUrl).toBeUndefined();
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain', 'TagResource']);
  });

  test('that adopts keeps settings and tags the app does not speak of, and marks the domain last', async () => {
    stage.seedDomain('crm', { DeadLetterQueueUrl: QUEUE, DataStore: { Enabled: true }, Tags: { cost: '7' } });

    const answer = await stage.run(stage.event('Create', { properties: { ...MINE, Existing: 'ADOPT', Tags: { team: 'crm' } } }));

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(live()).toMatchObject({
      DefaultExpirationDays: 30, DeadLetterQueueUrl: QUEUE, DataStore: { Enabled: true }, Tags: { cost: '7', team: 'crm', ...marked('adopted') },
    });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain', 'TagResource']);
  });

  test('that adopts takes the owner mark of a renamed construct over, whose Delete then leaves the domain alone', async () => {
    await stage.run(stage.event('Create', { logicalId: 'OldName', properties: MINE }));

    await stage.run(stage.event('Create', { logicalId: 'NewName', properties: { ...MINE, Existing: 'ADOPT' } }));
    expect(live()?.Tags).toEqual(marked('adopted', 'NewName', [{ claim: 'created', logicalId: 'OldName' }]));
    const gone = await stage.run(stage.event('Delete', { logicalId: 'OldName', id: 'domains/crm', properties: MINE }));

    expect(gone).toMatchObject({ Status: 'SUCCESS', Reason: 'domain "crm" was taken over by another construct, whose it is now' });
    expect(live()?.Tags).toEqual(marked('created', 'NewName'));
  });

  test('under a new logical id without adoption fails, so that renaming a construct never deletes its domain', async () => {
    await stage.run(stage.event('Create', { logicalId: 'OldName', properties: MINE }));

    const refused = await stage.run(stage.event('Create', { logicalId: 'NewName', properties: MINE }));
    const undone = await stage.run(stage.event('Delete', { logicalId: 'NewName', id: refused.PhysicalResourceId, properties: MINE }));

    expect([refused.Status, undone.Status]).toEqual(['FAILED', 'SUCCESS']);
    expect(live()?.Tags).toEqual(marked('created', 'OldName'));
  });

  test('with properties that the service would refuse fails with all of them before any call', async () => {
    const answer = await stage.run(stage.event('Create', { properties: { DomainName: 'c r m', DefaultExpirationDays: '1099' } }));

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toMatch(/^DomainName "c r m" has characters that are not allowed there; .*\[CP1005\]\nDefaultExpirationDays 1099 is out of range; .*\[CP1004\]$/);
    expect(stage.takeCalls()).toEqual([]);
  });
});

describe('Update', () => {
  const update = async (properties: object, old: object = MINE) => (
    stage.run(stage.event('Update', { id: 'domains/crm', properties: { ...MINE, ...properties }, old: { ...MINE, ...old } }))
  );

  test('that changes nothing writes nothing', async () => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, DataStore: { Enabled: false }, Tags: { team: 'crm', cost: '7', ...mark('created') } });

    const answer = await update({ Tags: { team: 'crm' } }, { Tags: { team: 'crm' } });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm', Data: { CreatedAt: '1970-01-01T00:00:00.000Z' } });
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('that removes queue, key, data store and tags removes them from the service', async () => {
    const all = { DefaultEncryptionKey: KEY, DeadLetterQueueUrl: QUEUE, DataStore: { Enabled: 'true' }, Tags: { team: 'crm' } };
    stage.seedDomain('crm', { ...all, DataStore: { Enabled: true }, DefaultExpirationDays: 30, Tags: { team: 'crm', cost: '7', ...mark('created') } });

    await update({}, all);

    expect(live()).toEqual(expect.objectContaining({
      DefaultEncryptionKey: undefined, DeadLetterQueueUrl: undefined, DataStore: { Enabled: false }, Tags: { cost: '7', ...mark('created') },
    }));
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain', 'UntagResource']);
  });

  test('sends only what differs', async () => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, DefaultEncryptionKey: KEY, Tags: mark('created') });

    await update({ DefaultEncryptionKey: KEY, DeadLetterQueueUrl: QUEUE });

    expect(stage.service.calls.list('UpdateDomain').map(({ input }) => input)).toEqual([{ DomainName: 'crm', DeadLetterQueueUrl: QUEUE }]);
  });

  test('tags go from none to one, to two, to one, to none, and each step ends with what is wanted', async () => {
    await stage.run(stage.event('Create', { properties: MINE }));
    const steps: { [key: string]: string }[] = [{}, { a: '1' }, { a: '2', b: '1' }, { b: '1' }, {}];

    for (const [index, tags] of steps.entries()) {
      const wrap = (map: { [key: string]: string }) => (Object.keys(map).length > 0 ? { Tags: map } : {});
      await update(wrap(tags), wrap(steps[index - 1] ?? {}));
      expect(live()?.Tags).toEqual({ ...tags, ...marked('created') });
    }
  });

  test('of a domain that was deleted behind our back makes it again under the same id', async () => {
    const answer = await update({});

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(live()?.Tags).toEqual(marked('created'));
  });

  test('of a domain that another construct has taken over fails and leaves it alone', async () => {
    stage.seedDomain('crm', { Tags: mark('adopted', 'Other') });
    const before = live();

    const answer = await update({});

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm' });
    expect(answer.Reason).toMatch(/^domain "crm" belongs to another construct by now \(owner mark adopted [0-9a-f]{32}\) and is not what this one wants, so it is left alone; remove this/);
    expect(live()).toEqual(before);
  });

  test.each([
    ['created', {}, {}],
    ['adopted', { Existing: 'ADOPT' }, {}],
    ['adopted', {}, { Existing: 'ADOPT' }],
  ] as const)('of a domain whose mark was removed by hand marks it as %s', async (claim, properties, old) => {
    stage.seedDomain('crm');

    await update(properties, old);

    expect(live()?.Tags).toEqual(mark(claim));
  });

  test('of a domain that was handed back, or whose mark was removed by hand and that was ever adopted, never makes it one to delete', async () => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags: mark('released') });

    await update({});

    expect(live()?.Tags).toEqual(marked('adopted'));
  });

  test('of a domain that another deployment added again after it was sent fails and leaves it alone', async () => {
    const signature = '&X-Amz-Date=20260102T030405Z';
    stage.seedDomain('crm', { Tags: stamped('kept', stage.event('Create', { signature: '&X-Amz-Date=20260102T030406Z' })) });
    const before = live();

    const answer = await stage.run(stage.event('Update', { id: 'domains/crm', properties: MINE, old: MINE, signature }));

    expect(answer.Reason).toBe(ofUpdate('domain "crm" was made or added again by an event that was sent after this one, so it is left alone'));
    expect(live()).toEqual(before);
  });

  test('of an adopted domain clears only what the app had set itself', async () => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, DefaultEncryptionKey: KEY, DeadLetterQueueUrl: QUEUE, Tags: mark('adopted') });

    await update({ Existing: 'ADOPT' }, { Existing: 'ADOPT', DeadLetterQueueUrl: QUEUE });

    expect(live()).toEqual(expect.objectContaining({ DefaultEncryptionKey: KEY, DeadLetterQueueUrl: undefined }));
  });
});

describe('difference', () => {
  const desired = { DomainName: 'crm', DefaultExpirationDays: 30 };
  const known = { DomainName: 'crm', DefaultExpirationDays: 30, CreatedAt: undefined, LastUpdatedAt: undefined };

  test('is none where the service leaves out, or spells out, what is empty', () => {
    const spelt = { ...known, DefaultEncryptionKey: '', DeadLetterQueueUrl: '', DataStore: { Enabled: false } };
    expect(domainDifference(desired, spelt, { created: true })).toBeUndefined();
    expect(domainDifference({ ...desired, DataStore: { Enabled: false } }, known, { created: true })).toBeUndefined();
  });

  test('of a domain that is not ours alone leaves what was never spoken of', () => {
    expect(domainDifference(desired, { ...known, DefaultEncryptionKey: KEY, DataStore: { Enabled: true } }, { created: false })).toBeUndefined();
  });

  test('clears what the deployment before had set', () => {
    const former = { ...desired, DataStore: { Enabled: true } };
    expect(domainDifference(desired, { ...known, DataStore: { Enabled: true } }, { former, created: false }))
      .toEqual({ DomainName: 'crm', DataStore: { Enabled: false } });
  });
});
