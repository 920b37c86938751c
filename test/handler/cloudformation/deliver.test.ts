import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { deliver } from '../../../src/handler/cloudformation/deliver';
import { Deadline } from '../../../src/handler/retry/time-budget';
import { AnswerServer } from '../answer-server';

const server = new AnswerServer();
const send = async (body: string, millis = 30_000) => (
  deliver(new URL(server.url), body, { deadline: Deadline.in(millis), backoff: { base: 1, cap: 4 } })
);

beforeEach(async () => { await server.start(); });
afterEach(async () => { await server.stop(); });

test('an answer is put with an empty content type and its length in bytes', async () => {
  await send('{"Reason":"größer"}');

  const [{ method, headers, rawHeaders, body }] = server.puts;
  expect(method).toBe('PUT');
  expect(body).toBe('{"Reason":"größer"}');
  expect(rawHeaders.filter((_, index) => rawHeaders[index - 1]?.toLowerCase() === 'content-type')).toEqual(['']);
  expect(headers).toMatchObject({ 'content-type': '', 'content-length': '21' });
  expect(headers).not.toHaveProperty('transfer-encoding');
});

test('an answer that is lost, refused for a moment or dropped is put again until it is taken', async () => {
  server.next.push(500, 'drop', 503, 429, 408, 'drop');

  await send('{"Status":"SUCCESS"}');

  expect(server.puts.map(({ body }) => body)).toEqual(Array(7).fill('{"Status":"SUCCESS"}'));
});

test('an answer whose address has expired is not put again', async () => {
  server.next.push(403);

  await expect(send('{}')).rejects.toThrow('the answer was refused with status 403');
  expect(server.puts).toHaveLength(1);
});

test('an answer that never gets through ends by the deadline', async () => {
  server.next.push(...Array<number>(10_000).fill(503));

  await expect(send('{}', 100)).rejects.toThrow(/status 503|abort/);
});

test('an address that takes the connection and says nothing ends by the deadline', async () => {
  const mute = createServer(() => undefined);
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;

  await expect(deliver(new URL(`http://127.0.0.1:${port}/`), '{}', { deadline: Deadline.in(100), backoff: { base: 1, cap: 4 } }))
    .rejects.toThrow(/abort/);
  mute.close();
});

test('https is spoken to an https address', async () => {
  // no TLS on the other side: what fails is the handshake
  const { port } = new URL(server.url);
  await expect(deliver(new URL(`https://127.0.0.1:${port}/`), '{}', { deadline: Deadline.in(50), backoff: { base: 1, cap: 4 } }))
    .rejects.toThrow(/SSL|TLS|EPROTO|abort|socket/i);
});
