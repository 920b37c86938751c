import {
  CreateDomainCommand, CreateEventStreamCommand, DeleteDomainCommand, DeleteEventStreamCommand, GetEventStreamCommand, ListEventStreamsCommand,
  ListTagsForResourceCommand, TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-customer-profiles';
import { errorOf, startService } from './running-service';
import type { LocalCustomerProfilesOptions } from '../../../src/local/customer-profiles';

const URI = 'arn:aws:kinesis:us-east-1:000000000000:stream/changes';
const ARN = 'arn:aws:profile:us-east-1:000000000000:domains/retail/event-streams/changes';
const NAMES = { DomainName: 'retail', EventStreamName: 'changes' };
const NOW = 1_000_000;

async function startWithDomain(options: LocalCustomerProfilesOptions = {}) {
  const started = await startService({ now: () => NOW, ...options });
  await started.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 366 }));
  return started;
}

test('an event stream is read back as it was made, alone and in the list', async () => {
  const { client } = await startWithDomain();

  const { $metadata: _m, ...made } = await client.send(new CreateEventStreamCommand({ ...NAMES, Uri: URI, Tags: { team: 'crm' } }));
  const { $metadata: _, ...got } = await client.send(new GetEventStreamCommand(NAMES));

  expect(made).toEqual({ EventStreamArn: ARN, Tags: { team: 'crm' } });
  expect(got).toEqual({
    DomainName: 'retail', EventStreamArn: ARN, State: 'RUNNING', CreatedAt: new Date(NOW), DestinationDetails: { Uri: URI, Status: 'HEALTHY' }, Tags: { team: 'crm' },
  });
  expect((await client.send(new ListEventStreamsCommand({ DomainName: 'retail' }))).Items).toEqual([
    { ...NAMES, EventStreamArn: ARN, State: 'RUNNING', DestinationSummary: { Uri: URI, Status: 'HEALTHY' }, Tags: { team: 'crm' } },
  ]);
});

test('a destination that cannot be written to is unhealthy until it can', async () => {
  const { client, service } = await startWithDomain();
  service.store.setDestinationHealth(URI, { unhealthy: 'access denied' });
  await client.send(new CreateEventStreamCommand({ ...NAMES, Uri: URI }));

  expect(await client.send(new GetEventStreamCommand(NAMES))).toMatchObject({
    State: 'STOPPED', StoppedSince: new Date(NOW), DestinationDetails: { Status: 'UNHEALTHY', UnhealthySince: new Date(NOW), Message: 'access denied' },
  });
  service.store.setDestinationHealth(URI, 'HEALTHY');
  expect(await client.send(new GetEventStreamCommand(NAMES))).toMatchObject({ State: 'RUNNING', DestinationDetails: { Status: 'HEALTHY' } });
});

test('a domain has one, unless there are no quotas', async () => {
  const { client } = await startWithDomain();
  const { client: unlimited } = await startWithDomain({ quotas: false });
  const second = new CreateEventStreamCommand({ ...NAMES, EventStreamName: 'more', Uri: URI });
  for (const each of [client, unlimited]) {
    await each.send(new CreateEventStreamCommand({ ...NAMES, Uri: URI }));
  }

  expect(await errorOf(client.send(second))).toBe('BadRequestException: The Customer Profiles domain retail is already associated with an active event stream');
  await unlimited.send(second);
});

test.each([
  ['another region', URI.replace('us-east-1', 'eu-west-1'), 'is in region eu-west-1, the domain in us-east-1'],
  ['another account', URI.replace('000000000000', '123456789012'), 'is in account 123456789012, the domain in 000000000000'],
  ['another service', 'arn:aws:sqs:us-east-1:000000000000:changes', 'is not the ARN of a Kinesis data stream'],
])('a stream of %s is refused', async (_, Uri, problem) => {
  const { client } = await startWithDomain();

  expect(await errorOf(client.send(new CreateEventStreamCommand({ ...NAMES, Uri })))).toContain(problem);
});

test('it is tagged by its ARN, and deleted by its name, or with its domain', async () => {
  const { client, service } = await startWithDomain();
  await client.send(new CreateEventStreamCommand({ ...NAMES, Uri: URI, Tags: { a: '1' } }));
  await client.send(new TagResourceCommand({ resourceArn: ARN, tags: { b: '2' } }));
  await client.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['a'] }));

  expect((await client.send(new ListTagsForResourceCommand({ resourceArn: ARN }))).tags).toEqual({ b: '2' });
  await client.send(new DeleteEventStreamCommand(NAMES));
  expect(await errorOf(client.send(new GetEventStreamCommand(NAMES)))).toBe('ResourceNotFoundException: Event stream changes does not exist in domain retail');
  expect(await errorOf(client.send(new DeleteEventStreamCommand(NAMES)))).toContain('ResourceNotFoundException');
  await client.send(new CreateEventStreamCommand({ ...NAMES, Uri: URI }));
  await client.send(new DeleteDomainCommand({ DomainName: 'retail' }));
  expect(service.store.children('event-stream').list('retail')).toEqual([]);
  expect(await errorOf(client.send(new ListEventStreamsCommand({ DomainName: 'retail' })))).toBe('ResourceNotFoundException: Domain retail does not exist');
});
