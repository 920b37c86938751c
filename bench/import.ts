import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { against, Figure, inTurn } from './figure';

const ROOT = path.join(__dirname, '..');
const STARTS = { quick: 7, full: 11 };

/**
 * Importing what an app with a domain and an object type needs. aws-cdk-lib loads a class when it is first touched, so both sides
 * touch what they import: otherwise the peer would have loaded nothing yet.
 */
export function importFigures(quick: boolean): Figure[] {
  const { value, peer, ratios } = inTurn(
    quick ? STARTS.quick : STARTS.full,
    () => importTime(ROOT, ['Domain', 'ObjectType']),
    () => importTime('aws-cdk-lib/aws-customerprofiles', ['CfnDomain', 'CfnObjectType']),
  );
  return [against('importing the package', value, 'ms', { what: 'aws-cdk-lib with its Customer Profiles L1s', value: peer }, 1.5, ratios)];
}

function importTime(module: string, classes: string[]): number {
  const script = `
    const start = performance.now();
    const { App, Stack } = require('aws-cdk-lib');
    const { ${classes.join(', ')} } = require(${JSON.stringify(module)});
    process.stdout.write(String(performance.now() - start));
  `;
  return Number(execFileSync(process.execPath, ['--no-warnings', '-e', script], { encoding: 'utf8', cwd: ROOT }));
}
