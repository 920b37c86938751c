/** Part of `npx projen limits:upgrade`: pins the newest release of the package that the limits come from, in .projenrc.ts. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

const PACKAGE = '@aws-cdk/asset-awscli-v1';
const FILE = path.join(__dirname, '..', '.projenrc.ts');

const newest = execFileSync('npm', ['view', PACKAGE, 'version'], { encoding: 'utf8' }).trim();
const text = readFileSync(FILE, 'utf8');
const pinned = new RegExp(`'${PACKAGE}@(\\d+\\.\\d+\\.\\d+)'`).exec(text);
if (pinned === null || !/^\d+\.\d+\.\d+$/.test(newest)) {
  throw new Error(`.projenrc.ts pins no ${PACKAGE}, or npm names no release of it ('${newest}')`);
}
console.log(pinned[1] === newest ? `${newest} is the newest` : `${pinned[1]} becomes ${newest}`);
writeFileSync(FILE, text.replace(pinned[0], `'${PACKAGE}@${newest}'`));
