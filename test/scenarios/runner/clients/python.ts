import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clientEndpoints } from '../../../../src/local/customer-profiles';
import { AWS_CLI_SETTINGS, unpackedAwsCli } from '../../../local/customer-profiles/aws-command-line';
import type { Client, Reply } from '../client';

type Waiting = (reply: Reply) => void;

/** boto3, or botocore of the AWS CLI where it is not installed: in either case what boto3 calls. */
export async function botoClient(endpoint: string): Promise<Client> {
  return pythonClient('boto', endpoint);
}

/** The AWS CLI, whose own main function one process calls again and again: a process for each call would take ten times as long. */
export async function cliClient(endpoint: string): Promise<Client> {
  return pythonClient('cli', endpoint);
}

async function pythonClient(name: 'boto' | 'cli', endpoint: string): Promise<Client> {
  const folder = await unpackedAwsCli();
  const child = spawn('python3', [join(__dirname, `${name}.py`), folder, endpoint], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PYTHONDONTWRITEBYTECODE: '1', ...AWS_CLI_SETTINGS, ...clientEndpoints(endpoint) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const waiting: Waiting[] = [];
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString('utf8'); });
  child.stdin.on('error', () => undefined);
  child.on('close', (code) => waiting.splice(0).forEach((answer) => answer({ error: 'ClientEnded', message: `${name}.py ended with ${code}: ${said.trim()}` })));
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line) as Reply));
  return {
    name,
    call: async (operation, request) => new Promise((resolve) => {
      if (child.exitCode !== null) {
        resolve({ error: 'ClientEnded', message: `${name}.py ended with ${child.exitCode}: ${said.trim()}` });
        return;
      }
      waiting.push(resolve);
      child.stdin.write(`${JSON.stringify({ operation, request })}\n`);
    }),
    close: () => child.stdin.end(),
  };
}
