import { formatMark, Holding, Mark, markTag, ownerId, parseMark } from '../../../src/handler/ownership/mark';
import { ownershipOf } from '../../../src/handler/ownership/ownership';

const me = ownerId('arn:stack', 'Crm');
const other = ownerId('arn:stack', 'Other');
const stamp = { id: '0a1b2c3d', sent: { kind: 'd', seconds: 1_800_000_000 } } as const;
const everything: Holding = { owner: me, claim: 'readopted', stamp, sets: 'MR', instead: '00000001', returned: true, past: '00000002', had: '00000003' };

test('an owner is a hash of 32 characters that stays the same across releases', () => {
  expect(me).toBe('f3f0c33402e4b6a62942966a9958257f');
});

test('the same construct id in another stack, and another one in the same stack, are other owners', () => {
  expect(new Set([me, ownerId('arn:other', 'Crm'), other]).size).toBe(3);
});

test.each(['created', 'adopted'] as const)('a mark of the first release says %s', (claim) => {
  expect(parseMark(`1/${claim}/${me}`)).toEqual({ holdings: [{ owner: me, claim }] });
  expect(ownershipOf({ 'team': 'crm', 'cdk-customer-profiles:owner': `1/${claim}/${me}` }, me)).toEqual({ owner: 'us', holding: { owner: me, claim }, former: [] });
});

test.each<Mark>([
  { holdings: [{ owner: me, claim: 'created' }] },
  { holdings: [{ owner: me, claim: 'adopted' }] },
  { holdings: [], releasedBy: me },
])('what the first release could say is said as it said it: %j', (mark) => {
  expect(formatMark(mark)).toMatch(/^1\/(created|adopted|released)\/[0-9a-f]{32}$/);
  expect(parseMark(formatMark(mark))).toEqual(mark);
});

test.each<Mark>([
  { holdings: [{ owner: me, claim: 'kept' }] },
  { holdings: [{ owner: me, claim: 'created', stamp }] },
  { holdings: [{ owner: me, claim: 'created', stamp: { id: '0a1b2c3d' } }] },
  { holdings: [everything] },
  { holdings: [{ owner: me, claim: 'adopted', stamp, had: '00000003' }, { owner: other, claim: 'created', stamp, sets: 'M' }] },
])('a mark is read as it was written: %j', (mark) => {
  expect(parseMark(formatMark(mark))).toEqual(mark);
});

test('a mark fits into a tag, and forgets the oldest owners first', () => {
  const mark = formatMark({ holdings: [everything, { ...everything, owner: other }, { ...everything, claim: 'created' }] });

  expect(mark.length).toBeLessThanOrEqual(256);
  expect(parseMark(mark)?.holdings.map(({ owner }) => owner)).toEqual([me, other]);
  expect(mark).toMatch(/^[a-zA-Z0-9 +\-=._:/@]*$/);
});

test.each<{ [key: string]: string } | undefined>([undefined, {}, { team: 'crm' }])('a resource without a mark is nobody\'s', (tags) => {
  expect(ownershipOf(tags, me)).toEqual({ owner: 'nobody', released: false });
});

test.each([me, other])('a resource that was handed back is nobody\'s, whoever did it', (releasedBy) => {
  expect(ownershipOf(markTag({ holdings: [], releasedBy }), me)).toEqual({ owner: 'nobody', released: true });
});

test.each([
  `1/created/${other}`, `3/created:${me}`, `1/borrowed/${me}`, `1/created/${me}/more`, 'nonsense', '', '2/', `2/created:${me}:q1`, `2/created:${me}:e1`, `2/borrowed:${me}`,
  `2/created:${other}/created:${me}`, `2/created:${me}/nonsense`,
])('a resource with the mark "%s" is another\'s', (text) => {
  expect(ownershipOf({ 'cdk-customer-profiles:owner': text }, me)).toMatchObject({ owner: 'another', text });
});
