import { eventsOf, keyed, Kind, KINDS, ownerTag } from './kinds';
import { Before, mark, MarkDetails, marked, notCreatedBy, ofUpdate, Properties, Stage } from './stage';

const ADOPT = { Existing: 'ADOPT' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
afterAll(async () => { await stage.close(); });

const writes = () => stage.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);
const state = () => stage.service.store.snapshot();

describe.each(KINDS)('%s of another construct', (_, kind: Kind) => {
  const { create, update, remove } = eventsOf(stage, kind);
  const is = (claim: Parameters<typeof marked>[0], logicalId: string, former: readonly Before[] = [], details: MarkDetails = {}) => (
    expect(ownerTag(stage, kind)).toEqual(marked(claim, logicalId, former, { key: kind.key, ...details }))
  );
  const run = async (event: Properties) => stage.run(event);
  /** Made by the construct `Old`. */
  const made = async () => {
    await run(create('Old'));
    stage.takeCalls();
  };
  /** And taken over by the construct `New`. */
  const taken = async () => {
    await made();
    const event = create('New', ADOPT);
    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    return event;
  };

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  test('is taken over with one write, its mark, which remembers the other; and delivered twice with none more', async () => {
    const event = await taken();

    is('adopted', 'New', [{ claim: 'created', logicalId: 'Old' }], { by: event });
    expect(writes()).toEqual(['TagResource']);
    stage.takeCalls();

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    expect(writes()).toEqual([]);
  });

  test('is left alone without ADOPT, and the message names who has it', async () => {
    await made();
    const before = state();
    const event = create('New');

    const answer = await run(event);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreatedBy(event) });
    expect(answer.Reason).toMatch(/ exists already and belongs to another construct \(owner mark created [0-9a-f]{32}\), maybe of a stack that was deleted and has kept it; to take it over set `existing: ExistingResource.ADOPT`, /);
    expect(state()).toEqual(before);
  });

  test('is handed back to it, with its mark as it was, and no second time', async () => {
    await made();
    const before = state();
    await run(create('New', ADOPT));
    const event = remove('New', ADOPT);

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id, Reason: `${kind.whatById ?? kind.what} was there before it was adopted, and is kept` });
    expect(state()).toEqual(before);
    stage.takeCalls();

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('it belongs to another construct') as string });
    expect(writes()).toEqual([]);
  });

  test('is handed back to a construct of the first release, with its mark as it was', async () => {
    kind.seed(stage, keyed(kind, mark('created', 'Old')));
    const before = state();

    await run(create('New', ADOPT));
    is('adopted', 'New', [{ claim: 'created', logicalId: 'Old' }]);
    await run(remove('New', ADOPT));

    expect(state()).toEqual(before);
  });

  test.each(['created', 'adopted', 'kept', 'readopted'] as const)('that the other has %s is given up by its Delete, and the taker has that claim from then on', async (claim) => {
    kind.seed(stage, keyed(kind, mark(claim, 'Old')));
    await run(create('New', ADOPT));
    stage.takeCalls();
    const event = remove('Old', claim.endsWith('adopted') ? ADOPT : {});

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('was taken over by another construct, whose it is now') as string });
    is(claim, 'New');
    expect(writes()).toEqual(['TagResource']);
    stage.takeCalls();

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('it belongs to another construct') as string });
    expect(writes()).toEqual([]);
  });

  test('is deleted by the taker once the other has given it up, whatever the app says of adoption', async () => {
    await taken();
    await run(remove('Old'));

    const answer = await run(remove('New', ADOPT));

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    expect(answer).not.toHaveProperty('Reason');
    expect(kind.tags(stage)).toBeUndefined();
  });

  test('is the other\'s to delete again once it was handed back', async () => {
    await taken();
    await run(remove('New', ADOPT));

    expect(await run(remove('Old'))).toMatchObject({ Status: 'SUCCESS' });
    expect(kind.tags(stage)).toBeUndefined();
  });

  test('is deleted where the app no longer says ADOPT of it', async () => {
    await taken();
    await run(remove('New'));

    expect(kind.tags(stage)).toBeUndefined();
  });

  test('is handed on from one to the next, and back', async () => {
    const [old, next] = [{ claim: 'created', logicalId: 'Old' }, { claim: 'adopted', logicalId: 'New' }] as const;
    await taken();
    await run(create('Third', ADOPT));
    is('adopted', 'Third', [next, old]);

    await run(remove('Third', ADOPT));
    is('adopted', 'New', [old]);
    await run(remove('New', ADOPT));
    is('created', 'Old');
  });

  test('is given up by one in the middle', async () => {
    await taken();
    await run(create('Third', ADOPT));

    await run(remove('New', ADOPT));
    is('adopted', 'Third', [{ claim: 'created', logicalId: 'Old' }]);
    await run(remove('Old'));
    is('created', 'Third');
  });

  test('is refused before the first write where that would change settings', async () => {
    await made();
    const before = state();
    const event = create('New', { ...kind.changed, ...ADOPT });

    const answer = await run(event);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: notCreatedBy(event) });
    expect(answer.Reason).toMatch(kind.madeAnew ? /deletes nothing|can neither show nor change the definition/
      : / belongs to another construct \(owner mark created [0-9a-f]{32}\) and differs from what this one says; what is taken over must not change in the same deployment/);
    expect(writes()).toEqual([]);
    expect(state()).toEqual(before);
  });

  test('and taken from it is left as it is by its Update where that wants what is there', async () => {
    await taken();
    const before = state();
    stage.takeCalls();

    expect(await run(update('Old'))).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: kind.id, Reason: `${kind.what} belongs to another construct by now`, Data: { DomainName: 'crm' },
    });
    expect(state()).toEqual(before);
    expect(writes()).toEqual([]);
  });

  test('and taken from it is left as it is by its Update that wants anything else, which fails', async () => {
    await taken();
    const before = state();

    const answer = await run(update('Old', kind.changed));

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: kind.id });
    const [text] = Object.values(ownerTag(stage, kind));
    const owner = /adopted:([0-9a-f]{32})/.exec(text)?.[1];
    expect(answer.Reason).toBe(ofUpdate(`${kind.what} belongs to another construct by now (owner mark adopted ${owner}) and is not what this one wants, so it is left alone; `
      + 'remove this construct from the app, or the other one; where there is no other one any more, because a deployment that took it over has failed, add that one again, '
      + 'or take the resource over from it with `existing: ExistingResource.ADOPT` under another construct id', 'Old'));
    expect(state()).toEqual(before);
  });

  test('and taken from it and changed is left as it is by the Update of a roll-back, which wants what was there when it was taken over', async () => {
    await taken();
    // a calculated attribute, say, is made anew where the app agrees
    await run(update('New', { ...kind.changed, ...ADOPT, RecreateOnChange: 'true' }, ADOPT));
    const before = state();
    stage.takeCalls();

    expect(await run(update('Old', {}, kind.changed))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    expect(state()).toEqual(before);
    expect(writes()).toEqual([]);
  });

  test('survives the roll-back of a deployment that gave its construct another id', async () => {
    await made();
    const before = state();

    expect((await run(create('New', ADOPT))).Status).toBe('SUCCESS');
    expect((await run(remove('New', ADOPT))).Status).toBe('SUCCESS');

    expect(state()).toEqual(before);
    expect((await run(update('Old'))).Status).toBe('SUCCESS');
    expect(state()).toEqual(before);
  });
});

describe('a mark that only a later release reads', () => {
  const LATER = { 'cdk-customer-profiles:owner': '9/created/somebody' };
  const [, kind] = KINDS[0];
  const { create, update, remove } = eventsOf(stage, kind);

  beforeEach(() => stage.reset());

  test('is another\'s, and shown as it is', async () => {
    kind.seed(stage, LATER);

    expect((await stage.run(create('New'))).Reason).toContain('belongs to another construct (owner mark 9/created/somebody)');
    expect((await stage.run(update('New', kind.changed))).Reason).toContain('(owner mark 9/created/somebody)');
    expect(await stage.run(remove('New'))).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('it belongs to another construct') as string });
    expect(kind.tags(stage)).toEqual(LATER);
  });
});
