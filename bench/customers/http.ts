/** The service as users start it, a bare server, and a client that costs next to nothing. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** Reads a request to its end and answers what it was given. */
const BARE = `
  const answer = process.argv[1];
  require('node:http').createServer((request, response) => {
    request.on('data', () => undefined);
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer));
  }).listen(0, '127.0.0.1', function () { console.log('listens on http://127.0.0.1:' + this.address().port); });
`;

export interface Server {
  readonly port: number;
  /** In MiB, the most there was; undefined where the system does not tell. */
  readonly memory: () => number | undefined;
  readonly stop: () => Promise<void>;
}

export function startBare(answer: string): Promise<Server> {
  return start(['-e', BARE, answer]);
}

export function startService(program: string, dataFile: string): Promise<Server> {
  return start([program, 'serve', '--port', '0', '--data', dataFile, '--allow-unsigned']);
}

async function start(args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { port: await portOf(child), memory: () => memoryOf(child.pid), stop: () => stop(child) };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  let said = '';
  for await (const part of stdout ?? []) {
    said += String(part);
    const found = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
    if (found) {
      return Number(found[1]);
    }
  }
  throw new Error(`the server did not start: ${said}`);
}

function memoryOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
}

/** One connection, one request at a time. */
export class Client {
  public static async to({ port }: Server): Promise<Client> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Client(socket);
  }

  private constructor(private readonly socket: Socket) {}

  /** The body of the answer, which must be a good one. */
  public post(path: string, body: string): Promise<string> {
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    return new Promise((resolve, reject) => {
      let said = '';
      const settle = (done: () => void) => {
        this.socket.removeAllListeners();
        done();
      };
      this.socket.on('error', (error) => settle(() => reject(error)));
      this.socket.on('close', () => settle(() => reject(new Error('the server has closed the connection'))));
      this.socket.on('data', (part) => {
        said += part.toString('latin1');
        const end = said.indexOf('\r\n\r\n');
        const length = end < 0 ? undefined : Number(/content-length: (\d+)/i.exec(said)?.[1]);
        if (length === undefined || said.length < end + 4 + length) {
          return;
        }
        const answer = Buffer.from(said.slice(end + 4), 'latin1').toString('utf8');
        settle(() => (said.startsWith('HTTP/1.1 200') ? resolve(answer) : reject(new Error(said))));
      });
      this.socket.write(head + body);
    });
  }

  public close(): void {
    this.socket.destroy();
  }
}
