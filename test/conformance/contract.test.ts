import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { Construct, madeByStranger, state, takeWrites } from './construct';
import { KINDS } from './kinds';
import { Kind, Members } from './kinds/kind';
import { openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('contract', stage);

/** Refuses a write of those that come, counted from 0, and all of its operation from then on: a single refusal may be another run's doing, and is tried again. */
const refuse = (index: number) => {
  let writes = 0;
  stage.onCall = ({ operation, kind }, phase) => {
    if (phase === 'before' && kind === 'write' && writes++ === index) {
      stage.service.faults.add({ operation, error: 'BadRequestException', message: 'not this one', times: 1_000_000 });
    }
  };
};

/** The minimal properties, with the consent that taking everything out needs. */
const agreed = ({ minimal, full }: Kind): Members => ({ ...minimal, RecreateOnChange: full.RecreateOnChange });

describe.each(KINDS)('$name', (kind) => {
  const { minimal, full } = kind;
  const crm = () => new Construct(stage, kind);

  row(kind, 'C1', 'a Create of what another construct, or another stack, has made fails and changes nothing', async () => {
    await crm().create(full);
    const before = state(stage);
    for (const owner of [{ logicalId: 'Other' }, { stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/other/1' }]) {
      const { Status, Reason } = await new Construct(stage, kind, owner).create(minimal);
      expect(Status).toBe('FAILED');
      expect(Reason).toMatch(/exists already and belongs to another construct/);
    }
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'C1', 'a Create of what a stranger has made fails and changes nothing', async () => {
    await madeByStranger(stage, kind);
    const before = state(stage);
    expect(await crm().create()).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/exists already and was not made by this construct/) as string });
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'C2', 'what is made is as the minimal properties say, and has an id', async () => {
    const made = crm();
    expect(await made.create()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(kind.id) as string });
    expect(made.live).toEqual(kind.wanted(minimal));
  });

  row(kind, 'C3', 'what is made is listed, and what is deleted is not', async () => {
    const endpoint = process.env.AWS_ENDPOINT_URL_CUSTOMER_PROFILES;
    const client = new CustomerProfilesClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'secret' } });
    const before = await kind.list(client);
    const made = crm();
    await made.create();
    const after = await kind.list(client);
    await made.delete();
    expect(after).not.toEqual(before);
    expect(await kind.list(client)).toEqual(before);
    client.destroy();
  });

  row(kind, 'C4', 'what is made is deleted, and is not there any more', async () => {
    const made = crm();
    await made.create(full);
    expect(await made.delete()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: made.id });
    expect(made.live).toBeUndefined();
  });

  // the contract of a resource type wants this to fail; a custom resource that is gone is made again, because its stack wants it
  row(kind, 'C5', 'an Update of what is deleted makes it again', async () => {
    const made = crm();
    await made.create();
    await made.delete();
    expect(await made.update({ ...minimal, ...kind.changes[0] })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(kind.id) as string });
    expect(made.live).toEqual(kind.wanted({ ...minimal, ...kind.changes[0] }));
  });

  row(kind, 'C6', 'a second Delete succeeds', async () => {
    const made = crm();
    await made.create();
    await made.delete();
    expect(await made.delete()).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: made.id });
  });

  row(kind, 'C7', 'what is deleted is made again, and is this construct\'s to delete', async () => {
    const before = state(stage);
    const made = crm();
    await made.create();
    await made.delete();
    expect(await made.create(full)).toMatchObject({ Status: 'SUCCESS' });
    expect(made.live).toEqual(kind.wanted(full));
    await made.delete();
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'C8', 'no change but one of identity changes the id', async () => {
    const made = crm();
    await made.create();
    for (const members of [...kind.changes, kind.remade ?? {}]) {
      const { Status, PhysicalResourceId } = await made.update({ ...minimal, ...members });
      expect({ Status, PhysicalResourceId }).toEqual({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(kind.id) as string });
    }
  });

  row(kind, 'C9', 'an Update ends as its properties say', async () => {
    const made = crm();
    await made.create();
    for (const members of kind.changes) {
      await made.update({ ...minimal, ...members });
      expect(made.live).toEqual(kind.wanted({ ...minimal, ...members }));
    }
  });

  // as C5
  row(kind, 'C10', 'an Update of what was never made makes it, and it is this construct\'s to delete', async () => {
    const made = crm();
    await made.create();
    kind.disappear(stage, minimal);
    const never = crm();
    never.id = made.id;
    expect(await never.update(minimal)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(kind.id) as string });
    expect(never.live).toEqual(kind.wanted(minimal));
    await never.delete();
    expect(never.live).toBeUndefined();
  });

  row(kind, 'C11', 'tags of the properties are on what is made', async () => {
    const made = crm();
    await made.create({ ...minimal, Tags: { team: 'crm', stage: 'test' } });
    expect(made.tags).toEqual({ team: 'crm', stage: 'test' });
  });

  row(kind, 'C12', 'tags of the properties are on what is updated, beside those of others', async () => {
    const made = crm();
    await made.create({ ...minimal, Tags: { team: 'crm', stage: 'test' } });
    kind.setTags(stage, minimal, { ...kind.tags(stage, minimal), cost: '7' });
    expect(await made.update({ ...minimal, Tags: { team: 'web', owner: 'me' } })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: made.id });
    expect(made.tags).toEqual({ team: 'web', owner: 'me', cost: '7' });
    expect(made.live).toEqual(kind.wanted(minimal));
  });

  row(kind, 'C13', 'a shorter list takes the place of a longer one', async () => {
    const [longer, shorter] = kind.lists!;
    const made = crm();
    expect(await made.create({ ...minimal, ...longer })).toMatchObject({ Status: 'SUCCESS' });
    expect(await made.update({ ...minimal, ...shorter })).toMatchObject({ Status: 'SUCCESS' });
    expect(made.live).toEqual(kind.wanted({ ...minimal, ...shorter }));
  });

  row(kind, 'C14', 'whichever write is refused, the event fails', async () => {
    const made = crm();
    await made.create(full);
    const creating = takeWrites(stage);
    await made.update(agreed(kind));
    const updating = takeWrites(stage);
    await made.delete();
    const deleting = takeWrites(stage);

    for (const [index] of creating.entries()) {
      begin();
      refuse(index);
      expect(await crm().create(full)).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('not this one') as string });
    }
    for (const [index] of updating.entries()) {
      begin();
      const again = crm();
      await again.create(full);
      refuse(index);
      const { Status } = await again.update(agreed(kind));
      expect({ refused: updating[index], Status }).toEqual({ refused: updating[index], Status: 'FAILED' });
    }
    for (const [index] of deleting.entries()) {
      begin();
      const again = crm();
      await again.create(full);
      refuse(index);
      const { Status, PhysicalResourceId } = await again.delete();
      expect({ refused: deleting[index], Status, PhysicalResourceId }).toEqual({ refused: deleting[index], Status: 'FAILED', PhysicalResourceId: again.id });
    }
  });

  row(kind, 'C15', 'whichever write of a Create is refused, nothing is left, and its Delete finds nothing', async () => {
    const before = state(stage);
    await crm().create(full);
    for (const [index] of takeWrites(stage).entries()) {
      begin();
      refuse(index);
      const made = crm();
      await made.create(full);
      stage.service.faults.clear();
      expect(state(stage)).toEqual(before);
      expect(await made.delete()).toMatchObject({ Status: 'SUCCESS' });
      expect(state(stage)).toEqual(before);
    }
  });

  function begin(): void {
    stage.reset();
    kind.prepare(stage);
  }
});

checkCompleteness();
