import { CustomerProfilesClient, SearchProfilesCommand } from '@aws-sdk/client-customer-profiles';
import type { Truth } from '../retail/data/feeds';

const KEYS_OF_A_SEARCH = 5;

/** The ids of the profiles that a person's records are in: of their accounts, orders and cards. */
export async function profilesOf(client: CustomerProfilesClient, domainName: string, { customerIds, orderIds, cards }: Truth): Promise<Set<string>> {
  const keys = [
    ...customerIds.map((id) => ({ KeyName: 'customerId', Values: [id] })),
    ...orderIds.map((id) => ({ KeyName: 'orderId', Values: [id] })),
    ...cards.map((id) => ({ KeyName: 'membershipId', Values: [id] })),
  ];
  const ids = new Set<string>();
  for (let at = 0; at < keys.length; at += KEYS_OF_A_SEARCH) {
    const [first, ...others] = keys.slice(at, at + KEYS_OF_A_SEARCH);
    const { Items = [] } = await client.send(new SearchProfilesCommand({
      DomainName: domainName, ...first, ...others.length > 0 ? { AdditionalSearchKeys: others, LogicalOperator: 'OR' } : {},
    }));
    Items.forEach(({ ProfileId: id }) => ids.add(id!));
  }
  return ids;
}

/** Looks for the profiles of all people, and tells who has too many or too few, and who shares one with somebody else. */
export async function findMixedUp(client: CustomerProfilesClient, domainName: string, truths: readonly Truth[]): Promise<string[]> {
  const owners = new Map<string, Truth>();
  const wrong: string[] = [];
  for (const truth of truths) {
    const ids = await profilesOf(client, domainName, truth);
    const expected = truth.story === 'second account, misspelt' ? 2 : 1;
    if (ids.size !== expected) {
      wrong.push(`${nameOf(truth)} has ${ids.size} profiles, expected ${expected}`);
    }
    for (const id of ids) {
      const other = owners.get(id);
      if (other) {
        wrong.push(`${nameOf(truth)} and ${nameOf(other)} are two people, and have one profile`);
      }
      owners.set(id, truth);
    }
  }
  return wrong;
}

function nameOf({ person: { first, last, number }, story }: Truth): string {
  return `${first} ${last} (person ${number}, ${story})`;
}
