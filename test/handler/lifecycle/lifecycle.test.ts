import { mark, marked, notCreated, notCreatedBy, ofUpdate, QUICK, Stage, stamped } from '../stage';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';

const MINE = { DomainName: 'crm', DefaultExpirationDays: '30' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
const create = async (properties: object = {}, remaining?: number, options = QUICK) => (
  stage.run(stage.event('Create', { properties: { ...MINE, ...properties } }), remaining, options)
);

/** Does something once, right before the first call of an operation is carried out. */
function before(operation: string, act: () => void): void {
  let done = false;
  stage.onCall = (call, phase) => {
    if (call.operation === operation && phase === 'before' && !done) {
      done = true;
      act();
    }
  };
}

describe('a domain that appears between read and create', () => {
  test('fails the Create where it is somebody else\'s, and is left alone', async () => {
    before('CreateDomain', () => stage.seedDomain('crm', { Tags: { team: 'other' } }));

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toMatch(/^domain "crm" exists already and was not made by this construct/);
    expect(live()?.Tags).toEqual({ team: 'other' });
  });

  test('is adopted where the app says so', async () => {
    before('CreateDomain', () => stage.seedDomain('crm', { Tags: { team: 'other' } }));

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(live()?.Tags).toEqual({ team: 'other', ...marked('adopted') });
  });

  test('is ours where the answer to our own call was lost', async () => {
    stage.service.faults.add({ operation: 'CreateDomain', afterCarryingOut: true });

    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(stage.takeCalls()).toEqual(['GetDomain', 'CreateDomain', 'CreateDomain', 'GetDomain']);
  });
});

describe('a Create that fails', () => {
  const NEVER = { operation: 'UpdateDomain', error: 'BadRequestException', message: 'no', times: 1_000_000 } as const;

  test('and has been carried out all the same succeeds', async () => {
    // it is made, and from then on the service is out of order until there is only time to undo
    stage.service.faults.add({ operation: 'CreateDomain', afterCarryingOut: true });
    stage.service.faults.add({ operation: 'CreateDomain', error: 'InternalServerException', times: 1_000_000 });
    const event = stage.event('Create', { properties: MINE });

    expect(await stage.run(event, 1_500)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm', Data: { DomainName: 'crm' } });
    expect(live()?.Tags).toEqual(marked('created', 'Crm', [], { by: event }));
  });

  test('leaves what an earlier run of it has made, which may be in use, to the Delete of its answer', async () => {
    const event = stage.event('Create', { properties: MINE });
    stage.seedDomain('crm', { Tags: stamped('created', event) });
    stage.service.faults.add(NEVER);

    expect(await stage.run(event)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreatedBy(event), Reason: 'UpdateDomain failed: BadRequestException: no' });
    expect(live()?.Tags).toEqual(stamped('created', event));
    expect(await stage.run(stage.event('Delete', { id: notCreatedBy(event), properties: MINE }))).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toBeUndefined();
  });

  test('says so where undoing fails too', async () => {
    const stream = { DomainName: 'crm', EventStreamName: 'changes', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/a' };
    stage.seedDomain('crm');
    stage.service.store.setDestinationHealth(stream.Uri, { unhealthy: 'the stream cannot be written to' });
    stage.service.faults.add({ operation: 'DeleteEventStream', error: 'AccessDeniedException', message: 'not yours' });

    expect((await stage.run(stage.event('Create', { type: RESOURCE_KINDS['event-stream'].type, properties: stream }))).Reason)
      .toMatch(/the stream cannot be written to; and the event stream of domain "crm" may be left over, because undoing failed: DeleteEventStream failed: AccessDeniedException: not yours$/);
  });

  test.each([
    ['an earlier deployment has made', mark('created')],
    ['was there before it', mark('adopted')],
    ['another construct has made', mark('created', 'Other')],
  ])('does not undo what %s', async (_, Tags) => {
    stage.seedDomain('crm', { Tags });
    stage.service.faults.add(NEVER);
    const state = live();

    expect(await create()).toMatchObject({ Status: 'FAILED' });
    expect(live()).toEqual(state);
  });

  test('because it was turned away each time tells what a duplicate of the event has made meanwhile', async () => {
    const event = stage.event('Create', { properties: MINE });
    stage.service.faults.add({ operation: 'CreateDomain', error: 'ThrottlingException' });
    before('CreateDomain', () => stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags: stamped('created', event) }));
    const noTimeToWait = { backoff: { base: 1e12, cap: 1e12 } };

    expect(await stage.run(event, 60_000, noTimeToWait)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
    expect(live()?.Tags).toEqual(stamped('created', event));
  });

  test('because it was turned away each time, and what it has to do with what a duplicate made fails too, leaves that to the Delete of its answer', async () => {
    const event = stage.event('Create', { properties: MINE });
    stage.service.faults.add({ operation: 'CreateDomain', error: 'BadRequestException' });
    stage.service.faults.add(NEVER);
    before('CreateDomain', () => stage.seedDomain('crm', { Tags: stamped('created', event) }));

    expect(await stage.run(event)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreatedBy(event), Reason: 'UpdateDomain failed: BadRequestException: no' });
    expect(live()?.Tags).toEqual(stamped('created', event));
    await stage.run(stage.event('Delete', { id: notCreatedBy(event), properties: MINE }));
    expect(live()).toBeUndefined();
  });

  test('because of a refusal says what the service says', async () => {
    stage.service.faults.add({ operation: 'CreateDomain', error: 'BadRequestException', message: 'the queue cannot be written to' });

    const answer = await create();

    expect(answer.Reason).toBe('CreateDomain failed: BadRequestException: the queue cannot be written to');
  });

  test('during a replacement leaves what another run of it has made, and answers with the old id', async () => {
    await create();
    const event = stage.event('Update', { id: 'domains/crm', properties: { ...MINE, DomainName: 'sales' }, old: MINE });
    stage.seedDomain('sales', { Tags: stamped('created', event) });
    stage.service.faults.add(NEVER);

    expect(await stage.run(event)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm', Reason: ofUpdate('UpdateDomain failed: BadRequestException: no') });
    expect(stage.service.store.listDomains().map(({ DomainName }) => DomainName)).toEqual(['crm', 'sales']);
  });

  test('during a replacement and has been carried out all the same answers with the new id', async () => {
    await create();
    stage.service.faults.add({ operation: 'CreateDomain', afterCarryingOut: true });
    stage.service.faults.add({ operation: 'CreateDomain', error: 'InternalServerException', times: 1_000_000 });

    const answer = await stage.run(stage.event('Update', { id: 'domains/crm', properties: { ...MINE, DomainName: 'sales' }, old: MINE }), 1_500);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales' });
  });
});

describe('throttles and transient errors', () => {
  test('are tried again as often as it takes', async () => {
    stage.service.faults.add({ operation: 'GetDomain', error: 'ThrottlingException', times: 30 });
    stage.service.faults.add({ operation: 'CreateDomain', error: 'ThrottlingException', times: 150 });
    stage.service.faults.add({ operation: 'CreateDomain', error: 'InternalServerException', times: 5 });
    stage.service.faults.add({ operation: 'CreateDomain', times: 5 });

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.service.calls.counts().byOperation).toEqual({ GetDomain: 31, CreateDomain: 161 });
  });

  test('that last until the time is up end in FAILED while there is time to answer', async () => {
    stage.service.faults.add({ operation: 'GetDomain', error: 'ThrottlingException', message: 'Rate exceeded', times: 1_000_000 });

    const answer = await create({}, 400);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toMatch(/^GetDomain failed: ThrottlingException: Rate exceeded \(after \d+ tries\)$/);
  });

  test('end earlier where CloudFormation waits for a shorter time than Lambda runs', async () => {
    stage.service.faults.add({ operation: 'GetDomain', error: 'ThrottlingException', times: 1_000_000 });

    expect(await create({ ServiceTimeout: '0.4' }, 600_000)).toMatchObject({ Status: 'FAILED' });
  });

  test('a service that does not answer at all ends in FAILED while there is time to answer', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => { release = resolve; });
    stage.onCall = async (_, phase) => (phase === 'before' ? released : undefined);

    const answer = await create({}, 400);
    release();

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'GetDomain failed: OutOfTime: the service had not answered when the time was up' });
  });

  test('on an Update answer with its own id', async () => {
    stage.service.faults.add({ operation: 'GetDomain', error: 'ThrottlingException', times: 1_000_000 });

    const answer = await stage.run(stage.event('Update', { id: 'domains/crm', properties: MINE, old: MINE }), 300);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm' });
  });
});

