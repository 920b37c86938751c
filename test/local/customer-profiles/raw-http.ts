import { request } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over HTTP. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly text: string;
}

export const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=AKIDRAW/20260102/us-east-1/profile/aws4_request, SignedHeaders=host, Signature=00',
};

/** Sends a request that no SDK would send. */
export async function send(
  url: string, method: string, path: string, body: string | Buffer = '', headers: { readonly [name: string]: string } = SIGNED,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    // Node frames the body of a GET or DELETE only where it is told the length
    const framed = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request({ hostname, port, method, path, headers: framed, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/**
 * Sends bytes that need not be HTTP, and gives all that comes back until the connection is closed.
 *
 * @param hangUp says at once that no more bytes come
 */
export async function sendBytes(url: string, bytes: string, hangUp = false): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => (hangUp ? socket.end(bytes) : socket.write(bytes)));
    let text = '';
    socket.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

/** The type and message of an error, after a check that it has the service's shape in every place where a client looks. */
export function errorShape({ status, headers, text }: RawAnswer): string {
  const body = JSON.parse(text) as { [member: string]: unknown };
  expect(headers['content-type']).toBe('application/json');
  expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  expect(body).toEqual({ __type: headers['x-amzn-errortype'], Message: expect.any(String) });
  return `${status} ${String(body.__type)}: ${String(body.Message)}`;
}
