import { Construct, deliverAmidst, refuse, state, untouched, succeeds, withoutIds, writesOfCreate } from './construct';
import { Properties } from '../handler/stage';
import { KINDS } from './kinds';
import { openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('repetition', stage);

describe.each(KINDS)('$name', (kind) => {
  const { minimal } = kind;
  const change = { ...minimal, ...kind.changes[0] };
  const crm = () => new Construct(stage, kind);

  row(kind, 'I17', 'an event that runs a second time, at any moment of the first run, ends as one run', async () => {
    const lives: { readonly [type: string]: (construct: Construct) => Properties } = {
      Create: () => crm().event('Create', { properties: minimal }, { requestId: 'event' }),
      Update: ({ id }) => crm().event('Update', { id, properties: change, old: minimal }, { requestId: 'event' }),
      Delete: ({ id }) => crm().event('Delete', { id, properties: minimal }, { requestId: 'event' }),
    };
    for (const [type, eventOf] of Object.entries(lives)) {
      const begin = async () => {
        stage.reset();
        kind.prepare(stage);
        const construct = crm();
        if (type !== 'Create') {
          await construct.create(minimal, { requestId: 'create' });
        }
        stage.takeCalls();
        return eventOf(construct);
      };
      await stage.run(await begin());
      const [undisturbed, calls] = [withoutIds(state(stage)), stage.takeCalls()];
      for (const at of calls.flatMap((_, index) => [[index, 'before'], [index, 'after']] as const)) {
        const event = await begin();
        let seen = 0;
        stage.onCall = async (_, phase) => {
          if (phase === at[1] && seen++ === at[0]) {
            stage.onCall = undefined;
            await deliverAmidst(stage, event);
          }
        };
        const [first, ...others] = (await deliverAmidst(stage, event)).slice(type === 'Create' ? 0 : -2);
        // CloudFormation takes the answer that comes first
        expect({ type, at, status: first.Status, others: others.length, state: withoutIds(state(stage)) })
          .toEqual({ type, at, status: 'SUCCESS', others: 1, state: undisturbed });
      }
    }
  });

  row(kind, 'I17', 'a Create that has answered FAILED, and that another run of it has carried out since, leaves nothing after its Delete', async () => {
    const before = state(stage);
    const event = crm().event('Create', { properties: minimal });
    const [refused] = await writesOfCreate(stage, kind);
    refuse(stage, refused);
    const { Status, PhysicalResourceId } = await stage.run(event);
    stage.service.faults.clear();
    expect(Status).toBe('FAILED');
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS' });
    expect(await stage.run(crm().event('Delete', { id: PhysicalResourceId, properties: minimal }))).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId });
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'I18', 'a Delete that comes late a second time leaves what was made again', async () => {
    const construct = crm();
    await construct.create(minimal, { at: 1 });
    const late = crm().event('Delete', { id: construct.id, properties: minimal }, { at: 2 });
    await stage.run(late);
    await construct.create(minimal, { at: 3 });
    const before = state(stage);
    expect(await stage.run(late)).toMatchObject({ Status: 'SUCCESS' });
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'LATE', 'a Create, and an Update, that were sent before the last one are refused and change nothing', async () => {
    const old = crm();
    succeeds(await old.create(minimal, { at: 1 }));
    succeeds(await old.create(minimal, { at: 9 }));
    await untouched(stage, async () => {
      for (const late of [crm().event('Create', { properties: change }, { at: 2 }), crm().event('Update', { id: old.id, properties: change, old: minimal }, { at: 2 })]) {
        expect(await stage.run(late)).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/by an event that was sent after this one/) as string });
      }
    });
  });
});

checkCompleteness();
