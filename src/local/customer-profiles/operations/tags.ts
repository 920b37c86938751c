import { ListTagsForResource$, TagResource$, UntagResource$ } from '@aws-sdk/client-customer-profiles';
import type {
  ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
} from '@aws-sdk/client-customer-profiles';
import { factsOf } from '../../../model/resource-kinds';
import type { ChildKind } from '../../../model/resource-kinds';
import { existing, existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Context, Operation } from '../api/operation';
import { badRequest, notFound } from '../protocol/service-error';
import type { Tags } from '../store/records';
import type { Store } from '../store/store';
import type { ChildRecords } from '../store/stored-kinds';

/** "You can associate as many as 50 tags with a resource" (documentation of TagResource). */
const MOST_TAGS = 50;

export const TAG_OPERATIONS: readonly Operation[] = [
  operation<TagResourceRequest, TagResourceResponse>(TagResource$, (request, context) => {
    const resource = taggedResource(request.resourceArn, context);
    const tags = { ...resource.tags, ...request.tags };
    const count = Object.keys(tags).length;
    if (count > MOST_TAGS) {
      throw badRequest(`${request.resourceArn} would have ${count} tags; a resource may have ${MOST_TAGS}`);
    }
    resource.replace(tags);
    return {};
  }),

  operation<UntagResourceRequest, UntagResourceResponse>(UntagResource$, (request, context) => {
    const resource = taggedResource(request.resourceArn, context);
    resource.replace(Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !request.tagKeys.includes(key))));
    return {};
  }),

  operation<ListTagsForResourceRequest, ListTagsForResourceResponse>(ListTagsForResource$, (request, context) => (
    { tags: taggedResource(request.resourceArn, context).tags }
  )),
];

interface TaggedResource {
  readonly tags: Tags;
  readonly replace: (tags: Tags) => void;
}

/** The times of a resource stay as they are when its tags change: those are not its own properties. */
function taggedResource(arn: string, { arns, store }: Context): TaggedResource {
  const resource = arns.parse(arn);
  if (!resource || factsOf(resource.kind).tags !== 'changeable') {
    throw notFound(`Resource ${arn} does not exist`);
  }
  return resource.kind === 'domain' ? taggedDomain(store, resource.domainName) : taggedChild(store, resource.kind, resource.domainName, resource.name);
}

function taggedDomain(store: Store, domainName: string): TaggedResource {
  const domain = existingDomain(store, domainName);
  return { tags: domain.Tags ?? {}, replace: (tags) => store.putDomain({ ...domain, Tags: tags }) };
}

function taggedChild<Kind extends ChildKind>(store: Store, kind: Kind, domainName: string, name: string): TaggedResource {
  const record: ChildRecords[ChildKind] = existing(store, kind, domainName, name);
  return { tags: record.Tags ?? {}, replace: (tags) => store.children(kind).put(domainName, { ...record, Tags: tags } as ChildRecords[Kind]) };
}
