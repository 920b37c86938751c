import { Construct, state, takeWrites, withoutIds } from './construct';
import { KINDS } from './kinds';
import { Members } from './kinds/kind';
import { openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('acceptance', stage);

describe.each(KINDS)('$name', (kind) => {
  const { minimal, full } = kind;
  const agreed: Members = { ...minimal, RecreateOnChange: full.RecreateOnChange };
  const crm = () => new Construct(stage, kind);
  const success = (id: string) => ({ Status: 'SUCCESS', PhysicalResourceId: id });

  row(kind, 'BASIC', 'made, not touched by an Update that changes nothing, and deleted', async () => {
    const made = crm();
    expect(await made.create()).toMatchObject(success(expect.stringMatching(kind.id) as string));
    takeWrites(stage);
    expect(await made.update(minimal)).toMatchObject(success(made.id));
    expect(takeWrites(stage)).toEqual([]);
    expect(made.live).toEqual(kind.wanted(minimal));
    expect(await made.delete()).toMatchObject(success(made.id));
    expect(made.live).toBeUndefined();
  });

  row(kind, 'BASIC', 'not touched by an Update that changes nothing of everything', async () => {
    const made = crm();
    await made.create(full);
    takeWrites(stage);
    expect(await made.update(full)).toMatchObject(success(made.id));
    expect(takeWrites(stage)).toEqual([]);
  });

  row(kind, 'DISAPPEARS', 'deleted by hand, it is made again by an Update', async () => {
    const made = crm();
    await made.create();
    kind.disappear(stage, minimal);
    expect(await made.update(full)).toMatchObject(success(expect.stringMatching(kind.id) as string));
    expect(made.live).toEqual(kind.wanted(full));
    await made.delete();
    expect(made.live).toBeUndefined();
  });

  row(kind, 'DISAPPEARS', 'deleted by hand, its Delete succeeds', async () => {
    const made = crm();
    await made.create();
    kind.disappear(stage, minimal);
    expect(await made.delete()).toMatchObject(success(made.id));
  });

  row(kind, 'PARENT', 'its domain deleted by hand, an Update fails and says why, and the Delete succeeds', async () => {
    const made = crm();
    await made.create();
    stage.service.store.deleteDomain('crm');
    expect(await made.update({ ...minimal, ...kind.changes[0] })).toMatchObject({
      Status: 'FAILED', PhysicalResourceId: made.id, Reason: expect.stringMatching(/Domain crm does not exist.*continue-update-rollback/) as string,
    });
    expect(await made.delete()).toMatchObject(success(made.id));
    expect(stage.service.store.domain('crm')).toBeUndefined();
  });

  for (const { attribute, set, changed, consent } of kind.attributes) {
    row(kind, 'ATTRIBUTES', `${attribute} is set, changed and removed`, async () => {
      const made = crm();
      const before = { ...minimal, ...consent };
      await made.create(before);
      const id = kind.keepsId ? made.id : expect.stringMatching(kind.id) as string;
      for (const properties of [{ ...before, ...set }, { ...before, ...changed }, before]) {
        const { Status, Reason, PhysicalResourceId } = await made.update(properties);
        expect({ Status, Reason, PhysicalResourceId }).toEqual({ ...success(id), Reason: undefined });
        expect(made.live).toEqual(kind.wanted(properties));
      }
    });
  }

  row(kind, 'TAGS', 'tags go from none to one, to two, to one, to none', async () => {
    const made = crm();
    await made.create();
    for (const tags of [{ a: '1' }, { a: '2', b: '1' }, { b: '1' }, {}]) {
      expect(await made.update({ ...minimal, ...Object.keys(tags).length > 0 && { Tags: tags } })).toMatchObject(success(made.id));
      expect(made.tags).toEqual(tags);
    }
    expect(made.live).toEqual(kind.wanted(minimal));
  });

  row(kind, 'EVERYTHING', 'everything is made at once', async () => {
    const made = crm();
    expect(await made.create(full)).toMatchObject(success(expect.stringMatching(kind.id) as string));
    expect(made.live).toEqual(kind.wanted(full));
    expect(kind.mostTags > 0 ? made.tags : undefined).toEqual(full.Tags);
  });

  row(kind, 'EVERYTHING', 'everything is set, and taken out, at once', async () => {
    const made = crm();
    await made.create();
    for (const properties of [full, agreed]) {
      const { Status, Reason } = await made.update(properties);
      expect({ Status, Reason }).toEqual({ Status: 'SUCCESS', Reason: undefined });
      expect(made.live).toEqual(kind.wanted(properties));
    }
  });

  row(kind, 'NOTHING_LEFT', 'after a life of changes, and a replacement, nothing is left', async () => {
    const before = state(stage);
    const made = crm();
    await made.create();
    for (const properties of [full, agreed, { ...minimal, ...kind.elsewhere }]) {
      expect(await made.update(properties)).toMatchObject({ Status: 'SUCCESS' });
      await made.cleanUp();
    }
    await made.delete();
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'TWICE', 'every event is delivered twice, and ends as if it had been once', async () => {
    const lives: unknown[] = [];
    for (const twice of [false, true]) {
      stage.reset();
      kind.prepare(stage);
      const made = crm();
      const steps: unknown[] = [];
      const step = async (run: Promise<object>) => {
        const { RequestId: _, ...answer } = await run as { readonly RequestId: string };
        steps.push(comparable({ answer, settings: made.live, state: state(stage) }));
      };
      await step(made.create(full, { twice, requestId: 'create' }));
      await step(made.update(agreed, { twice, requestId: 'update' }));
      await step(made.update({ ...minimal, ...kind.elsewhere }, { twice, requestId: 'replace' }));
      await step(made.delete({ twice, requestId: 'delete' }));
      lives.push(steps);
    }
    expect(lives[1]).toEqual(lives[0]);
  });
});

/** Without ids that the service makes up, and without times: both are others each time. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(withoutIds(value), (key, member: unknown) => (
    key === 'CreatedAt' ? undefined : key === 'PhysicalResourceId' ? String(member).replace(/workflows\/[0-9a-f]{32}/, 'workflows/(workflow)') : member)));
}

checkCompleteness();
