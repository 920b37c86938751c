/**
 * Whose a resource is, and what an event may do with it: the one place where that is decided.
 *
 * Create, and an Update that wants another name than the resource has:
 *
 * | mark of what is there       | FAIL            | ADOPT                                    |
 * |-----------------------------|-----------------|------------------------------------------|
 * | ours, of this very event    | go on           | go on                                    |
 * | ours, of a later event      | refuse          | refuse                                   |
 * | ours, created or kept       | add again: kept | add again: kept                          |
 * | ours, adopted or readopted  | add again: readopted | add again: readopted                |
 * | ours, and an Update goes back to it | return: as it was | return: as it was              |
 * | none, or handed back        | refuse          | adopt: adopted                           |
 * | another's, of a later event | refuse          | refuse                                   |
 * | another's, and an Update goes back to it | leave it where it is as wanted, else refuse | likewise        |
 * | another's                   | refuse          | take over: adopted, before that the other|
 * | of another release, unreadable | refuse       | refuse                                   |
 * | any, and nothing behind it  | make            | make                                     |
 *
 * Update of what the resource has been so far:
 *
 * | mark                        | then                                                                     |
 * |-----------------------------|--------------------------------------------------------------------------|
 * | ours                        | keep; kept becomes created, and readopted adopted, where deletion is asked for since |
 * | ours, of a later event      | refuse                                                                   |
 * | none, a part of something   | leave it where it is as wanted, else as Create; ADOPT counts that the deployment before said |
 * | none, a name never said     | make                                                                     |
 * | none                        | keep: created; adopted where it was handed back, or the app ever adopted |
 * | another's                   | leave it where it is as wanted, or was when it was taken over; else refuse |
 *
 * Delete:
 *
 * | mark                        | then                                                                     |
 * |-----------------------------|--------------------------------------------------------------------------|
 * | ours, of a later event      | leave                                                                    |
 * | ours, created               | delete                                                                   |
 * | ours, kept                  | leave                                                                    |
 * | ours, adopted               | hand back while the app says ADOPT, or another policy than Delete; else delete |
 * | ours, readopted             | hand back                                                                |
 * | another's, who has it of us | give up: the other has our claim, and what was before us                 |
 * | another's                   | leave                                                                    |
 * | handed back                 | leave                                                                    |
 * | none                        | delete where it can only be ours that has lost its mark, else leave      |
 */
import type { Claim, Holding, Mark } from './mark';
import type { Ownership } from './ownership';
import type { Existing } from '../../model/wire';
import { EventStamp, isSameEvent, wasSentBefore } from '../cloudformation/event-stamp';

/** Who asks. */
export interface Claimant {
  readonly owner: string;
  readonly stamp: EventStamp;
}

/** The resource that an Update moves away from. */
export interface Origin {
  /** A hash of its physical id. */
  readonly id: string;
  /** How we hold it; undefined where we do not. */
  readonly holding?: Holding;
}

export type Refusal = 'late' | 'exists' | 'unreadable' | 'not ours';

export type Obtaining =
  | { readonly kind: 'make' | 'leave unless wanted' }
  | { readonly kind: 'go on' | 'add again' | 'return' | 'adopt' | 'take over'; readonly mark: Mark }
  | { readonly kind: 'refuse'; readonly why: Refusal };

export type Keeping =
  | { readonly kind: 'keep'; readonly mark: Mark }
  | { readonly kind: 'obtain' | 'make' | 'leave unless wanted' }
  | { readonly kind: 'refuse'; readonly why: Refusal };

export type Removal =
  | { readonly kind: 'delete' }
  | { readonly kind: 'hand back' | 'give up'; readonly mark: Mark }
  | { readonly kind: 'leave'; readonly because: string };

/** The mark of what an event makes. */
export function markOfMade({ owner, stamp }: Claimant, details: Pick<Holding, 'sets' | 'instead' | 'past'> = {}): Mark {
  return { holdings: [{ owner, claim: 'created', stamp, ...details }] };
}

