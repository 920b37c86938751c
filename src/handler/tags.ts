import { CustomerProfilesClient, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-customer-profiles';
import { Failure } from './failure';
import { MAX_TAG_ARN } from '../model/tag-rules';

export type Tags = Readonly<Record<string, string>>;

export interface TagChanges {
  readonly arn: string;
  readonly set: Tags;
  readonly remove: readonly string[];
}

/**
 * What brings the tags of a resource to what they should be. Only keys that the app itself had before are removed:
 * other tags are those of cost reports, of security tools or of AWS.
 */
export function tagChanges(arn: string, desired: Tags, live: Tags = {}, former: Tags = {}): TagChanges {
  const set = Object.fromEntries(Object.entries(desired).filter(([key, value]) => live[key] !== value));
  const remove = Object.keys(former).filter((key) => !Object.hasOwn(desired, key) && Object.hasOwn(live, key));
  if (arn.length > MAX_TAG_ARN && (Object.keys(set).length > 0 || remove.length > 0)) {
    throw new Failure('TagArnTooLong', `the tags of ${arn} cannot be changed: its ARN has ${arn.length} characters, `
      + `and the service takes ${MAX_TAG_ARN} when it tags; use shorter names`);
  }
  return { arn, set, remove };
}

/** Carries tag changes out and says whether there were any. Tags are set first, so that the resource is never without its owner mark. */
export async function applyTags(client: CustomerProfilesClient, { arn, set, remove }: TagChanges): Promise<boolean> {
  const sets = Object.keys(set).length > 0;
  const removes = remove.length > 0;
  if (sets) {
    await client.send(new TagResourceCommand({ resourceArn: arn, tags: set }));
  }
  if (removes) {
    await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: [...remove] }));
  }
  return sets || removes;
}
