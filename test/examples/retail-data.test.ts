import { readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { CustomerProfilesClient, GetDomainCommand, ListRuleBasedMatchesCommand } from '@aws-sdk/client-customer-profiles';
import { App } from 'aws-cdk-lib';
import { Expected } from '../../examples/demo/expected';
import { findMixedUp } from '../../examples/demo/whose-profiles';
import { FEEDS, makeRetailData } from '../../examples/retail/data/retail-data';
import type { FeedName } from '../../examples/retail/data/retail-data';
import { RetailStack } from '../../examples/retail/retail-stack';
import { readAssembly } from '../../src/local/cloudformation/assembly';
import { LocalDeployment } from '../end-to-end/local-deployment';

const FOLDER = path.join(__dirname, '..', '..', 'examples', 'retail', 'data');
const OBJECT_TYPES: { readonly [feed in FeedName]: string } = { customers: 'Customers', orders: 'Orders', loyalty: 'Loyalty' };

test.each(FEEDS)('the file with %s is what its script writes', (feed) => {
  const text = readFileSync(path.join(FOLDER, `${feed}.ndjson`), 'utf8');

  expect(text === makeRetailData().lines[feed].map((line) => `${line}\n`).join('') || 'run npx tsx examples/retail/data/generate.ts').toBe(true);
});

test('the files are small enough to be kept', () => {
  expect(FEEDS.reduce((sum, feed) => sum + statSync(path.join(FOLDER, `${feed}.ndjson`)).size, 0)).toBeLessThan(1_500_000);
});

test('another seed gives other records', () => {
  expect(makeRetailData(1).lines).not.toEqual(makeRetailData(2).lines);
});

test('the records of one person become one profile, and nobody shares one', async () => {
  const local = await LocalDeployment.start();
  const client = new CustomerProfilesClient({
    endpoint: local.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
  });
  try {
    const app = new App();
    new RetailStack(app, 'Retail', { loyalty: true, returns: false, sandbox: true });
    await local.engine.deploy(readAssembly(app.synth().directory).stacks[0]);
    const expected = new Expected();
    const profiles: (number | undefined)[] = [];
    for (const feed of FEEDS) {
      for (const line of makeRetailData().lines[feed]) {
        await fetch(`${local.endpoint}/_local/domains/retail/ingest`, {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ObjectTypeName: OBJECT_TYPES[feed], Object: line }),
        }).then((response) => response.text());
      }
      profiles.push((await client.send(new GetDomainCommand({ DomainName: 'retail' }))).Stats?.ProfileCount);
    }

    expect(await findMixedUp(client, 'retail', expected.truths)).toEqual([]);
    expect(profiles).toEqual(FEEDS.map((feed) => expected.profilesAfter(feed)));
    const { MatchIds } = await client.send(new ListRuleBasedMatchesCommand({ DomainName: 'retail', MaxResults: 100 }));
    expect(MatchIds).toHaveLength(expected.alike());
  } finally {
    client.destroy();
    await local.stop();
  }
}, 180_000);
