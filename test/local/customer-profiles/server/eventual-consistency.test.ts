import {
  BatchGetProfileCommand, CreateDomainCommand, CreateProfileCommand, DeleteDomainCommand, DeleteProfileCommand, GetDomainCommand,
  ListProfileObjectsCommand, MergeProfilesCommand, PutProfileObjectCommand, PutProfileObjectTypeCommand, SearchProfilesCommand, UpdateProfileCommand,
} from '@aws-sdk/client-customer-profiles';
import type { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalCustomerProfilesOptions } from '../../../../src/local/customer-profiles';
import { send } from '../raw-http';
import { CUSTOMER, errorOf, RunningService, startService } from '../running-service';

const DomainName = 'retail';

class Late {
  public static async start(options: LocalCustomerProfilesOptions = {}): Promise<Late> {
    return new Late(await startService({ eventualConsistency: true, ...options }));
  }

  private readonly client: CustomerProfilesClient;

  private constructor(private readonly running: RunningService) {
    this.client = running.client;
  }

  public async stop(): Promise<void> {
    await this.running.service.stop();
  }

  public async domain(): Promise<this> {
    await this.client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 366 }));
    await this.client.send(new PutProfileObjectTypeCommand(CUSTOMER));
    return this;
  }

  public async deleteDomain(): Promise<void> {
    await this.client.send(new DeleteDomainCommand({ DomainName }));
  }

  public async settle(): Promise<void> {
    expect((await send(this.running.url, 'POST', '/_local/settle', '{}', { 'content-type': 'application/json' })).text).toBe('{}');
  }

  public async create(AccountNumber: string): Promise<string> {
    return String((await this.client.send(new CreateProfileCommand({ DomainName, AccountNumber }))).ProfileId);
  }

  public async found(KeyName: string, value: string): Promise<(string | undefined)[]> {
    const { Items = [] } = await this.client.send(new SearchProfilesCommand({ DomainName, KeyName, Values: [value] }));
    return Items.map(({ ProfileId }) => ProfileId);
  }

  public async get(id: string): Promise<string | undefined> {
    const { Profiles = [] } = await this.client.send(new BatchGetProfileCommand({ DomainName, ProfileIds: [id] }));
    return Profiles[0]?.AccountNumber;
  }

  public async put(source: object): Promise<void> {
    await this.client.send(new PutProfileObjectCommand({ DomainName, ObjectTypeName: 'Customer', Object: JSON.stringify(source) }));
  }

  public async update(ProfileId: string, AccountNumber: string): Promise<void> {
    await this.client.send(new UpdateProfileCommand({ DomainName, ProfileId, AccountNumber }));
  }

  public async merge(main: string, ...others: string[]): Promise<void> {
    await this.client.send(new MergeProfilesCommand({ DomainName, MainProfileId: main, ProfileIdsToBeMerged: others }));
  }

  public async delete(ProfileId: string): Promise<void> {
    await this.client.send(new DeleteProfileCommand({ DomainName, ProfileId }));
  }

  public async refusalOfPut(Object: string): Promise<string> {
    return errorOf(this.client.send(new PutProfileObjectCommand({ DomainName, ObjectTypeName: 'Customer', Object })));
  }

  public async objects(ProfileId: string): Promise<number> {
    return (await this.client.send(new ListProfileObjectsCommand({ DomainName, ProfileId, ObjectTypeName: 'Customer' }))).Items?.length ?? 0;
  }

  public async counts(): Promise<unknown> {
    const { Stats } = await this.client.send(new GetDomainCommand({ DomainName }));
    return { profiles: Stats?.ProfileCount, objects: Stats?.ObjectCount };
  }
}

test('a new profile can be read and changed at once, and is found late', async () => {
  const late = await (await Late.start()).domain();
  const id = await late.create('a');
  expect([await late.found('_account', 'a'), await late.found('_profileId', id)]).toEqual([[], []]);
  expect(await late.get(id)).toBe('a');
  await late.update(id, 'b');
  expect(await late.get(id)).toBe('b');
  await late.settle();
  expect([await late.found('_account', 'a'), await late.found('_account', 'b'), await late.found('_profileId', id)]).toEqual([[], [id], [id]]);
});

test('a record is checked at once and taken in late, in the order of the calls', async () => {
  const late = await (await Late.start()).domain();
  expect(await late.refusalOfPut('{"id": ')).toMatch(/^BadRequestException/);
  for (const email of ['first@a.example', 'second@a.example', 'third@a.example']) {
    await late.put({ id: '1', email });
  }
  expect([await late.found('customerId', '1'), await late.counts()]).toEqual([[], { profiles: 0, objects: 0 }]);
  await late.settle();
  const [id] = await late.found('customerId', '1');
  expect(await late.found('email', 'third@a.example')).toEqual([id]);
  expect([await late.found('email', 'first@a.example'), await late.objects(String(id)), await late.counts()]).toEqual([[], 1, { profiles: 1, objects: 1 }]);
});

test('profiles are merged late', async () => {
  const late = await (await Late.start()).domain();
  const [one, other] = [await late.create('a'), await late.create('b')];
  await late.settle();
  await late.merge(one, other);
  expect(await late.found('_account', 'b')).toEqual([other]);
  await late.settle();
  expect([await late.found('_account', 'b'), await late.get(other), await late.counts()]).toEqual([[one], undefined, { profiles: 1, objects: 0 }]);
});

test('a profile is deleted late', async () => {
  const late = await (await Late.start()).domain();
  const id = await late.create('a');
  await late.settle();
  await late.delete(id);
  expect([await late.found('_account', 'a'), await late.get(id)]).toEqual([[id], 'a']);
  await late.settle();
  expect([await late.found('_account', 'a'), await late.get(id), await late.counts()]).toEqual([[], undefined, { profiles: 0, objects: 0 }]);
});

test('what has become pointless meanwhile is dropped, and the rest goes on', async () => {
  const late = await (await Late.start()).domain();
  const [one, other] = [await late.create('a'), await late.create('b')];
  await late.delete(other);
  await late.merge(one, other);
  await late.delete(other);
  await late.put({ id: '1' });
  await late.settle();
  expect([await late.get(one), await late.get(other), (await late.found('customerId', '1')).length]).toEqual(['a', undefined, 1]);
});

test('what was to happen in a deleted domain does not happen in one of the same name', async () => {
  const late = await (await Late.start()).domain();
  await late.create('a');
  await late.put({ id: '1' });
  await late.deleteDomain();
  await late.domain();
  await late.settle();
  expect([await late.found('customerId', '1'), await late.counts()]).toEqual([[], { profiles: 0, objects: 0 }]);
});

test('it happens without being asked for', async () => {
  const late = await (await Late.start()).domain();
  await late.put({ id: '1' });
  let found: (string | undefined)[] = [];
  while (found.length === 0) {
    found = await late.found('customerId', '1');
  }
  expect(await late.counts()).toEqual({ profiles: 1, objects: 1 });
});

test('what a service has left to do, the next on its data does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'late-'));
  try {
    const dataFile = join(folder, 'data');
    const first = await (await Late.start({ dataFile })).domain();
    const id = await first.create('a');
    await first.put({ id: '1' });
    await first.stop();
    const next = await Late.start({ dataFile });
    await next.settle();
    expect([await next.found('_account', 'a'), (await next.found('customerId', '1')).length]).toEqual([[id], 1]);
    await next.stop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
