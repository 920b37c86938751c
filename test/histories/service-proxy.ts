import { Agent, createServer, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults';

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const PAIRING_MILLISECONDS = 25;

/** Stands between the function and the service, and is the network on a bad day. */
export class ServiceProxy {
  /** What goes wrong from the next call on. */
  public fault?: Fault;
  /** How often the fault has struck. */
  public struck = 0;
  /** An event whose role is new has begun. */
  public deniedNext = false;
  private calls = 0;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;
  /** What reads answered before a write that they shall not see yet. */
  private readonly before = new Map<string, Reply>();
  private stale = new Set<string>();
  private event = '';
  private callsOfEvent = 0;
  private firstCall?: string;
  private secondBegan = false;
  private readonly waiting = new Map<string, () => void>();

  constructor(
    private readonly target: () => string,
    private readonly now: () => number,
    /** Ends all runs of the function that are under way. */
    private readonly kill: () => Promise<unknown>,
  ) {
    this.server = createServer((message, response) => {
      this.handle(message, response).catch(() => response.destroy());
    });
    // many runs one after the other keep their connections
    this.server.keepAliveTimeout = 60_000;
  }

  public async listen(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    this.server.unref();
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  /** A new step begins. */
  public begin(fault?: Fault): void {
    this.fault = fault;
    this.calls = 0;
    this.struck = 0;
    this.deniedNext = false;
    this.beginEvent();
  }

  /** Another event begins: by then, what the last one wrote is seen. */
  public beginEvent(requestId = ''): void {
    // two runs of one event are one event
    if (requestId !== '' && requestId === this.event) {
      return;
    }
    this.event = requestId;
    this.callsOfEvent = 0;
    this.firstCall = undefined;
    this.secondBegan = false;
    this.before.clear();
    this.stale.clear();
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const request = { method: message.method ?? '', url: message.url ?? '', headers: message.headers, body: Buffer.concat(chunks) };
    const reply = await this.disturbed(request);
    if (reply === undefined) {
      response.destroy();
      return;
    }
    const { connection: _, 'keep-alive': __, ...headers } = reply.headers;
    // the SDK takes a date that differs from its clock for a reason to try again
    response.writeHead(reply.status, { ...headers, date: new Date(this.now()).toUTCString() }).end(reply.body);
  }

  /** The reply, or undefined where the connection breaks. */
  private async disturbed(request: Request): Promise<Reply | undefined> {
    const { fault } = this;
    const at = this.calls++;
    if (fault === undefined) {
      return this.forward(request);
    }
    switch (fault.fault) {
      case 'denied at first':
        if (!this.deniedNext || this.struck >= fault.times) {
          return this.forward(request);
        }
        this.struck += 1;
        return error(403, 'AccessDeniedException', 'User is not authorized to perform this: the grant is not seen yet');
      case 'run twice at once':
        await this.inStep(`${request.method} ${request.url}`, fault.behind);
        return this.forward(request);
      case 'reads lag':
        return this.lagging(request);
      case 'killed before the call':
      case 'killed after the call':
        if (at !== fault.at) {
          return this.forward(request);
        }
        this.struck += 1;
        if (fault.fault === 'killed after the call') {
          await this.forward(request);
        }
        await this.kill();
        return undefined;
      case 'killed each time':
        // the runs that follow make calls of their own
        if (at < fault.at || this.struck >= 3) {
          return this.forward(request);
        }
        this.struck += 1;
        await this.kill();
        return undefined;
      case 'throttled':
      case 'server error':
      case 'server error after the effect':
      case 'dropped':
      case 'dropped after the effect':
        if (at < fault.at || this.struck >= fault.times) {
          return this.forward(request);
        }
        this.struck += 1;
        if (fault.fault.endsWith('after the effect')) {
          await this.forward(request);
        }
        if (fault.fault === 'throttled') {
          return error(429, 'ThrottlingException', 'Rate exceeded');
        }
        return fault.fault.startsWith('server error') ? error(500, 'InternalServerException', 'an internal error') : undefined;
      default:
        return this.forward(request);
    }
  }

  /** Two runs race the closer the more their calls come in pairs, or at a distance: one waits a little for the calls of the other. */
  private async inStep(call: string, behind: number): Promise<void> {
    if (behind > 0) {
      const goal = this.callsOfEvent + behind;
      const isSecond = this.callsOfEvent++ > 0 && this.firstCall === call && !this.secondBegan;
      this.firstCall ??= call;
      if (!isSecond) {
        return;
      }
      this.secondBegan = true;
      for (let waited = 0; waited < PAIRING_MILLISECONDS && this.callsOfEvent < goal; waited += 1) {
        await pause(1);
      }
      return;
    }
    const other = this.waiting.get(call);
    if (other !== undefined) {
      this.waiting.delete(call);
      other();
      return;
    }
    await new Promise<void>((go) => {
      this.waiting.set(call, go);
      setTimeout(go, PAIRING_MILLISECONDS);
    });
    this.waiting.delete(call);
  }

  /** The first read of what was just written answers as before. */
  private async lagging(request: Request): Promise<Reply> {
    const path = request.url.split('?')[0];
    // AppFlow reads with POST, which changes nothing
    if (path === '/describe-flow') {
      return this.forward(request);
    }
    if (request.method !== 'GET') {
      const reply = await this.forward(request);
      if (reply.status < 300) {
        this.stale = new Set(this.before.keys());
      }
      return reply;
    }
    const old = this.before.get(path);
    if (this.stale.delete(path) && old !== undefined) {
      this.struck += 1;
      return old;
    }
    const reply = await this.forward(request);
    this.before.set(path, reply);
    return reply;
  }

  private async forward({ method, url, headers, body }: Request): Promise<Reply> {
    const { hostname, port } = new URL(this.target());
    return new Promise((settle, fail) => {
      const outgoing = httpRequest({ agent: this.agent, hostname, port, method, path: url, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => settle({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: Buffer.concat(chunks) }));
        incoming.on('error', fail);
      });
      outgoing.on('error', fail);
      outgoing.end(body);
    });
  }
}

function error(status: number, type: string, message: string): Reply {
  return { status, headers: { 'content-type': 'application/json', 'x-amzn-errortype': type }, body: Buffer.from(JSON.stringify({ Message: message })) };
}
