import type { Feeds, Truth } from './feeds';
import type { Random } from './random';
import { emailAsWritten, phoneAsWritten } from './spellings';
import { GOODS, STORES } from './words';

const BEGIN = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** The orders of a person, as their story has it. */
export function writeOrders(random: Random, feeds: Feeds, truth: Truth): void {
  const { person: { first, last, email, otherEmail, mobile }, story, customerIds } = truth;
  const name = { first, last };
  const byAccount = () => ({ id: random.pick(customerIds) });
  const byAddress = (address: string) => ({ name, email: emailAsWritten(random, address) });
  const withPhone = (address: string) => ({ ...byAddress(address), phone: phoneAsWritten(random, mobile) });
  switch (story) {
    case 'member only':
      return;
    case 'guest':
      return writeSome(random, feeds, truth, random.between(1, 3), () => withPhone(email));
    case 'ordered as a guest':
      writeSome(random, feeds, truth, random.between(1, 2), () => withPhone(otherEmail));
      return writeSome(random, feeds, truth, random.between(0, 2), byAccount);
    case 'joined by the card':
      writeSome(random, feeds, truth, random.between(1, 2), () => byAddress(otherEmail));
      return writeSome(random, feeds, truth, random.between(1, 3), byAccount);
    default:
      return writeSome(random, feeds, truth, random.between(0, 4), () => random.isHeads(0.7) ? byAccount() : byAddress(email));
  }
}

function writeSome(random: Random, feeds: Feeds, truth: Truth, count: number, customer: () => object): void {
  for (let order = 0; order < count; order++) {
    write(random, feeds, truth, customer());
  }
}

function write(random: Random, feeds: Feeds, truth: Truth, customer: object): void {
  const at = BEGIN + random.between(0, 170) * DAY + random.between(0, DAY - 1);
  const orderId = feeds.newId('O');
  const items = random.some(random.between(1, 3), GOODS);
  const amount = items.reduce((sum, { price }) => sum + price, 0);
  const isCancelled = random.isHeads(0.08);
  truth.orderIds.push(orderId);
  truth.spent += isCancelled ? 0 : amount;
  truth.purchases += isCancelled ? 0 : 1;
  feeds.orders.push({
    at,
    text: JSON.stringify({
      orderId,
      customer,
      status: isCancelled ? 'cancelled' : random.pick(['shipped', 'delivered', 'delivered']),
      createdAt: new Date(at).toISOString(),
      total: { amount, tax: Math.round(amount * 8) / 100, currency: 'USD' },
      items,
      store: { code: random.pick(STORES) },
    }),
  });
}
