import type {
  ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
} from '@aws-sdk/client-customer-profiles';
import type { Context, Output, Valid } from '../operation';
import { existingCalculatedAttribute } from './calculated-attributes';
import { existingDomain } from './domains';
import { existingEventStream } from './event-streams';
import { existingIntegration } from './integrations';
import { existingObjectType } from './object-types';
import { badRequest, notFound } from '../protocol/service-error';
import type { Tags } from '../store/records';

/** "You can associate as many as 50 tags with a resource" (documentation of TagResource). */
const MOST_TAGS = 50;

export function tagResource(request: Valid<TagResourceRequest>, context: Context): Output<TagResourceResponse> {
  const resource = taggedResource(request.resourceArn, context);
  const tags = { ...resource.tags, ...request.tags };
  const count = Object.keys(tags).length;
  if (count > MOST_TAGS) {
    throw badRequest(`${request.resourceArn} would have ${count} tags; a resource may have ${MOST_TAGS}`);
  }
  resource.replace(tags);
  return {};
}

export function untagResource(request: Valid<UntagResourceRequest>, context: Context): Output<UntagResourceResponse> {
  const resource = taggedResource(request.resourceArn, context);
  resource.replace(Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !request.tagKeys.includes(key))));
  return {};
}

export function listTagsForResource(request: Valid<ListTagsForResourceRequest>, context: Context): Output<ListTagsForResourceResponse> {
  return { tags: taggedResource(request.resourceArn, context).tags };
}

interface TaggedResource {
  readonly tags: Tags;
  readonly replace: (tags: Tags) => void;
}

/** The times of a resource stay as they are when its tags change: those are not its own properties. */
function taggedResource(arn: string, { arns, store }: Context): TaggedResource {
  const id = arns.parse(arn);
  if (!id) {
    throw notFound(`Resource ${arn} does not exist`);
  }
  const { domainName, objectTypeName, integrationUri, eventStreamName, calculatedAttributeName } = id;
  if (eventStreamName !== undefined) {
    const stream = existingEventStream(store, domainName, eventStreamName);
    return { tags: stream.Tags ?? {}, replace: (tags) => store.eventStreams.put(domainName, { ...stream, Tags: tags }) };
  }
  if (calculatedAttributeName !== undefined) {
    const attribute = existingCalculatedAttribute(store, domainName, calculatedAttributeName);
    return { tags: attribute.Tags ?? {}, replace: (tags) => store.calculatedAttributes.put(domainName, { ...attribute, Tags: tags }) };
  }
  if (integrationUri !== undefined) {
    const integration = existingIntegration(store, domainName, integrationUri);
    return { tags: integration.Tags ?? {}, replace: (tags) => store.integrations.put(domainName, { ...integration, Tags: tags }) };
  }
  if (objectTypeName === undefined) {
    const domain = existingDomain(store, domainName);
    return { tags: domain.Tags ?? {}, replace: (tags) => store.putDomain({ ...domain, Tags: tags }) };
  }
  const objectType = existingObjectType(store, domainName, objectTypeName);
  return { tags: objectType.Tags ?? {}, replace: (tags) => store.putObjectType(domainName, { ...objectType, Tags: tags }) };
}
