import * as fc from 'fast-check';
import { deliveryOf, HOME, QUEUE_URL, Shop, STREAM_ARN } from './delivery-stage';
import { RecordRefusedError } from '../../../../src/local/customer-profiles/delivery/ends';
import type { Ends } from '../../../../src/local/customer-profiles/delivery/ends';
import { keepExport } from '../../../../src/local/customer-profiles/engine/exports/exported-file';
import type { StreamRecord } from '../../../../src/local/customer-profiles/engine/records';

/** Ends that take everything, until they are told to fail. */
class FakeEnds {
  public readonly events: string[] = [];
  public readonly letters: string[] = [];
  public readonly files: string[] = [];
  public problem?: Error;
  /** How many records Kinesis takes in one call. */
  public most = Infinity;

  public readonly ends: Ends = {
    stream: {
      put: async (place, arn, records) => {
        this.check();
        const taken = records.slice(0, this.most);
        this.events.push(...taken.map(({ body }) => `${place.region} ${arn} ${body}`));
        return taken.length;
      },
    },
    queue: {
      send: async (place, url, domainName, { body, objectType, reason }) => {
        this.check();
        this.letters.push(`${place.region} ${url} ${domainName} ${objectType} ${reason} ${body}`);
      },
    },
    bucket: {
      put: async (_, { bucket, key, text }) => {
        this.check();
        this.files.push(`${bucket}/${key} ${text}`);
      },
    },
  };

  private check(): void {
    if (this.problem) {
      throw this.problem;
    }
  }
}

const event = (body: string) => `us-east-1 ${STREAM_ARN} ${body}`;
const letter = (body: string, domainName = 'shop') => `us-east-1 ${QUEUE_URL} ${domainName} Plain bad ${body}`;

test('everything goes to its end, in its order and once', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const { deliver, told } = deliveryOf([shop], fake.ends);
  shop.addEvents('1', '2');
  shop.addLetters('a');
  shop.addEvents('3');
  keepExport(shop, 'job', { bucket: 'matches', key: 'of/shop.csv', text: 'csv' });
  await deliver();
  shop.addEvents('4');
  shop.addLetters('b');
  await deliver();

  expect(fake.events).toEqual(['1', '2', '3', '4'].map(event));
  expect(fake.letters).toEqual([letter('a'), letter('b')]);
  expect(fake.files).toEqual(['matches/of/shop.csv csv']);
  expect(told).toEqual([]);
});

test('more records than go in a batch, or than an end takes at once, all arrive', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const { deliver } = deliveryOf([shop], fake.ends);
  fake.most = 7;
  const bodies = Array.from({ length: 250 }, (_, index) => `${index}`);
  shop.addEvents(...bodies);
  await deliver();

  expect(fake.events).toEqual(bodies.map(event));
});

test('the next delivery goes on where the last one was', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const first = deliveryOf([shop], fake.ends);
  shop.addEvents('1');
  shop.addLetters('a');
  await first.deliver();
  await first.delivery.stop(1000);
  shop.addEvents('2');
  first.delivery.wake(shop);
  await deliveryOf([shop], fake.ends).deliver();

  expect(fake.events).toEqual(['1', '2'].map(event));
  expect(fake.letters).toEqual([letter('a')]);
});

test('an end that fails is told once, keeps nothing back for good and loses nothing', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const { deliver, told, health } = deliveryOf([shop], fake.ends);
  fake.problem = new Error('connect ECONNREFUSED 127.0.0.1:1');
  shop.addEvents('1');
  await deliver();
  shop.addEvents('2');
  await deliver();
  await deliver();
  expect(told).toEqual([
    `the stream of domain shop cannot be sent to ${STREAM_ARN}: connect ECONNREFUSED 127.0.0.1:1; they are kept, and sent when it is possible`,
  ]);
  expect(health).toEqual(['connect ECONNREFUSED 127.0.0.1:1']);

  fake.problem = undefined;
  await deliver();
  expect(fake.events).toEqual(['1', '2'].map(event));
  expect(health).toEqual(['connect ECONNREFUSED 127.0.0.1:1', undefined]);

  fake.problem = new Error('again');
  shop.addEvents('3');
  await deliver();
  expect(told).toHaveLength(2);
});

test('a pause after a failure is over by itself', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  shop.addEvents('1');
  let failures = 0;
  const arrived = new Promise<void>((resolve) => {
    const put = async (...[place, arn, records]: Parameters<NonNullable<Ends['stream']>['put']>): Promise<number> => {
      failures += 1;
      if (failures < 4) {
        throw new Error('not yet');
      }
      resolve();
      return fake.ends.stream!.put(place, arn, records);
    };
    deliveryOf([shop], { stream: { put } }, (times) => times).delivery.wake(shop);
  });
  await arrived;

  expect(fake.events).toEqual(['1'].map(event));
});

test('one domain does not wait for another, nor one end for another', async () => {
  const [shop, store, fake] = [new Shop('shop'), new Shop('store'), new FakeEnds()];
  let open = (): void => undefined;
  const hanging = new Promise<void>((resolve) => { open = resolve; });
  const put = async (place: typeof HOME, arn: string, records: readonly StreamRecord[]): Promise<number> => {
    if (records[0].body === 'hangs') {
      await hanging;
    }
    return fake.ends.stream!.put(place, arn, records);
  };
  const { delivery } = deliveryOf([shop, store], { ...fake.ends, stream: { put } });
  shop.addEvents('hangs');
  shop.addLetters('a');
  store.addEvents('1');
  delivery.wake(shop);
  delivery.wake(store);
  // it waits no longer than it is told to
  await delivery.settled(200);
  expect([fake.events, fake.letters]).toEqual([['1'].map(event), [letter('a')]]);

  open();
  await delivery.settled(30_000);
  expect(fake.events).toEqual(['1', 'hangs'].map(event));
});

