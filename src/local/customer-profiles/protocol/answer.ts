import { randomUUID } from 'node:crypto';
import { STATUS_CODES, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { badRequest, ServiceError } from './service-error';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: unknown;
}

/** A body that is JSON already: what is kept as JSON need not be read to be answered, however big or deep it is. */
export class JsonText {
  constructor(public readonly text: string) {}
}

/** The header that names the error. */
export const ERROR_TYPE = 'x-amzn-errortype';

/** The error in the form that every SDK reads: its type in a header and in the body, its text in `Message`. */
export function errorAnswer({ type, message, status }: ServiceError): Answer {
  return { status, headers: { [ERROR_TYPE]: type }, body: { __type: type, Message: message } };
}

export function sendAnswer(response: ServerResponse, answer: Answer, requestId: string): void {
  const body = bodyOf(answer);
  const size = Buffer.byteLength(body);
  response.writeHead(answer.status, headersOf(answer, requestId, size));
  // text of ASCII alone is the same in Latin-1, which need not be encoded
  response.end(body, size === body.length ? 'latin1' : 'utf8');
}

/** Answers what was not HTTP enough for Node to make a request of it, and closes the connection. */
export function sendProtocolError(socket: Duplex, error: NodeJS.ErrnoException): void {
  if (error.code === 'HPE_CLOSED_CONNECTION') {
    // bytes after a request that was to be the last: its answer is still to be sent
    return;
  }
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const answer = errorAnswer(refusalOf(error));
  const body = bodyOf(answer);
  const headers = headersOf(answer, randomUUID(), Buffer.byteLength(body));
  headers.push('connection', 'close');
  const lines = headers.map((text, place) => `${text}${place % 2 === 0 ? ': ' : '\r\n'}`).join('');
  socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines}\r\n${body}`);
}

function refusalOf({ code }: NodeJS.ErrnoException): ServiceError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW': return badRequest('the headers of the request are too big', 431);
    case 'ERR_HTTP_REQUEST_TIMEOUT': return badRequest('the request did not come to its end in time', 408);
    default: return badRequest('the request is not HTTP');
  }
}

function bodyOf({ body }: Answer): string {
  return body instanceof JsonText ? body.text : JSON.stringify(body);
}

/** Names and values in turn, as Node.js takes them with the least work. */
function headersOf({ headers }: Answer, requestId: string, size: number): string[] {
  const list = ['content-type', 'application/json', 'content-length', String(size), 'x-amzn-requestid', requestId];
  for (const name in headers) {
    list.push(name, headers[name]);
  }
  return list;
}
