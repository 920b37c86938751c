import { Claimant, keep, markOfLeft, markOfMade, obtain, remove, undoes } from '../../../src/handler/ownership/decision';
import type { EventStamp } from '../../../src/handler/cloudformation/event-stamp';
import { Claim, Holding, markTag, ownerId } from '../../../src/handler/ownership/mark';
import { Ownership, ownershipOf } from '../../../src/handler/ownership/ownership';

const [ME, OTHER, THIRD] = ['Me', 'Other', 'Third'].map((id) => ownerId('arn:stack', id));

const at = (seconds: number): EventStamp => ({ id: `0000000${seconds}`, sent: { kind: 'd', seconds } });
const [EARLIER, NOW, LATER] = [at(1), at(2), at(3)];
const claimant: Claimant = { owner: ME, stamp: NOW };

const CLAIMS: readonly Claim[] = ['created', 'kept', 'adopted', 'readopted'];

/** How a resource stands, through the very tag that it would have. */
function having(...holdings: Holding[]): Ownership {
  return ownershipOf(holdings.length > 0 ? markTag({ holdings }) : undefined, ME);
}
const mine = (claim: Claim, stamp: EventStamp | undefined = EARLIER, more: Partial<Holding> = {}): Holding => ({ owner: ME, claim, stamp, ...more });
const theirs = (claim: Claim = 'created', more: Partial<Holding> = {}): Holding => ({ owner: OTHER, claim, stamp: EARLIER, ...more });
const RELEASED = ownershipOf(markTag({ holdings: [], releasedBy: OTHER }), ME);
const UNREADABLE = ownershipOf({ 'cdk-customer-profiles:owner': '9/created' }, ME);

describe('a Create, or an Update to another name', () => {
  const facts = { vacant: false, id: '00000001' };
  const policies = ['FAIL', 'ADOPT'] as const;

  test.each(CLAIMS.flatMap((claim) => policies.map((existing) => [claim, existing] as const)))(
    'goes on with what its own event has %s, %s', (claim, existing) => {
      expect(obtain(having(mine(claim, NOW), theirs()), claimant, { ...facts, existing }))
        .toEqual({ kind: 'go on', mark: { holdings: [mine(claim, NOW), theirs()] } });
    });

  test.each([['created', 'kept'], ['kept', 'kept'], ['adopted', 'readopted'], ['readopted', 'readopted']] as const)(
    'adds again what is %s: %s from then on, whatever the app says of what exists', (claim, again) => {
      for (const existing of policies) {
        for (const stamp of [EARLIER, undefined]) {
          const expected = { holdings: [{ ...mine(again, NOW), sets: 'M' }, theirs()] };
          expect(obtain(having(mine(claim, stamp, { sets: 'M' }), theirs()), claimant, { ...facts, existing })).toEqual({ kind: 'add again', mark: expected });
        }
      }
    });

  test.each(CLAIMS)('leaves what a later event has %s', (claim) => {
    expect(obtain(having(mine(claim, LATER)), claimant, { ...facts, existing: 'ADOPT' })).toEqual({ kind: 'refuse', why: 'late' });
  });

  test('leaves what another has by a later event, also where it is to adopt', () => {
    const later = having(theirs('adopted', { stamp: LATER }), mine('created'));
    expect(obtain(later, claimant, { ...facts, existing: 'ADOPT' })).toEqual({ kind: 'refuse', why: 'late' });
  });

  test.each([['nothing', having()], ['the mark of who handed it back', RELEASED]])('takes what carries %s only where it is to adopt', (_, ownership) => {
    expect(obtain(ownership, claimant, { ...facts, existing: 'FAIL' })).toEqual({ kind: 'refuse', why: 'exists' });
    expect(obtain(ownership, claimant, { ...facts, existing: 'ADOPT' })).toEqual({ kind: 'adopt', mark: { holdings: [mine('adopted', NOW)] } });
  });

  test.each(CLAIMS)('takes over what another construct has %s only where it is to adopt, and remembers that one and who had it before', (claim) => {
    const former = [theirs(claim), { owner: THIRD, claim: 'created' as const }];
    expect(obtain(having(...former), claimant, { ...facts, existing: 'FAIL' })).toEqual({ kind: 'refuse', why: 'exists' });
    expect(obtain(having(...former), claimant, { ...facts, existing: 'ADOPT' })).toEqual({ kind: 'take over', mark: { holdings: [mine('adopted', NOW), ...former] } });
  });

  test('takes over nothing whose mark it cannot read: it could not be given back', () => {
    expect(obtain(UNREADABLE, claimant, { ...facts, existing: 'FAIL' })).toEqual({ kind: 'refuse', why: 'exists' });
    expect(obtain(UNREADABLE, claimant, { ...facts, existing: 'ADOPT' })).toEqual({ kind: 'refuse', why: 'unreadable' });
  });

  test.each([['ours', having(mine('created'))], ['another\'s', having(theirs())], ['nobody\'s', RELEASED]])('makes what is %s and has nothing behind it', (_, ownership) => {
    expect(obtain(ownership, claimant, { ...facts, existing: 'FAIL', vacant: true })).toEqual({ kind: 'make' });
  });
});