test('a record that its end refuses for itself is left out and told, and those after it arrive', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const send = async (...[place, url, domainName, given]: Parameters<NonNullable<Ends['queue']>['send']>): Promise<void> => {
    if (given.body.startsWith('bad')) {
      throw new RecordRefusedError('InvalidMessageContents: not so');
    }
    await fake.ends.queue!.send(place, url, domainName, given);
  };
  const { deliver, told } = deliveryOf([shop], { queue: { send } });
  shop.addLetters('bad 1', 'bad 2', 'good');
  await deliver();

  expect(fake.letters).toEqual([letter('good')]);
  expect(told).toEqual([
    `one of the dead letters of domain shop is refused by ${QUEUE_URL} and left out: InvalidMessageContents: not so; further ones are not told`,
  ]);
});

test('what a domain has nowhere to send to is not sent when it has later', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const { deliver, told } = deliveryOf([shop], fake.ends);
  shop.queueUrl = undefined;
  shop.addLetters('dropped');
  await deliver();
  shop.queueUrl = QUEUE_URL;
  shop.addLetters('sent');
  await deliver();

  expect(fake.letters).toEqual([letter('sent')]);
  expect(told).toEqual([]);
});

test('without ends nothing is read, and nothing is waited for', async () => {
  const shop = new Shop();
  const read = jest.spyOn(shop.data, 'streamRecords');
  shop.addEvents('1');
  await deliveryOf([shop], {}).deliver();

  expect(read).not.toHaveBeenCalled();
});

test('a domain that is deleted while its records are sent ends their delivery', async () => {
  const fake = new FakeEnds();
  const shops = [new Shop()];
  const [shop] = shops;
  const { deliver, delivery, told } = deliveryOf(shops, fake.ends);
  fake.most = 1;
  shop.addEvents('1', '2');
  jest.spyOn(shop.sent, 'set').mockImplementation(() => { shops.length = 0; });
  delivery.wake(shop);
  await deliver();
  await delivery.settled(30_000);

  expect(fake.events).toEqual(['1'].map(event));
  expect(told).toEqual([]);
});

test('a domain that is made anew while records of the old one are sent has its own sent', async () => {
  const fake = new FakeEnds();
  const shops = [new Shop()];
  const put = async (...[place, arn, records]: Parameters<NonNullable<Ends['stream']>['put']>): Promise<number> => {
    if (records[0].body === 'old 1') {
      shops[0] = new Shop();
      shops[0].addEvents('new 1');
    }
    return fake.ends.stream!.put(place, arn, records);
  };
  const { deliver } = deliveryOf(shops, { stream: { put } });
  shops[0].addEvents('old 1', 'old 2');
  await deliver();

  expect(fake.events).toEqual(['old 1', 'old 2', 'new 1'].map(event));
});

test('an error of the store is told, and nobody else has it', async () => {
  const [shop, fake] = [new Shop(), new FakeEnds()];
  const { deliver, told } = deliveryOf([shop], { stream: fake.ends.stream });
  const broken = jest.spyOn(shop.data, 'streamRecords').mockImplementation(() => {
    throw new Error('disk full');
  });
  shop.addEvents('1');
  await deliver();
  expect(told).toEqual(['the stream of domain shop cannot be sent to their end: disk full; they are kept, and sent when it is possible']);

  broken.mockRestore();
  await deliver();
  expect(fake.events).toEqual(['1'].map(event));
});

test('whatever fails, half-way or before, and however often it starts again, every record arrives, and the last copies are in order', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(fc.constant('event' as const), fc.constant('restart' as const), fc.constant('deliver' as const)), { maxLength: 40 }),
    // of each call of the end: how many records arrive, and whether it says so
    fc.array(fc.record({ arrive: fc.integer({ min: 0, max: 4 }), fails: fc.boolean() }), { maxLength: 20 }),
    async (steps, outcomes) => {
      const shop = new Shop();
      const arrived: string[] = [];
      const put = async (_: unknown, arn: string, records: readonly StreamRecord[]): Promise<number> => {
        const { arrive, fails } = outcomes.shift() ?? { arrive: Infinity, fails: false };
        const taken = records.slice(0, arrive);
        arrived.push(...taken.map(({ body }) => body));
        if (fails || taken.length === 0) {
          throw new Error(`${arn} is out of order`);
        }
        return taken.length;
      };
      outcomes = [...outcomes];
      let stage = deliveryOf([shop], { stream: { put } });
      let last = 0;
      for (const step of steps) {
        if (step === 'event') {
          last += 1;
          shop.addEvents(String(last));
          stage.delivery.wake(shop);
        } else if (step === 'deliver') {
          await stage.deliver();
        } else {
          await stage.delivery.stop(1000);
          stage = deliveryOf([shop], { stream: { put } });
        }
      }
      while (outcomes.length > 0 || shop.sent.get('stream') < last) {
        const left = outcomes.length;
        await stage.deliver();
        if (outcomes.length === left) {
          break;
        }
      }
      const all = Array.from({ length: last }, (__, index) => String(index + 1));
      const lastCopies = [...new Set([...arrived].reverse())].reverse();
      expect(lastCopies).toEqual(all);
      expect(new Set(arrived)).toEqual(new Set(all));
    },
  ), { numRuns: 100, seed: 10 });
});
