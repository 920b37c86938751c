import { Calls } from '../../../../src/local/customer-profiles/dispatch/calls';
import { Faults } from '../../../../src/local/customer-profiles/dispatch/faults';
import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import type { DomainPlace } from '../../../../src/local/customer-profiles/delivery/outgoing-domain';
import { JsonText } from '../../../../src/local/customer-profiles/protocol/answer';
import { badRequest, notFound } from '../../../../src/local/customer-profiles/protocol/service-error';
import { AdjustableQuotas } from '../../../../src/local/customer-profiles/server/local/adjustable-quotas';
import { Clock } from '../../../../src/local/customer-profiles/server/local/clock';
import type { LocalDataPlane } from '../../../../src/local/customer-profiles/server/local/local-data-plane';
import type { LocalParts } from '../../../../src/local/customer-profiles/server/local/local-route';
import { answerLocal } from '../../../../src/local/customer-profiles/server/local-routes';
import { StackIdentitiesStore } from '../../../../src/local/customer-profiles/store/stack-identities';
import { Stores } from '../../../../src/local/customer-profiles/store/stores';

const HOME = { account: '000000000000', region: 'us-east-1' };
const ID = '0123456789abcdef'.repeat(2);

/** What was asked of the customer data, and answers to it. */
class FakeDataPlane implements LocalDataPlane {
  public readonly asked: unknown[][] = [];

  public async settle(): Promise<void> {
    this.asked.push(['settle']);
  }

  public ingest(domain: DomainPlace, ...rest: [string, string]): void {
    this.asked.push(['ingest', domain, ...rest]);
    if (rest[0] === 'Unknown') {
      throw notFound('Object type Unknown does not exist');
    }
  }

  public ingestBatch(...asked: unknown[]): unknown {
    this.asked.push(['batch', ...asked]);
    return { Results: [] };
  }

  public profiles(...asked: unknown[]): unknown {
    this.asked.push(['profiles', ...asked]);
    return [{ ProfileId: ID }];
  }

  public runIdentityResolutionJob(domain: DomainPlace): string {
    this.asked.push(['job', domain]);
    if (domain.domainName === 'unmatched') {
      throw badRequest('matching is not enabled');
    }
    return ID;
  }

  public explainRecord(...asked: [DomainPlace, string, string]): unknown {
    this.asked.push(['record', ...asked]);
    return { fields: [] };
  }

  public explainProfile(...asked: [DomainPlace, string]): unknown {
    this.asked.push(['profile', ...asked]);
    return { profile: asked[1] };
  }

  public deadLetters(domain: DomainPlace): ReturnType<LocalDataPlane['deadLetters']> {
    this.asked.push(['letters', domain]);
    return [{ order: 1, body: '{"n": 1.0}', objectType: 'Plain', reason: 'bad' }, { order: 2, body: 'x', objectType: 'Other', reason: 'worse' }];
  }

  public streamRecords(domain: DomainPlace): ReturnType<LocalDataPlane['streamRecords']> {
    this.asked.push(['records', domain]);
    return [{ order: 1, body: '{"EventType":"CREATED","n":1.0}', partitionKey: 'p' }, { order: 3, body: '{"EventType":"UPDATED"}', partitionKey: 'p' }];
  }

  public exportedFiles(): ReturnType<LocalDataPlane['exportedFiles']> {
    return [{ order: 1, bucket: 'matches', key: 'k.csv', text: 'csv' }];
  }
}

