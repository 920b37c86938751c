import { randomUUID } from 'node:crypto';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answer, errorAnswer, sendAnswer, sendProtocolError } from '../protocol/answer';
import { readBody } from '../protocol/body';
import type { ReadBody } from '../protocol/body';
import { isPromise } from '../protocol/later';
import type { Later } from '../protocol/later';
import { ServiceError } from '../protocol/service-error';

/** A request that was read to its end. */
export interface HttpRequest {
  readonly id: string;
  readonly message: IncomingMessage;
  readonly body: Buffer;
}

/** Answers a request, or, with undefined, drops its connection. What can be answered at once is: a promise costs as much as reading a small request. */
export type Handler = (request: HttpRequest) => Later<Answer | undefined>;

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Longer than a client is likely to pause: one that sends just as its connection is closed sees it reset. */
const KEEP_ALIVE_MILLISECONDS = 65_000;

/** How often a server that is being closed looks for connections on which the last answer was sent. */
const IDLE_CHECK_MILLISECONDS = 20;

/** Reads requests and writes answers, and knows nothing of what they mean. */
export class HttpServer {
  private readonly server: Server;

  /** @param bodyLimit the largest body that a request may have, in bytes */
  constructor(
    private readonly handler: Handler, private readonly bodyLimit: (message: IncomingMessage) => number,
    private readonly onInternalError: (error: unknown) => void,
  ) {
    this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLISECONDS }, (message, response) => this.serve(message, response));
    this.server.on('clientError', (error: NodeJS.ErrnoException, socket) => sendProtocolError(socket, error));
  }

  /** Listens, and tells the URL. */
  public async listen({ host, port }: Address): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException) => reject(new Error(
        error.code === 'EADDRINUSE' ? `port ${port} of ${host} is in use; choose another, or 0 for any that is free` : `cannot listen on ${host}: ${error.message}`,
      ));
      this.server.once('error', failed);
      this.server.listen(port, host, () => {
        this.server.off('error', failed);
        resolve();
      });
    });
    const address = this.server.address() as AddressInfo;
    return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  }

  /**
   * Takes no more requests, lets those finish that are being answered, and closes their connections.
   * What has not finished after the grace time is cut off: a hook of a test, or a client that does not go on sending.
   */
  public async close(graceMilliseconds: number): Promise<void> {
    const cut = setTimeout(() => this.server.closeAllConnections(), graceMilliseconds);
    // a connection that was not idle when the service was stopped may be so later
    const idle = setInterval(() => this.server.closeIdleConnections(), IDLE_CHECK_MILLISECONDS);
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeIdleConnections();
    });
    clearTimeout(cut);
    clearInterval(idle);
  }

  private serve(message: IncomingMessage, response: ServerResponse): void {
    // a client that goes away in the middle is nobody's fault
    response.on('error', ignore);
    readBody(message, this.bodyLimit(message), (body) => {
      const id = randomUUID();
      try {
        const answer = this.answer(id, message, body);
        if (isPromise(answer)) {
          answer.then((later) => this.send(message, response, later, id)).catch((error: unknown) => this.fail(response, error));
        } else {
          this.send(message, response, answer, id);
        }
      } catch (error) {
        this.fail(response, error);
      }
    });
  }

  private answer(id: string, message: IncomingMessage, body: ReadBody): ReturnType<Handler> {
    if (body === undefined) {
      return undefined;
    }
    return body instanceof ServiceError ? errorAnswer(body) : this.handler({ id, message, body });
  }

  private send(message: IncomingMessage, response: ServerResponse, answer: Answer | undefined, id: string): void {
    if (!answer) {
      message.socket.destroy();
      return;
    }
    if (!message.complete || !this.server.listening) {
      response.setHeader('connection', 'close');
    }
    sendAnswer(response, answer, id);
  }

  private fail(response: ServerResponse, error: unknown): void {
    this.onInternalError(error);
    response.destroy();
  }
}

function ignore(): void {
  // on purpose
}
