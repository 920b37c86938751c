/** Draws the pictures of the documentation from the examples (`npm run pictures`). */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { domainsOfExample } from './example-domains';
import { drawDomains } from '../src/local/graph/draw-domains';

const FOLDER = path.join(__dirname, '..', 'docs', 'guide', 'images');

/** The examples whose pictures the documentation shows. */
export const PICTURED = ['retail', 'travel', 'contact-centre'];

mkdirSync(FOLDER, { recursive: true });
for (const name of PICTURED) {
  writeFileSync(path.join(FOLDER, `${name}.svg`), drawDomains(domainsOfExample(name), 'svg').text);
  process.stdout.write(`docs/guide/images/${name}.svg written\n`);
}
