import { CheckOptions, isRecord } from './check-shape';
import { Fault, fault } from './fault';
import { defineRule } from './rule';
import { OWNER_TAG } from './wire';

/** The service's limit of tags on a resource is 50 (API model, TagMap); the owner mark is one of them. */
export const MAX_OWN_TAGS = 49;

/** The longest ARN that TagResource and UntagResource take (API model, TagArn). */
export const MAX_TAG_ARN = 256;

const COUNT = defineRule({
  code: 'CP1110',
  grade: 'error',
  title: `a resource has at most ${MAX_OWN_TAGS} tags of its own`,
  why: 'the service takes 50 tags, and one of them says which construct a resource belongs to',
  source: 'API model, TagMap',
});

const RESERVED = defineRule({
  code: 'CP1111',
  grade: 'error',
  title: `the tag ${OWNER_TAG} is left to the library`,
  why: 'it says which construct of which stack a resource belongs to, and so what may be changed and deleted',
  source: 'this library, docs/adr/0004-owner-mark.md',
});

/** Checks the number of tags and what is reserved; their keys and values are the shape's affair. */
export function checkTags(tags: unknown, { unresolved = () => false }: CheckOptions): Fault[] {
  if (!isRecord(tags) || unresolved(tags)) {
    return [];
  }
  const faults: Fault[] = [];
  const count = Object.keys(tags).length;
  if (count > MAX_OWN_TAGS) {
    faults.push(fault(COUNT, {
      path: 'Tags', problem: `has ${count} entries`, allowed: `up to ${MAX_OWN_TAGS} entries`, fix: 'remove some, or exclude the resource from tags of its stack',
    }));
  }
  if (Object.hasOwn(tags, OWNER_TAG)) {
    faults.push(fault(RESERVED, { path: `Tags.${OWNER_TAG}`, problem: 'is the owner mark of this library', fix: 'choose another key' }));
  }
  return faults;
}
