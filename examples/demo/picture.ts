import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { DOMAIN } from './stage';
import type { Stage } from './stage';
import { differing } from './step';

/** It outlives the demo, to be looked at. */
const FILE = path.join(__dirname, '..', '..', '.cdk-customer-profiles', 'demo.svg');
const SHOWN = ['Customers', 'Orders', 'Loyalty'];

/** Draws the domain as it is deployed, and looks for its object types in the picture. */
export async function drawDomain(stage: Stage): Promise<string[]> {
  rmSync(FILE, { force: true });
  const exitCode = await stage.run('graph', '--domain', DOMAIN, '--output', FILE);
  const picture = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  process.stdout.write(`The picture of the domain is ${path.relative(process.cwd(), FILE)}; a browser shows it.\n`);
  return [
    ...differing('exit code of graph', exitCode, 0),
    ...differing('object types in the picture', SHOWN.filter((name) => picture.includes(`>${name}</text>`)).join(', '), SHOWN.join(', ')),
  ];
}
