import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as CloudFormation reads it. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly Data?: { [key: string]: string };
}

export interface Put {
  readonly method?: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** Plays the pre-signed address of S3 that answers are put to. */
export class AnswerServer {
  /** Every request that came, also those that were refused. */
  public readonly puts: Put[] = [];
  /** What the next requests get; 'drop' closes the connection without an answer, and 200 follows when there are no more. */
  public readonly next: (number | 'drop')[] = [];
  private server?: Server;

  /** Starts with nothing received. A test that leaves requests on their way needs a server of its own, so that they do not reach the next test. */
  public async start(): Promise<void> {
    this.puts.length = 0;
    this.next.length = 0;
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const { method, headers, rawHeaders } = request;
        this.puts.push({ method, headers, rawHeaders, body: Buffer.concat(chunks).toString() });
        const turn = this.next.shift() ?? 200;
        if (turn === 'drop') {
          request.socket.destroy();
        } else {
          response.writeHead(turn).end();
        }
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
  }

  public async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  public get url(): string {
    const { port } = this.server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}/answer?signature=SECRET`;
  }

  /** The answers so far. */
  public get answers(): Answer[] {
    return this.puts.map(({ body }) => JSON.parse(body) as Answer);
  }
}
