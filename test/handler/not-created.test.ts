import { eventsOf, keyed, Kind, KINDS, ownerTag } from './kinds';
import { mark, marked, notCreatedBy, Properties, Stage, stamped } from './stage';

const stage = new Stage();

beforeAll(async () => { await stage.open(); });
afterAll(async () => { await stage.close(); });

const state = () => stage.service.store.snapshot();
const writes = () => stage.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);

describe.each(KINDS)('the Delete of a Create that has failed, of %s,', (_, kind: Kind) => {
  const { create, remove } = eventsOf(stage, kind);
  const removeBy = async (event: Properties, members: Properties = {}) => stage.run(remove('Crm', members, { id: notCreatedBy(event) }));

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  test('deletes what another run of that very Create has made after the answer', async () => {
    const event = create('Crm');
    expect((await stage.run(event)).Status).toBe('SUCCESS');

    const answer = await removeBy(event);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: notCreatedBy(event) });
    expect(answer).not.toHaveProperty('Reason');
    expect(JSON.parse(stage.log[1])).toMatchObject({ action: 'deleted' });
    expect(kind.tags(stage)).toBeUndefined();
  });

  test('is told apart by the time of the event, too', async () => {
    const signature = '&X-Amz-Date=20260102T030405Z';
    const event = create('Crm', {}, { requestId: 'one', signature });
    await stage.run(create('Crm', {}, { requestId: 'one', signature: '&X-Amz-Date=20260102T030406Z' }));

    await removeBy(event);
    expect(kind.tags(stage)).toBeDefined();
  });

  test('has nothing to do where nothing was made, and looks once', async () => {
    const event = create('Crm');

    const answer = await removeBy(event);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: notCreatedBy(event) });
    expect(answer).not.toHaveProperty('Reason');
    expect(stage.service.calls.counts().total).toBe(1);
  });

  test.each<[string, (event: Properties) => { [key: string]: string }]>([
    ['nobody has marked', () => ({})],
    ['another Create has made', () => stamped('created', create('Crm'))],
    ['the first release has made', () => mark('created')],
    ['another construct has made', () => mark('created', 'Other')],
    ['was handed back', () => mark('released')],
    ['that very Create has found kept', (event) => stamped('kept', event)],
  ])('leaves what %s', async (_what, tags) => {
    const event = create('Crm');
    const [text] = Object.values(tags(event));
    kind.seed(stage, text === undefined ? {} : keyed(kind, { text }));
    const before = state();

    expect(await removeBy(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: notCreatedBy(event) });
    expect(writes()).toEqual([]);
    expect(state()).toEqual(before);
  });

  test('hands back what a run of that very Create has adopted, and touches nothing else of it', async () => {
    const event = create('Crm');
    const [text] = Object.values(stamped('adopted', event));
    kind.seed(stage, keyed(kind, { text }));

    expect(await removeBy(event)).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('was there before it was adopted') as string });
    expect(ownerTag(stage, kind)).toEqual(marked('released', 'Crm', [], { key: kind.key }));
    expect(writes()).toEqual(['TagResource']);
  });

  test.each(['not-created/Crm', 'not-created/Crm/nonsense', 'not-created/Crm/0a1b2c3d/more', 'shop-Crm-1K2M3'])('makes no call where the id is %s', async (id) => {
    kind.seed(stage);
    expect(await stage.run(remove('Crm', {}, { id }))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);
  });

  test('makes no call where only a later release can read what was to be made', async () => {
    const event = create('Crm');

    expect(await removeBy(event, { WireVersion: '9' })).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual([]);
  });

  test('succeeds where it cannot tell whether anything is left, and says so', async () => {
    const event = create('Crm');
    await stage.run(event);
    stage.service.faults.add({ error: 'AccessDeniedException', message: 'not you', times: 1_000_000 });

    expect(await removeBy(event)).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: notCreatedBy(event), Reason: 'whether anything is left could not be told (AccessDeniedException)',
    });
    expect(JSON.parse(stage.log[1])).toMatchObject({ status: 'SUCCESS', left: expect.stringContaining('could not be told') as string });
  });
});

test('the Delete of a Create that was refused before the first call has nothing to tell', async () => {
  stage.reset();
  const { create, remove } = eventsOf(stage, KINDS[0][1]);
  const event = create('Crm', { DomainName: 'c r m' });
  expect((await stage.run(event)).Reason).toMatch(/^DomainName "c r m" has characters that are not allowed there; /);

  expect(await stage.run(remove('Crm', { DomainName: 'c r m' }, { id: notCreatedBy(event) }))).not.toHaveProperty('Reason');
});
