import type { Feeds, Truth } from './feeds';
import type { Random } from './random';
import { emailAsWritten, phoneAsWritten } from './spellings';

const BEGIN = Date.UTC(2026, 5, 22);
const DAY = 86_400_000;

/** The card of a person, as their story has it. */
export function writeCards(random: Random, feeds: Feeds, truth: Truth): void {
  const { person, story, customerIds } = truth;
  const self = { name: { first: person.first, last: person.last }, phone: phoneAsWritten(random, person.mobile) };
  switch (story) {
    case 'joined by the card':
      return write(random, feeds, truth, { customerId: customerIds[0], email: emailAsWritten(random, person.otherEmail) });
    case 'card apart':
      return write(random, feeds, truth, { ...self, email: emailAsWritten(random, person.otherEmail) });
    case 'member only':
      return write(random, feeds, truth, { ...self, email: emailAsWritten(random, person.email) });
    default:
      if (customerIds.length > 0 && random.isHeads(0.35)) {
        write(random, feeds, truth, {
          ...random.isHeads(0.5) ? { customerId: customerIds[0] } : {}, email: emailAsWritten(random, person.email),
        });
      }
  }
}

function write(random: Random, feeds: Feeds, truth: Truth, member: object): void {
  const at = BEGIN + random.between(0, 30) * DAY + random.between(0, DAY - 1);
  const card = feeds.newId('L');
  const lifetime = random.between(0, 400) * 25;
  truth.cards.push(card);
  feeds.loyalty.push({
    at,
    text: JSON.stringify({
      card,
      ...member,
      programme: 'Trailblazers',
      status: 'active',
      enrolledAt: new Date(at).toISOString(),
      renewsAt: new Date(at + 365 * DAY).toISOString(),
      tier: lifetime >= 5000 ? { current: 'gold', next: 'platinum', missing: 20_000 - lifetime } : { current: 'silver', next: 'gold', missing: 5000 - lifetime },
      points: { balance: random.between(0, lifetime), lifetime },
    }),
  });
}
