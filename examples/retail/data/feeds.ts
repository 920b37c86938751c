import type { Person } from './people';

/** One line of a feed. */
export interface Line {
  /** When it comes. */
  readonly at: number;
  readonly text: string;
}

/** What is known of a person that no feed says: what is whose. */
export interface Truth {
  readonly person: Person;
  readonly story: Story;
  readonly customerIds: string[];
  readonly orderIds: string[];
  readonly cards: string[];
  /** Over orders that were not cancelled. */
  spent: number;
  purchases: number;
}

/** How somebody came to have the records that they have. Where nothing else is said, all of them are to become one profile. */
export type Story =
  | 'one account'
  /** Has registered again with the same e-mail address. */
  | 'registered again'
  /** Has moved, so that there is a later record of the account; of some the earlier one comes last. */
  | 'moved'
  /** Has a second account with another e-mail address and the same mobile, and the name in another case. */
  | 'second account'
  /** The same with the first name misspelt: two profiles, which are found to be alike, for a person to look at. */
  | 'second account, misspelt'
  /** Has an account, and orders without it, with another e-mail address. */
  | 'ordered as a guest'
  /** The same without a telephone number in the order; the card of the loyalty programme has the other address as well. */
  | 'joined by the card'
  /** Has an account, and a card that says nothing of it. */
  | 'card apart'
  /** Only orders, without an account. */
  | 'guest'
  /** Only has a card. */
  | 'member only';

/** The feeds while they are written. */
export class Feeds {
  public readonly customers: Line[] = [];
  public readonly orders: Line[] = [];
  public readonly loyalty: Line[] = [];
  public readonly truths: Truth[] = [];
  private readonly ids = new Map<string, number>();

  public truthOf(person: Person, story: Story): Truth {
    const truth: Truth = { person, story, customerIds: [], orderIds: [], cards: [], spent: 0, purchases: 0 };
    this.truths.push(truth);
    return truth;
  }

  public newId(letter: 'C' | 'O' | 'L'): string {
    const id = (this.ids.get(letter) ?? 0) + 1;
    this.ids.set(letter, id);
    return `${letter}-${String(id).padStart(5, '0')}`;
  }
}
