import { eventsOf, keyed, Kind, KINDS, ownerTag } from './kinds';
import { mark, marked, Properties, Stage } from './stage';
import { FLOW_TAG, OWNER_TAG } from '../../src/model/wire';

const ADOPT = { Existing: 'ADOPT' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
afterAll(async () => { await stage.close(); });

const writes = () => stage.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);
const state = () => stage.service.store.snapshot();
const run = async (event: Properties) => stage.run(event);
const tagged = (count: number, prefix: string) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '1']));

/** Those that the service can only change by deleting them, with a change that needs that. */
const MADE_ANEW = KINDS
  .map(([name, kind]): [string, Kind] => [name, kind.what.startsWith('calculated') ? { ...kind, madeAnew: true, changed: { ...kind.properties, Statistic: 'COUNT' } } : kind])
  .filter(([, { madeAnew }]) => madeAnew);

describe.each(MADE_ANEW)('%s that is made anew', (_, kind) => {
  const { create, update } = eventsOf(stage, kind);
  const CHANGED = { ...kind.changed, RecreateOnChange: 'true' };
  const is = (claim: Parameters<typeof marked>[0], by?: Properties) => expect(ownerTag(stage, kind)).toEqual(marked(claim, 'Crm', [], { key: kind.key, by }));

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  test('gets all its tags, those of others and its mark in the call that makes it, and none that only AWS may give', async () => {
    kind.seed(stage, { 'a': '1', 'b': '1', 'cost': '7', 'aws:cloudformation:stack-name': 'shop', ...mark('created') });
    const event = update('Crm', { ...CHANGED, Tags: { a: '2', c: '1' } }, { Tags: { a: '1', b: '1' } });

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    expect(writes()).toEqual([expect.stringMatching(/^Delete/), expect.stringMatching(/^(Create|Put)/)]);
    const { [FLOW_TAG]: __, ...tags } = kind.tags(stage) ?? {};
    expect(tags).toEqual({ a: '2', c: '1', cost: '7', ...marked('created', 'Crm', [], { by: event }) });
  });

  test('may have fifty tags before, and fifty others after', async () => {
    kind.seed(stage, { ...tagged(48, 'a'), ...mark('created') });

    expect(await run(update('Crm', { ...CHANGED, Tags: tagged(48, 'b') }, { Tags: tagged(48, 'a') }))).toMatchObject({ Status: 'SUCCESS' });
    expect(kind.tags(stage)).toMatchObject(tagged(48, 'b'));
    expect(kind.tags(stage)).not.toHaveProperty('a0');
  });

  test('delivered twice is made anew once', async () => {
    kind.seed(stage, keyed(kind, mark('created')));
    const event = update('Crm', CHANGED);
    await run(event);
    stage.takeCalls();

    expect(await run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: kind.id });
    expect(writes()).toEqual([]);
    is('created', event);
  });

  test('is put back, tags and mark too, where the new one is refused', async () => {
    kind.seed(stage, { a: '1', ...mark('created') });
    const before = kind.tags(stage);
    const operation = makingOf(kind);
    stage.service.faults.add({ operation, error: 'BadRequestException', message: 'no' });

    const answer = await run(update('Crm', { ...CHANGED, Tags: { a: '2' } }, { Tags: { a: '1' } }));

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: kind.id });
    expect(kind.tags(stage)).toEqual(before);
  });

  test.each<[string, { [key: string]: string }]>([['nobody\'s', {}], ['another construct\'s', mark('created', 'Other')]])('is not while it is adopted, where it is %s', async (_whose, tags) => {
    kind.seed(stage, tags);
    const before = state();

    expect(await run(create('Crm', { ...CHANGED, ...ADOPT }))).toMatchObject({
      Status: 'FAILED', Reason: expect.stringMatching(/an adoption deletes nothing|was not made by this construct of exactly this flow definition/) as string,
    });
    expect(writes()).toEqual([]);
    expect(state()).toEqual(before);
  });
});

function makingOf({ what }: Kind): string {
  return what.startsWith('integration') ? 'PutIntegration' : what.startsWith('calculated') ? 'CreateCalculatedAttributeDefinition' : 'CreateEventStream';
}

describe.each(KINDS.filter(([, { key }]) => key === OWNER_TAG))('the tags of %s', (_, kind: Kind) => {
  const { update } = eventsOf(stage, kind);

  beforeEach(() => {
    stage.reset();
    kind.prepare(stage);
  });

  test.each([[48, ['UntagResource', 'TagResource']], [10, ['TagResource', 'UntagResource']]])('are all changed where there are %d', async (count, calls) => {
    kind.seed(stage, { ...tagged(count, 'a'), ...mark('created') });

    expect(await run(update('Crm', { Tags: tagged(count, 'b') }, { Tags: tagged(count, 'a') }))).toMatchObject({ Status: 'SUCCESS' });
    expect(writes()).toEqual(calls);
    expect(kind.tags(stage)).toMatchObject({ ...tagged(count, 'b'), ...mark('created') });
    expect(kind.tags(stage)).not.toHaveProperty('a0');
  });
});
