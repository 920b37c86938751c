import { Construct, deliverAmidst, madeByStranger, refuse, state, takeWrites, withoutIds, writeOfUpdate, writesOfCreate } from './construct';
import { Answer } from '../handler/answer-server';
import { KINDS } from './kinds';
import { ONE_TRY, openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('identity', stage);

const NOT_CREATED = /^not-created\/Crm\/[0-9a-f]{8}(\.[dx][0-9a-z]+)?$/;

/** Carries the first write out and loses its answer; what comes after it fails. */
const losing = () => {
  let lost = false;
  stage.onCall = ({ operation, kind }, phase) => {
    if (phase === 'before' && lost) {
      stage.service.faults.add({ operation, error: 'InternalServerException', message: 'out of order' });
    } else if (phase === 'before' && kind === 'write') {
      lost = true;
      stage.service.faults.add({ operation, afterCarryingOut: true });
    }
  };
};

describe.each(KINDS)('$name', (kind) => {
  const { minimal, full } = kind;
  const change = { ...minimal, ...kind.changes[0] };
  const other = { ...minimal, ...kind.elsewhere };
  const crm = () => new Construct(stage, kind);
  const made = async (properties = minimal) => {
    const construct = crm();
    expect(await construct.create(properties)).toMatchObject({ Status: 'SUCCESS' });
    stage.takeCalls();
    return construct;
  };
  const elsewhere = (id: string) => kind.settings(stage, other, id);

  row(kind, 'I1', 'the id is the same of every event, settings, construct and stack', async () => {
    const ids = new Set<string>();
    for (const [properties, owner] of [[minimal, {}], [full, {}], [minimal, { logicalId: 'Other' }], [minimal, { stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/other/1' }]] as const) {
      stage.reset();
      kind.prepare(stage);
      ids.add((await new Construct(stage, kind, owner).create(properties)).PhysicalResourceId);
    }
    // the service gives the id of a workflow, so it is another one each time
    expect([...ids].filter((id) => kind.id.test(id))).toHaveLength(kind.keepsId ? 1 : 4);
  });

  row(kind, 'I1', 'another identity is another resource, and the old one stays until its Delete', async () => {
    const construct = await made();
    const old = construct.id;
    expect(await construct.update(other)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.not.stringMatching(old) as string });
    expect([kind.settings(stage, minimal, old), elsewhere(construct.id)]).toEqual([kind.wanted(minimal), kind.wanted(other)]);
    expect(await construct.cleanUp()).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: old }]);
    expect([kind.settings(stage, minimal, old), elsewhere(construct.id)]).toEqual([undefined, kind.wanted(other)]);
  });

  row(kind, 'I2', 'a Create that the service refuses answers with an id that says so, and its Delete writes nothing', async () => {
    const before = state(stage);
    refuse(stage, (await writesOfCreate(stage, kind))[0]);
    const construct = crm();
    expect(await construct.create()).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(NOT_CREATED) as string });
    stage.service.faults.clear();
    takeWrites(stage);
    expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
    expect(takeWrites(stage)).toEqual([]);
    expect(state(stage)).toEqual(before);
  });

  if (kind.refusesDuplicates && kind.notApplicable.C1 === undefined) {
    row(kind, 'I2', 'the Delete of a Create that was refused does not touch what a stranger has', async () => {
      await madeByStranger(stage, kind);
      const before = state(stage);
      const construct = crm();
      expect(await construct.create()).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(NOT_CREATED) as string });
      expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
      expect(state(stage)).toEqual(before);
    });
  }

  if (kind.drift) {
    // whether it undoes what its first run made is open: that may have been answered for
    row(kind, 'I2', 'a Create that fails when it is delivered again leaves nothing after its Delete', async () => {
      const before = state(stage);
      const event = crm().event('Create', { properties: minimal });
      await stage.run(event);
      kind.drift!(stage);
      refuse(stage, await writeOfUpdate(stage, kind));
      const { Status, PhysicalResourceId } = await stage.run(event);
      expect({ Status, PhysicalResourceId }).toEqual({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(NOT_CREATED) as string });
      stage.service.faults.clear();
      expect(await deleteOf(PhysicalResourceId, minimal)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId });
      expect(state(stage)).toEqual(before);
    });
  }

  row(kind, 'I2', 'a Create that was carried out although it failed leaves nothing after its Delete', async () => {
    const before = state(stage);
    losing();
    const construct = crm();
    const { Status } = await construct.create(minimal, { options: ONE_TRY });
    stage.onCall = undefined;
    stage.service.faults.clear();
    expect(Status).toBe('FAILED');
    expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'I3', 'a Delete of an id that CloudFormation has made up makes no call, also while the Create is under way', async () => {
    const id = 'shop-Crm-1X2Y3Z4W5V6U';
    const event = crm().event('Delete', { id, properties: minimal });
    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(stage.takeCalls()).toEqual([]);

    const amidst: Answer[] = [];
    stage.onCall = async ({ kind: sort }, phase) => {
      if (sort === 'write' && phase === 'before') {
        stage.onCall = undefined;
        amidst.push(...await deliverAmidst(stage, crm().event('Delete', { id, properties: minimal })));
      }
    };
    const construct = crm();
    await expect(construct.create()).rejects.toThrow('expected one answer, got 2');
    expect(amidst).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: id }]);
    expect(stage.answers.answers.at(-1)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(kind.id) as string });
  });

  row(kind, 'I7', 'an Update that is refused keeps the id, and its roll-back ends as before', async () => {
    const construct = await made();
    const { id } = construct;
    refuse(stage, await writeOfUpdate(stage, kind));
    expect(await construct.update(change)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id, Reason: expect.stringMatching(/continue-update-rollback .* Crm;/) as string });
    stage.service.faults.clear();
    expect(await construct.rollBack()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(construct.live).toEqual(kind.wanted(minimal));
    await construct.delete();
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'I7', 'an Update that was carried out although it failed is undone by its roll-back', async () => {
    const construct = await made();
    const { id } = construct;
    losing();
    const { Status } = await construct.update(change, { options: ONE_TRY });
    stage.onCall = undefined;
    stage.service.faults.clear();
    await construct.cleanUp();
    // CloudFormation rolls back either way: this one, or another resource, has failed
    expect(await construct.rollBack()).toMatchObject({ Status: 'SUCCESS' });
    expect({ Status, live: construct.live }).toEqual({ Status: kind.keepsId ? 'FAILED' : expect.any(String) as string, live: kind.wanted(minimal) });
    expect(kind.keepsId ? construct.id : id).toBe(id);
  });

  if (kind.drift) {
    row(kind, 'I7', 'an Update, and its roll-back, converge from the live state, whatever the old properties say', async () => {
      const construct = await made();
      for (const act of [async () => construct.update(minimal), async () => construct.update(change), async () => construct.rollBack()]) {
        kind.drift!(stage);
        expect(await act()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
        expect(construct.live).toEqual(kind.wanted(construct.properties));
      }
    });
  }

  row(kind, 'I7', 'a replacement that fails half-way leaves nothing of the new one', async () => {
    const construct = await made();
    const before = state(stage);
    const { id } = construct;
    refuse(stage, (await writesOfCreate(stage, kind))[0]);
    expect(await construct.update(other)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    stage.service.faults.clear();
    expect(state(stage)).toEqual(before);
    expect(await construct.rollBack()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(construct.live).toEqual(kind.wanted(minimal));
  });

  row(kind, 'I8', 'a replacement that is rolled back gives the old one back, with its id, and the new one is deleted', async () => {
    const construct = await made();
    const { id } = construct;
    const nothingElse = state(stage);
    await construct.update(other);
    const replacement = construct.id;
    expect(kind.settings(stage, minimal, id)).toEqual(kind.wanted(minimal));
    expect(await construct.rollBack()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    // CloudFormation deletes the new one only: the old one is what the resource is again
    expect(await deleteOf(replacement, other)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: replacement });
    expect([construct.live, elsewhere(replacement)]).toEqual([kind.wanted(minimal), undefined]);
    expect(domainsIn(state(stage))).toEqual(domainsIn(nothingElse));
    expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS' });
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'I9', 'a failed replacement answers with the old id, and a Delete of the new one, should it come, does no harm', async () => {
    const construct = await made();
    const { id } = construct;
    await construct.update(other);
    const [would, before] = [construct.id, await construct.rollBack()];
    await deleteOf(would, other);
    refuse(stage, (await writesOfCreate(stage, kind))[0]);
    expect(before.PhysicalResourceId).toBe(id);
    expect(await construct.update(other)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    stage.service.faults.clear();
    expect(await deleteOf(would, other)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: would });
    expect(construct.live).toEqual(kind.wanted(minimal));
  });

  row(kind, 'I10', 'a Delete of what is gone succeeds, also where its domain is', async () => {
    const construct = await made();
    kind.disappear(stage, minimal);
    expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS' });
    stage.service.store.deleteDomain('crm');
    expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS' });
  });

  row(kind, 'I11', 'a Delete echoes whatever id it was given', async () => {
    const construct = await made();
    for (const id of [construct.id, 'not-created/Crm', 'not-created/Crm/01234567', 'shop-Crm-1X2Y', 'domains/', 'x'.repeat(1_000)]) {
      expect(await deleteOf(id, minimal)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    }
  });

  row(kind, 'I20', 'the new one of a rolled-back replacement is taken again by the next try, whether it was deleted or kept', async () => {
    for (const isDeleted of [false, true]) {
      const { construct, replacement } = await rolledBack(isDeleted);
      const id = isDeleted && !kind.keepsId ? expect.any(String) as string : replacement;
      expect(await construct.update(other)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
      expect(elsewhere(construct.id)).toEqual(kind.wanted(other));
      // Here the old one may be one that was there before: the same events come where a deployment goes back to what a former one has kept, and is rolled back.
      const [{ Status, Reason }] = await construct.cleanUp();
      expect(Status).toBe('SUCCESS');
      expect(kind.settings(stage, minimal) === undefined).toBe(Reason === undefined);
      expect(elsewhere(construct.id)).toEqual(kind.wanted(other));
    }
  });

  row(kind, 'I20', 'once a deployment has stood, the old one of the next replacement is deleted', async () => {
    for (const isDeleted of [false, true]) {
      const { construct } = await rolledBack(isDeleted);
      await construct.update({ ...change, ...kind.mostTags > 0 && { Tags: { a: '1' } } });
      await construct.cleanUp();
      const old = construct.id;
      expect(await construct.update(other)).toMatchObject({ Status: 'SUCCESS' });
      expect(await construct.cleanUp()).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: old }]);
      expect([kind.settings(stage, minimal, old), elsewhere(construct.id)]).toEqual([undefined, kind.wanted(other)]);
    }
  });

  async function rolledBack(isDeleted: boolean): Promise<{ construct: Construct; replacement: string }> {
    stage.reset();
    kind.prepare(stage);
    const construct = await made();
    await construct.update(other);
    const replacement = construct.id;
    await construct.rollBack();
    if (isDeleted) {
      await deleteOf(replacement, other);
    }
    construct.superseded.length = 0;
    return { construct, replacement };
  }

  async function deleteOf(id: string, properties: object): Promise<Answer> {
    return stage.run(crm().event('Delete', { id, properties: { ...properties } }));
  }
});

/** The domains, without their tags: marks change with what happened. */
function domainsIn(value: unknown): unknown {
  return JSON.parse(JSON.stringify(withoutIds(value), (key, member: unknown) => (key === 'Tags' ? undefined : member)));
}

checkCompleteness();