/** Routes on a fake of the customer data, with domains at home and one elsewhere. */
function stage() {
  const data = new FakeDataPlane();
  const stores = new Stores();
  const put = (place: typeof HOME, DomainName: string) => stores.of(place).putDomain({
    DomainName,
    DefaultExpirationDays: 1,
    CreatedAt: 0,
    LastUpdatedAt: 0,
    Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
  });
  ['shop', 'a b', 'unmatched'].forEach((name) => put(HOME, name));
  put({ account: '111122223333', region: 'eu-west-1' }, 'abroad');
  const internalErrors: unknown[] = [];
  const waits: number[] = [];
  const parts: LocalParts = {
    home: HOME,
    health: { instance: () => 'i', operations: [] },
    calls: new Calls(),
    faults: new Faults([]),
    stores,
    clock: new Clock(),
    quotas: new AdjustableQuotas(undefined),
    identities: new StackIdentitiesStore(openDatabase()),
    data,
    delivery: { settled: async (milliseconds) => { waits.push(milliseconds); } },
    reset: () => undefined,
    onInternalError: (error) => internalErrors.push(error),
  };
  const call = async (method: string, path: string, body = '') => {
    const [withoutQuery, query = ''] = path.split('?');
    const { status, body: answer } = await answerLocal({ method, parts: withoutQuery.split('/'), query, body: Buffer.from(body) }, parts);
    return { status, body: answer instanceof JsonText ? JSON.parse(answer.text) as unknown : answer };
  };
  return { call, data, waits, internalErrors };
}

const SHOP = { environment: HOME, domainName: 'shop' };

test('dead letters are shown as a reader of the queue sees them', async () => {
  const { call, data } = stage();
  expect(await call('GET', 'domains/shop/dead-letters')).toEqual({
    status: 200,
    body: {
      Messages: [
        { Body: '{"n": 1.0}', MessageAttributes: { Message: 'bad', DomainName: 'shop', ObjectTypeName: 'Plain' } },
        { Body: 'x', MessageAttributes: { Message: 'worse', DomainName: 'shop', ObjectTypeName: 'Other' } },
      ],
    },
  });
  expect(data.asked).toEqual([['letters', SHOP]]);
});

test('records of the stream and exported files are shown', async () => {
  const { call } = stage();
  expect(await call('GET', 'domains/shop/stream')).toEqual({ status: 200, body: { Records: [{ EventType: 'CREATED', n: 1 }, { EventType: 'UPDATED' }] } });
  expect(await call('GET', 'domains/shop/exports')).toEqual({
    status: 200, body: { Files: [{ S3BucketName: 'matches', S3KeyName: 'k.csv', Body: 'csv' }] },
  });
});

test('a record is taken as an integration brings it', async () => {
  const { call, data } = stage();
  expect(await call('POST', 'domains/shop/ingest', '{"ObjectTypeName": "Plain", "Object": "{\\"n\\": 1.0}"}')).toEqual({ status: 200, body: {} });
  expect(data.asked).toEqual([['ingest', SHOP, 'Plain', '{"n": 1.0}']]);
  expect(await call('POST', 'domains/shop/ingest', '{"ObjectTypeName": "Unknown", "Object": "{}"}')).toMatchObject({
    status: 404, body: { __type: 'ResourceNotFoundException', Message: 'Object type Unknown does not exist' },
  });
});

test('a job runs, or is refused', async () => {
  const { call } = stage();
  expect(await call('POST', 'domains/shop/identity-resolution-jobs', '{}')).toEqual({ status: 200, body: { JobId: ID } });
  expect(await call('POST', 'domains/unmatched/identity-resolution-jobs', '{}')).toMatchObject({ status: 400, body: { Message: 'matching is not enabled' } });
});

test('a record or a profile is explained', async () => {
  const { call, data } = stage();
  expect(await call('POST', 'domains/shop/explain', '{"ObjectTypeName": "Plain", "Object": "{}"}')).toEqual({ status: 200, body: { fields: [] } });
  expect(await call('POST', 'domains/shop/explain', `{"ProfileId": "${ID}"}`)).toEqual({ status: 200, body: { profile: ID } });
  expect(data.asked).toEqual([['record', SHOP, 'Plain', '{}'], ['profile', SHOP, ID]]);
});

