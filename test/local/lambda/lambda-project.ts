import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FunctionConfiguration } from '../../../src/local/lambda/function-configuration';
import { zipDirectory } from '../../../src/local/lambda/zip';

export const ROLE_ARN = 'arn:aws:iam::000000000000:role/app/Worker';

/** A directory for one test file, with functions written into it. */
export class LambdaProject {
  public readonly directory = mkdtempSync(join(tmpdir(), 'lambda-project-'));
  private count = 0;

  /** Writes files into a fresh directory and answers its path. */
  public write(files: { [key: string]: string }): string {
    const directory = join(this.directory, `code-${this.count += 1}`);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), content);
    }
    return directory;
  }

  public async function(files: { [key: string]: string } | string, settings: Partial<FunctionConfiguration> = {}): Promise<FunctionConfiguration> {
    const directory = this.write(typeof files === 'string' ? { 'index.js': files } : files);
    const zipFile = `${directory}.zip`;
    writeFileSync(zipFile, await zipDirectory(directory));
    const name = settings.name ?? `Worker${this.count}`;
    return {
      arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
      name,
      zipFile,
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      timeoutSeconds: 20,
      memoryMegabytes: 128,
      variables: {},
      roleArn: ROLE_ARN,
      region: 'us-east-1',
      logGroupName: `/aws/lambda/${name}`,
      ...settings,
    };
  }

  public remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Ends when the process with this id is gone. */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((next) => setTimeout(next, 5));
  }
}