describe('an Update that moves between two names', () => {
  const facts = { vacant: false, id: '0000000a', existing: 'FAIL' as const };
  const from = (holding?: Holding) => ({ id: '0000000b', holding });

  test('and comes back to where the one that it leaves had come from keeps the claim: it is the roll-back', () => {
    expect(obtain(having(mine('created')), claimant, { ...facts, origin: from(mine('created', EARLIER, { instead: '0000000a' })) }))
      .toEqual({ kind: 'return', mark: { holdings: [mine('created', NOW, { instead: '0000000b', returned: true })] } });
  });

  test('and comes back to what another has by now leaves it, also where it is to adopt', () => {
    for (const existing of ['FAIL', 'ADOPT'] as const) {
      expect(obtain(having(theirs('adopted'), mine('created')), claimant, { ...facts, existing, origin: from(mine('created', EARLIER, { instead: '0000000a' })) }))
        .toEqual({ kind: 'leave unless wanted' });
    }
  });

  test.each([
    ['had come from somewhere else', mine('created', EARLIER, { instead: '0000000c' })], ['had an Update of its own since', mine('created')], ['is not ours', undefined],
  ])('and comes to something kept, from what %s, adds it again', (_, holding) => {
    expect(obtain(having(mine('created')), claimant, { ...facts, origin: from(holding) })).toEqual({ kind: 'add again', mark: { holdings: [mine('kept', NOW, { instead: '0000000b' })] } });
  });

  test.each([['nobody has', having(), []], ['another has', having(theirs()), [theirs()]]] as const)('and adopts what %s remembers where it came from', (_, ownership, former) => {
    expect(obtain(ownership, claimant, { ...facts, existing: 'ADOPT', origin: from(mine('created')) }))
      .toMatchObject({ mark: { holdings: [mine('adopted', NOW, { instead: '0000000b' }), ...former] } });
  });

  test('and leaves what it had come back to marks that as kept: it was there before the Update that came back', () => {
    expect(markOfLeft(having(mine('created', EARLIER, { instead: '0000000b', returned: true })))).toEqual({ holdings: [mine('kept', EARLIER, { instead: '0000000b' })] });
    expect(markOfLeft(having(mine('adopted', EARLIER, { returned: true }), theirs()))).toEqual({ holdings: [mine('readopted'), theirs()] });
    expect(markOfLeft(having(mine('created')))).toBeUndefined();
    expect(markOfLeft(having(theirs('created', { returned: true })))).toBeUndefined();
  });

  test('marks what it makes with where it came from', () => {
    expect(markOfMade(claimant, { instead: '0000000b' })).toEqual({ holdings: [mine('created', NOW, { instead: '0000000b' })] });
  });
});

describe('an Update that goes back to what the one wanted that made the resource', () => {
  const made = mine('created', EARLIER, { past: '00000001' });
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const facts = { definition: '00000001', createdAt: minutesAgo(59) };

  test.each(['created', 'adopted'] as const)('undoes it, where it is %s', (claim) => expect(undoes({ ...made, claim }, facts)).toBe(true));

  test.each<[string, Holding | undefined, Partial<Parameters<typeof undoes>[1]>]>([
    ['is not owned', undefined, {}],
    ['was made by a Create', mine('created'), {}],
    ['was made by a Create, where nobody tells what is wanted', mine('created'), { definition: undefined }],
    ['was made long ago', made, { createdAt: minutesAgo(61) }],
    ['was made nobody knows when', made, { createdAt: undefined }],
    ['was made by an Update from elsewhere', made, { definition: '00000002' }],
    ...(['kept', 'readopted'] as const).map((claim): [string, Holding, object] => [`is ${claim}`, { ...made, claim }, {}]),
  ])('undoes nothing of what %s', (_, holding, more) => expect(undoes(holding, { ...facts, ...more })).toBe(false));
});

