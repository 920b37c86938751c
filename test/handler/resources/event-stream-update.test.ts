import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { ARN_PREFIX, mark, marked, ofUpdate, Stage } from '../stage';

const TYPE = RESOURCE_KINDS['event-stream'].type;
const ID = 'domains/crm/event-stream';
const A = 'arn:aws:kinesis:us-east-1:000000000000:stream/a';
const B = 'arn:aws:kinesis:us-east-1:000000000000:stream/b';
const C = 'arn:aws:kinesis:us-east-1:000000000000:stream/c';
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
const update = async (properties: object = {}, old: object = {}) => (
  stage.run(stage.event('Update', { type: TYPE, id: ID, properties: { ...MINE, ...properties }, old: { ...MINE, ...old } }))
);
const remove = async (properties: object = {}, id = ID) => stage.run(stage.event('Delete', { type: TYPE, id, properties: { ...MINE, ...properties } }));

describe('Update', () => {
  beforeEach(() => seed({ Tags: { team: 'crm', ...mark('created') } }));

  test('that changes nothing writes nothing', async () => {
    expect(await update({ Tags: { team: 'crm' } }, { Tags: { team: 'crm' } })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual(READ);
  });

  test('that changes nothing does not wait for a destination that has become unhealthy', async () => {
    stage.service.store.setDestinationHealth(A, { unhealthy: 'the stream cannot be written to' });

    expect(await update({ Tags: { team: 'web' } }, { Tags: { team: 'crm' } })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual([...READ, 'TagResource']);
  });

  test.each([
    ['the name', { EventStreamName: 'events' }, { EventStreamName: 'events', Uri: A }],
    ['the destination', { Uri: B }, { EventStreamName: 'changes', Uri: B }],
  ])('of %s deletes and makes anew, with the same id, and the owner mark in the create call', async (_, members, expected) => {
    const answer = await update({ ...members, Tags: { team: 'events' } }, { Tags: { team: 'crm' } });

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID, Data: { Arn: `${ARN_PREFIX}domains/crm/event-streams/${expected.EventStreamName}` } });
    expect(streams()).toMatchObject([{ ...expected, Tags: { team: 'events', ...marked('created') } }]);
    expect(stage.service.calls.list('CreateEventStream').map(({ input }) => input?.Tags)).toEqual([{ team: 'events', ...marked('created') }]);
    expect(stage.takeCalls()).toEqual([...READ, ...READ, 'DeleteEventStream', 'CreateEventStream', 'GetEventStream']);
  });

  test('keeps an adopted one adopted, and the tags of others, but for those that only AWS may set', async () => {
    seed({ Tags: { 'cost': '7', 'gone': '1', 'aws:cloudformation:stack-name': 'shop', ...mark('adopted') } });
    await update({ Uri: B }, { Tags: { gone: '1' } });

    expect(streams()).toMatchObject([{ Uri: B }]);
    expect(streams()[0].Tags).toEqual({ cost: '7', ...marked('adopted') });
  });

  test('of one that was taken over keeps who had it before', async () => {
    stage.service.store.children('event-stream').delete('crm', 'changes');
    await stage.run(stage.event('Create', { type: TYPE, logicalId: 'Other', properties: MINE }));
    await create({ Existing: 'ADOPT' });
    await update({ Uri: B, Existing: 'ADOPT' }, { Existing: 'ADOPT' });

    expect(streams()).toMatchObject([{ Uri: B, Tags: marked('adopted', 'Crm', [{ claim: 'created', logicalId: 'Other' }]) }]);
  });

  test('that cannot make the new one puts the old one back', async () => {
    const before = streams();
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'BadRequestException', message: 'no such stream' });

    const answer = await update({ EventStreamName: 'events', Uri: B });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID, Reason: ofUpdate('CreateEventStream failed: BadRequestException: no such stream') });
    expect(streams()).toMatchObject([{ ...before[0], CreatedAt: expect.any(Number) }]);
  });

  test('that can neither make the new one nor put the old one back says so, and its roll-back makes it', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'BadRequestException', message: 'no such stream', times: 2 });

    const answer = await update({ Uri: B });

    expect(answer.Reason).toBe(ofUpdate('CreateEventStream failed: BadRequestException: no such stream; and the event stream of domain "crm" as it was is gone, '
      + 'because putting it back failed: CreateEventStream failed: BadRequestException: no such stream'));
    expect(await update({}, { Uri: B })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Uri: A, Tags: marked('created') }]);
  });

  test('waits for rights to a new destination that are granted in the same deployment', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'AccessDeniedException', times: 3 });

    expect(await update({ Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: B }]);
  });

  test('whose create answer is lost takes what it made', async () => {
    stage.service.faults.add({ operation: 'CreateEventStream', afterCarryingOut: true });

    expect(await update({ Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: B, Tags: marked('created') }]);
  });

  test('to a destination that never becomes healthy fails, and its roll-back brings the old one back', async () => {
    stage.service.store.setDestinationHealth(B, { unhealthy: 'no such stream' });

    expect((await update({ Uri: B })).Reason).toContain('UNHEALTHY: no such stream');
    expect(streams()).toMatchObject([{ Uri: B, Tags: marked('created') }]);
    expect(await update({}, { Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: A, Tags: marked('created') }]);
  });

  test('that goes back to what it was before it was made anew does not wait for that to work', async () => {
    await update({ Uri: B });
    stage.service.store.setDestinationHealth(A, { unhealthy: 'no such stream any more' });
    stage.takeCalls();

    expect(await update({}, { Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: A, Tags: marked('created') }]);
    expect(stage.takeCalls()).toEqual([...READ, ...READ, 'DeleteEventStream', 'CreateEventStream']);
  });

  test('that goes to anything else than what it was before waits for that to work', async () => {
    await update({ Uri: B });
    stage.service.store.setDestinationHealth(C, { unhealthy: 'no such stream' });

    expect(await update({ Uri: C }, { Uri: B })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID });
  });

  test('that goes back after it was cut off between the two calls does not wait for the old one to work either', async () => {
    stage.service.store.setDestinationHealth(A, { unhealthy: 'no such stream any more' });
    stage.service.store.setDestinationHealth(B, { unhealthy: 'no such stream' });
    // the run that has deleted the old one was killed; the next one finds nothing
    stage.service.store.children('event-stream').delete('crm', 'changes');
    await update({ Uri: B });

    expect(await update({}, { Uri: B })).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Uri: A, Tags: marked('created') }]);
  });

  test('of one that is gone makes it', async () => {
    stage.service.store.children('event-stream').delete('crm', 'changes');

    expect(await update()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(streams()).toMatchObject([{ Tags: marked('created') }]);
    expect(stage.takeCalls()).toEqual(['ListEventStreams', 'CreateEventStream', 'GetEventStream']);
  });

  test('of one that is another construct\'s by now fails and leaves it alone', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect((await update({ Uri: B })).Reason).toContain('the event stream of domain "crm" belongs to another construct by now');
    expect(streams()).toMatchObject([{ Uri: A }]);
  });

  test('of one of another name without a mark never takes that for ours', async () => {
    seed({ EventStreamName: 'changes', Tags: mark('created') });
    stage.service.store.children('event-stream').delete('crm', 'changes');
    seed({ EventStreamName: 'theirs' });
    const before = streams();

    const answer = await update({ Uri: B });

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID });
    expect(answer.Reason).toMatch(/^the event stream of domain "crm" exists already and was not made by this construct; /);
    expect(streams()).toEqual(before);
  });

  test('of one whose mark was removed by hand takes it by its name', async () => {
    seed({ Tags: {} });

    expect(await update()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toMatchObject([{ Tags: marked('created') }]);
  });

  test('to another domain makes one there and leaves the old one for CloudFormation\'s Delete', async () => {
    stage.seedDomain('sales');

    expect(await update({ DomainName: 'sales' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/sales/event-stream' });
    expect(streams()).toHaveLength(1);
    expect(await remove()).toMatchObject({ Status: 'SUCCESS' });
    expect(streams()).toEqual([]);
  });
});