test('delayed work is done before deliveries are waited for', async () => {
  const { call, data, waits } = stage();
  expect(await call('POST', 'settle', '{}')).toEqual({ status: 200, body: {} });
  expect([data.asked, waits]).toEqual([[['settle']], [10_000]]);
});

test('the account and region of a domain are those of the query, else of the service, else of the only place that has it', async () => {
  const { call, data } = stage();
  const abroad = 'domains/abroad/dead-letters';
  expect(await call('GET', `${abroad}?account=111122223333&region=eu-west-1`)).toMatchObject({ status: 200 });
  expect(data.asked).toEqual([['letters', { environment: { account: '111122223333', region: 'eu-west-1' }, domainName: 'abroad' }]]);
  expect(await call('GET', abroad)).toMatchObject({ status: 200 });
  expect(data.asked[1]).toEqual(data.asked[0]);
  expect(await call('GET', 'domains/nowhere/dead-letters')).toMatchObject({ status: 404, body: { __type: 'ResourceNotFoundException' } });
  expect(await call('GET', `${abroad}?region=eu-west-1`)).toMatchObject({ status: 404 });
  expect(await call('GET', 'domains/a%20b/dead-letters')).toMatchObject({ status: 200 });
});

test.each([
  ['domains/shop/dead-letters?account=12', 'Value \'"12"\' at \'account\' failed to satisfy constraint: Member must be the 12 digits of an account, once'],
  ['domains/shop/dead-letters?region=', 'Value \'""\' at \'region\' failed to satisfy constraint: Member must be a region such as eu-west-1, once'],
  ['domains/shop/dead-letters?region=a&region=b', 'at \'region\''],
  ['domains/shop/stream?acount=111122223333', 'the query of a local route has no "acount"; it has account and region'],
  ['domains/shop/stream?__proto__=1', 'the query of a local route has no "__proto__"'],
  ['domains/%zz/stream', 'Value \'%zz\' at \'domain\''],
])('GET %s is refused', async (path, message) => {
  const { call, data } = stage();
  expect(await call('GET', path)).toMatchObject({ status: 400, body: { __type: 'BadRequestException', Message: expect.stringContaining(message) } });
  expect(data.asked).toEqual([]);
});

test.each([
  ['ingest', '{"ObjectTypeName": "Plain"}', 'Value null at \'Object\' failed to satisfy constraint: Member must be a text that is not empty'],
  ['ingest', '{"ObjectTypeName": "Plain", "Object": {"n": 1}}', 'Value \'{"n":1}\' at \'Object\''],
  ['ingest', '{"ObjectTypeName": 5, "Object": "{}"}', 'Value \'5\' at \'ObjectTypeName\''],
  ['ingest', '{"ObjectTypeName": "Plain", "Object": ""}', 'Value \'""\' at \'Object\''],
  ['ingest', '{"ObjectTypeName": "Plain", "Object": "{}", "DomainName": "x"}', 'a record has no DomainName; it has ObjectTypeName and Object'],
  ['ingest', '"text"', 'a record is an object, not "text"'],
  ['identity-resolution-jobs', '{"JobId": "x"}', 'a job has no JobId; it has no members'],
  ['explain', '{}', 'Value null at \'ObjectTypeName\''],
  ['explain', '{"ProfileId": "ABC"}', 'Value \'"ABC"\' at \'ProfileId\' failed to satisfy constraint: Member must be the 32 lower-case hexadecimal digits of a profile\'s id'],
  ['explain', `{"ProfileId": "${ID}", "Object": "{}"}`, 'a question has either ProfileId, or ObjectTypeName and Object'],
  ['explain', '{"ProfileId": null}', 'Value \'null\' at \'ProfileId\''],
  ['explain', '{', 'the body of the request is not JSON: "{"'],
])('POST %s of %s is refused', async (route, body, message) => {
  const { call, data } = stage();
  expect(await call('POST', `domains/shop/${route}`, body)).toMatchObject({
    status: 400, body: { __type: 'BadRequestException', Message: expect.stringContaining(message) },
  });
  expect(data.asked).toEqual([]);
});

