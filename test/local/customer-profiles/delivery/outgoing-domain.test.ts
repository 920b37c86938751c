import { HOME, KeptSent } from './delivery-stage';
import { outgoingDomain } from '../../../../src/local/customer-profiles/delivery/outgoing-domain';
import { Store } from '../../../../src/local/customer-profiles/store/store';
import { MemoryDataStore } from '../memory-data-store';

const PLACE = { environment: HOME, domainName: 'shop' };
const kept = { data: new MemoryDataStore(), sent: new KeptSent() };
const SHOP = {
  DomainName: 'shop', DefaultExpirationDays: 1, CreatedAt: 0, LastUpdatedAt: 0, Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
};
const Uri = 'arn:aws:kinesis:us-east-1:000000000000:stream/events';

test('a domain sends to the queue and the stream that it has at the moment, healthy or not', () => {
  const store = new Store();
  expect(outgoingDomain(store, PLACE, kept)).toBeUndefined();
  store.putDomain(SHOP);
  expect(outgoingDomain(store, PLACE, kept)).toEqual({ ...PLACE, ...kept });
  store.putDomain({ ...SHOP, DeadLetterQueueUrl: 'https://sqs.test/q' });
  store.children('event-stream').put('shop', { EventStreamName: 'events', Uri, CreatedAt: 0 });
  store.setDestinationHealth(Uri, { unhealthy: 'gone' });
  expect(outgoingDomain(store, PLACE, kept)).toEqual({ ...PLACE, ...kept, queueUrl: 'https://sqs.test/q', streamArn: Uri });
});
