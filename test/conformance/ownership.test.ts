import { Construct, leaves, madeByStranger, state, succeeds, takeWrites, unmark, untouched } from './construct';
import { KINDS } from './kinds';
import { ONE_TRY, openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('ownership', stage);

const ALWAYS = 1_000_000;

/** Does something once, right before a write is carried out. */
const beforeWrite = (act: () => Promise<void>) => {
  stage.onCall = async ({ kind }, phase) => {
    if (kind === 'write' && phase === 'before') {
      stage.onCall = undefined;
      await act();
    }
  };
};

describe.each(KINDS)('$name', (kind) => {
  const { minimal } = kind;
  const [one, two] = kind.changes.map((members) => ({ ...minimal, ...members }));
  const adopting = { ...minimal, Existing: 'ADOPT' };
  const crm = () => new Construct(stage, kind);
  const renamed = () => new Construct(stage, kind, { logicalId: 'Renamed' });
  const made = async (properties = minimal) => {
    const construct = crm();
    expect(await construct.create(properties)).toMatchObject({ Status: 'SUCCESS' });
    takeWrites(stage);
    return construct;
  };

  row(kind, 'I4', 'a read that fails, whatever with, is not taken for absence: nothing is written', async () => {
    const construct = await made();
    for (const error of ['AccessDeniedException', 'BadRequestException', 'InternalServerException', 'ThrottlingException'] as const) {
      kind.reads.forEach((operation) => stage.service.faults.add({ operation, error, message: 'cannot be told', times: ALWAYS }));
      const event = renamed().event('Create', { properties: { ...minimal, ...kind.elsewhere } });
      expect(await stage.run(event, undefined, ONE_TRY)).toMatchObject({ Status: 'FAILED' });
      stage.service.faults.clear();
    }
    expect(takeWrites(stage)).toEqual([]);
    expect(construct.live).toEqual(kind.wanted(minimal));
  });

  if (kind.refusesDuplicates && kind.notApplicable.C1 === undefined) {
    row(kind, 'I4', 'a stranger\'s that appears between read and create is not overwritten', async () => {
      let before: unknown;
      beforeWrite(async () => {
        await madeByStranger(stage, kind);
        stage.answers.puts.length = 0;
        before = state(stage);
      });
      expect(await crm().create()).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/exists already and was not made by this construct/) as string });
      expect(state(stage)).toEqual(before);
    });
  }

  row(kind, 'I5', 'a Create that is repeated writes nothing, and one whose answer was lost finds what it made', async () => {
    const event = crm().event('Create', { properties: minimal });
    beforeWrite(async () => stage.service.faults.add({ operation: stage.service.calls.list().at(-1)!.operation, afterCarryingOut: true }));
    const first = await stage.run(event);
    expect(first).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(kind.id) as string });
    takeWrites(stage);
    await untouched(stage, async () => expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: first.PhysicalResourceId }));
    expect(takeWrites(stage)).toEqual([]);
  });

  row(kind, 'I6', 'a renamed construct is refused, and neither its Delete nor that of the old name deletes what is not its own', async () => {
    const old = await made();
    await untouched(stage, async () => {
      const next = renamed();
      expect(await next.create()).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/exists already and belongs to another construct.*ADOPT/) as string });
      succeeds(await next.delete());
      next.id = old.id;
      leaves(stage, await next.delete(), /belongs to another construct/);
    });
    succeeds(await old.delete());
    expect(old.live).toBeUndefined();
  });

  row(kind, 'I6', 'a renamed construct that adopts takes over, the Delete of the old name completes the move, and it is the new one\'s to delete', async () => {
    const old = await made();
    const next = renamed();
    succeeds(await next.create(adopting));
    leaves(stage, await old.delete(), /was taken over by another construct/);
    expect(next.live).toEqual(kind.wanted(minimal));
    succeeds(await next.update(minimal));
    succeeds(await next.delete());
    expect(next.live).toBeUndefined();
  });

  row(kind, 'I6', 'where somebody has removed the mark, a Delete deletes what can only be its own', async () => {
    const construct = await made();
    unmark(stage, kind);
    await construct.delete();
    // matching that carries no mark may be that of a domain which somebody else has made anew
    expect(construct.live).toEqual(kind.mostTags > 0 ? undefined : kind.wanted(minimal));
  });

  const kept = async (policy: object = { Kept: 'true' }) => {
    const construct = crm();
    succeeds(await construct.create({ ...minimal, ...policy }));
    // the stack forgets it without an event, and adds it again
    succeeds(await construct.create({ ...minimal, ...policy }));
    return construct;
  };

  row(kind, 'I12', 'what was kept and is added again is left by the Delete of a roll-back', async () => {
    for (const policy of [{}, { Kept: 'true' }]) {
      begin();
      const construct = await kept(policy);
      await untouched(stage, async () => leaves(stage, await construct.delete(), /it was there before the deployment that added it again/));
    }
  });

  row(kind, 'I12', 'an Update, which --no-rollback sends before that Delete, does not confirm it, whatever it changes', async () => {
    const construct = await kept();
    const changed = kind.keepsId ? one : minimal;
    succeeds(await construct.update({ ...changed, Kept: 'true' }));
    leaves(stage, await construct.delete(), /it was there before/);
    expect(construct.live).toEqual(kind.wanted(changed));
  });

  row(kind, 'I12', 'a policy that becomes Delete confirms it', async () => {
    const construct = await kept();
    succeeds(await construct.update(minimal));
    succeeds(await construct.delete());
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'I12 by name', 'what was kept and a replacement takes again is left by the Delete of its roll-back', async () => {
    const other = { ...minimal, ...kind.elsewhere, Kept: 'true' };
    const construct = crm();
    succeeds(await construct.create(other));
    const { id } = construct;
    // the stack forgets it, makes another one, and replaces that
    succeeds(await construct.create(minimal));
    expect(await construct.update(other)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    succeeds(await construct.rollBack());
    const { Status } = await stage.run(crm().event('Delete', { id, properties: other }));
    expect({ Status, kept: kind.settings(stage, other, id), live: construct.live }).toEqual({ Status: 'SUCCESS', kept: kind.wanted(other), live: kind.wanted(minimal) });
  });

  row(kind, 'I12 by name', 'what a replacement has left, and a later one goes back to, is left by the Delete of the roll-back of that one', async () => {
    const other = { ...minimal, ...kind.elsewhere };
    const construct = await made();
    const { id } = construct;
    // its Delete in the clean-up fails, or its policy is to retain it
    succeeds(await construct.update(other));
    expect(await construct.update(minimal)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    succeeds(await construct.rollBack());
    const { Status } = await stage.run(crm().event('Delete', { id, properties: minimal }));
    expect({ Status, left: kind.settings(stage, minimal, id), live: construct.live }).toEqual({ Status: 'SUCCESS', left: kind.wanted(minimal), live: kind.wanted(other) });
  });

  row(kind, 'I13', 'a take-over that is rolled back gives the old construct what it had, to change and to delete', async () => {
    for (const isChanged of [false, true]) {
      begin();
      const old = await made();
      const next = renamed();
      const { live } = old;
      succeeds(await next.create(adopting));
      leaves(stage, await next.delete(), /was there before it was adopted/);
      expect(old.live).toEqual(live);
      if (isChanged) {
        succeeds(await old.update(one));
        expect(old.live).toEqual(kind.wanted(one));
      }
      succeeds(await old.delete());
      expect(old.live).toBeUndefined();
    }
  });

  row(kind, 'I13', 'a take-over that would change settings is refused and changes nothing', async () => {
    const old = await made();
    await untouched(stage, async () => {
      const next = renamed();
      expect(await next.create({ ...one, Existing: 'ADOPT' })).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/^not-created\/Renamed\//) as string });
      succeeds(await next.delete());
    });
    succeeds(await old.update(minimal));
  });

  row(kind, 'I14', 'what needs a consent is carried out, and rolled back, with the consent of one side', async () => {
    if (kind.remade) {
      const construct = await made();
      succeeds(await construct.update({ ...minimal, ...kind.remade }));
      expect(construct.live).toEqual(kind.wanted({ ...minimal, ...kind.remade }));
      succeeds(await construct.rollBack());
      expect(construct.live).toEqual(kind.wanted(minimal));
      return;
    }
    await madeByStranger(stage, kind);
    const construct = crm();
    succeeds(await construct.create(adopting));
    unmark(stage, kind);
    // the app has stopped to say ADOPT, and goes back to it
    const [without, back] = [await construct.update(minimal), await construct.rollBack()];
    expect([without, back].map(({ Status, Reason }) => ({ Status, Reason }))).toEqual([{ Status: 'SUCCESS' }, { Status: 'SUCCESS' }]);
    const { live } = construct;
    leaves(stage, await construct.delete(), /was there before it was adopted/);
    expect(construct.live).toEqual(live);
  });

  if (kind.notApplicable.I13 === undefined) {
    row(kind, 'I15', 'an Update of what another construct has by now fails untouched, and names the way out of a stuck roll-back', async () => {
      const [old] = await takenOver();
      await untouched(stage, async () => expect(await old.update(two)).toMatchObject({
        Status: 'FAILED',
        PhysicalResourceId: old.id,
        Reason: expect.stringMatching(/belongs to another construct by now.*continue-update-rollback --stack-name shop --resources-to-skip Crm;/) as string,
      }));
    });

    row(kind, 'I15', 'an Update succeeds where what it wants is what the other construct has, or what it had itself', async () => {
      for (const wanted of [one, minimal]) {
        begin();
        const [old] = await takenOver();
        await untouched(stage, async () => expect(await old.update(wanted)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: old.id }));
      }
    });
  }

  row(kind, 'I15', 'without a mark, an Update succeeds where what it wants is live', async () => {
    const construct = await made();
    unmark(stage, kind);
    expect(await construct.update(minimal)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: construct.id });
    expect(construct.live).toEqual(kind.wanted(minimal));
  });

  row(kind, 'I15', 'what an Update has made in the place of what was deleted by hand is no reason to fail its roll-back, whatever it was to be', async () => {
    const { RecreateOnChange: _, ...remade } = kind.remade ?? {};
    for (const changed of [two, { ...minimal, ...remade }]) {
      begin();
      const construct = await made();
      kind.disappear(stage, minimal);
      succeeds(await construct.update(changed));
      succeeds(await construct.rollBack({ twice: true }));
      expect(construct.live).toEqual(kind.wanted(minimal));
    }
  });

  row(kind, 'I15', 'the same of what was adopted, and then deleted by hand', async () => {
    const { RecreateOnChange: _, ...remade } = kind.remade ?? {};
    for (const changed of kind.adopts === 'nothing' ? [] : [two, { ...minimal, ...remade }]) {
      begin();
      await madeByStranger(stage, kind);
      const construct = crm();
      succeeds(await construct.create(adopting));
      kind.disappear(stage, minimal);
      unmark(stage, kind);
      succeeds(await construct.update({ ...changed, Existing: 'ADOPT' }));
      succeeds(await construct.rollBack());
      expect(construct.live).toEqual(kind.wanted(minimal));
    }
  });

  row(kind, 'I16', 'somebody else\'s in the place of what was deleted by hand is neither changed nor deleted', async () => {
    const construct = await made();
    kind.disappear(stage, minimal);
    unmark(stage, kind);
    await madeByStranger(stage, kind, kind.remade ? { ...minimal, ...kind.remade } : one);
    await untouched(stage, async () => {
      expect(await construct.update(two)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: construct.id });
      leaves(stage, await construct.delete(), /is left/);
    });
  });

  row(kind, 'I19', 'what was kept with other settings is brought to the template, without the settings that it says no more', async () => {
    const construct = crm();
    const before = kind.remade ? { ...one, ...withoutFixed(kind.unspoken) } : kind.full;
    succeeds(await construct.create({ ...before, Kept: 'true' }));
    succeeds(await construct.create({ ...minimal, Kept: 'true' }));
    expect(construct.live).toEqual(kind.wanted(minimal));
  });

  function begin(): void {
    stage.reset();
    kind.prepare(stage);
  }

  /** A construct, and the one that has taken its resource over and changed it. */
  async function takenOver(): Promise<[Construct, Construct]> {
    const old = await made();
    const next = renamed();
    succeeds(await next.create(adopting));
    succeeds(await next.update({ ...one, Existing: 'ADOPT' }));
    return [old, next];
  }
});

/** Without what only making anew could change back. */
function withoutFixed({ Filter: _, ...others }: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return others;
}

checkCompleteness();
