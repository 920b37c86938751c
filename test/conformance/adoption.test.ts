import { Construct, isMarked, leaves, madeByStranger, refuse, succeeds, untouched } from './construct';
import { KINDS } from './kinds';
import { openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('adoption', stage);

describe.each(KINDS)('$name', (kind) => {
  const { minimal } = kind;
  const one = { ...minimal, ...kind.changes[0] };
  const adopting = { ...minimal, Existing: 'ADOPT' };
  const crm = () => new Construct(stage, kind);
  const renamed = () => new Construct(stage, kind, { logicalId: 'Renamed' });
  const made = async () => {
    const construct = crm();
    succeeds(await construct.create());
    return construct;
  };

  row(kind, 'ADOPTION', 'a stranger\'s gets what the app says, keeps what it does not speak of, and is handed back while the app says ADOPT', async () => {
    const theirs = { ...(kind.adopts === 'alike' ? minimal : one), ...kind.unspoken };
    await madeByStranger(stage, kind, theirs);
    const construct = crm();
    succeeds(await construct.create(adopting));
    expect(construct.live).toEqual({ ...kind.wanted(theirs), ...spoken(kind.wanted(minimal)) });
    expect(kind.mostTags > 0 ? construct.tags : {}).toEqual(kind.mostTags > 0 ? { cost: '7' } : {});
    const adopted = construct.live;
    for (const _ of ['once', 'and twice']) {
      expect(await construct.delete()).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringMatching(/is kept|is left/) as string });
      expect(construct.live).toEqual(adopted);
    }
    // it is a stranger's again
    expect(await renamed().create()).toMatchObject({ Status: 'FAILED' });
  });

  row(kind, 'ADOPTION', 'an adopted one is deleted where the app says ADOPT no more', async () => {
    await madeByStranger(stage, kind);
    const construct = crm();
    succeeds(await construct.create(adopting));
    succeeds(await construct.update(minimal));
    succeeds(await construct.delete());
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'ADOPTION', 'an adopted one that was kept and is added again is handed back, whatever the app says', async () => {
    await madeByStranger(stage, kind);
    const construct = crm();
    succeeds(await construct.create({ ...adopting, Kept: 'true' }));
    succeeds(await construct.create({ ...minimal, Kept: 'true' }));
    const { live } = construct;
    leaves(stage, await construct.delete(), /is kept/);
    expect(construct.live).toEqual(live);
  });

  row(kind, 'ADOPTION', 'an adoption that fails half-way is none', async () => {
    await madeByStranger(stage, kind, kind.adopts === 'alike' ? minimal : one);
    refuse(stage, 'TagResource');
    const failed = crm();
    expect(await failed.create(adopting)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/^not-created/) as string });
    stage.service.faults.clear();
    await untouched(stage, async () => succeeds(await failed.delete()));
    expect([failed.live === undefined, isMarked(kind.tags(stage, minimal))]).toEqual([false, false]);
  });

  row(kind, 'ADOPTION', 'a replacement that adopts a stranger\'s, and is rolled back, hands it back', async () => {
    const other = { ...minimal, ...kind.elsewhere };
    await madeByStranger(stage, kind, other);
    const construct = await made();
    const theirs = kind.settings(stage, other);
    succeeds(await construct.update({ ...other, Existing: 'ADOPT' }));
    const { id } = construct;
    succeeds(await construct.rollBack());
    leaves(stage, await stage.run(crm().event('Delete', { id, properties: { ...other, Existing: 'ADOPT' } })), /is kept/);
    expect([kind.settings(stage, other), construct.live]).toEqual([theirs, kind.wanted(minimal)]);
    succeeds(await construct.delete());
  });

  if (kind.remade) {
    row(kind, 'ADOPTION', 'a stranger\'s that would have to be made anew is refused, also with the consent to that', async () => {
      await madeByStranger(stage, kind);
      await untouched(stage, async () => expect(await crm().create({ ...minimal, ...kind.remade, Existing: 'ADOPT' })).toMatchObject({ Status: 'FAILED' }));
    });
  }
});

/** Without what a put fills in where the app says nothing. */
function spoken({ Scope: _, ...others }: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return others;
}

checkCompleteness();
