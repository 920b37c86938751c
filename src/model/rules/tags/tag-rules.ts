import { CheckOptions, isRecord } from '../../api/check-shape';
import { DOCUMENTED_LIMITS } from '../../api/limits-overlay';
import { SHAPES } from '../../api/limits.generated';
import type { StringShape } from '../../api/shape';
import { ARN_SERVICE } from '../../resource-path';
import { Finding, newFinding } from '../../validation/finding';
import { defineRule } from '../../validation/rule';
import { FLOW_TAG, IDENTITY_RESOLUTION_TAG, OWNER_TAG } from '../../wire';

const MAX_OWN_TAGS = DOCUMENTED_LIMITS.ownTags.max;

/** Tags of a resource, those of AWS excepted (API model, TagMap). */
export const MAX_TAGS = 50;

/** The longest ARN that TagResource and UntagResource take (API model, TagArn). */
export const MAX_TAG_ARN = 256;

const COUNT = defineRule({
  code: 'CP1110',
  severity: 'error',
  title: `a resource has at most ${MAX_OWN_TAGS} tags of its own`,
  why: 'the service takes 50 tags, and one of them says which construct a resource belongs to',
  source: 'API model, TagMap',
});

const RESERVED = defineRule({
  code: 'CP1111',
  severity: 'error',
  title: `the tags ${OWNER_TAG}, ${IDENTITY_RESOLUTION_TAG} and ${FLOW_TAG} are left to the library`,
  why: 'they say which construct of which stack a resource belongs to, and so what may be changed and deleted',
  source: 'this library, docs/adr/0015-marks-remember.md',
});

const ARN_LENGTH = defineRule({
  code: 'CP1112',
  severity: 'warning',
  title: `the ARN of a resource has at most ${MAX_TAG_ARN} characters`,
  why: 'the service makes a resource of a longer one, but can neither tag nor untag it: changed tags, and an adoption, would fail',
  source: 'API model, TagArn',
});

/** What it may look like: this one lets no hyphen into the partition, so that tags cannot be changed in `aws-us-gov` and `aws-cn`. */
const TAG_ARN = SHAPES.TagArn as StringShape;

/**
 * Why TagResource and UntagResource would refuse an ARN, or undefined where they would not. Tags that come with the request that makes a resource
 * are not refused.
 *
 * @param arn an ARN that is known to the end
 */
export function refusalOfTagArn(arn: string): string | undefined {
  if (arn.length > MAX_TAG_ARN) {
    return `its ARN has ${arn.length} characters, and tags are changed only of those with up to ${MAX_TAG_ARN}`;
  }
  if (TAG_ARN.pattern !== undefined && !new RegExp(TAG_ARN.pattern).test(arn)) {
    return `its ARN ${JSON.stringify(arn)} does not match ${TAG_ARN.pattern}, as those must of which tags are changed`;
  }
  return undefined;
}

/** What the ARN of a resource begins with at least: the shortest partition and region, and the twelve digits of an account. */
const SHORTEST_ARN_PREFIX = `arn:aws:${ARN_SERVICE}:us-east-1:123456789012:`;

/**
 * Checks that a resource can be tagged.
 *
 * @param arnPath the ARN after the account, for example `domains/shop/object-types/Customer`
 * @param member the member of the request that makes it long
 */
export function checkTagArn(arnPath: string, member: string, { unresolved = () => false }: CheckOptions): Finding[] {
  const length = SHORTEST_ARN_PREFIX.length + arnPath.length;
  return unresolved(arnPath) || length <= MAX_TAG_ARN ? [] : [newFinding(ARN_LENGTH, {
    path: member,
    problem: `makes an ARN of ${length} characters or more, which cannot be tagged`,
    allowed: `up to ${MAX_TAG_ARN} characters`,
    fix: `shorten it, or the name of the domain, by ${length - MAX_TAG_ARN}`,
  })];
}

/** Checks the number of tags and what is reserved; their keys and values are the shape's affair. */
export function checkTags(tags: unknown, { unresolved = () => false }: CheckOptions): Finding[] {
  if (!isRecord(tags) || unresolved(tags)) {
    return [];
  }
  const findings: Finding[] = [];
  const count = Object.keys(tags).length;
  if (count > MAX_OWN_TAGS) {
    findings.push(newFinding(COUNT, {
      path: 'Tags', problem: `has ${count} entries`, allowed: `up to ${MAX_OWN_TAGS} entries`, fix: 'remove some',
    }));
  }
  for (const key of [OWNER_TAG, IDENTITY_RESOLUTION_TAG, FLOW_TAG].filter((reserved) => Object.hasOwn(tags, reserved))) {
    findings.push(newFinding(RESERVED, { path: `Tags.${key}`, problem: 'is the owner mark of this library', fix: 'choose another key' }));
  }
  return findings;
}
