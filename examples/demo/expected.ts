import { makeRetailData } from '../retail/data/retail-data';
import { BROKEN } from '../retail/data/broken';
import type { FeedName, RetailData } from '../retail/data/retail-data';
import type { Story, Truth } from '../retail/data/feeds';

/** What must become of the data of the retail example. It is computed from who the people are, of which the records say nothing. */
export class Expected {
  public readonly truths: readonly Truth[];
  private readonly lines: RetailData['lines'];

  constructor() {
    const { lines, truths } = makeRetailData();
    this.lines = lines;
    this.truths = truths;
  }

  public records(feed: FeedName): number {
    return this.lines[feed].length;
  }

  public refused(feed: FeedName): number {
    return BROKEN[feed].length;
  }

  /** How many profiles there are once a feed is in, and those before it. */
  public profilesAfter(feed: FeedName): number {
    const withAccount = this.truths.filter(({ customerIds }) => customerIds.length > 0).length + this.count('second account, misspelt');
    switch (feed) {
      case 'customers':
        return withAccount;
      case 'orders':
        // nothing says yet whose the orders are that only the cards will tell of
        return withAccount + this.count('guest') + this.count('joined by the card');
      case 'loyalty':
        return withAccount + this.count('guest') + this.count('member only');
    }
  }

  /** Pairs of profiles that are alike and stay two: misspelt second accounts, and twins. */
  public alike(): number {
    return this.count('second account, misspelt') + this.truths.filter(({ person }) => person.isTwin).length / 2;
  }

  /** Somebody whose guest orders a card has joined to their account. */
  public joinedByTheCard(): Truth {
    return this.truths.filter(({ story }) => story === 'joined by the card').sort((one, other) => other.orderIds.length - one.orderIds.length)[0];
  }

  private count(story: Story): number {
    return this.truths.filter((truth) => truth.story === story).length;
  }
}
