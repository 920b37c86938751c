import { CreateDomainCommand, CreateEventStreamCommand, CreateProfileCommand, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { send } from '../raw-http';
import { CUSTOMER, startService } from '../running-service';
import type { RunningService } from '../running-service';

const RULES = {
  Enabled: true,
  MatchingRules: [{ Rule: ['EmailAddress'] }],
  MaxAllowedRuleLevelForMatching: 1,
  MaxAllowedRuleLevelForMerging: 1,
  AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE' as const, EmailAddress: ['EmailAddress'] },
};

/** A domain with customers, and how to call its local routes. */
async function stage(options: Parameters<typeof startService>[0] = {}, RuleBasedMatching: typeof RULES | undefined = RULES) {
  const running = await startService(options);
  await running.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1, RuleBasedMatching }));
  await running.client.send(new PutProfileObjectTypeCommand(CUSTOMER));
  return { ...running, call: caller(running) };
}

function caller({ url }: RunningService) {
  return async (method: string, route: string, body?: unknown): Promise<{ readonly [member: string]: unknown }> => {
    const { text } = await send(url, method, `/_local/domains/retail/${route}`, body === undefined ? '' : JSON.stringify(body), { 'content-type': 'application/json' });
    return JSON.parse(text) as { readonly [member: string]: unknown };
  };
}

const RECORDS = ['{"id":"1","email":"a@x.org"}', '{"id":"2","email":"b@x.org"}', '{"id":"1","email":"c@x.org"}', '{"email":"d@x.org"}', 'no JSON'];

test('tells what becomes of each record', async () => {
  const { call } = await stage();

  const { Results, ...counts } = await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: RECORDS });

  expect(counts).toEqual({ ProfilesBefore: 0, ProfilesAfter: 2 });
  expect(Results).toEqual([
    { Outcome: 'new', ProfileId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    { Outcome: 'new', ProfileId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    { Outcome: 'replaced', ProfileId: (Results as { ProfileId: string }[])[0].ProfileId },
    { Outcome: 'refused', Reason: 'The UNIQUE key or PROFILE key does not exist in the profile object' },
    { Outcome: 'refused', Reason: 'Could not parse object string into JSON' },
  ]);
  expect((await call('GET', 'dead-letters')).Messages).toHaveLength(2);
});

test('tells the profile that others were merged into', async () => {
  const { call } = await stage();
  const { Results, ProfilesAfter } = await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: ['{"id":"1","email":"a@x.org"}', '{"id":"2","email":"a@x.org"}'] });
  const ids = (Results as { ProfileId: string }[]).map(({ ProfileId }) => ProfileId);
  expect([new Set(ids).size, ProfilesAfter]).toEqual([1, 1]);
  expect(await call('POST', 'profiles', { ProfileIds: [...ids, '0'.repeat(32)] })).toEqual({
    Profiles: [expect.objectContaining({ ProfileId: ids[0], EmailAddress: 'a@x.org' })],
  });
});

test('tells the keys that are ambiguous, also of a record that is refused', async () => {
  const { call, client } = await stage({}, { ...RULES, Enabled: false });
  const visit = {
    ...CUSTOMER,
    ObjectTypeName: 'Visit',
    Keys: { visit: [{ FieldNames: ['customerId'], StandardIdentifiers: ['UNIQUE' as const] }], _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE' as const] }] },
  };
  await client.send(new PutProfileObjectTypeCommand(visit));
  await client.send(new PutProfileObjectTypeCommand({ ...visit, ObjectTypeName: 'Strict', AllowProfileCreation: false }));
  for (const FirstName of ['Ana', 'Bea']) {
    await client.send(new CreateProfileCommand({ DomainName: 'retail', FirstName, EmailAddress: 'a@x.org' }));
  }
  const put = async (ObjectTypeName: string) => (await call('POST', 'records', { ObjectTypeName, Objects: ['{"id":"v","email":"a@x.org"}'] })).Results;
  expect(await put('Strict')).toEqual([{ Outcome: 'refused', Reason: 'All keys of this object are binding to more than one profiles', AmbiguousKeys: ['_email'] }]);
  expect(await put('Visit')).toEqual([{ Outcome: 'new', ProfileId: expect.any(String), AmbiguousKeys: ['_email'] }]);
});

test('a dry run leaves nothing behind, and tells the profiles that there would be', async () => {
  const { call, client, service } = await stage();
  await client.send(new CreateEventStreamCommand({ DomainName: 'retail', EventStreamName: 's', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }));
  await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: RECORDS.slice(0, 1) });
  const before = JSON.stringify([await call('GET', 'stream'), await call('GET', 'dead-letters'), service.stores.list()]);

  const rehearsed = await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: RECORDS, DryRun: true, WithProfiles: true });
  expect(rehearsed).toMatchObject({ ProfilesBefore: 1, ProfilesAfter: 2, Profiles: [{ EmailAddress: 'c@x.org' }, { EmailAddress: 'b@x.org' }] });

  expect(JSON.stringify([await call('GET', 'stream'), await call('GET', 'dead-letters'), service.stores.list()])).toBe(before);
  expect(await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: RECORDS.slice(1, 2) })).toMatchObject({ ProfilesBefore: 1, ProfilesAfter: 2 });
});

test('is at once, also where effects come late', async () => {
  const { call } = await stage({ eventualConsistency: true });
  expect(await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: RECORDS.slice(0, 2) })).toMatchObject({ ProfilesAfter: 2 });
});

test('an unknown object type refuses all of them, also none', async () => {
  const { call } = await stage();
  expect(await call('POST', 'records', { ObjectTypeName: 'Other', Objects: [] })).toMatchObject({ Message: 'Object type Other does not exist in domain retail, and is no template' });
});

test('takes larger bodies than the API does, and no other route does', async () => {
  const { call } = await stage({ bodyLimit: 10_000 });
  const text = JSON.stringify({ id: '1', note: 'x'.repeat(20_000) });
  expect(await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: [text] })).toMatchObject({ ProfilesAfter: 1 });
  expect(await call('POST', 'ingest', { ObjectTypeName: 'Customer', Object: text })).toMatchObject({ Message: 'the body of the request is over 10000 bytes' });
});

test('a profile that was merged is explained as what it has become', async () => {
  const { call } = await stage();
  const put = async (id: string) => (await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: [`{"id":"${id}"}`] })).Results as [{ ProfileId: string }];
  const [{ ProfileId: one }] = await put('1');
  const [{ ProfileId: two }] = await put('2');
  await call('POST', 'records', { ObjectTypeName: 'Customer', Objects: ['{"id":"1","email":"a@x.org"}', '{"id":"2","email":"a@x.org"}'] });
  const { ProfileId } = await call('POST', 'explain', { ProfileId: one });
  expect([one, two]).toContain(ProfileId);
  expect((await call('POST', 'explain', { ProfileId: two })).ProfileId).toBe(ProfileId);
});
