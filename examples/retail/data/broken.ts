/** Records that nothing can be made of. They stand among the others. */
export const BROKEN = {
  customers: [
    // by nothing can it be told whose it is
    JSON.stringify({ name: { first: 'Ada', last: 'Stone' }, updatedAt: 1_760_000_000_000 }),
    // it has no number that would tell it from others
    JSON.stringify({ name: { first: 'Hugo', last: 'Reed' }, email: 'hugo.reed@example.org' }),
    // cut off
    '{"id":"C-99001","name":{"first":"Nadia","last":"Kell',
  ],
  orders: [
    JSON.stringify({ orderId: 'O-99001', customer: {}, status: 'delivered', total: { amount: 18, currency: 'USD' } }),
    JSON.stringify({ customer: { email: 'paula.weber@example.com' }, status: 'shipped', total: { amount: 54.75, currency: 'USD' } }),
    // a list where a record should be
    JSON.stringify([{ orderId: 'O-99002', customer: { id: 'C-00001' } }]),
  ],
  loyalty: [
    JSON.stringify({ email: 'thomas.novak@example.net', status: 'active' }),
  ],
} as const;
