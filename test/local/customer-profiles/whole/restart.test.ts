import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateDomainCommand, CreateProfileCommand, GetDomainCommand, GetIdentityResolutionJobCommand, GetMatchesCommand, GetSimilarProfilesCommand,
  ListIdentityResolutionJobsCommand, PutProfileObjectCommand, PutProfileObjectTypeCommand, SearchProfilesCommand, UpdateDomainCommand,
} from '@aws-sdk/client-customer-profiles';
import type { CreateDomainCommandInput, CreateProfileCommandInput } from '@aws-sdk/client-customer-profiles';
import * as fc from 'fast-check';
import { carryOut, defineAll, history } from './histories';
import { wrongsIn } from './invariants';
import { snapshot } from './snapshot';
import { DAY, START, WholeDomain, WholeService } from './whole-service';
import { CUSTOMER, startService } from '../running-service';
import type { RunningService } from '../running-service';

const HOUR = DAY / 24;
const RUNS = Number(process.env.RUNS ?? 10);

let folder: string;
let dataFile: string;
/** The clock of the machine, which goes on whatever becomes of the service. */
let machine: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'customer-profiles-'));
  dataFile = join(folder, 'state.db');
  machine = START;
});

afterEach(() => rmSync(folder, { recursive: true }));

const start = () => startService({ dataFile, now: () => machine });

async function restarted({ service }: RunningService): Promise<RunningService> {
  await service.stop();
  return start();
}

async function startWith(domain: Partial<CreateDomainCommandInput> = {}): Promise<RunningService> {
  const running = await start();
  await running.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 30, ...domain }));
  return running;
}

async function create({ client }: RunningService, members: Omit<CreateProfileCommandInput, 'DomainName'>): Promise<string> {
  return (await client.send(new CreateProfileCommand({ DomainName: 'retail', ...members }))).ProfileId ?? '';
}

async function count({ client }: RunningService): Promise<readonly [profiles: number | undefined, objects: number | undefined]> {
  const { Stats } = await client.send(new GetDomainCommand({ DomainName: 'retail' }));
  return [Stats?.ProfileCount, Stats?.ObjectCount];
}

async function jobs({ client }: RunningService) {
  return (await client.send(new ListIdentityResolutionJobsCommand({ DomainName: 'retail' }))).IdentityResolutionJobsList ?? [];
}

async function group({ client }: RunningService, profileId: string) {
  const { MatchId, ProfileIds } = await client.send(new GetSimilarProfilesCommand({
    DomainName: 'retail', MatchType: 'RULE_BASED_MATCHING', SearchKey: 'profileId', SearchValue: profileId,
  }));
  return { MatchId, ProfileIds: [...ProfileIds ?? []].sort() };
}

describe('terms', () => {
  /** A profile for thirty days, and a record for two that makes another one. */
  async function withTerms(): Promise<RunningService> {
    const running = await startWith();
    await running.client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ExpirationDays: 2 }));
    await create(running, { EmailAddress: 'a@example.com' });
    await running.client.send(new PutProfileObjectCommand({ DomainName: 'retail', ObjectTypeName: 'Customer', Object: '{"id": "1", "email": "b@example.com"}' }));
    return running;
  }

  test('that have run out while no service ran are over at the first call', async () => {
    const first = await withTerms();
    await first.service.stop();
    machine += 3 * DAY;
    const second = await start();
    expect(await count(second)).toEqual([1, 0]);
    await second.service.stop();
    machine += 28 * DAY;
    const third = await start();
    expect((await third.client.send(new SearchProfilesCommand({ DomainName: 'retail', KeyName: '_email', Values: ['a@example.com'] }))).Items).toEqual([]);
    expect(await count(third)).toEqual([0, 0]);
  });

  test('go by the machine again after a restart, and a clock that was moved is moved anew', async () => {
    const first = await withTerms();
    first.service.clock.advance(DAY);
    expect(await count(first)).toEqual([2, 1]);
    const second = await restarted(first);
    expect(second.service.clock.now()).toBe(START);
    second.service.clock.advance(2 * DAY - 1000);
    expect(await count(second)).toEqual([2, 1]);
    second.service.clock.advance(1000);
    expect(await count(second)).toEqual([1, 0]);
  });

  test('what a moved clock has let expire does not come back with the restart', async () => {
    const first = await withTerms();
    first.service.clock.advance(3 * DAY);
    expect(await count(first)).toEqual([1, 0]);
    first.service.clock.stopAt(START - DAY);
    expect(await count(first)).toEqual([1, 0]);
    expect(await count(await restarted(first))).toEqual([1, 0]);
  });

  test('what was put under a clock that was ahead lives as long after the restart as was said then', async () => {
    const first = await startWith();
    first.service.clock.advance(100 * DAY);
    await create(first, {});
    const second = await restarted(first);
    second.service.clock.stopAt(START + 130 * DAY - 1000);
    expect(await count(second)).toEqual([1, 0]);
    second.service.clock.advance(1000);
    expect(await count(second)).toEqual([0, 0]);
  });
});

