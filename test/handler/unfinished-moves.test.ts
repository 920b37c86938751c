import { eventsOf, Kind, KINDS, ownerTag } from './kinds';
import { marked, Stage } from './stage';

/** Deployments that fail without a roll-back, are cut off, or come too late: whatever they leave, nobody loses what is not theirs. */
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
afterAll(async () => { await stage.close(); });

const TIMES = { early: '&X-Amz-Date=20260102T030405Z', later: '&X-Amz-Date=20260102T040405Z' };

describe.each(KINDS)('%s', (_, kind: Kind) => {
  const { create, update, remove } = eventsOf(stage, kind);
  const ADOPT = { Existing: 'ADOPT' };
  const KEPT = { Kept: 'true' };
  const run = async (event: object) => (await stage.run(event)).Status;
  const settings = () => JSON.stringify(kind.tags(stage) === undefined);

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  test('that was adopted and is to be kept is handed back by the roll-back of deployments of which a later one says ADOPT no more', async () => {
    await run(create('Old'));
    expect(await run(create('New', { ...ADOPT, ...KEPT }))).toBe('SUCCESS');
    expect(await run(update('New', KEPT, { ...ADOPT, ...KEPT }))).toBe('SUCCESS');

    expect(await run(remove('New', KEPT))).toBe('SUCCESS');
    expect(settings()).toBe('false');
    expect(ownerTag(stage, kind)).toEqual(marked('created', 'Old', [], { key: kind.key }));
  });

  test('that a deployment has taken over and could not give back is not changed when that construct is added again', async () => {
    await run(create('Old'));
    await run(create('New', { ...ADOPT, ...KEPT }));
    const before = JSON.stringify(kind.tags(stage));

    expect(await run(create('New', { ...kind.changed, ...KEPT }))).toBe('FAILED');
    expect(JSON.stringify(kind.tags(stage))).toBe(before);
  });

  test('that a later event has taken over is not taken back by an earlier one that comes late', async () => {
    await run(create('Third', {}, { signature: TIMES.early }));
    const late = create('Old', ADOPT, { signature: TIMES.early });
    await run(create('New', ADOPT, { signature: TIMES.later }));
    const before = ownerTag(stage, kind);

    expect(await run(late)).toBe('FAILED');
    expect(ownerTag(stage, kind)).toEqual(before);
  });

  test('whose take-over was carried out although the service failed to say so is taken over', async () => {
    await run(create('Old'));
    stage.service.faults.add({ operation: 'TagResource', afterCarryingOut: true });
    stage.service.faults.add({ operation: 'TagResource', error: 'InternalServerException', times: 1_000_000 });

    expect((await stage.run(create('New', ADOPT), 1_500)).Status).toBe('SUCCESS');
    expect(ownerTag(stage, kind)).toEqual(marked('adopted', 'New', [{ claim: 'created', logicalId: 'Old' }], { key: kind.key }));
  });
});