describe('what this release does not know', () => {
  test('a form of the properties is refused on Create and Update', async () => {
    const reason = 'WireVersion "2" is not known to this release of cdk-customer-profiles; allowed: 1; deploy with the release that wrote the template, or with a newer one';

    expect(await create({ WireVersion: '2' })).toMatchObject({ Status: 'FAILED', Reason: reason });
    expect(await stage.run(stage.event('Update', { id: 'domains/crm', properties: { ...MINE, WireVersion: '2' }, old: MINE })))
      .toMatchObject({ Status: 'FAILED', Reason: ofUpdate(reason), PhysicalResourceId: 'domains/crm' });
    expect(stage.takeCalls()).toEqual([]);
  });

  test('a form of the properties of the deployment before does not keep an update from being rolled back', async () => {
    await create();

    const answer = await stage.run(stage.event('Update', { id: 'domains/crm', properties: MINE, old: { WireVersion: '2', Name: 'crm' } }));

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm' });
  });

  test('a policy for existing resources is refused', async () => {
    expect((await create({ Existing: 'OVERWRITE' })).Reason).toBe('Existing "OVERWRITE" is not a known value; allowed: FAIL, ADOPT');
  });

  test('a resource type is refused, and what was refused can be deleted', async () => {
    const type = 'Custom::CustomerProfilesTelepathy';

    const refused = await stage.run(stage.event('Create', { type }));
    const gone = await stage.run(stage.event('Delete', { type, id: refused.PhysicalResourceId }));
    const kept = await stage.run(stage.event('Delete', { type, id: 'domains/crm/telepathy/x' }));

    expect(refused.Reason).toContain(`resource type ${type} is not known to this release of cdk-customer-profiles; allowed: ${RESOURCE_KINDS.domain.type}, ${RESOURCE_KINDS['object-type'].type}, `);
    expect(refused.Reason).toMatch(/; deploy with the release that wrote the template, or with a newer one$/);
    expect([gone.Status, kept.Status]).toEqual(['SUCCESS', 'FAILED']);
  });

  test('a value of a list that grows with the service is left to the service', async () => {
    stage.seedDomain('crm');
    const properties = {
      DomainName: 'crm',
      ObjectTypeName: 'customer',
      Description: 'customers',
      Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'EMOTION' } },
      Keys: { id: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['id'] }] },
    };

    const answer = await stage.run(stage.event('Create', { type: RESOURCE_KINDS['object-type'].type, properties }));

    expect(stage.takeCalls()).toContain('PutProfileObjectType');
    expect(answer.Reason).toMatch(/^PutProfileObjectType failed: BadRequestException/);
  });
});

test('null in a property is not sent', async () => {
  expect(await create({ DeadLetterQueueUrl: null })).toMatchObject({ Status: 'SUCCESS' });
  expect(stage.service.calls.list('CreateDomain')[0].input).not.toHaveProperty('DeadLetterQueueUrl');
});

test('without credentials in the environment says so', async () => {
  const { AWS_ACCESS_KEY_ID } = process.env;
  delete process.env.AWS_ACCESS_KEY_ID;
  try {
    expect((await create()).Reason).toMatch(/no credentials in the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set/);
  } finally {
    process.env.AWS_ACCESS_KEY_ID = AWS_ACCESS_KEY_ID;
  }
});
