import { CheckOptions, isRecord } from './check-shape';
import { Fault, fault } from './fault';
import { defineRule } from './rule';

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

/** Checks the number of tags; their keys and values are the shape's affair. */
export function checkTags(tags: unknown, { unresolved = () => false }: CheckOptions): Fault[] {
  if (!isRecord(tags) || unresolved(tags)) {
    return [];
  }
  const count = Object.keys(tags).length;
  return count <= MAX_OWN_TAGS ? [] : [fault(COUNT, {
    path: 'Tags', problem: `has ${count} entries`, allowed: `up to ${MAX_OWN_TAGS} entries`, fix: 'remove some, or exclude the resource from tags of its stack',
  })];
}
