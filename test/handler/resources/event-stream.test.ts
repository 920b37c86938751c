import { ResourceType } from '../../../src/model/wire';
import { ARN_PREFIX, mark, Stage } from '../stage';

const TYPE = ResourceType.EVENT_STREAM;
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

const streams = () => stage.service.store.eventStreams.list('crm');
const seed = (members: object = {}) => stage.service.store.eventStreams.put('crm', { EventStreamName: 'changes', Uri: A, CreatedAt: 0, ...members });
const create = async (properties: object = {}) => stage.run(stage.event('Create', { type: TYPE, properties: { ...MINE, ...properties } }));
const update = async (properties: object = {}, old: object = {}) => (
  stage.run(stage.event('Update', { type: TYPE, id: ID, properties: { ...MINE, ...properties }, old: { ...MINE, ...old } }))
);
const remove = async (properties: object = {}, id = ID) => stage.run(stage.event('Delete', { type: TYPE, id, properties: { ...MINE, ...properties } }));

describe('Create', () => {
  test('in a domain without one makes it, with its tags and the owner mark in one call, and waits until its destination is healthy', async () => {
    const answer = await create({ Tags: { team: 'crm' } });

    expect(answer).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: ID, Data: { DomainName: 'crm', EventStreamName: 'changes', Arn: `${ARN_PREFIX}domains/crm/event-streams/changes` },
    });
    expect(streams()).toEqual([{ EventStreamName: 'changes', Uri: A, Tags: { team: 'crm', ...mark('created') }, CreatedAt: expect.any(Number) }]);
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

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Crm' });
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

  test('delivered twice makes one', async () => {
    await create();
    expect(await create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });

    expect(stage.takeCalls().filter((name) => name === 'CreateEventStream')).toHaveLength(1);
  });

  test('whose answer is lost takes what it made', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', afterCarryingOut: true });

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toHaveLength(1);
  });

  test('adopts one that is alike, and marks it', async () => {
    seed({ Tags: { cost: '7' } });

    expect(await create({ Existing: 'ADOPT' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Tags: { cost: '7', ...mark('adopted') } }]);
    expect(stage.takeCalls()).toEqual([...READ, 'TagResource', 'GetEventStream']);
  });

  test.each([['another name', { EventStreamName: 'theirs' }], ['another destination', { Uri: B }]])('does not adopt one of %s', async (_, members) => {
    seed(members);
    const before = streams();

    const answer = await create({ Existing: 'ADOPT' });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created/Crm' });
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

describe('Update', () => {
  beforeEach(() => seed({ Tags: { team: 'crm', ...mark('created') } }));

  test('that changes nothing writes nothing', async () => {
    expect(await update({ Tags: { team: 'crm' } }, { Tags: { team: 'crm' } })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual([...READ, 'GetEventStream']);
  });

  test.each([
    ['the name', { EventStreamName: 'events' }, { EventStreamName: 'events', Uri: A }],
    ['the destination', { Uri: B }, { EventStreamName: 'changes', Uri: B }],
  ])('of %s deletes and makes anew, with the same id, and the owner mark in the create call', async (_, members, expected) => {
    const answer = await update({ ...members, Tags: { team: 'events' } }, { Tags: { team: 'crm' } });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID, Data: { Arn: `${ARN_PREFIX}domains/crm/event-streams/${expected.EventStreamName}` } });
    expect(streams()).toMatchObject([{ ...expected, Tags: { team: 'events', ...mark('created') } }]);
    expect(stage.service.calls.list().find(({ operation }) => operation === 'CreateEventStream')?.input).toMatchObject({ Tags: mark('created') });
    expect(stage.takeCalls()).toEqual([...READ, 'DeleteEventStream', 'CreateEventStream', 'TagResource', 'GetEventStream']);
  });

  test('keeps an adopted one adopted', async () => {
    seed({ Tags: mark('adopted') });
    await update({ Uri: B });

    expect(streams()).toMatchObject([{ Uri: B, Tags: mark('adopted') }]);
  });

  test('that cannot make the new one puts the old one back', async () => {
    const before = streams();
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'BadRequestException', message: 'no such stream' });

    const answer = await update({ EventStreamName: 'events', Uri: B });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID, Reason: 'CreateEventStream failed: BadRequestException: no such stream' });
    expect(streams()).toMatchObject([{ ...before[0], CreatedAt: expect.any(Number) }]);
  });

  test('that can neither make the new one nor put the old one back says so, and its roll-back makes it', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'BadRequestException', message: 'no such stream', times: 2 });

    const answer = await update({ Uri: B });

    expect(answer.Reason).toBe('CreateEventStream failed: BadRequestException: no such stream; and the event stream of domain "crm" as it was is gone, '
      + 'because putting it back failed: CreateEventStream failed: BadRequestException: no such stream');
    expect(await update({}, { Uri: B })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Uri: A, Tags: mark('created') }]);
  });

  test('waits for rights to a new destination that are granted in the same deployment', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'AccessDeniedException', times: 3 });

    expect(await update({ Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: B }]);
  });

  test('whose create answer is lost takes what it made', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', afterCarryingOut: true });

    expect(await update({ Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: B, Tags: mark('created') }]);
  });

  test('to a destination that never becomes healthy fails, and its roll-back brings the old one back', async () => {
    stage.service.store.setDestinationHealth(B, { unhealthy: 'no such stream' });

    expect((await update({ Uri: B })).Reason).toContain('UNHEALTHY: no such stream');
    expect(await update({}, { Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: A, Tags: mark('created') }]);
  });

  test('of one that is gone makes it', async () => {
    stage.service.store.eventStreams.delete('crm', 'changes');

    expect(await update()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Tags: mark('created') }]);
  });

  test('of one that is another construct\'s by now fails and leaves it alone', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect((await update({ Uri: B })).Reason).toContain('the event stream of domain "crm" belongs to another construct by now');
    expect(streams()).toMatchObject([{ Uri: A }]);
  });

  test('to another domain makes one there and leaves the old one for CloudFormation\'s Delete', async () => {
    stage.seedDomain('sales');

    expect(await update({ DomainName: 'sales' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales/event-stream' });
    expect(streams()).toHaveLength(1);
    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toEqual([]);
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

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Tags: mark('released') }]);
  });

  test('of another construct\'s leaves it alone', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toHaveLength(1);
  });

  test.each([['gone', 'crm'], ['in a domain that is gone', 'nowhere']])('of one that is %s succeeds', async (_, DomainName) => {
    expect(await remove({ DomainName }, `domains/${DomainName}/event-stream`)).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual(['ListEventStreams']);
  });

  test.each(['not-created/Crm', 'Shop-Crm-ABC', 'domains/crm', 'domains/crm/event-streams/changes'])('of the id %s makes no call', async (id) => {
    expect(await remove({}, id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });
});
