import { writeAccounts } from './accounts';
import { BROKEN } from './broken';
import { Feeds } from './feeds';
import type { Line, Story, Truth } from './feeds';
import { writeCards } from './members';
import { makePeople } from './people';
import type { Person } from './people';
import { writeOrders } from './purchases';
import { Random } from './random';

export const SEED = 20_260_101;

const HOUSEHOLDS = 330;
const HOUSEHOLDS_WITH_TWINS = 3;

/** How many people have a story; the others have one account. */
const STORIES: readonly (readonly [Story, number])[] = [
  ['registered again', 40],
  ['moved', 50],
  ['second account', 45],
  ['second account, misspelt', 20],
  ['ordered as a guest', 30],
  ['joined by the card', 25],
  ['card apart', 25],
  ['guest', 110],
  ['member only', 35],
];

export type FeedName = 'customers' | 'orders' | 'loyalty';

export const FEEDS: readonly FeedName[] = ['customers', 'orders', 'loyalty'];

export interface RetailData {
  /** The lines of each feed, in the order in which they come. */
  readonly lines: { readonly [feed in FeedName]: readonly string[] };
  /** What is whose, which no record says. */
  readonly truths: readonly Truth[];
}

/** Customers, orders and loyalty members of nobody. The same seed gives the same. */
export function makeRetailData(seed: number = SEED): RetailData {
  const random = new Random(seed);
  const feeds = new Feeds();
  const people = makePeople(random, HOUSEHOLDS, HOUSEHOLDS_WITH_TWINS);
  const stories = storiesOf(random, people);
  for (const person of people) {
    const truth = feeds.truthOf(person, stories.get(person) ?? 'one account');
    writeAccounts(random, feeds, truth);
    writeOrders(random, feeds, truth);
    writeCards(random, feeds, truth);
  }
  return {
    lines: {
      customers: inOrder(random, feeds.customers, BROKEN.customers),
      orders: inOrder(random, feeds.orders, BROKEN.orders),
      loyalty: inOrder(random, feeds.loyalty, BROKEN.loyalty),
    },
    truths: feeds.truths,
  };
}

function storiesOf(random: Random, people: readonly Person[]): ReadonlyMap<Person, Story> {
  const stories = STORIES.flatMap(([story, count]) => Array.from({ length: count }, () => story));
  const theirs = random.some(stories.length, people.filter(({ isTwin }) => !isTwin));
  return new Map(theirs.map((person, index) => [person, stories[index]]));
}

function inOrder(random: Random, lines: readonly Line[], broken: readonly string[]): string[] {
  const texts = [...lines].sort((one, other) => one.at - other.at).map(({ text }) => text);
  for (const text of broken) {
    texts.splice(random.between(0, texts.length), 0, text);
  }
  return texts;
}
