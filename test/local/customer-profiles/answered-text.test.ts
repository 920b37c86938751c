import fc from 'fast-check';
import { send } from './raw-http';
import { HttpServer } from '../../../src/local/customer-profiles/server/http-server';

describe('the text of an answer', () => {
  let answered: unknown;
  let url: string;
  const server = new HttpServer(() => ({ status: 200, body: answered }), () => 1000, (error) => { throw error; });

  beforeAll(async () => {
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(async () => {
    await server.close(1000);
  });

  async function expectArrives(text: string): Promise<void> {
    answered = { text };
    const answer = await send(url, 'GET', '/');
    expect(answer.text).toBe(JSON.stringify({ text }));
    expect(answer.headers['content-length']).toBe(String(Buffer.from(JSON.stringify({ text }), 'utf8').length));
  }

  it.each(['', 'plain', 'caf\u00e9', '\u00ff\u0080', '\u20ac', '\u{1f600}', '\ud800', 'x'.repeat(100_000), `${'x'.repeat(100_000)}\u00e9`])('arrives as it is: %#', async (text) => {
    await expectArrives(text);
  });

  it('arrives as it is, whatever it is', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), expectArrives), { numRuns: 100 });
  });
});
