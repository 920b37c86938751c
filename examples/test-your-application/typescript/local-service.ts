import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Customer Profiles on this machine, in a process of its own. */
export class LocalService {
  /** @param options of `cdk-customer-profiles serve`, which npm puts on the PATH of its scripts */
  public static async start(...options: string[]): Promise<LocalService> {
    const child = spawn('cdk-customer-profiles', ['serve', '--port', '0', ...options], { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
      createInterface(child.stdout).once('line', (line) => resolve(line.slice(line.indexOf('http'))));
    });
    return new LocalService(url, async () => {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    });
  }

  private constructor(public readonly url: string, public readonly stop: () => Promise<void>) {}

  /** Asks one of the routes that AWS does not have. */
  public async local<Answer>(path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.url}/_local/${path}`, body && {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return await response.json() as Answer;
  }
}
