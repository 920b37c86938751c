import type {
  CreateEventStreamRequest, CreateEventStreamResponse, DeleteEventStreamRequest, DeleteEventStreamResponse, EventStreamSummary, GetEventStreamRequest,
  GetEventStreamResponse, ListEventStreamsRequest, ListEventStreamsResponse,
} from '@aws-sdk/client-customer-profiles';
import { checkEventStream } from '../../../model/rules/event-stream/event-stream-rules';
import type { Context, Output, Valid } from '../operation';
import { pageOf } from '../paging';
import { badRequest, notFound } from '../protocol/service-error';
import type { EventStreamRecord } from '../store/records';
import type { Store } from '../store/store';
import { refuse } from '../validation';
import { existingDomain } from './domains';

export function createEventStream(
  request: Valid<CreateEventStreamRequest>, { store, arns, quotas, now }: Context,
): Output<CreateEventStreamResponse> {
  const { DomainName, EventStreamName, Uri, Tags } = request;
  // tags are the shape's affair: the rule of the model is for those of a user, who shares the service's fifty with this library
  refuse(checkEventStream({ ...request, Tags: undefined }, { home: arns.place }));
  existingDomain(store, DomainName);
  if (store.eventStreams.list(DomainName).length >= quotas.eventStreamsPerDomain) {
    throw badRequest(`The Customer Profiles domain ${DomainName} is already associated with an active event stream`);
  }
  store.eventStreams.put(DomainName, { EventStreamName, Uri, Tags, CreatedAt: now() });
  return { EventStreamArn: arns.of({ domainName: DomainName, eventStreamName: EventStreamName }), Tags };
}

export function getEventStream(request: Valid<GetEventStreamRequest>, context: Context): Output<GetEventStreamResponse> {
  const { DomainName, EventStreamName } = request;
  const record = existingEventStream(context.store, DomainName, EventStreamName);
  const { DestinationSummary, EventStreamName: _, ...summary } = summaryOf(DomainName, record, context);
  const { Message } = context.store.destinationHealth(record.Uri);
  return { ...summary, CreatedAt: new Date(record.CreatedAt), DestinationDetails: { ...DestinationSummary, Message } };
}

export function listEventStreams(request: Valid<ListEventStreamsRequest>, context: Context): Output<ListEventStreamsResponse> {
  const { DomainName } = existingDomain(context.store, request.DomainName);
  const page = pageOf(context.store.eventStreams.list(DomainName), ({ EventStreamName }) => EventStreamName, request, `ListEventStreams ${DomainName}`);
  return { ...page, Items: page.Items.map((record) => summaryOf(DomainName, record, context)) };
}

export function deleteEventStream(
  { DomainName, EventStreamName }: Valid<DeleteEventStreamRequest>, { store }: Context,
): Output<DeleteEventStreamResponse> {
  existingEventStream(store, DomainName, EventStreamName);
  store.eventStreams.delete(DomainName, EventStreamName);
  return {};
}

export function existingEventStream(store: Store, domainName: string, name: string): EventStreamRecord {
  existingDomain(store, domainName);
  const record = store.eventStreams.get(domainName, name);
  if (!record) {
    throw notFound(`Event stream ${name} does not exist in domain ${domainName}`);
  }
  return record;
}

type Summary = Output<EventStreamSummary> & { readonly DestinationSummary: NonNullable<Output<EventStreamSummary>['DestinationSummary']> };

/** Events wait for a destination that is out of order, so its event stream does too. */
function summaryOf(domainName: string, { EventStreamName, Uri, Tags, CreatedAt }: EventStreamRecord, { store, arns }: Context): Summary {
  const { Status } = store.destinationHealth(Uri);
  const healthy = Status === 'HEALTHY';
  const since = new Date(CreatedAt);
  return {
    DomainName: domainName,
    EventStreamName,
    EventStreamArn: arns.of({ domainName, eventStreamName: EventStreamName }),
    State: healthy ? 'RUNNING' : 'STOPPED',
    StoppedSince: healthy ? undefined : since,
    DestinationSummary: { Uri, Status, UnhealthySince: healthy ? undefined : since },
    Tags,
  };
}
