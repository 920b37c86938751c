import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { ARN_PREFIX, mark, marked, notCreated, notCreatedBy, Stage, stamped } from '../stage';

const TYPE = RESOURCE_KINDS['event-stream'].type;
const ID = 'domains/crm/event-stream';
const A = 'arn:aws:kinesis:us-east-1:000000000000:stream/a';
const B = 'arn:aws:kinesis:us-east-1:000000000000:stream/b';
const MINE = { DomainName: 'crm', EventStreamName: 'changes', Uri: A };
const READ = ['ListEventStreams', 'GetEventStream'];
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
});
afterAll(async () => { await stage.close(); });

const streams = () => stage.service.store.children('event-stream').list('crm');
const seed = (members: object = {}) => stage.service.store.children('event-stream').put('crm', { EventStreamName: 'changes', Uri: A, CreatedAt: 0, ...members });
const create = async (properties: object = {}) => stage.run(stage.event('Create', { type: TYPE, properties: { ...MINE, ...properties } }));
const remove = async (properties: object = {}, id = ID) => stage.run(stage.event('Delete', { type: TYPE, id, properties: { ...MINE, ...properties } }));

describe('Create', () => {
  test('in a domain without one makes it, with its tags and the owner mark in one call, and waits until its destination is healthy', async () => {
    const answer = await create({ Tags: { team: 'crm' } });

    expect(answer).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: ID, Data: { DomainName: 'crm', EventStreamName: 'changes', Arn: `${ARN_PREFIX}domains/crm/event-streams/changes` },
    });
    expect(streams()).toEqual([{ EventStreamName: 'changes', Uri: A, Tags: { team: 'crm', ...marked('created') }, CreatedAt: expect.any(Number) }]);
    expect(stage.takeCalls()).toEqual(['ListEventStreams', 'CreateEventStream', 'GetEventStream']);
  });

  test('waits for a destination that becomes healthy after a while', async () => {
    stage.service.store.setDestinationHealth(A, { unhealthy: 'not yet' });
    let looks = 0;
    stage.onCall = ({ operation }, phase) => {
      if (operation === 'GetEventStream' && phase === 'before' && ++looks === 3) {
        stage.service.store.setDestinationHealth(A, 'HEALTHY');
      }
    };

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual(['ListEventStreams', 'CreateEventStream', 'GetEventStream', 'GetEventStream', 'GetEventStream']);
  });

  test('whose destination never becomes healthy fails with the service\'s reason and leaves nothing', async () => {
    stage.service.store.setDestinationHealth(A, { unhealthy: 'the stream cannot be written to' });

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toBe(`the event stream "changes" of domain "crm" is STOPPED and its destination ${A} UNHEALTHY: the stream cannot be written to`);
    expect(streams()).toEqual([]);
    expect(stage.takeCalls().slice(-3)).toEqual([...READ, 'DeleteEventStream']);
  });

  test('in a domain that has one fails and leaves it alone, whatever its name', async () => {
    seed({ EventStreamName: 'theirs' });

    const answer = await create();

    expect(answer.Reason).toBe('the event stream of domain "crm" exists already and was not made by this construct; to take it over set '
      + '`existing: ExistingResource.ADOPT`, to use it as it is import it with `EventStream.fromEventStreamAttributes`');
    expect(streams()).toMatchObject([{ EventStreamName: 'theirs' }]);
  });

  test('delivered twice makes one, and waits for it both times', async () => {
    const event = stage.event('Create', { type: TYPE, properties: MINE });
    await stage.run(event);
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });

    expect(stage.takeCalls()).toEqual(['ListEventStreams', 'CreateEventStream', 'GetEventStream', ...READ, 'GetEventStream']);
    expect(streams()).toMatchObject([{ Tags: marked('created', 'Crm', [], { by: event }) }]);
  });

  test('delivered again after it was killed while it waited fails where it never works, and leaves it to the Delete of its answer', async () => {
    const event = stage.event('Create', { type: TYPE, properties: MINE });
    seed({ Tags: stamped('created', event) });
    stage.service.store.setDestinationHealth(A, { unhealthy: 'the stream cannot be written to' });

    expect(await stage.run(event)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreatedBy(event) });
    await stage.run(stage.event('Delete', { type: TYPE, id: notCreatedBy(event), properties: MINE }));
    expect(streams()).toEqual([]);
  });

  test('of one that was kept marks it, and waits for nothing', async () => {
    seed({ Tags: { team: 'crm', ...mark('created') } });
    stage.service.store.setDestinationHealth(A, { unhealthy: 'the stream cannot be written to' });

    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Tags: { team: 'crm', ...marked('kept') } }]);
    expect(stage.takeCalls()).toEqual([...READ, 'TagResource']);
  });

  test('whose answer is lost takes what it made', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', afterCarryingOut: true });

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toHaveLength(1);
  });

  test('adopts one that is alike, once it works, and marks it last', async () => {
    seed({ Tags: { cost: '7' } });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Tags: { cost: '7', ...marked('adopted') } }]);
    expect(stage.takeCalls()).toEqual([...READ, 'GetEventStream', 'TagResource']);
  });

  test('does not adopt one that does not work, and leaves it as it is', async () => {
    seed({ Tags: { cost: '7' } });
    stage.service.store.setDestinationHealth(A, { unhealthy: 'the stream cannot be written to' });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('UNHEALTHY') as string });
    expect(streams()).toMatchObject([{ Tags: { cost: '7' } }]);
    expect(streams()[0].Tags).toEqual({ cost: '7' });
  });

  test('takes one of another construct over without waiting for it', async () => {
    seed({ Tags: mark('created', 'Other') });
    stage.service.store.setDestinationHealth(A, { unhealthy: 'the stream cannot be written to' });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Tags: marked('adopted', 'Crm', [{ claim: 'created', logicalId: 'Other' }]) }]);
    expect(stage.takeCalls()).toEqual([...READ, 'TagResource']);
  });

  test.each([['another name', { EventStreamName: 'theirs' }], ['another destination', { Uri: B }]])('does not adopt one of %s', async (_, members) => {
    seed(members);
    const before = streams();

    const answer = await create({ Existing: 'ADOPT' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreated() });
    expect(answer.Reason).toContain('and an adoption deletes nothing; adopt it with that name and stream, and change them in the deployment after that');
    expect(streams()).toEqual(before);
  });

  test('in a domain that is not there fails with what the service says', async () => {
    expect((await create({ DomainName: 'nowhere' })).Reason).toBe('CreateEventStream failed: ResourceNotFoundException: Domain nowhere does not exist');
  });

  test('with a destination that is no stream fails before any call', async () => {
    expect((await create({ Uri: 'arn:aws:sqs:us-east-1:000000000000:q' })).Reason).toContain('is not the ARN of a Kinesis data stream');
    expect(stage.takeCalls()).toEqual([]);
  });
});

