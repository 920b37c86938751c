import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { against, Figure, inTurn } from './figure';

const ROOT = path.join(__dirname, '..');
const STARTS = 7;

/** Importing this package, as compiled, against what its users import anyway. */
export function importFigures(): Figure[] {
  const [own, peer] = inTurn(STARTS, () => importTime([ROOT]), () => importTime(['aws-cdk-lib', 'aws-cdk-lib/aws-customerprofiles']));
  return [against('importing the package', own, 'ms', { what: 'aws-cdk-lib with its Customer Profiles L1s', value: peer }, 1.5)];
}

function importTime(modules: string[]): number {
  const script = `const start = performance.now(); ${modules.map((name) => `require(${JSON.stringify(name)});`).join(' ')} process.stdout.write(String(performance.now() - start));`;
  return Number(execFileSync(process.execPath, ['--no-warnings', '-e', script], { encoding: 'utf8', cwd: ROOT }));
}
