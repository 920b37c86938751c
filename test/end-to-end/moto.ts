import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { pythonWith } from '../python/environment';

/** The release that is installed; another one that is there already is not used. */
const VERSION = '5.2.1';

/** What the server and these services need: a tenth of what `moto[server]` brings for all the others. */
const MOTO = {
  name: `moto-${VERSION}`,
  check: `import flask, flask_cors, yaml, importlib.metadata as m; assert m.version("moto") == "${VERSION}"`,
  requirements: [`moto[s3]==${VERSION}`, 'flask', 'flask-cors'],
};

export { INSTALLATION_MILLISECONDS } from '../python/environment';

/** Kinesis, SQS and S3 (and most of AWS besides) in memory: a server that nobody here wrote. */
export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server on a port that is free. */
export async function startMoto(): Promise<Moto> {
  const python = await pythonWith(MOTO);
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = await urlOf(server);
  return {
    url,
    stop: async () => {
      server.kill();
      await exited;
    },
  };
}

/** It says where it listens on standard error, before and among other things. */
async function urlOf(server: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`moto ended with ${code}: ${text}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (url !== undefined) {
        resolve(url);
      }
    });
  });
}