describe('Delete', () => {
  test('of ours deletes it, by the name that it has', async () => {
    seed({ EventStreamName: 'renamed', Tags: mark('created') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toEqual([]);
    expect(stage.takeCalls()).toEqual([...READ, 'DeleteEventStream']);
  });

  test('of an adopted one hands it back', async () => {
    seed({ Tags: mark('adopted') });

    expect(await remove({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', Reason: 'the event stream of domain "crm" was there before it was adopted, and is kept' });
    expect(streams()).toMatchObject([{ Tags: marked('released') }]);
  });

  test('of another construct\'s leaves it alone', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toHaveLength(1);
  });

  test('of one of another name without a mark leaves it alone, and of one of its name deletes it', async () => {
    seed({ EventStreamName: 'theirs' });
    expect(await remove()).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('it carries no owner mark') as string });
    expect(streams()).toHaveLength(1);

    expect(await remove({ EventStreamName: 'theirs' })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toEqual([]);
  });

  test.each([['gone', 'crm'], ['in a domain that is gone', 'nowhere']])('of one that is %s succeeds', async (_, DomainName) => {
    expect(await remove({ DomainName }, `domains/${DomainName}/event-stream`)).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual(['ListEventStreams', 'ListEventStreams', 'ListEventStreams']);
  });

  test.each(['not-created/Crm', 'Shop-Crm-ABC', 'domains/crm', 'domains/crm/event-streams/changes'])('of the id %s makes no call', async (id) => {
    expect(await remove({}, id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });
});
