import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { absolute, against, Figure, inTurn } from './figure';

const ROOT = path.join(__dirname, '..');
const BUNDLE = path.join(ROOT, 'assets', 'handler', 'customer-profiles.lambda', 'index.js');
const STARTS = { quick: 7, full: 15 };

/** The peer does nothing but make the client that every handler of this API needs, bundled as esbuild does by default. */
const PEER = `
import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
const client = new CustomerProfilesClient({});
export const handler = async () => client.config.serviceId;
`;

export function handlerFigures(quick: boolean): Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-handler-'));
  try {
    const peer = path.join(folder, 'index.js');
    buildSync({ stdin: { contents: PEER, resolveDir: ROOT }, bundle: true, platform: 'node', target: 'node20', outfile: peer, logLevel: 'error' });
    const starts = inTurn(quick ? STARTS.quick : STARTS.full, () => requireTime(BUNDLE), () => requireTime(peer));
    return [
      absolute('handler bundle', statSync(BUNDLE).size / 1024, 'KB', 430),
      against('handler cold start, require to ready', starts.value, 'ms', { what: 'an empty function with the same client', value: starts.peer }, 0.6, starts.ratios),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds that a new process takes to load a module. */
function requireTime(file: string): number {
  const script = `const start = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - start));`;
  return Number(execFileSync(process.execPath, ['--no-warnings', '-e', script], { encoding: 'utf8', env: { ...process.env, AWS_REGION: 'us-east-1' } }));
}
