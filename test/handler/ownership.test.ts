import { ownerId, ownerMark, standingOf } from '../../src/handler/ownership';

const me = ownerId('arn:stack', 'Crm');

test('an owner is a hash of 32 characters that stays the same across releases', () => {
  expect(me).toBe('f3f0c33402e4b6a62942966a9958257f');
});

test('the same construct id in another stack, and another one in the same stack, are other owners', () => {
  expect(new Set([me, ownerId('arn:other', 'Crm'), ownerId('arn:stack', 'Other')]).size).toBe(3);
});

test.each(['created', 'adopted'] as const)('a resource that we marked as %s is ours', (claim) => {
  expect(standingOf({ team: 'crm', ...ownerMark(claim, me) }, me)).toEqual({ owner: 'us', claim });
});

test.each<Record<string, string> | undefined>([undefined, {}, { team: 'crm' }])('a resource without a mark is nobody\'s', (tags) => {
  expect(standingOf(tags, me)).toEqual({ owner: 'nobody', released: false });
});

test.each([me, ownerId('arn:stack', 'Other')])('a resource that was handed back is nobody\'s, whoever did it', (owner) => {
  expect(standingOf(ownerMark('released', owner), me)).toEqual({ owner: 'nobody', released: true });
});

test.each([`1/created/${ownerId('arn:stack', 'Other')}`, `2/created/${me}`, `1/borrowed/${me}`, `1/created/${me}/more`, 'nonsense', ''])(
  'a resource with the mark "%s" is another\'s', (mark) => {
    expect(standingOf({ 'cdk-customer-profiles:owner': mark }, me)).toEqual({ owner: 'another', mark });
  });
