import { mark, ofUpdate, QUICK, Stage } from './stage';

const MINE = { DomainName: 'crm', DefaultExpirationDays: '30' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
/** A machine that is busy with something else makes no test fail. */
const PATIENT = { ...QUICK, grantsSettleWithin: 20_000 };
const create = async (remaining?: number, options = PATIENT) => stage.run(stage.event('Create', { properties: MINE }), remaining, options);

test('denied access on the first call of a Create is waited out, because a new grant takes a moment to work', async () => {
  stage.service.faults.add({ operation: 'GetDomain', error: 'AccessDeniedException', times: 5 });

  expect(await create()).toMatchObject({ Status: 'SUCCESS' });
});

test('denied access that lasts fails the Create, long before the deadline', async () => {
  stage.service.faults.add({ operation: 'GetDomain', error: 'AccessDeniedException', message: 'no', times: 1_000_000 });

  const answer = await create(600_000, { ...QUICK, grantsSettleWithin: 50 });

  expect(answer.Reason).toMatch(/^GetDomain failed: AccessDeniedException: no/);
});

test('denied access on a later call of a Create is waited out too', async () => {
  stage.seedDomain('crm');
  stage.service.faults.add({ operation: 'UpdateDomain', error: 'AccessDeniedException', times: 5 });
  stage.service.faults.add({ operation: 'TagResource', error: 'AccessDeniedException', times: 5 });

  expect(await stage.run(stage.event('Create', { properties: { ...MINE, Existing: 'ADOPT' } }), 60_000, PATIENT)).toMatchObject({ Status: 'SUCCESS' });
  expect(live()).toMatchObject({ DefaultExpirationDays: 30 });
});

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/1';
const update = async (properties: object, old: object, options = PATIENT) => (
  stage.run(stage.event('Update', { id: 'domains/crm', properties: { ...MINE, ...properties }, old: { ...MINE, ...old } }), 600_000, options)
);

test.each<[string, object, object, string]>([
  ['a key', { DefaultEncryptionKey: `${KEY}2` }, { DefaultEncryptionKey: KEY }, 'UpdateDomain'],
  ['a bucket, deep inside', { Matching: { Enabled: 'true', ExportingConfig: { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'arn:aws:s3:::x' } } } }, {}, 'UpdateDomain'],
  ['a domain', { DomainName: 'sales' }, {}, 'CreateDomain'],
])('denied access on any call of an Update that names something new, %s, is waited out', async (_, properties, old, operation) => {
  stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags: mark('created') });
  stage.service.faults.add({ operation: 'GetDomain', error: 'AccessDeniedException', times: 3 });
  stage.service.faults.add({ operation, error: 'AccessDeniedException', times: 3 });

  expect(await update(properties, old)).toMatchObject({ Status: 'SUCCESS' });
});

test.each<[string, object, object]>([
  ['nothing', {}, {}],
  ['only what the deployment before named', { DefaultEncryptionKey: KEY, DefaultExpirationDays: '31' }, { DefaultEncryptionKey: KEY }],
  ['less than the deployment before', {}, { DefaultEncryptionKey: KEY }],
  ['something new in its tags only', { Tags: { key: KEY } }, {}],
])('denied access on an Update that names %s fails at once, so that a roll-back does', async (_, properties, old) => {
  stage.seedDomain('crm', { Tags: mark('created') });
  stage.service.faults.add({ operation: 'GetDomain', error: 'AccessDeniedException', message: 'no', times: 1_000_000 });

  expect(await update(properties, old)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm', Reason: ofUpdate('GetDomain failed: AccessDeniedException: no') });
  expect(stage.takeCalls()).toEqual(['GetDomain']);
});

test('denied access on one call after the other is waited out from the first denial on, and not for each of them anew', async () => {
  stage.seedDomain('crm', { Tags: mark('created') });
  const options = { ...QUICK, grantsSettleWithin: 1_000 };
  const started = Date.now();
  stage.onCall = ({ operation }, phase) => {
    // the first call may be made just before the time is up, the next one never
    if (operation === 'GetDomain' && phase === 'before' && Date.now() - started < 800) {
      stage.service.faults.add({ operation, error: 'AccessDeniedException' });
    }
  };
  stage.service.faults.add({ operation: 'UpdateDomain', error: 'AccessDeniedException', message: 'no', times: 1_000_000 });

  const answer = await update({ DefaultEncryptionKey: KEY }, {}, options);

  expect(answer.Reason).toMatch(/^UpdateDomain failed: AccessDeniedException: no /);
  expect(Date.now() - started).toBeLessThan(1_600);
});

test('denied access on Delete fails at once', async () => {
  stage.service.faults.add({ operation: 'GetDomain', error: 'AccessDeniedException', message: 'no' });

  const answer = await stage.run(stage.event('Delete', { id: 'domains/crm', properties: MINE }));

  expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'domains/crm', Reason: 'GetDomain failed: AccessDeniedException: no' });
  expect(stage.takeCalls()).toEqual(['GetDomain']);
});
