/** `npx tsx examples/retail/data/generate.ts`: writes the feeds beside this file, always the same. */
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { FEEDS, makeRetailData } from './retail-data';

const { lines } = makeRetailData();
for (const feed of FEEDS) {
  writeFileSync(path.join(__dirname, `${feed}.ndjson`), lines[feed].map((line) => `${line}\n`).join(''));
}