test('an unknown domain is not there, before anything else is said of the request', async () => {
  const { call } = stage();
  expect(await call('POST', 'domains/nothing/ingest', '{')).toMatchObject({ status: 404, body: { __type: 'ResourceNotFoundException' } });
});

test('what goes wrong within is an error of the service, which says so', async () => {
  const { call, data, internalErrors } = stage();
  const broken = new Error('broken');
  jest.spyOn(data, 'deadLetters').mockImplementation(() => { throw broken; });
  expect(await call('GET', 'domains/shop/dead-letters')).toMatchObject({ status: 500, body: { __type: 'InternalServerException' } });
  expect(internalErrors).toEqual([broken]);
});

test('a route that is not there names those that are', async () => {
  const { call } = stage();
  expect(await call('PUT', 'domains/shop/stream', '{}')).toMatchObject({
    status: 404, body: { Message: expect.stringMatching(/^there is no PUT \/_local\/domains\/shop\/stream; there are GET health, .* POST domains\/\{domain\}\/profiles$/) },
  });
});

test('records are taken in many at a time, and rehearsed', async () => {
  const { call, data } = stage();
  expect(await call('POST', 'domains/shop/records', '{"ObjectTypeName": "Plain", "Objects": ["{}", "x"]}')).toEqual({ status: 200, body: { Results: [] } });
  await call('POST', 'domains/shop/records', '{"ObjectTypeName": "Plain", "Objects": [], "DryRun": true, "WithProfiles": true}');
  expect(data.asked).toEqual([
    ['batch', SHOP, { objectType: 'Plain', texts: ['{}', 'x'], dryRun: false, withProfiles: false }],
    ['batch', SHOP, { objectType: 'Plain', texts: [], dryRun: true, withProfiles: true }],
  ]);
});

test('profiles are told many at a time', async () => {
  const { call, data } = stage();
  expect(await call('POST', 'domains/shop/profiles', JSON.stringify({ ProfileIds: [ID] }))).toEqual({ status: 200, body: { Profiles: [{ ProfileId: ID }] } });
  expect(data.asked).toEqual([['profiles', SHOP, [ID]]]);
});

test.each([
  ['records', '{"Objects": []}', 'at \'ObjectTypeName\''],
  ['records', '{"ObjectTypeName": "Plain"}', 'Value null at \'Objects\' failed to satisfy constraint: Member must be a list of texts'],
  ['records', '{"ObjectTypeName": "Plain", "Objects": ["{}", {}]}', 'Value \'{}\' at \'Objects[1]\' failed to satisfy constraint: Member must be a text that is not empty'],
  ['records', '{"ObjectTypeName": "Plain", "Objects": [""]}', 'at \'Objects[0]\''],
  ['records', '{"ObjectTypeName": "Plain", "Objects": [], "DryRun": "yes"}', 'Value \'"yes"\' at \'DryRun\' failed to satisfy constraint: Member must be true or false'],
  ['records', '{"ObjectTypeName": "Plain", "Objects": [], "Dryrun": true}', 'a batch of records has no Dryrun; it has ObjectTypeName, Objects, DryRun and WithProfiles'],
  ['profiles', '{"ProfileIds": ["x"]}', 'Value \'"x"\' at \'ProfileIds[0]\' failed to satisfy constraint: Member must be the 32 lower-case'],
  ['profiles', '{}', 'at \'ProfileIds\''],
])('%s refuses %s', async (route, body, message) => {
  const { call, data } = stage();
  const answer = await call('POST', `domains/shop/${route}`, body);
  expect(answer.status).toBe(400);
  expect((answer.body as { Message: string }).Message).toContain(message);
  expect(data.asked).toEqual([]);
});
