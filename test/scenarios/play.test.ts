import type { Client, Reply } from './runner/client';
import type { LocalService } from './runner/local-service';
import { play } from './runner/play';
import type { Ending, Scenario, Step } from './runner/scenario';

type Call = readonly [operation: string, request: unknown];

/** A client that gives what it is told to, and answers everything else with `{}`. */
function tellingClient(replies: { readonly [operation: string]: Reply } = {}): Client & { readonly calls: Call[] } {
  const calls: Call[] = [];
  return {
    name: 'telling',
    calls,
    call: async (operation, request) => {
      calls.push([operation, { ...request, ...'DomainName' in request && { DomainName: 'D' } }]);
      return replies[operation] ?? { answer: {} };
    },
    close: () => undefined,
  };
}

function tellingService(): LocalService & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const note = (what: string) => async (...values: unknown[]) => { asked.push([what, ...values.map((value) => String(value).startsWith('scenario-') ? 'D' : value)]); };
  return {
    asked,
    clock: note('clock'),
    quotas: note('quotas'),
    settle: note('settle'),
    ingest: note('ingest'),
    resolve: async () => ({ JobId: 'j' }),
    deadLetters: async () => ({ Messages: [{ Body: 'b' }] }),
    stream: async () => ({ Records: [] }),
  };
}

async function endingOf(steps: readonly Step[], client = tellingClient(), more: Partial<Scenario> = {}): Promise<Ending> {
  return play({ chapter: 'c', title: 't', restsOn: ['api'], steps, ...more }, client, tellingService());
}

test('a scenario begins at its time, with its quotas, in a domain of its own that is deleted in the end', async () => {
  const [client, local] = [tellingClient({ CreateProfile: { answer: { ProfileId: 'p' } } }), tellingService()];
  const steps: readonly Step[] = [
    { call: 'CreateProfile', with: { FirstName: 'F${i}' }, times: 2, keep: { p: 'ProfileId' } },
    { settle: true },
    { clock: { days: 2, seconds: 1 } },
    { bring: { ObjectTypeName: 'T', Object: { $text: { id: '${p}' } } } },
    { resolve: true, keep: { j: 'JobId' } },
    { call: 'GetIdentityResolutionJob', with: { DomainName: 'D', JobId: '${j}' }, answers: {} },
    { call: 'ListAccountIntegrations', with: { Uri: 'u' } },
  ];

  expect(await play({ chapter: 'c', title: 't', restsOn: [], domain: { DataStore: { Enabled: true } }, quotas: { objectsPerProfile: 2 }, steps }, client, local))
    .toEqual({ ended: 'well' });
  expect(client.calls).toEqual([
    ['CreateDomain', { DomainName: 'D', DefaultExpirationDays: 366, DataStore: { Enabled: true } }],
    ['CreateProfile', { DomainName: 'D', FirstName: 'F0' }],
    ['CreateProfile', { DomainName: 'D', FirstName: 'F1' }],
    ['GetIdentityResolutionJob', { DomainName: 'D', JobId: 'j' }],
    ['ListAccountIntegrations', { Uri: 'u' }],
    ['DeleteDomain', { DomainName: 'D' }],
  ]);
  expect(local.asked).toEqual([
    ['clock', { time: '2026-01-15T00:00:00Z' }],
    ['quotas', { objectsPerProfile: 2 }],
    ['settle'],
    ['clock', { advanceSeconds: 172_801 }],
    ['ingest', 'D', { ObjectTypeName: 'T', Object: '{"id":"p"}' }],
  ]);
});

test('a shared mapping is put under its name, with what a step says in place of its own', async () => {
  const client = tellingClient();
  await endingOf([{ call: 'PutProfileObjectType', with: { $objectType: 'Short', ExpirationDays: 20 } }], client, { objectTypes: ['Short'] });

  expect(client.calls.slice(1, 3)).toMatchObject([
    ['PutProfileObjectType', { DomainName: 'D', ObjectTypeName: 'Short', ExpirationDays: 2 }],
    ['PutProfileObjectType', { DomainName: 'D', ObjectTypeName: 'Short', ExpirationDays: 20 }],
  ]);
});

const REFUSAL: Reply = { error: 'BadRequestException', message: 'too long' };

test.each<[what: string, steps: readonly Step[], reply: Reply, difference: string]>([
  ['another answer', [{ call: 'A', answers: { a: 1 } }], { answer: { a: 2 } }, 'step 1, A: the answer.a is 2, not 1'],
  ['nothing to keep', [{ call: 'A', keep: { p: 'Items.0' } }], { answer: { Items: [] } }, 'step 1, A: the answer has no Items.0 to keep: {"Items":[]}'],
  ['an error', [{ call: 'A' }], REFUSAL, 'step 1, A: BadRequestException: too long'],
  ['another error', [{ call: 'A', refuses: 'ResourceNotFoundException' }], REFUSAL, 'step 1, A: BadRequestException: too long, not ResourceNotFoundException '],
  ['another message', [{ call: 'A', refuses: 'BadRequestException', saying: 'short' }], REFUSAL, 'step 1, A: BadRequestException: too long, not BadRequestException short'],
  ['no error', [{ call: 'A', refuses: 'BadRequestException' }], { answer: {} }, 'step 1, A: is answered, and BadRequestException was expected: {}'],
  ['a later time that differs', [{ call: 'A', times: 2, refuses: 'X' }], { error: 'Y', message: '' }, 'step 1, A 1: Y: , not X '],
  ['other dead letters', [{ deadLetters: [] }], { answer: {} }, 'step 1, the dead letters.Messages has 1 entries, not 0: [{"Body":"b"}]'],
  ['another stream', [{ settle: true }, { stream: [{}] }], { answer: {} }, 'step 2, the stream.Records has 0 entries, not 1: []'],
  ['what was not kept', [{ call: 'A', with: { a: '${p}' } }], { answer: {} }, 'nothing was kept as p'],
])('a scenario with %s ends badly', async (_, steps, reply, difference) => {
  expect(await endingOf(steps, tellingClient({ A: reply }))).toEqual({ ended: 'badly', difference });
});

test('an error that is expected is no end', async () => {
  expect(await endingOf([{ call: 'A', refuses: 'BadRequestException', saying: 'long' }], tellingClient({ A: REFUSAL }))).toEqual({ ended: 'well' });
});

test('a scenario that a client cannot say is neither', async () => {
  expect(await endingOf([{ call: 'A', answers: { a: 1 } }], tellingClient({ A: { unsaid: 'no A' } }))).toEqual({ ended: 'unsaid', because: 'step 1, A: no A' });
});

test('a domain that cannot be made is an end', async () => {
  expect(await endingOf([], tellingClient({ CreateDomain: REFUSAL }))).toEqual({ ended: 'badly', difference: 'the domain: BadRequestException: too long' });
});
