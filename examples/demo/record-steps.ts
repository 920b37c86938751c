import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ListRuleBasedMatchesCommand } from '@aws-sdk/client-customer-profiles';
import { explainMerge } from './merge-report';
import { showProfile } from './profile-report';
import { DOMAIN } from './stage';
import type { Stage } from './stage';
import { differing } from './step';
import type { Step } from './step';
import { findMixedUp, profilesOf } from './whose-profiles';
import type { FeedName } from '../retail/data/retail-data';

const FOLDER = path.join(__dirname, '..', 'retail', 'data');

export const SHOP: Step = {
  title: 'Records of the shop: accounts and orders become profiles, broken records become dead letters',
  play: async (stage) => [
    ...await ingest(stage, 'customers', 'Customers'),
    ...await ingest(stage, 'orders', 'Orders'),
    ...await showDeadLetters(stage),
  ],
  objectTypes: ['Customers', 'Orders'],
};

export const MEMBERS: Step = {
  title: 'Records of the loyalty programme: cards join what the orders alone could not, and the rules merge it',
  play: async (stage) => {
    const { expected, client } = stage;
    const wrong = await ingest(stage, 'loyalty', 'Loyalty');
    const somebody = expected.joinedByTheCard();
    const [profileId, ...others] = await profilesOf(client, DOMAIN, somebody);
    return [
      ...wrong,
      ...differing('further profiles of one person', others.length, 0),
      ...await showProfile(client, profileId, somebody),
      ...await explainMerge(stage, profileId),
    ];
  },
  check: everybodyHasTheirProfile,
  objectTypes: ['Customers', 'Loyalty', 'Orders'],
};

/** Sends a feed in, and says how many records became how many profiles. */
async function ingest(stage: Stage, feed: FeedName, objectType: string): Promise<string[]> {
  const { expected } = stage;
  const refused = stage.pathOf(`${feed}-refused.ndjson`);
  const exitCode = await stage.run('ingest', path.join(FOLDER, `${feed}.ndjson`), '--domain', DOMAIN, '--object-type', objectType, '--refused', refused);
  return [
    ...differing(`exit code of ingest of ${feed}, some of which are broken`, exitCode, 1),
    ...differing(`records of ${feed} that were refused`, readFileSync(refused, 'utf8').split('\n').length - 1, expected.refused(feed)),
    ...differing(`profiles after ${feed}`, await stage.countProfiles(), expected.profilesAfter(feed)),
  ];
}

interface DeadLetter {
  readonly Body: string;
  readonly MessageAttributes: { readonly Message: string };
}

async function showDeadLetters(stage: Stage): Promise<string[]> {
  const { Messages } = await stage.ask('dead-letters') as { readonly Messages: readonly DeadLetter[] };
  process.stdout.write('\nIn the dead letter queue:\n');
  for (const { Body: text, MessageAttributes: { Message: reason } } of Messages) {
    process.stdout.write(`  ${text.length > 60 ? `${text.slice(0, 60)}...` : text}\n    ${reason}\n`);
  }
  return differing('dead letters', Messages.length, stage.expected.refused('customers') + stage.expected.refused('orders'));
}

/** Everybody has one profile and shares it with nobody: neither households with one telephone nor twins. */
async function everybodyHasTheirProfile({ client, expected }: Stage): Promise<string[]> {
  const { MatchIds = [] } = await client.send(new ListRuleBasedMatchesCommand({ DomainName: DOMAIN, MaxResults: 100 }));
  const mixedUp = await findMixedUp(client, DOMAIN, expected.truths);
  process.stdout.write(`\nOf ${expected.truths.length} people ${mixedUp.length === 0 ? 'nobody shares a profile with somebody else' : 'some are mixed up'}. `
    + `${MatchIds.length} pairs of profiles are alike (misspelt names, twins), and left for a person to look at.\n`);
  return [...mixedUp, ...differing('pairs of profiles that are alike', MatchIds.length, expected.alike())];
}
