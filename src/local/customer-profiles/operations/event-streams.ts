import {
  CreateEventStream$, DeleteEventStream$, GetEventStream$, ListEventStreams$,
} from '@aws-sdk/client-customer-profiles';
import type {
  CreateEventStreamRequest, CreateEventStreamResponse, DeleteEventStreamRequest, DeleteEventStreamResponse, EventStreamSummary, GetEventStreamRequest,
  GetEventStreamResponse, ListEventStreamsRequest, ListEventStreamsResponse,
} from '@aws-sdk/client-customer-profiles';
import { checkEventStream } from '../../../model/rules/event-stream/event-stream-rules';
import { existing, existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Context, Operation, Output } from '../api/operation';
import { pageOf } from '../api/paging';
import { validateRules } from '../api/validation';
import { announceHealth } from '../engine/stream/announce';
import { badRequest } from '../protocol/service-error';
import type { EventStreamRecord } from '../store/records';

export const EVENT_STREAM_OPERATIONS: readonly Operation[] = [
  operation<CreateEventStreamRequest, CreateEventStreamResponse>(CreateEventStream$, (request, { store, arns, quotas, now, scene }) => {
    const { DomainName, EventStreamName, Uri, Tags } = request;
    validateRules(checkEventStream, request, { environment: arns.environment });
    existingDomain(store, DomainName);
    const streams = store.children('event-stream');
    if (streams.list(DomainName).length >= quotas['event-stream']) {
      throw badRequest(`The Customer Profiles domain ${DomainName} is already associated with an active event stream`);
    }
    streams.put(DomainName, { EventStreamName, Uri, Tags, CreatedAt: now() });
    announceHealth(scene(DomainName));
    return { EventStreamArn: arns.ofChild('event-stream', DomainName, EventStreamName), Tags };
  }),

  operation<GetEventStreamRequest, GetEventStreamResponse>(GetEventStream$, ({ DomainName, EventStreamName: name }, context) => {
    const record = existing(context.store, 'event-stream', DomainName, name);
    const { DestinationSummary, EventStreamName: _, ...summary } = summaryOf(DomainName, record, context);
    const { Message } = context.store.destinationHealth(record.Uri);
    return { ...summary, CreatedAt: new Date(record.CreatedAt), DestinationDetails: { ...DestinationSummary, Message } };
  }),

  operation<ListEventStreamsRequest, ListEventStreamsResponse>(ListEventStreams$, (request, context) => {
    const { DomainName } = existingDomain(context.store, request.DomainName);
    const streams = context.store.children('event-stream').list(DomainName);
    const page = pageOf(streams, ({ EventStreamName }) => EventStreamName, request, `ListEventStreams ${DomainName}`);
    return { ...page, Items: page.Items.map((record) => summaryOf(DomainName, record, context)) };
  }),

  operation<DeleteEventStreamRequest, DeleteEventStreamResponse>(DeleteEventStream$, ({ DomainName, EventStreamName }, { store }) => {
    existing(store, 'event-stream', DomainName, EventStreamName);
    store.children('event-stream').delete(DomainName, EventStreamName);
    return {};
  }),
];

type Summary = Output<EventStreamSummary> & { readonly DestinationSummary: NonNullable<Output<EventStreamSummary>['DestinationSummary']> };

/** Events wait for a destination that is out of order, so its event stream does too. */
function summaryOf(domainName: string, { EventStreamName, Uri, Tags, CreatedAt }: EventStreamRecord, { store, arns }: Context): Summary {
  const { Status } = store.destinationHealth(Uri);
  const healthy = Status === 'HEALTHY';
  const since = new Date(CreatedAt);
  return {
    DomainName: domainName,
    EventStreamName,
    EventStreamArn: arns.ofChild('event-stream', domainName, EventStreamName),
    State: healthy ? 'RUNNING' : 'STOPPED',
    StoppedSince: healthy ? undefined : since,
    DestinationSummary: { Uri, Status, UnhealthySince: healthy ? undefined : since },
    Tags,
  };
}
