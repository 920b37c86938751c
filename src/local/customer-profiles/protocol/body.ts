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
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // to leave the loop early must not destroy the request, and the connection with it, before the answer is sent
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>) {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    } else if (size > limit * DRAINED) {
      break;
    } else {
      chunks.length = 0;
    }
  }
  if (size > limit) {
    throw badRequest(`the body of the request is over ${limit} bytes`, 413);
  }
  return Buffer.concat(chunks);
}
