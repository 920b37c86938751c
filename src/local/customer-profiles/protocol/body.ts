import type { IncomingMessage } from 'node:http';
import { badRequest } from './service-error';

/** API Gateway takes 10 MB and Lambda 6 MB; requests of this API are far smaller. */
export const DEFAULT_BODY_LIMIT = 6 * 1024 * 1024;

/** How many times the limit is read and thrown away, so that the client gets to the answer before the connection is closed. */
const DRAINED = 8;

/**
 * The body of a request. One that is over the limit is read to its end without being kept: a client that is still
 * writing when its connection is closed sees a broken pipe in place of the answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  // by events, which do less for each request than an asynchronous iterator does
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (): void => reject(badRequest(`the body of the request is over ${limit} bytes`, 413));
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      if (size > limit * DRAINED) {
        // neither read nor destroyed, and the connection with it, before the answer is sent
        request.pause();
        refuse();
      }
    });
    request.on('end', () => (size > limit ? refuse() : resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))));
    request.on('error', reject);
    request.on('close', () => {
      // an error costs more than all the rest
      if (!request.readableEnded) {
        reject(new Error('the request did not come to its end'));
      }
    });
  });
}