describe('an Update', () => {
  const facts = { deletionAsked: false, everAdopting: false, part: false, named: true };

  test.each(CLAIMS)('keeps what is %s as it is, and says that a replacement is over', (claim) => {
    expect(keep(having(mine(claim, EARLIER, { instead: '0000000b', returned: true, past: '00000001' }), theirs()), claimant, facts))
      .toEqual({ kind: 'keep', mark: { holdings: [mine(claim, EARLIER, { past: '00000001' }), theirs()] } });
  });

  test.each([['created', 'created'], ['kept', 'created'], ['adopted', 'adopted'], ['readopted', 'adopted']] as const)(
    'that asks for the deletion of what is %s makes it %s', (claim, then) => {
      expect(keep(having(mine(claim)), claimant, { ...facts, deletionAsked: true })).toEqual({ kind: 'keep', mark: { holdings: [mine(then)] } });
    });

  test('leaves what a later event has made', () => {
    expect(keep(having(mine('created', LATER)), claimant, facts)).toEqual({ kind: 'refuse', why: 'late' });
  });

  test.each([['another\'s', having(theirs())], ['another\'s who has it of us', having(theirs('adopted'), mine('created'))], ['another\'s in words of a newer release', UNREADABLE]])(
    'leaves what is %s, unless nothing has to be done', (_, ownership) => {
      expect(keep(ownership, claimant, facts)).toEqual({ kind: 'leave unless wanted' });
    });

  test.each([
    ['has lost its mark', having(), {}, 'created'],
    ['may have been adopted', having(), { everAdopting: true }, 'adopted'],
    ['was handed back', RELEASED, {}, 'adopted'],
  ] as const)('marks what %s anew', (_, ownership, more, claim) => {
    expect(keep(ownership, claimant, { ...facts, ...more })).toEqual({ kind: 'keep', mark: { holdings: [{ owner: ME, claim }] } });
  });

  test('does not take a part without a mark for its own', () => {
    expect(keep(having(), claimant, { ...facts, part: true })).toEqual({ kind: 'obtain' });
  });

  test('does not take what has a name that the app never said for its own', () => {
    for (const part of [false, true]) {
      expect(keep(having(), claimant, { ...facts, part, named: false })).toEqual({ kind: 'make' });
    }
  });
});

describe('a Delete', () => {
  const facts = { handsBack: false, lostMark: false };
  const left = { kind: 'leave', because: expect.any(String) as string };

  test.each([
    ['created', false, 'delete'], ['created', true, 'delete'],
    ['kept', false, 'leave'], ['kept', true, 'leave'],
    ['adopted', false, 'delete'], ['adopted', true, 'hand back'],
    ['readopted', false, 'hand back'], ['readopted', true, 'hand back'],
  ] as const)('of what is %s, which is to be handed back: %s, is to %s', (claim, handsBack, kind) => {
    for (const stamp of [EARLIER, NOW, undefined]) {
      expect(remove(having(mine(claim, stamp)), claimant, { ...facts, handsBack }).kind).toBe(kind);
    }
  });

  test.each(CLAIMS)('that was sent before what is %s was made or added again leaves it', (claim) => {
    expect(remove(having(mine(claim, LATER)), claimant, { handsBack: true, lostMark: true })).toEqual(left);
  });

  test.each(['adopted', 'readopted'] as const)('of what is %s gives its former owner the mark that it had', (claim) => {
    const former = [theirs('created', { sets: 'M' }), { owner: THIRD, claim: 'kept' as const }];
    expect(remove(having(mine(claim), ...former), claimant, { ...facts, handsBack: true })).toEqual({ kind: 'hand back', mark: { holdings: former } });
    expect(remove(having(mine(claim)), claimant, { ...facts, handsBack: true })).toEqual({ kind: 'hand back', mark: { holdings: [], releasedBy: ME } });
  });

  test.each([
    ['adopted', 'created', 'created'], ['adopted', 'kept', 'kept'], ['adopted', 'adopted', 'adopted'], ['adopted', 'readopted', 'readopted'],
    ['readopted', 'created', 'kept'], ['readopted', 'kept', 'kept'], ['readopted', 'adopted', 'readopted'], ['readopted', 'readopted', 'readopted'],
  ] as const)('of what another has %s from us, who had it %s, gives up: the other has it %s', (taken, had, then) => {
    const before: Holding[] = had === 'adopted' || had === 'readopted' ? [{ owner: THIRD, claim: 'created' }] : [];
    expect(remove(having(theirs(taken, { had: '00000001' }), mine(had), ...before), claimant, facts)).toEqual({ kind: 'give up', mark: { holdings: [theirs(then), ...before] } });
  });

  test('of a resource that a third one has by now gives up, and leaves that one what it has', () => {
    const third: Holding = { owner: THIRD, claim: 'adopted', stamp: EARLIER };
    expect(remove(having(third, theirs('adopted'), mine('created')), claimant, facts)).toEqual({ kind: 'give up', mark: { holdings: [third, theirs('created')] } });
  });

  test('that was sent before we had it again gives nothing up', () => {
    expect(remove(having(theirs('adopted'), mine('created', LATER)), claimant, facts)).toEqual(left);
  });

  test.each([['another\'s', having(theirs())], ['another\'s in words of a newer release', UNREADABLE], ['handed back', RELEASED], ['without a mark', having()]])(
    'leaves what is %s', (_, ownership) => {
      for (const handsBack of [true, false]) {
        expect(remove(ownership, claimant, { ...facts, handsBack })).toEqual(left);
      }
    });

  test('of what can only be ours that has lost its mark deletes it', () => {
    expect(remove(having(), claimant, { ...facts, lostMark: true })).toEqual({ kind: 'delete' });
    expect(remove(having(theirs()), claimant, { ...facts, lostMark: true })).toEqual(left);
    expect(remove(RELEASED, claimant, { ...facts, lostMark: true })).toEqual(left);
  });
});
