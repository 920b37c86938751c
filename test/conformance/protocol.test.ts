import { Construct, deliverAmidst, FOR_EVER, state, takeWrites } from './construct';
import { Properties } from '../handler/stage';
import { KINDS } from './kinds';
import { ONE_TRY, openStage, SHORT, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('protocol', stage);

const ALWAYS = 1_000_000;

describe.each(KINDS)('$name', (kind) => {
  const { minimal, full } = kind;
  const change = { ...minimal, ...kind.changes[0] };
  const crm = () => new Construct(stage, kind);
  const made = async () => {
    const construct = crm();
    await construct.create();
    stage.takeCalls();
    return construct;
  };
  /** An Update that changes something, and a Delete. */
  const later = ({ id }: Construct): Properties[] => [
    crm().event('Update', { id, properties: change, old: minimal }), crm().event('Delete', { id, properties: minimal }),
  ];

  row(kind, 'P1', 'the answer is a PUT with an empty content type that echoes the ids, and has flat text as Data', async () => {
    const event = crm().event('Create', { properties: full });
    const answer = await stage.run(event);
    const { StackId, RequestId, LogicalResourceId } = event;
    expect(answer).toMatchObject({ Status: 'SUCCESS', StackId, RequestId, LogicalResourceId });
    expect(Buffer.byteLength(answer.PhysicalResourceId)).toBeLessThanOrEqual(1_024);
    expect(Object.values(answer.Data ?? {}).map((value) => typeof value)).toEqual(Object.keys(answer.Data ?? {}).map(() => 'string'));
    expect(stage.answers.puts).toMatchObject([{ method: 'PUT', headers: { 'content-type': '' } }]);
  });

  row(kind, 'P1', 'a Reason of any length and script fits into 4,096 bytes, counted in bytes', async () => {
    const construct = await made();
    const create = crm().event('Create', { properties: { ...minimal, ...kind.elsewhere } });
    for (const event of [create, ...later(construct)]) {
      stage.service.faults.add({ error: 'BadRequestException', message: '\u20ac\u{1f98a}"\n'.repeat(2_000), times: ALWAYS });
      const { Status, Reason = '' } = await stage.run(event);
      stage.service.faults.clear();
      const { body, headers } = stage.answers.puts.at(-1)!;
      expect(Status).toBe('FAILED');
      expect(Reason).toContain('\u20ac\u{1f98a}');
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4_096);
      expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
      // the way out of a stuck roll-back is never cut off
      expect(Reason.includes('continue-update-rollback')).toBe(event.RequestType === 'Update');
    }
  });

  /** Delivers events at the same time, to be done with them in the time of one. */
  const failuresOf = async (events: readonly Properties[]) => {
    const lambdaEnds = new Promise<never>((_, reject) => { setTimeout(() => reject(new Error('the Lambda function was cut off')), SHORT).unref(); });
    const answers = await Promise.race([Promise.all(events.map(async (event) => deliverAmidst(stage, event, SHORT))), lambdaEnds]);
    expect(answers.flat().map(({ Status }) => Status)).toEqual(events.map(() => 'FAILED'));
    return answers.flat().map(({ Reason }) => Reason);
  };

  row(kind, 'P2', 'Create, Update and Delete answer FAILED in time where the service hangs for ever', async () => {
    const events = [crm().event('Create', { properties: minimal }), ...later(await made())];
    stage.onCall = async () => FOR_EVER;
    for (const reason of await failuresOf(events)) {
      expect(reason).toMatch(/the service had not answered when the time was up|the time of the Lambda function was up/);
    }
  });

  row(kind, 'P2', 'Create, Update and Delete answer FAILED in time where writes hang for ever', async () => {
    const create = new Construct(stage, kind, { logicalId: 'Other' }).event('Create', { properties: { ...minimal, ...kind.elsewhere } });
    const events = [create, ...later(await made())];
    stage.onCall = async ({ kind: sort }) => (sort === 'write' ? FOR_EVER : undefined);
    await failuresOf(events);
  });

  row(kind, 'P2', 'Create, Update and Delete answer FAILED in time where the service throttles for ever', async () => {
    const events = [crm().event('Create', { properties: minimal }), ...later(await made())];
    stage.service.faults.add({ error: 'ThrottlingException', message: 'Rate exceeded', times: ALWAYS });
    for (const reason of await failuresOf(events)) {
      expect(reason).toMatch(/Rate exceeded|the time of the Lambda function was up/);
    }
  });

  row(kind, 'P2', 'an answer that does not get through is sent again, and stays a SUCCESS', async () => {
    stage.answers.next.push(503, 'drop');
    await expect(crm().create()).rejects.toThrow('expected one answer, got 3');
    expect(new Set(stage.answers.puts.map(({ body }) => body)).size).toBe(1);
    expect(stage.answers.answers[0].Status).toBe('SUCCESS');
  });

  row(kind, 'P2', 'an answer of SUCCESS that never gets through makes Lambda run the event again, which then succeeds', async () => {
    const event = crm().event('Create', { properties: minimal });
    stage.answers.next.push(503);
    await expect(stage.run(event, undefined, ONE_TRY)).rejects.toThrow('the answer did not get through to CloudFormation');
    expect(stage.answers.answers.map(({ Status }) => Status)).toEqual(['SUCCESS']);
    const live = state(stage);
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS' });
    expect(state(stage)).toEqual(live);
  });

  row(kind, 'P3', 'a RequestId that comes again when a failed deployment is tried again is no obstacle', async () => {
    const construct = crm();
    const requestId = 'again';
    stage.service.faults.add({ error: 'BadRequestException', message: 'not now', times: ALWAYS });
    expect(await construct.create(minimal, { requestId })).toMatchObject({ Status: 'FAILED' });
    stage.service.faults.clear();
    expect(await construct.delete({ requestId })).toMatchObject({ Status: 'SUCCESS' });
    expect(await construct.create(minimal, { requestId })).toMatchObject({ Status: 'SUCCESS' });
    expect(construct.live).toEqual(kind.wanted(minimal));
    expect(await construct.update(change, { requestId })).toMatchObject({ Status: 'SUCCESS' });
    expect(construct.live).toEqual(kind.wanted(change));
    expect(await construct.delete({ requestId })).toMatchObject({ Status: 'SUCCESS' });
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'P4', 'a null is sent nowhere, and ServiceTimeout is no setting', async () => {
    const construct = crm();
    const nothing = Object.fromEntries(Object.keys(full).filter((member) => !(member in minimal)).map((member) => [member, null]));
    expect(await construct.create({ ...minimal, ...nothing, ServiceTimeout: '600' })).toMatchObject({ Status: 'SUCCESS' });
    expect(construct.live).toEqual(kind.wanted(minimal));
    const sent = stage.service.calls.list().map(({ input }) => JSON.stringify(input)).join();
    expect(sent).not.toMatch(/null|Service(Token|Timeout)/);
    takeWrites(stage);
    expect(await construct.update({ ...minimal, ServiceTimeout: '900' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
    expect(takeWrites(stage)).toEqual([]);
  });

  row(kind, 'P5', 'old properties of a form that nobody knows any more do not matter', async () => {
    const construct = await made();
    construct.properties = { WireVersion: '0', domainName: 'crm', tags: ['a'], Matching: 'on' };
    expect(await construct.update(change)).toMatchObject({ Status: 'SUCCESS' });
    expect(construct.live).toEqual(kind.wanted(change));
  });

  row(kind, 'P5', 'a Delete whose properties nobody can read deletes what this construct made, or says what it leaves, and touches nothing else', async () => {
    const other = new Construct(stage, kind, { logicalId: 'Other' });
    await other.create({ ...minimal, ...kind.elsewhere });
    const construct = await made();
    const { live } = other;
    const { Status, Reason } = await stage.run(crm().event('Delete', { id: construct.id, properties: { WireVersion: '0', Tags: 'x' } }));
    expect({ Status, isGone: construct.live === undefined }).toEqual({ Status: 'SUCCESS', isGone: Reason === undefined });
    expect(other.live).toEqual(live);
  });

  row(kind, 'P5', 'a form of a newer release is refused before any call', async () => {
    const construct = await made();
    for (const event of [crm().event('Create', { properties: { ...minimal, WireVersion: '2' } }), crm().event('Update', { id: construct.id, properties: { ...change, WireVersion: '2' }, old: minimal })]) {
      expect(await stage.run(event)).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/^WireVersion "2" is not known/) as string });
    }
    expect(stage.takeCalls()).toEqual([]);
  });

  row(kind, 'P6', 'an Update that differs in its ServiceToken only writes nothing', async () => {
    const construct = await made();
    expect(await construct.update({ ...minimal, ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:another' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
    expect(takeWrites(stage)).toEqual([]);
  });

  row(kind, 'P7', 'each event is one line of the log: what it was, what was done, and how long it took', async () => {
    const construct = crm();
    await construct.create(full);
    await construct.update({ ...minimal, RecreateOnChange: full.RecreateOnChange });
    await construct.delete();
    await construct.create({ DomainName: 'not a name' });
    const lines = stage.log.map((line) => JSON.parse(line) as Properties);
    const line = { logicalId: 'Crm', resourceType: kind.type, physicalId: expect.any(String) as string, durationMillis: expect.any(Number) as number };
    expect(lines).toEqual([
      { ...line, requestType: 'Create', status: 'SUCCESS', action: 'created' },
      { ...line, requestType: 'Update', status: 'SUCCESS', action: expect.any(String) as string },
      { ...line, requestType: 'Delete', status: 'SUCCESS', action: 'deleted' },
      { ...line, requestType: 'Create', status: 'FAILED', errorCode: 'InvalidProperties' },
    ]);
  });
});

checkCompleteness();
