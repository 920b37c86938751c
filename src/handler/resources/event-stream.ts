/**
 * The event stream of a domain. A domain has one, so its id is made of the domain's name, and another name or destination is no replacement:
 * CloudFormation makes the new resource of a replacement before it deletes the old one, which the quota forbids.
 *
 * Whose it is, and what that lets an event do, is decided for all kinds in ownership/decision.ts.
 *
 * | event  | live state                       | calls                                                        | answer                        |
 * |--------|----------------------------------|--------------------------------------------------------------|-------------------------------|
 * | Create | absent                           | List, CreateEventStream, Get until healthy                   | SUCCESS                       |
 * | Create | made, and never healthy          | ... , List, Get, DeleteEventStream                           | FAILED, `not-created/...`     |
 * | Create | made by this very event, or kept | List, Get, then as Update                                    | SUCCESS                       |
 * | Create | not ours, Existing FAIL          | List, Get                                                    | FAILED, `not-created/...`     |
 * | Create | not ours, Existing ADOPT, alike  | List, Get, TagResource, Get until healthy                    | SUCCESS                       |
 * | Create | not ours, Existing ADOPT, other  | List, Get                                                    | FAILED: an adoption that is rolled back could not bring it back |
 * | Update | as wanted                        | List, Get                                                    | SUCCESS                       |
 * | Update | another name or destination      | List, Get, List, Get, DeleteEventStream, CreateEventStream, Get ... | SUCCESS, same id; or, the old one put back, FAILED |
 * | Update | absent                           | List, CreateEventStream, Get until healthy                   | SUCCESS, same id              |
 * | Update | another construct's              | List, Get                                                    | FAILED, same id; SUCCESS where it is as wanted |
 * | Update | another domain is wanted         | as Create in that one                                        | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                      | none                                                         | SUCCESS                       |
 * | Delete | absent, or its domain is         | List                                                         | SUCCESS                       |
 * | Delete | another's, kept, handed back     | List, Get                                                    | SUCCESS, left alone           |
 * | Delete | adopted, Existing ADOPT          | List, Get, TagResource                                       | SUCCESS, handed back          |
 * | Delete | ours                             | List, Get, DeleteEventStream                                 | SUCCESS                       |
 *
 * The second look before something is deleted is for another run of the same event, which may have made it anew already. An Update that goes back to what the
 * stream was before does not wait until it works: a roll-back must not fail because of a destination that was ill before.
 *
 * An adopted event stream that an Update makes anew stays adopted; only where the process is killed between the two calls is it ours afterwards.
 */
import {
  CreateEventStreamCommand, CreateEventStreamRequest, CustomerProfilesClient, DeleteEventStreamCommand, GetEventStreamCommand, GetEventStreamResponse,
  ListEventStreamsCommand,
} from '@aws-sdk/client-customer-profiles';
import { decodeRequest } from '../../model/api/decode';
import { checkEventStream } from '../../model/rules/event-stream/event-stream-rules';
import { remake } from '../lifecycle/remake';
import type { History, ResourceModule } from '../lifecycle/resource-module';
import { withoutThoseOfAws } from '../ownership/tags';
import { Failure } from '../retry/failure';
import { waitUntil } from '../retry/wait-until';

interface EventStreamIdentity {
  readonly DomainName: string;
  /** An id has none: it is read. */
  readonly EventStreamName?: string;
}

type DesiredEventStream = CreateEventStreamRequest & { readonly DomainName: string; readonly EventStreamName: string };

type LiveEventStream = GetEventStreamResponse & { readonly DomainName: string; readonly EventStreamName: string };

interface Remade {
  readonly before: DesiredEventStream;
  readonly after: DesiredEventStream;
}

