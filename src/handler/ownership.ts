import { createHash } from 'node:crypto';
import { OWNER_TAG } from '../model/wire';

/**
 * The owner mark is a tag that says which construct of which stack a resource belongs to. It is written in the create call
 * itself, so that there is no moment at which a resource of ours could be taken for somebody else's, and the other way round.
 *
 * `created`: a Create of ours made the resource, so ours is to delete it.
 * `adopted`: it was there before; a Delete hands it back, because the Delete that undoes a failed adoption looks like any other.
 * `released`: it was handed back. The mark is kept, rather than removed, because every event may be delivered twice: to a second
 * Delete, a resource without a mark would look like one whose mark somebody had removed by hand, and it would be deleted.
 */
export type Claim = 'created' | 'adopted' | 'released';

const MARK_VERSION = '1';
const MARK = /^1\/(created|adopted|released)\/([0-9a-f]{32})$/;

/** Where a resource stands towards one construct of one stack. */
export type Standing =
  /** Ours. */
  | { readonly owner: 'us'; readonly claim: 'created' | 'adopted' }
  /** It carries no mark, or was handed back. */
  | { readonly owner: 'nobody'; readonly released: boolean }
  /** Another construct's, or marked in a way that only another release of this library reads. */
  | { readonly owner: 'another'; readonly mark: string };

/** Who a construct of a stack is, as its marks tell it: hashed, because names of stacks are nobody else's business. */
export function ownerId(stackId: string, logicalResourceId: string): string {
  return createHash('sha256').update(`${stackId}|${logicalResourceId}`).digest('hex').slice(0, 32);
}

/** The tag that an owner puts on a resource; what has no tags of its own is marked by another key on what it is part of. */
export function ownerMark(claim: Claim, owner: string, key = OWNER_TAG): { [key: string]: string } {
  return { [key]: `${MARK_VERSION}/${claim}/${owner}` };
}

/** Reads who a resource belongs to from its tags. */
export function standingOf(tags: { readonly [key: string]: string } | undefined, owner: string, key = OWNER_TAG): Standing {
  const mark = tags?.[key];
  if (mark === undefined) {
    return { owner: 'nobody', released: false };
  }
  const [, claim, marked] = MARK.exec(mark) ?? [];
  if (claim === 'released') {
    return { owner: 'nobody', released: true };
  }
  return (claim === 'created' || claim === 'adopted') && marked === owner ? { owner: 'us', claim } : { owner: 'another', mark };
}