describe('jobs', () => {
  test('one that waits is the same after a restart, runs once when its time comes, and its matches stay', async () => {
    const first = await startWith({ DefaultExpirationDays: 366, Matching: { Enabled: true } });
    const ids = [await create(first, { EmailAddress: 'a@example.com', LastName: 'Lee' }), await create(first, { EmailAddress: 'A@example.com', LastName: 'Lee' })];
    const [waiting] = await jobs(first);
    expect(waiting.Status).toBe('PENDING');
    const second = await restarted(first);
    expect(await jobs(second)).toEqual([waiting]);
    await second.service.stop();

    machine += 8 * DAY;
    const third = await start();
    const done = await jobs(third);
    expect(done.map(({ Status }) => Status)).toEqual(['PENDING', 'COMPLETED']);
    expect(done[1]).toMatchObject({ JobId: waiting.JobId, JobStats: { NumberOfMatchesFound: 1 } });
    const matches = await third.client.send(new GetMatchesCommand({ DomainName: 'retail' }));
    expect([...matches.Matches?.[0].ProfileIds ?? []].sort()).toEqual([...ids].sort());
    const detail = await third.client.send(new GetIdentityResolutionJobCommand({ DomainName: 'retail', JobId: waiting.JobId }));

    const fourth = await restarted(third);
    expect(await jobs(fourth)).toEqual(done);
    expect((await fourth.client.send(new GetMatchesCommand({ DomainName: 'retail' }))).Matches).toEqual(matches.Matches);
    expect({ ...await fourth.client.send(new GetIdentityResolutionJobCommand({ DomainName: 'retail', JobId: waiting.JobId })), $metadata: detail.$metadata }).toEqual(detail);
  });

  test('a clock that was ahead leaves what has run, and a job that waits for a time that is ahead', async () => {
    const first = await startWith({ DefaultExpirationDays: 366, Matching: { Enabled: true } });
    first.service.clock.advance(8 * DAY);
    const before = await jobs(first);
    expect(before.map(({ Status }) => Status)).toEqual(['PENDING', 'COMPLETED']);
    const second = await restarted(first);
    expect(second.service.clock.now()).toBe(START);
    expect(await jobs(second)).toEqual(before);
    second.service.clock.stopAt(before[0].JobStartTime?.getTime() ?? NaN);
    expect((await jobs(second)).map(({ Status }) => Status)).toEqual(['PENDING', 'COMPLETED', 'COMPLETED']);
  });
});

describe('rules', () => {
  const RULES = {
    Enabled: true,
    MatchingRules: [{ Rule: ['AccountNumber'] }],
    AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY' as const },
  };

  test('groups are the same after a restart, and go on growing', async () => {
    const first = await startWith({ RuleBasedMatching: RULES });
    const ids = [await create(first, { AccountNumber: '1' }), await create(first, { AccountNumber: '1' })];
    const before = await group(first, ids[0]);
    expect(before.ProfileIds).toEqual([...ids].sort());
    const second = await restarted(first);
    expect(await group(second, ids[1])).toEqual(before);
    ids.push(await create(second, { AccountNumber: '1' }));
    expect(await group(second, ids[0])).toEqual({ MatchId: before.MatchId, ProfileIds: [...ids].sort() });
  });

  test('rules that wait come into force after the restart', async () => {
    const first = await startWith();
    const ids = [await create(first, { AccountNumber: '1' }), await create(first, { AccountNumber: '1' })];
    await first.client.send(new UpdateDomainCommand({ DomainName: 'retail', RuleBasedMatching: RULES }));
    const second = await restarted(first);
    expect((await group(second, ids[0])).ProfileIds).toEqual([]);
    await second.service.stop();
    machine += 3 * HOUR;
    expect((await group(await start(), ids[0])).ProfileIds).toEqual([...ids].sort());
  });

  test('rules that merge do so after the restart', async () => {
    const first = await startWith({ RuleBasedMatching: { ...RULES, MaxAllowedRuleLevelForMerging: 1 } });
    const main = await create(first, { AccountNumber: '1' });
    const second = await restarted(first);
    const other = await create(second, { AccountNumber: '1' });
    const find = async ({ client }: RunningService) => (await client.send(new SearchProfilesCommand({ DomainName: 'retail', KeyName: '_profileId', Values: [other] }))).Items
      ?.map(({ ProfileId }) => ProfileId);
    expect(await find(second)).toEqual([main]);
    expect(await find(await restarted(second))).toEqual([main]);
  });
});

test('wherever a history is broken off, the next process goes on with the same', () => {
  let service = new WholeService({ dataFile });
  fc.assert(fc.property(history(15), fc.infiniteStream(fc.boolean()), (steps, breaks) => {
    let domain = service.newDomain({
      Matching: { Enabled: true },
      RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['EmailAddress'] }], AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY' } },
    });
    defineAll(domain);
    for (const step of steps) {
      carryOut(domain, step);
      if (breaks.next().value) {
        const before = snapshot(domain);
        service = service.restarted();
        domain = new WholeDomain(service, domain.name);
        expect(snapshot(domain)).toEqual(before);
        expect(wrongsIn(domain.data)).toEqual([]);
      }
    }
  }), { numRuns: RUNS });
  service.close();
});
