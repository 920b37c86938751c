import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { LocalDeployment } from './local-deployment';
import { Domain, EventStreamOptions, ExistingResource } from 'cdk-customer-profiles';

const removalPolicy = RemovalPolicy.DESTROY;
const READS = ['GetEventStream', 'ListEventStreams'];
let local: LocalDeployment;

beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(async () => { await local.stop(); });

interface Version {
  readonly events?: Partial<EventStreamOptions> | false;
  readonly domainName?: string;
  readonly stream?: string;
  readonly tags?: { readonly [key: string]: string };
}

/** A domain and two streams, one of which gets its events. */
function shop({ events = {}, domainName = 'shop', stream = 'A', tags = {} }: Version = {}): (stack: Stack) => void {
  return (stack) => {
    const domain = new Domain(stack, 'Domain', { domainName, removalPolicy });
    const streams = ['A', 'B'].map((name) => new kinesis.Stream(stack, name, { streamName: name, removalPolicy }));
    if (events !== false) {
      const construct = domain.addEventStream('Events', { eventStreamName: 'changes', stream: streams[stream === 'A' ? 0 : 1], ...events });
      Object.entries(tags).forEach(([key, value]) => Tags.of(construct).add(key, value));
    }
  };
}

const uri = (name: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;
const streams = (domainName = 'shop') => local.service.store.children('event-stream').list(domainName);
const calls = () => local.service.calls.list().map(({ operation }) => operation).filter((name) => name.includes('EventStream') || name.includes('TagResource'));

test('an event stream is made, left alone, changed in place, tagged and destroyed', async () => {
  expect(await local.deploy(shop())).toMatchObject({ ok: true });
  expect(streams()).toMatchObject([{ EventStreamName: 'changes', Uri: uri('A') }]);
  const [id] = local.engine.resources().filter(({ type }) => type === 'Custom::CustomerProfilesEventStream').map(({ physicalId }) => physicalId);
  expect(id).toBe('domains/shop/event-stream');

  expect(await local.deploy(shop({ tags: { team: 'crm' } }))).toMatchObject({ ok: true });
  expect(calls().filter((name) => !READS.includes(name))).toEqual(['TagResource']);
  expect(streams()).toMatchObject([{ Tags: { team: 'crm' } }]);

  expect(await local.deploy(shop({ stream: 'B' }))).toMatchObject({ ok: true });
  expect(streams()).toMatchObject([{ EventStreamName: 'changes', Uri: uri('B') }]);
  expect(streams()[0].Tags).not.toHaveProperty('team');

  expect(await local.deploy(shop({ stream: 'B', events: { eventStreamName: 'events' } }))).toMatchObject({ ok: true });
  expect(streams()).toMatchObject([{ EventStreamName: 'events', Uri: uri('B') }]);
  expect(local.engine.resources().find(({ physicalId }) => physicalId === id)).toBeDefined();

  expect(await local.deploy(shop({ events: false }))).toMatchObject({ ok: true });
  expect(streams()).toEqual([]);
  expect(await local.destroy()).toMatchObject({ ok: true });
  expect(local.service.store.listDomains()).toEqual([]);
});

test('a changed stream is put back when the update fails elsewhere', async () => {
  await local.deploy(shop());
  const result = await local.deploy((stack) => {
    shop({ stream: 'B', events: { eventStreamName: 'events' } })(stack);
    const late = new kinesis.Stream(stack, 'Late', { removalPolicy });
    late.node.addDependency(stack.node.findChild('Domain').node.findChild('Events'));
    (late.node.defaultChild as kinesis.CfnStream).overrideLogicalId('Late');
  }, { failAt: 'Late' });

  expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(streams()).toMatchObject([{ EventStreamName: 'changes', Uri: uri('A') }]);
  expect(await local.destroy()).toMatchObject({ ok: true });
  expect(local.service.store.listDomains()).toEqual([]);
});

test('a service that refuses the new one leaves the old one', async () => {
  await local.deploy(shop());
  local.service.faults.add({ operation: 'CreateEventStream', error: 'BadRequestException', message: 'not today' });

  const result = await local.deploy(shop({ stream: 'B' }));

  expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', reason: expect.stringContaining('not today') });
  expect(streams()).toMatchObject([{ Uri: uri('A') }]);
});

test('another domain replaces it', async () => {
  await local.deploy(shop());

  expect(await local.deploy(shop({ domainName: 'store' }))).toMatchObject({ ok: true });
  expect([streams(), streams('store')]).toMatchObject([[], [{ EventStreamName: 'changes' }]]);
});

test('what disappears behind the stack\'s back, alone or with its domain, is made again, and missed by nobody on destroy', async () => {
  await local.deploy(shop());
  local.service.store.children('event-stream').delete('shop', 'changes');
  expect(await local.deploy(shop({ tags: { a: '1' } }))).toMatchObject({ ok: true });
  expect(streams()).toMatchObject([{ Tags: { a: '1' } }]);

  local.service.store.deleteDomain('shop');
  expect(await local.destroy()).toMatchObject({ ok: true });
});

test('one that is there already is refused, adopted where it is alike, and kept on destroy', async () => {
  const inDomain = (existing?: ExistingResource) => (stack: Stack) => {
    Domain.fromDomainName(stack, 'Domain', 'shop').addEventStream('Events', {
      eventStreamName: 'changes', stream: new kinesis.Stream(stack, 'A', { streamName: 'A', removalPolicy }), existing,
    });
  };
  local.service.store.putDomain({
    DomainName: 'shop', DefaultExpirationDays: 9, Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 }, CreatedAt: 0, LastUpdatedAt: 0,
  });
  local.service.store.children('event-stream').put('shop', { EventStreamName: 'changes', Uri: uri('A'), CreatedAt: 0 });
  const before = local.held();

  expect(await local.deploy(inDomain())).toMatchObject({ ok: false, reason: expect.stringContaining('exists already and was not made by this construct') });
  expect(local.held()).toEqual(before);
  await local.destroy();

  expect(await local.deploy(inDomain(ExistingResource.ADOPT))).toMatchObject({ ok: true });
  expect(await local.destroy()).toMatchObject({ ok: true });
  expect(streams()).toMatchObject([{ EventStreamName: 'changes', Uri: uri('A') }]);
});