export const eventStream: ResourceModule<EventStreamIdentity, DesiredEventStream, LiveEventStream, Remade> = {
  kind: 'event-stream',
  importedBy: 'EventStream.fromEventStreamAttributes',

  describe: ({ DomainName }) => `the event stream of domain ${JSON.stringify(DomainName)}`,
  identityOf: ({ DomainName, EventStreamName }) => ({ DomainName, EventStreamName }),

  decode: (properties) => decodeRequest('CreateEventStream', properties),
  check: checkEventStream,

  read,
  create: async (client, request) => {
    await createEventStream(client, request);
    return {};
  },
  isNamedBy: ({ EventStreamName }, live) => EventStreamName === live.EventStreamName,
  difference,
  pastOf: ({ before }) => definition(before),
  definition,
  apply: async (client, { before, after }, { patience, tags }) => {
    await remake({
      what: eventStream.describe(before),
      remove: async () => deleteEventStream(client, before),
      create: async () => createEventStream(client, { ...after, Tags: tags }),
      isMade: async () => isAlike(after, await read(client, after)),
      putBack: async () => createEventStream(client, before),
      patience,
    });
    return after;
  },
  settle: async (client, { DomainName, EventStreamName }, patience) => waitUntil(async () => {
    const { State, DestinationDetails } = await client.send(new GetEventStreamCommand({ DomainName, EventStreamName }));
    return State === 'RUNNING' && DestinationDetails?.Status === 'HEALTHY' ? undefined : new Failure('Unhealthy',
      `the event stream ${JSON.stringify(EventStreamName)} of domain ${JSON.stringify(DomainName)} is ${State} and its destination ${DestinationDetails?.Uri} `
      + `${DestinationDetails?.Status}: ${DestinationDetails?.Message ?? 'the service gives no reason'}`);
  }, patience),
  remove: deleteEventStream,

  data: ({ DomainName, EventStreamName = '' }, Arn) => ({ DomainName, EventStreamName, Arn }),
};

async function createEventStream(client: CustomerProfilesClient, request: DesiredEventStream): Promise<void> {
  await client.send(new CreateEventStreamCommand(request));
}

async function deleteEventStream(client: CustomerProfilesClient, { DomainName, EventStreamName }: EventStreamIdentity): Promise<void> {
  await client.send(new DeleteEventStreamCommand({ DomainName, EventStreamName }));
}

/** The event stream of the domain, whatever its name; should the service ever take more than one, that of the name. */
async function read(client: CustomerProfilesClient, identity: EventStreamIdentity): Promise<LiveEventStream | undefined> {
  const { DomainName } = identity;
  const { Items = [] } = await client.send(new ListEventStreamsCommand({ DomainName }));
  const named = Items.find((item) => item.EventStreamName === identity.EventStreamName);
  const { EventStreamName } = named ?? Items[0] ?? {};
  if (EventStreamName === undefined) {
    return undefined;
  }
  const stream = await client.send(new GetEventStreamCommand({ DomainName, EventStreamName }));
  return { ...stream, DomainName, EventStreamName };
}

function isAlike(desired: DesiredEventStream, live: LiveEventStream | undefined): boolean {
  return desired.EventStreamName === live?.EventStreamName && desired.Uri === live.DestinationDetails?.Uri;
}

function definition({ EventStreamName, Uri }: DesiredEventStream): string {
  return `${EventStreamName} ${Uri}`;
}

/** The service can change neither the name nor the destination (API model: there is no UpdateEventStream). */
function difference(desired: DesiredEventStream, live: LiveEventStream, { former, created }: History<DesiredEventStream>): Remade | undefined {
  if (isAlike(desired, live)) {
    return undefined;
  }
  const { DomainName, EventStreamName, DestinationDetails } = live;
  if (!former && !created) {
    throw new Failure('CannotAdopt', `domain ${JSON.stringify(DomainName)} has the event stream ${JSON.stringify(EventStreamName)} to ${DestinationDetails?.Uri}, which cannot be changed without `
      + 'deleting it, and an adoption deletes nothing; adopt it with that name and stream, and change them in the deployment after that');
  }
  const tags = withoutThoseOfAws(live.Tags);
  return {
    before: { DomainName, EventStreamName, Uri: DestinationDetails?.Uri, ...Object.keys(tags).length > 0 && { Tags: tags } },
    after: { DomainName, EventStreamName: desired.EventStreamName, Uri: desired.Uri },
  };
}
