import { createHash } from 'node:crypto';
import { OWNER_TAG } from '../../model/wire';
import { EventStamp, formatStamp, parseStamp } from '../cloudformation/event-stamp';

/**
 * How an owner came to what it owns.
 *
 * `created`: an event of its own made the resource, so its Delete deletes it.
 * `kept`: the same, but long ago: the stack kept the resource when it was taken out of the app, and has added it again. The Delete that rolls
 * that back looks like any other, so a Delete leaves it, until the app asks for its deletion in a later deployment.
 * `adopted`: it was somebody else's; a Delete hands it back to who had it before.
 * `readopted`: adopted and then kept, as above.
 */
export type Claim = 'created' | 'kept' | 'adopted' | 'readopted';

/** One owner of a resource, and what is known of how it came to it. */
export interface Holding {
  /** Who it is: see `ownerId`. */
  readonly owner: string;
  readonly claim: Claim;
  /** The event that made the resource, or found it there; none in marks of the first release. */
  readonly stamp?: EventStamp;
  /** Parts of the resource that others may set too, and that this owner has set: letters of the kind of resource. */
  readonly sets?: string;
  /** A hash of the physical id that it took the place of, in an Update whose roll-back would go back to that one. */
  readonly instead?: string;
  /** Whether it was there when an Update went back to it. */
  readonly returned?: boolean;
  /** A hash of the definition that it had, or was to have, before an Update made it, or made it anew. */
  readonly past?: string;
  /** Hashes, one after the other, of what the former owner may have wanted it to be when it was taken over. */
  readonly had?: string;
}

/**
 * The owner mark of a resource: its owner first, then those that each took it over from, back to who made it or to nobody.
 *
 * A mark without an owner was handed back to nobody. It stays on the resource, rather than being removed, because every event may be delivered twice: to a
 * second Delete, a resource without a mark would look like one whose mark somebody had removed by hand.
 */
export interface Mark {
  readonly holdings: readonly Holding[];
  /** Who handed it back, where nobody has it. */
  readonly releasedBy?: string;
}

/** A value of a tag has 256 characters at most (API model, TagValue). */
const MAX_MARK = 256;

const OWNER = /^[0-9a-f]{32}$/;
const HASH = /^[0-9a-f]{8}$/;
const FIRST_RELEASE = /^1\/(created|adopted|released)\/([0-9a-f]{32})$/;
const CLAIMS: readonly string[] = ['created', 'kept', 'adopted', 'readopted'] satisfies Claim[];

/** Who a construct of a stack is, as its marks tell it: hashed, because names of stacks are nobody else's business. */
export function ownerId(stackId: string, logicalResourceId: string): string {
  return createHash('sha256').update(`${stackId}|${logicalResourceId}`).digest('hex').slice(0, 32);
}

/** A hash as marks have them: short, and enough to tell a few values of one resource apart. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The tag that a mark is; what has no tags of its own is marked by another key on what it is part of. */
export function markTag(mark: Mark, key = OWNER_TAG): { [key: string]: string } {
  return { [key]: formatMark(mark) };
}

/**
 * The text of a mark. What the first release can say is said as it said it, so that nothing is written where nothing is new.
 * Of a mark that grows too long the oldest owners are forgotten; who is handed a resource back then is nobody.
 */
export function formatMark({ holdings, releasedBy }: Mark): string {
  const [first, ...former] = holdings;
  if (first === undefined) {
    return `1/released/${releasedBy}`;
  }
  const { owner, claim, ...details } = first;
  if (former.length === 0 && (claim === 'created' || claim === 'adopted') && Object.values(details).every((detail) => detail === undefined)) {
    return `1/${claim}/${owner}`;
  }
  let text = `2/${formatHolding(first)}`;
  for (const next of former.map(formatHolding)) {
    if (text.length + 1 + next.length > MAX_MARK) {
      break;
    }
    text += `/${next}`;
  }
  return text;
}

/** Reads a mark; undefined where it is of a form that this release does not know. */
export function parseMark(text: string): Mark | undefined {
  const [, claim, owner] = FIRST_RELEASE.exec(text) ?? [];
  if (claim === 'released') {
    return { holdings: [], releasedBy: owner };
  }
  if (claim === 'created' || claim === 'adopted') {
    return { holdings: [{ owner, claim }] };
  }
  const [version, ...entries] = text.split('/');
  const holdings = entries.map(parseHolding);
  return version === '2' && holdings.length > 0 && holdings.every((holding) => holding !== undefined) ? { holdings } : undefined;
}

function formatHolding({ claim, owner, stamp, sets, instead, returned, past, had }: Holding): string {
  return [
    claim, owner, stamp && `e${formatStamp(stamp)}`, sets && `s${sets}`, instead && `i${instead}`, returned && 'r', past && `p${past}`, had && `h${had}`,
  ].filter(Boolean).join(':');
}

function parseHolding(text: string): Holding | undefined {
  const [claim, owner = '', ...details] = text.split(':');
  if (!isClaim(claim) || !OWNER.test(owner)) {
    return undefined;
  }
  let holding: Holding | undefined = { claim, owner };
  for (const detail of details) {
    const read = parseDetail(detail[0], detail.slice(1));
    holding = holding && read && { ...holding, ...read };
  }
  return holding;
}

function parseDetail(letter: string, value: string): Partial<Holding> | undefined {
  switch (letter) {
    case 'e': {
      const stamp = parseStamp(value);
      return stamp && { stamp };
    }
    case 's': return /^[A-Z]+$/.test(value) ? { sets: value } : undefined;
    case 'i': return HASH.test(value) ? { instead: value } : undefined;
    case 'r': return value === '' ? { returned: true } : undefined;
    case 'p': return HASH.test(value) ? { past: value } : undefined;
    case 'h': return /^([0-9a-f]{8}){1,2}$/.test(value) ? { had: value } : undefined;
    default: return undefined;
  }
}

function isClaim(text: string): text is Claim {
  return CLAIMS.includes(text);
}
