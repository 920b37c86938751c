import { eventsOf, keyed, Kind, KINDS, ownerTag } from './kinds';
import { mark, marked, notCreatedBy, ofUpdate, Properties, Stage, stamped } from './stage';

/** CloudFormation signs the address for its answer in one of two ways; the time in it is that of the event. */
const SIGNATURES: readonly (readonly [string, (second: number) => string])[] = [
  ['when it was signed', (second) => `&X-Amz-Date=20260102T0304${String(second).padStart(2, '0')}Z`],
  ['until when it holds', (second) => `&Expires=${1_800_000_000 + second}`],
];
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
afterAll(async () => { await stage.close(); });

const state = () => stage.service.store.snapshot();
const run = async (event: Properties) => stage.run(event);

describe.each(KINDS)('%s', (_, kind: Kind) => {
  const { create, update, remove } = eventsOf(stage, kind);

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  describe.each(SIGNATURES)('and events whose addresses say %s', (_says, at) => {
    /** Made, or added again, at second 10. */
    const madeAt10 = () => kind.seed(stage, keyed(kind, stamped('created', create('Crm', {}, { signature: at(10) }))));

    test('is left alone by a Create that was sent before it was made', async () => {
      madeAt10();
      const before = state();
      const event = create('Crm', { ...kind.changed, RecreateOnChange: 'true' }, { signature: at(9) });

      expect(await run(event)).toMatchObject({
        Status: 'FAILED',
        PhysicalResourceId: notCreatedBy(event),
        Reason: `${kind.what} was made or added again by an event that was sent after this one, so it is left alone`,
      });
      expect(state()).toEqual(before);
    });

    test('is left alone by an Update that was sent before it was made', async () => {
      madeAt10();
      const before = state();

      expect(await run(update('Crm', { ...kind.changed, RecreateOnChange: 'true' }, {}, { signature: at(9) }))).toMatchObject({
        Status: 'FAILED',
        PhysicalResourceId: kind.id,
        Reason: ofUpdate(`${kind.what} was made or added again by an event that was sent after this one, so it is left alone`),
      });
      expect(state()).toEqual(before);
    });

    test('is left alone by a Delete that was sent before it was made', async () => {
      madeAt10();
      const before = state();

      expect(await run(remove('Crm', {}, { signature: at(9) }))).toMatchObject({
        Status: 'SUCCESS',
        PhysicalResourceId: kind.id,
        Reason: `${kind.whatById ?? kind.what} is left: it was made or added again after this deletion was asked for`,
      });
      expect(state()).toEqual(before);
    });

    test.each([10, 11])('is deleted by a Delete of second %d', async (second) => {
      madeAt10();
      await run(remove('Crm', {}, { signature: at(second) }));

      expect(kind.tags(stage)).toBeUndefined();
    });

    test('is given up by a former owner whose Delete was sent after it was made, and not by one that was sent before', async () => {
      madeAt10();
      await run(create('New', { Existing: 'ADOPT' }));
      const before = state();

      expect(await run(remove('Crm', {}, { signature: at(9) }))).toMatchObject({ Status: 'SUCCESS', Reason: expect.stringContaining('it belongs to another construct') as string });
      expect(state()).toEqual(before);
      await run(remove('Crm', {}, { signature: at(11) }));
      expect(ownerTag(stage, kind)).toEqual(marked('created', 'New', [], { key: kind.key }));
    });
  });

  test.each<[string, string, string]>([
    ['no time', '', SIGNATURES[0][1](10)], ['no time to compare with', SIGNATURES[0][1](9), ''], ['a time of the other kind', SIGNATURES[1][1](9), SIGNATURES[0][1](10)],
  ])('is deleted by a Delete that has %s', async (_has, signature, made) => {
    kind.seed(stage, keyed(kind, stamped('created', create('Crm', {}, { signature: made }))));

    await run(remove('Crm', {}, { signature }));

    expect(kind.tags(stage)).toBeUndefined();
  });

  test('that the first release has made is deleted by a Delete of any time', async () => {
    kind.seed(stage, keyed(kind, mark('created')));

    await run(remove('Crm', {}, { signature: SIGNATURES[0][1](0) }));

    expect(kind.tags(stage)).toBeUndefined();
  });

  test('is another event\'s where a request id is used again at another time', async () => {
    const first = create('Crm', {}, { requestId: 'again', signature: SIGNATURES[0][1](1) });
    const second = create('Crm', {}, { requestId: 'again', signature: SIGNATURES[0][1](2) });
    await run(first);
    await run(second);

    expect(ownerTag(stage, kind)).toEqual(marked('kept', 'Crm', [], { key: kind.key, by: second }));
  });
});

test('a Create that is delivered again long after it has succeeded, and then fails, does not delete a domain that holds profiles by now', async () => {
  stage.reset();
  const [, kind] = KINDS[0];
  const { create, update } = eventsOf(stage, kind);
  const event = create('Crm');
  expect(await run(event)).toMatchObject({ Status: 'SUCCESS' });
  expect(await run(update('Crm', kind.changed))).toMatchObject({ Status: 'SUCCESS' });
  stage.service.store.setStats('crm', { ProfileCount: 12, ObjectCount: 12 });
  stage.service.faults.add({ operation: 'UpdateDomain', error: 'BadRequestException', times: 1_000_000 });

  await run(event);

  expect(stage.service.store.domain('crm')).toBeDefined();
});
