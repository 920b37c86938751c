import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { INSTALLATION_MILLISECONDS, startMoto } from './moto';
import type { Moto } from './moto';
import { MotoClients } from './moto-clients';
import { endsAt } from '../../src/local/customer-profiles/delivery/connect';
import type { Ends } from '../../src/local/customer-profiles/delivery/ends';
import { keepExport } from '../../src/local/customer-profiles/engine/exports/exported-file';
import { deliveryOf, QUEUE_URL, Shop } from '../local/customer-profiles/delivery/delivery-stage';

let moto: Moto;
let clients: MotoClients;

beforeAll(async () => {
  moto = await startMoto();
  clients = new MotoClients(moto.url);
}, INSTALLATION_MILLISECONDS);

afterAll(async () => {
  clients.destroy();
  await moto.stop();
});

function ends(url = moto.url): Ends {
  return endsAt({ kinesis: url, sqs: url, s3: url }, {});
}

/** A domain whose stream and queue are called like it. */
function shopTo(name: string): Shop {
  const shop = new Shop(name);
  shop.streamArn = `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;
  shop.queueUrl = `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
  return shop;
}

test('events are in the stream, dead letters in the queue and exports in the bucket, as their own clients read them', async () => {
  const shop = shopTo('shop');
  await clients.createStream('shop');
  await clients.createQueue('shop');
  await clients.createBucket('matches');
  shop.addEvents('{"n":1,"name":"Zoë"}', '{"n":2}', '{"n":3}');
  shop.addLetters('{"text":"as\\nit came"}', 'no JSON');
  keepExport(shop, 'job', { bucket: 'matches', key: 'some/prefix/part 0.csv', text: 'ProfileId\nä\n' });
  const { deliver, told } = deliveryOf([shop], ends());
  await deliver();

  expect(told).toEqual([]);
  expect(await clients.records('shop')).toEqual([{ n: 1, name: 'Zoë' }, { n: 2 }, { n: 3 }].map((body) => ({ key: 'p', body })));
  expect(await clients.receive(shop.queueUrl!)).toEqual(['{"text":"as\\nit came"}', 'no JSON'].map((body) => ({
    body, attributes: { Message: 'bad', DomainName: 'shop', ObjectTypeName: 'Plain' },
  })));
  expect(await clients.files('matches')).toEqual({ 'some/prefix/part 0.csv': 'ProfileId\nä\n' });
});

test('a thousand events of any size keep their order', async () => {
  const shop = shopTo('many');
  await clients.createStream('many');
  const bodies = Array.from({ length: 1000 }, (_, n) => ({ n, text: 'x'.repeat(n % 100 === 0 ? 250_000 : 10) }));
  shop.addEvents(...bodies.map((body) => JSON.stringify(body)));
  const { deliver, told } = deliveryOf([shop], ends());
  await deliver();

  expect(told).toEqual([]);
  expect((await clients.records('many')).map(({ body }) => (body as { n: number }).n)).toEqual(bodies.map(({ n }) => n));
});

test('what is made late gets what has waited for it', async () => {
  const shop = shopTo('late');
  shop.addEvents('{"n":1}');
  shop.addLetters('a');
  keepExport(shop, 'job', { bucket: 'late-matches', key: 'k.csv', text: 'x' });
  const { deliver, told, health } = deliveryOf([shop], ends());
  await deliver();
  expect([...told].sort()).toEqual([
    expect.stringMatching(/^the dead letters of domain late cannot be sent to https:\/\/sqs.*\/late: QueueDoesNotExist: /),
    expect.stringMatching(/^the exports of domain late cannot be sent to s3:\/\/late-matches\/k.csv: NoSuchBucket: /),
    expect.stringMatching(/^the stream of domain late cannot be sent to arn:aws:kinesis:.*late: ResourceNotFoundException: /),
  ]);

  await Promise.all([clients.createStream('late'), clients.createQueue('late'), clients.createBucket('late-matches')]);
  await deliver();
  expect(await clients.records('late')).toEqual([{ key: 'p', body: { n: 1 } }]);
  expect(await clients.receive(shop.queueUrl!)).toMatchObject([{ body: 'a' }]);
  expect(await clients.files('late-matches')).toEqual({ 'k.csv': 'x' });
  expect(health).toEqual([expect.stringContaining('ResourceNotFoundException'), undefined]);
});

test('a letter that no queue takes is left out, and those after it arrive', async () => {
  const shop = shopTo('odd');
  await clients.createQueue('odd');
  shop.addLetters('x'.repeat(2 * 1024 * 1024), 'good');
  const { deliver, told } = deliveryOf([shop], ends());
  await deliver();

  expect(await clients.receive(shop.queueUrl!)).toMatchObject([{ body: 'good' }]);
  expect(told).toHaveLength(1);
});

test('an event that is too big is left out, and those around it arrive', async () => {
  const shop = shopTo('big');
  await clients.createStream('big');
  shop.addEvents('{"n":1}', JSON.stringify({ text: 'x'.repeat(11 * 1024 * 1024) }), '{"n":2}');
  const { deliver, told } = deliveryOf([shop], ends());
  await deliver();

  expect((await clients.records('big')).map(({ body }) => body)).toEqual([{ n: 1 }, { n: 2 }]);
  expect(told).toHaveLength(1);
});

test('where nothing listens that is told, and a restart goes on when something does', async () => {
  const shop = shopTo('restarted');
  await clients.createStream('restarted');
  shop.addEvents('{"n":1}');
  const nowhere = deliveryOf([shop], ends('http://127.0.0.1:1'));
  await nowhere.deliver();
  expect(nowhere.told).toEqual([expect.stringMatching(/^the stream of domain restarted cannot be sent to .*ECONNREFUSED/)]);
  await nowhere.delivery.stop(1000);

  shop.addEvents('{"n":2}');
  await deliveryOf([shop], ends()).deliver();
  expect((await clients.records('restarted')).map(({ body }) => body)).toEqual([{ n: 1 }, { n: 2 }]);
});

test('the host in the URL of a queue is never called, only the endpoint', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.host);
    request.resume();
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end('{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const shop = new Shop();
  shop.addLetters('a');
  await deliveryOf([shop], endsAt({ sqs: `http://127.0.0.1:${port}` }, {})).deliver();
  await new Promise((resolve) => server.close(resolve));

  expect(shop.queueUrl).toBe(QUEUE_URL);
  expect(asked).toEqual([`127.0.0.1:${port}`]);
});