/** What to do with something that is there where a resource is to be. */
export function obtain(
  ownership: Ownership, claimant: Claimant, facts: {
    readonly existing: Existing;
    /** Nothing stands behind the mark. */
    readonly vacant: boolean;
    /** A hash of the physical id of what is there. */
    readonly id: string;
    /** What an Update moves away from. */
    readonly origin?: Origin;
  },
): Obtaining {
  const { owner, stamp } = claimant;
  const instead = facts.origin && { instead: facts.origin.id };
  const adopted = (former: readonly Holding[]): Mark => ({ holdings: [{ owner, claim: 'adopted', stamp, ...instead }, ...former] });
  if (ownership.owner === 'us') {
    const { holding, former } = ownership;
    if (isSameEvent(holding.stamp, stamp)) {
      return { kind: 'go on', mark: { holdings: [holding, ...former] } };
    }
    if (wasSentBefore(stamp, holding.stamp)) {
      return { kind: 'refuse', why: 'late' };
    }
    if (facts.vacant) {
      return { kind: 'make' };
    }
    const { instead: _, returned: __, ...rest } = holding;
    if (facts.origin && goesBack(facts.origin, facts.id)) {
      return { kind: 'return', mark: { holdings: [{ ...rest, stamp, ...instead, returned: true }, ...former] } };
    }
    return { kind: 'add again', mark: { holdings: [{ ...rest, claim: again(holding.claim), stamp, ...instead }, ...former] } };
  }
  if (facts.vacant) {
    return { kind: 'make' };
  }
  if (ownership.owner === 'another' && ownership.mark?.holdings.some((holding) => wasSentBefore(stamp, holding.stamp))) {
    return { kind: 'refuse', why: 'late' };
  }
  if (ownership.owner === 'another' && goesBack(facts.origin, facts.id)) {
    return { kind: 'leave unless wanted' };
  }
  if (facts.existing === 'FAIL') {
    return { kind: 'refuse', why: 'exists' };
  }
  if (ownership.owner === 'nobody') {
    return { kind: 'adopt', mark: adopted([]) };
  }
  // what cannot be read could not be given back
  return ownership.mark ? { kind: 'take over', mark: adopted(ownership.mark.holdings) } : { kind: 'refuse', why: 'unreadable' };
}

/** Whether an Update goes back to what its resource had taken the place of, as the Update of a roll-back does. */
function goesBack(origin: Origin | undefined, id: string): boolean {
  return origin?.holding?.instead === id;
}

/** The mark that is due on what an Update moves away from: what was there before the Update that had gone back to it is not that Update's to delete. */
export function markOfLeft(ownership: Ownership): Mark | undefined {
  if (ownership.owner !== 'us' || !ownership.holding.returned) {
    return undefined;
  }
  const { returned: _, ...holding } = ownership.holding;
  return { holdings: [{ ...holding, claim: again(holding.claim) }, ...ownership.former] };
}

/** What an Update may do with what the resource has been so far. */
export function keep(
  ownership: Ownership, { owner, stamp }: Claimant, facts: {
    /** Its deletion was not asked for in the deployment before, and is now. */
    readonly deletionAsked: boolean;
    /** The app says ADOPT, or did. */
    readonly everAdopting: boolean;
    /** It is a part of something larger, which may have been made anew by somebody else. */
    readonly part: boolean;
    /** The app says its name, or did. */
    readonly named: boolean;
  },
): Keeping {
  switch (ownership.owner) {
    case 'us': {
      if (wasSentBefore(stamp, ownership.holding.stamp)) {
        return { kind: 'refuse', why: 'late' };
      }
      // an Update of its own says that the one which replaced another resource with it is over
      const { instead: _, returned: __, ...holding } = ownership.holding;
      const claim = facts.deletionAsked ? asked(holding.claim) : holding.claim;
      return { kind: 'keep', mark: { holdings: [{ ...holding, claim }, ...ownership.former] } };
    }
    case 'another':
      return { kind: 'leave unless wanted' };
    case 'nobody': {
      if (!facts.named) {
        return { kind: 'make' };
      }
      if (facts.part) {
        return { kind: 'obtain' };
      }
      return { kind: 'keep', mark: { holdings: [{ owner, claim: ownership.released || facts.everAdopting ? 'adopted' : 'created' }] } };
    }
  }
}

