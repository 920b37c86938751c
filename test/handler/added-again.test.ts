import { eventsOf, keyed, Kind, KINDS, ownerTag } from './kinds';
import { mark, MarkDetails, marked, Properties, Stage } from './stage';

const ADOPT = { Existing: 'ADOPT' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
afterAll(async () => { await stage.close(); });

const writes = () => stage.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);
const state = () => stage.service.store.snapshot();

describe.each(KINDS)('%s that the stack has kept, and adds again,', (_, kind: Kind) => {
  const { create, update, remove } = eventsOf(stage, kind);
  const is = (claim: Parameters<typeof marked>[0], details: MarkDetails = {}) => expect(ownerTag(stage, kind)).toEqual(marked(claim, 'Crm', [], { key: kind.key, ...details }));
  const run = async (event: Properties) => stage.run(event);
  const [KEPT, ASKED] = [{ Kept: 'true' }, {}];

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  test.each([['this release', async () => run(create('Crm'))], ['the first release', async () => kind.seed(stage, keyed(kind, mark('created')))]])(
    'is marked as kept with one write, and delivered twice with none more, where %s has made it', async (_release, make) => {
      await make();
      stage.takeCalls();
      const event = create('Crm');

      expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
      is('kept', { by: event });
      expect(writes()).toEqual(['TagResource']);
      stage.takeCalls();

      expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
      is('kept', { by: event });
      expect(writes()).toEqual([]);
    });

  test('survives the Delete of the roll-back, which says why', async () => {
    await run(create('Crm'));
    await run(create('Crm', ASKED));
    const before = state();
    const event = remove('Crm', ASKED);

    for (const delivery of [event, event]) {
      expect(await run(delivery)).toMatchObject({
        Status: 'SUCCESS',
        PhysicalResourceId: kind.id,
        Reason: `${kind.whatById ?? kind.what} is left: it was there before the deployment that added it again, and nothing has asked for its deletion since`,
      });
    }
    expect(state()).toEqual(before);
  });

  test('and again, is kept all the same', async () => {
    await run(create('Crm'));
    await run(create('Crm'));
    const event = create('Crm');
    await run(event);

    is('kept', { by: event });
  });

  test('is deleted once a later deployment has asked for that', async () => {
    await run(create('Crm'));
    await run(create('Crm', KEPT));
    stage.takeCalls();

    await run(update('Crm', KEPT, KEPT));
    expect(writes()).toEqual([]);
    is('kept');

    const event = update('Crm', ASKED, KEPT);
    await run(event);
    is('created');
    expect(writes()).toEqual(['TagResource']);
    await run(event);
    expect(writes()).toEqual(['TagResource']);

    expect(await run(remove('Crm', ASKED))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    expect(kind.tags(stage)).toBeUndefined();
  });

  test('is kept where the deployment that added it has asked for its deletion, and none since', async () => {
    await run(create('Crm', KEPT));
    await run(create('Crm', ASKED));

    await run(update('Crm', ASKED, ASKED));

    is('kept');
  });

  test('after it was adopted, is handed back by the Delete of the roll-back', async () => {
    kind.seed(stage, keyed(kind, mark('adopted')));
    const event = create('Crm');

    await run(event);
    is('readopted', { by: event });
    expect(await run(remove('Crm'))).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('was there before it was adopted, and is kept') as string });
    is('released');
  });

  test('after it was adopted, is deleted once a later deployment has asked for that', async () => {
    kind.seed(stage, keyed(kind, mark('adopted')));
    await run(create('Crm', KEPT));

    await run(update('Crm', ASKED, KEPT));
    is('adopted');
    await run(remove('Crm', ASKED));
    expect(kind.tags(stage)).toBeUndefined();
  });

  test('with other settings, is given them, unless nobody could put it back as it was', async () => {
    await run(create('Crm'));
    const before = state();
    stage.takeCalls();

    const answer = await run(create('Crm', { ...kind.changed, RecreateOnChange: 'true' }));

    if (kind.unknownOnceGone) {
      expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('or was kept and is added again with another') as string });
      expect(state()).toEqual(before);
    } else {
      expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
      expect(writes()).toEqual(kind.madeAnew ? ['DeleteEventStream', 'CreateEventStream'] : [expect.stringMatching(/^(Update|Put)/), 'TagResource']);
      is('kept');
    }
  });

  test('that an Update replaces another resource with, is left by the Delete of the roll-back', async () => {
    kind.seed(stage, keyed(kind, mark('created')));
    const other = { properties: { ...kind.properties, ...kind.other.properties }, id: kind.other.id };
    await stage.run(stage.event('Create', { type: kind.type, properties: other.properties }));

    expect(await run(update('Crm', {}, other.properties, { id: other.id }))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    is('kept');
    expect(await stage.run(stage.event('Update', { type: kind.type, id: kind.id, properties: other.properties, old: kind.properties })))
      .toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: other.id });
    await run(remove('Crm'));
    is('kept');
  });

  test('and is adopted in its app, is only ours again', async () => {
    await run(create('Crm'));
    await run(create('Crm', ADOPT));

    is('kept');
  });
});
