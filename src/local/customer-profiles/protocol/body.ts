import type { IncomingMessage } from 'node:http';
import { badRequest } from './service-error';
import type { ServiceError } from './service-error';

/** API Gateway takes 10 MB and Lambda 6 MB; requests of this API are far smaller. */
export const DEFAULT_BODY_LIMIT = 6 * 1024 * 1024;

/** How many times the limit is read and thrown away, so that the client gets to the answer before the connection is closed. */
const DRAINED = 8;

/** What became of reading a body: it, why it is refused, or undefined where the client went away in the middle. */
export type ReadBody = Buffer | ServiceError | undefined;

/**
 * Reads the body of a request and tells once what became of it. One that is over the limit is read to its end without being kept: a client that is
 * still writing when its connection is closed sees a broken pipe in place of the answer.
 */
export function readBody(request: IncomingMessage, limit: number, tell: (body: ReadBody) => void): void {
  // by events, which do less for each request than an asynchronous iterator does
  const chunks: Buffer[] = [];
  let size = 0;
  let told = false;
  const once = (body: ReadBody): void => {
    if (!told) {
      told = true;
      tell(body);
    }
  };
  const refusal = (): ServiceError => badRequest(`the body of the request is over ${limit} bytes`, 413);
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
      once(refusal());
    }
  });
  request.on('end', () => once(size > limit ? refusal() : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
  // also after an error, which is none of the process as long as nobody listens to it
  request.on('close', () => once(undefined));
}
