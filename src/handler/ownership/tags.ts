import { CustomerProfilesClient, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-customer-profiles';
import { MAX_TAGS, refusalOfTagArn } from '../../model/rules/tags/tag-rules';
import { Failure } from '../retry/failure';

export type Tags = { readonly [key: string]: string };

export interface TagChanges {
  readonly arn: string;
  readonly set: Tags;
  readonly remove: readonly string[];
  /** What is to go has to make room first. What goes is never an owner mark: that is no tag of the app. */
  readonly crowded: boolean;
}

/**
 * What brings the tags of a resource to what they should be. Only keys that the app itself had before are removed:
 * other tags are those of cost reports, of security tools or of AWS.
 */
export function tagChanges(arn: string, desired: Tags, live: Tags = {}, former: Tags = {}): TagChanges {
  const set = Object.fromEntries(Object.entries(desired).filter(([key, value]) => live[key] !== value));
  const remove = Object.keys(former).filter((key) => !Object.hasOwn(desired, key) && Object.hasOwn(live, key));
  const after = new Set([...Object.keys(live), ...Object.keys(set)].filter((key) => !isOfAws(key)));
  return { arn, set, remove, crowded: after.size > MAX_TAGS };
}

/** Refuses changes that the service would refuse, for whoever is about to write something else first. */
export function refuseUnlessTaggable({ arn, set, remove }: TagChanges): void {
  const refusal = refusalOfTagArn(arn);
  if (refusal && (Object.keys(set).length > 0 || remove.length > 0)) {
    throw new Failure('TagsFixed', `the tags of ${arn} cannot be changed: ${refusal}; tags can be given only when it is made: leave them as they are, `
      + 'and neither adopt it nor add it again, which would change its owner mark');
  }
}

/** Carries tag changes out and says whether there were any. Tags are set first where there is room, so that no tag that stays is ever missing. */
export async function applyTags(client: CustomerProfilesClient, { arn, set, remove, crowded }: TagChanges): Promise<boolean> {
  refuseUnlessTaggable({ arn, set, remove, crowded });
  const tag = async () => Object.keys(set).length > 0 && client.send(new TagResourceCommand({ resourceArn: arn, tags: set }));
  const untag = async () => remove.length > 0 && client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: [...remove] }));
  for (const step of crowded ? [untag, tag] : [tag, untag]) {
    await step();
  }
  return Object.keys(set).length > 0 || remove.length > 0;
}

/** The tags that a resource has after a change, for a request that makes it anew: those of others stay, but nobody except AWS may set tags of its prefix. */
export function tagsAfter({ set, remove }: TagChanges, live: Tags = {}): Tags {
  return Object.fromEntries(Object.entries(withoutThoseOfAws({ ...live, ...set })).filter(([key]) => !remove.includes(key)));
}

/** The tags that a request may have. */
export function withoutThoseOfAws(tags: Tags = {}): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !isOfAws(key)));
}

/** Tags that services of AWS put on a resource (AWS General Reference, tag naming: the prefix is reserved). */
export function isOfAws(key: string): boolean {
  return key.startsWith('aws:');
}
