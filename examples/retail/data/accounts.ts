import type { Feeds, Truth } from './feeds';
import { addressIn } from './people';
import type { Address, Person } from './people';
import type { Random } from './random';
import { emailAsWritten, nameAsWritten, nameMisspelt, phoneAsWritten } from './spellings';
import { CITIES } from './words';

const BEGIN = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

interface Account {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly address: Address;
  /** When the record was changed last. */
  readonly at: number;
}

/** The records of a person's accounts, as their story has it. */
export function writeAccounts(random: Random, feeds: Feeds, truth: Truth): void {
  const { person, story } = truth;
  const account = { ...accountOf(feeds, truth, person), at: BEGIN + random.between(0, 700) * DAY + random.between(0, DAY - 1) };
  const later = account.at + random.between(10, 150) * DAY;
  switch (story) {
    case 'guest':
    case 'member only':
      return;
    case 'moved': {
      const moved = { ...account, address: addressIn(random, random.pick(CITIES.filter(({ name }) => name !== person.address.city))), at: later };
      // of some the former record comes once more, after the one that has replaced it
      if (random.isHeads(0.2)) {
        write(random, feeds, person, account, later + DAY);
      }
      write(random, feeds, person, account);
      write(random, feeds, person, moved);
      return;
    }
    case 'registered again':
      write(random, feeds, person, account);
      write(random, feeds, person, { ...account, id: newAccount(feeds, truth), at: later });
      return;
    case 'second account':
      write(random, feeds, person, account);
      write(random, feeds, person, {
        id: newAccount(feeds, truth),
        first: nameAsWritten(random, person.first),
        last: nameAsWritten(random, person.last),
        email: person.otherEmail,
        address: account.address,
        at: later,
      });
      return;
    case 'second account, misspelt':
      write(random, feeds, person, account);
      write(random, feeds, person, {
        ...account, id: newAccount(feeds, truth), email: person.otherEmail, first: nameMisspelt(random, person.first), at: later,
      });
      return;
    default:
      write(random, feeds, person, account);
  }
}

function accountOf(feeds: Feeds, truth: Truth, { first, last, email, address }: Person): Omit<Account, 'at'> {
  const hasOne = truth.story !== 'guest' && truth.story !== 'member only';
  return { id: hasOne ? newAccount(feeds, truth) : '', first, last, email, address };
}

function newAccount(feeds: Feeds, { customerIds }: Truth): string {
  const id = feeds.newId('C');
  customerIds.push(id);
  return id;
}

function write(random: Random, feeds: Feeds, person: Person, { id, first, last, email, address, at }: Account, comesAt = at): void {
  feeds.customers.push({
    at: comesAt,
    text: JSON.stringify({
      id,
      name: { first, last },
      birthDate: person.birthDate,
      email: emailAsWritten(random, email),
      phones: { mobile: phoneAsWritten(random, person.mobile), home: phoneAsWritten(random, person.home) },
      address: { ...address, country: 'US' },
      consents: { newsletter: random.isHeads(0.4) },
      updatedAt: at,
    }),
  });
}