/** How young, in milliseconds, what an Update has made must be for its roll-back to make it anew unasked: CloudFormation waits for one resource so long at most. */
const ROLLED_BACK_WITHIN = 3_600_000;

/**
 * Whether an Update goes back, to the letter, to what the one wanted before which made the resource, a short while ago. So does the Update that rolls it
 * back; a deployment that takes another one back looks the same, for no event tells that a deployment has succeeded. The age is what limits what that could lose.
 */
export function undoes(
  holding: Holding | undefined, facts: {
    /** A hash of the definition that is wanted. */
    readonly definition?: string;
    /** When the resource was made, as the service tells it. */
    readonly createdAt?: Date;
  },
): boolean {
  // what is kept was there before a deployment that no Update is part of
  const isOwnWork = holding?.claim === 'created' || holding?.claim === 'adopted';
  return isOwnWork && holding.past !== undefined && holding.past === facts.definition
    && facts.createdAt !== undefined && Date.now() - facts.createdAt.getTime() < ROLLED_BACK_WITHIN;
}

/** What a Delete may do with what its id names. */
export function remove(
  ownership: Ownership, claimant: Claimant, facts: {
    /** What was somebody else's is not to be deleted: the app says ADOPT, or does not say that it is to be deleted, or nobody can tell. */
    readonly handsBack: boolean;
    /** What carries no mark can only be ours that has lost it. */
    readonly lostMark: boolean;
  },
): Removal {
  switch (ownership.owner) {
    case 'us':
      return removeOurs(ownership.holding, ownership.former, claimant, facts.handsBack);
    case 'another': {
      const mark = withoutFormer(ownership.mark, claimant);
      return mark ? { kind: 'give up', mark } : { kind: 'leave', because: 'it belongs to another construct' };
    }
    case 'nobody':
      return facts.lostMark && !ownership.released ? { kind: 'delete' }
        : { kind: 'leave', because: ownership.released ? 'it was handed back' : 'it carries no owner mark, and may be somebody else\'s' };
  }
}

function removeOurs(holding: Holding, former: readonly Holding[], { owner, stamp }: Claimant, handsBack: boolean): Removal {
  const handBack: Removal = { kind: 'hand back', mark: markOfHandedBack(former, owner) };
  if (wasSentBefore(stamp, holding.stamp)) {
    return { kind: 'leave', because: 'it was made or added again after this deletion was asked for' };
  }
  switch (holding.claim) {
    case 'created':
      return { kind: 'delete' };
    case 'kept':
      return { kind: 'leave', because: 'it was there before the deployment that added it again, and nothing has asked for its deletion since' };
    case 'adopted':
      return handsBack ? handBack : { kind: 'delete' };
    case 'readopted':
      return handBack;
  }
}

/** The mark that a former owner had, or the one that says who handed a resource back to nobody. */
export function markOfHandedBack(former: readonly Holding[], owner: string): Mark {
  return former.length > 0 ? { holdings: former } : { holdings: [], releasedBy: owner };
}

/** A claim to what was there already when it was added again. */
function again(claim: Claim): Claim {
  return claim === 'created' ? 'kept' : claim === 'adopted' ? 'readopted' : claim;
}

/** A claim to something whose deletion the app has asked for since. */
function asked(claim: Claim): Claim {
  return claim === 'kept' ? 'created' : claim === 'readopted' ? 'adopted' : claim;
}

/** The mark without a former owner, whose claim goes over to the one that took it from there; undefined where it was none. */
function withoutFormer(mark: Mark | undefined, { owner, stamp }: Claimant): Mark | undefined {
  const holdings = mark?.holdings ?? [];
  const place = holdings.findIndex((holding) => holding.owner === owner);
  if (place < 1 || wasSentBefore(stamp, holdings[place].stamp)) {
    return undefined;
  }
  const { had: _, ...heir } = holdings[place - 1];
  const claim = inherited(holdings[place].claim, heir.claim);
  return { holdings: [...holdings.slice(0, place - 1), { ...heir, claim }, ...holdings.slice(place + 1)] };
}

/** The claim of who has taken something over and now has it alone: that of the former owner, as far as it was not kept and added again since. */
function inherited(former: Claim, own: Claim): Claim {
  return own === 'readopted' ? again(former) : former;
}
