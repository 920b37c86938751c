import assert from 'node:assert/strict';
import * as path from 'node:path';
import { runToEnd } from './run';

/** The command-line program of the package that is installed in a project. */
export function installedProgram(project: string): string {
  return path.join(project, 'node_modules', 'cdk-customer-profiles', 'assets', 'local', 'cli', 'index.js');
}

/** Deploys a `cdk.out` to the local service, and destroys it again. */
export async function deployedAndGone(program: string, cdkOut: string, folder: string): Promise<void> {
  for (const options of [[], ['--destroy']]) {
    const { code, output } = await runToEnd(process.execPath, [program, 'deploy', cdkOut, ...options], { cwd: folder, log: 'deployments' });
    assert.equal(code, 0, output);
    assert.match(output, options.length === 0 ? /Shop.*CREATE_COMPLETE/s : /Shop.*DELETE_COMPLETE/s);
  }
}
