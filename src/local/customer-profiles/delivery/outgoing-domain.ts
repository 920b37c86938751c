import type { Environment } from '../../environment/environment';
import type { DataStore } from '../engine/data-store';
import type { Store } from '../store/store';

/** How far a domain's records were sent, for each channel; 0 where nothing was. It is kept as long as the records are. */
export interface Sent {
  get(channel: string): number;
  set(channel: string, order: number): void;
}

/** Which domain is meant. */
export interface DomainPlace {
  readonly environment: Environment;
  readonly domainName: string;
}

/** A domain as it is at the moment, with what it has to send and where to. */
export interface OutgoingDomain extends DomainPlace {
  /** One and the same as long as the domain is, so that it is told from another that is made under its name. */
  readonly data: Pick<DataStore, 'streamRecords' | 'deadLetters' | 'document' | 'documents'>;
  readonly sent: Sent;
  /** Of the Kinesis stream of its event stream, whatever health that has: records wait for one that is out of order. */
  readonly streamArn?: string;
  /** Its DeadLetterQueueUrl. */
  readonly queueUrl?: string;
}

/** A domain of a store with what it keeps for the outside; undefined where it is no more. */
export function outgoingDomain(store: Store, place: DomainPlace, kept: Pick<OutgoingDomain, 'data' | 'sent'>): OutgoingDomain | undefined {
  const domain = store.domain(place.domainName);
  const [stream] = store.children('event-stream').list(place.domainName);
  return domain && { ...place, ...kept, streamArn: stream?.Uri, queueUrl: domain.DeadLetterQueueUrl };
}
