import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { IDependable } from 'constructs';
import { ConflictResolution, Domain, DomainProps, ExistingResource, IdentityResolutionOptions, MatchingAttribute, MatchingDay } from '../../../src';
import { AssembledStack } from '../../../src/local/cloudformation/assembly';
import { IDENTITY_RESOLUTION_TAG, OWNER_TAG } from '../../../src/model/wire';
import { IamStage, withTemplate } from '../iam/iam-stage';

const { ACCOUNT_NUMBER, EMAIL_ADDRESS, FIRST_NAME, LAST_NAME } = MatchingAttribute;
const WEEKLY = { schedule: { day: MatchingDay.MONDAY, hour: 4 } };
const MERGING = {
  ...WEEKLY, autoMerging: { criteria: [[EMAIL_ADDRESS, LAST_NAME]], conflictResolution: ConflictResolution.RECENCY, minimumConfidence: 0.8 },
};
const RULES = { rules: [[ACCOUNT_NUMBER], [FIRST_NAME, LAST_NAME]], maxLevelForMatching: 2 };

let stage: IamStage;
beforeEach(async () => { stage = await new IamStage().open(); });
afterEach(async () => {
  expect(stage.denied()).toEqual([]);
  await stage.close();
});

const live = (domainName = 'crm') => stage.service.store.domain(domainName);
const matchings = (domainName?: string) => ({ Matching: live(domainName)?.Matching, RuleBasedMatching: live(domainName)?.RuleBasedMatching });
const marked = (domainName?: string) => /^\d\/(\w+)/.exec(live(domainName)?.Tags?.[IDENTITY_RESOLUTION_TAG] ?? '')?.[1];

/** A domain that the console has made. */
function seed(domainName: string, members: object = {}): void {
  stage.service.store.putDomain({
    DomainName: domainName,
    DefaultExpirationDays: 366,
    Tags: { team: 'crm' },
    Stats: { ProfileCount: 7, MeteringProfileCount: 7, ObjectCount: 7, TotalSize: 7 },
    CreatedAt: 0,
    LastUpdatedAt: 0,
    ...members,
  });
}

const elsewhere = (options: IdentityResolutionOptions, domainName = 'crm') => stage.synthesize((stack) => {
  const domain = Domain.fromDomainName(stack, 'Domain', domainName);
  after(stack, domain.addIdentityResolution('Matches', options));
});
const own = (props: Partial<DomainProps>) => stage.synthesize((stack) => {
  after(stack, new Domain(stack, 'Domain', { domainName: 'crm', removalPolicy: RemovalPolicy.DESTROY, ...props }));
});

/** A resource that comes later, and may be told to fail; it changes with every deployment. */
let deployments = 0;
function after(stack: Stack, before: IDependable): void {
  const last = new sqs.CfnQueue(stack, 'Last', { delaySeconds: deployments += 1 });
  last.node.addDependency(before);
}

/** The update in which only CloudFormation's own part of the resources differs. */
const unchanged = (stack: AssembledStack) => withTemplate(stack, ({ Resources }) => Object.values(Resources)
  .filter(({ Type }) => Type.startsWith('Custom::CustomerProfiles'))
  .forEach(({ Properties }) => { Properties.ServiceTimeout = 1300; }));
const writes = () => stage.service.calls.counts().writes;
const OK = { ok: true, abandoned: [] };

const LIVE_WEEKLY = { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:00' } };
const LIVE_MERGING = {
  ...LIVE_WEEKLY,
  AutoMerging: {
    Enabled: true,
    Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] },
    ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
    MinAllowedConfidenceScoreForMerging: 0.8,
  },
};
const LIVE_RULES = { Enabled: true, MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['FirstName', 'LastName'] }], MaxAllowedRuleLevelForMatching: 2 };

describe('identity resolution of a domain that is made elsewhere', () => {
  test('is deployed, updated, rolled back, and switched off with its stack', async () => {
    seed('crm');
    const untouched = live();

    expect(await stage.deploy(elsewhere({ matching: WEEKLY }))).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_WEEKLY });
    expect(marked()).toBe('created');

    const both = elsewhere({ matching: MERGING, ruleBasedMatching: RULES });
    expect(await stage.deploy(both)).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_MERGING, RuleBasedMatching: LIVE_RULES });

    stage.service.calls.reset();
    expect(await stage.deploy(unchanged(both))).toMatchObject({ ...OK, changed: true });
    expect(stage.service.calls.counts().reads).toBeGreaterThan(0);
    expect(writes()).toBe(0);

    expect(await stage.deploy(elsewhere({ matching: WEEKLY }), { failAt: 'Last' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', failAtReached: true });
    expect(matchings()).toEqual({ Matching: LIVE_MERGING, RuleBasedMatching: LIVE_RULES });

    expect(await stage.deploy(elsewhere({ matching: { autoMerging: MERGING.autoMerging } }))).toMatchObject(OK);
    expect(matchings()).toEqual({
      Matching: { Enabled: true, AutoMerging: LIVE_MERGING.AutoMerging, JobSchedule: { DayOfTheWeek: 'SATURDAY', Time: '00:00' } }, RuleBasedMatching: { Enabled: false },
    });

    const last = elsewhere({ ruleBasedMatching: RULES });
    expect(await stage.deploy(last)).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: { Enabled: false }, RuleBasedMatching: LIVE_RULES });

    expect(await stage.destroy(last)).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
    expect(live()).toMatchObject({ ...untouched, LastUpdatedAt: expect.any(Number) });
    expect(matchings()).toEqual({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: false } });
    expect(live()?.Tags).toEqual({ team: 'crm' });
  });

  test('moves to another domain, and back where the deployment fails', async () => {
    seed('crm');
    seed('sales');
    await stage.deploy(elsewhere({ matching: WEEKLY }));

    expect(await stage.deploy(elsewhere({ matching: WEEKLY }, 'sales'), { failAt: 'Last' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect([matchings('crm').Matching?.Enabled, matchings('sales').Matching?.Enabled]).toEqual([true, false]);
    expect([marked('crm'), marked('sales')]).toEqual(['created', undefined]);

    expect(await stage.deploy(elsewhere({ matching: WEEKLY }, 'sales'))).toMatchObject(OK);
    expect([matchings('crm').Matching?.Enabled, matchings('sales').Matching?.Enabled]).toEqual([false, true]);
    expect([marked('crm'), marked('sales')]).toEqual([undefined, 'created']);
  });

  test('is not taken from whoever has switched it on, unless it is to adopt, and is then handed back', async () => {
    seed('crm', { Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true } });
    const before = live();

    const refused = await stage.deploy(elsewhere({ matching: WEEKLY }));
    expect(refused).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(refused.reason ?? refused.failures[0].reason).toContain('identity resolution of domain "crm" exists already');
    expect(live()).toEqual(before);

    await stage.destroy(elsewhere({ matching: WEEKLY }));
    const adopting = elsewhere({ matching: WEEKLY, existing: ExistingResource.ADOPT });
    expect(await stage.deploy(adopting)).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_WEEKLY, RuleBasedMatching: { Enabled: true } });
    expect(marked()).toBe('adopted');

    expect(await stage.destroy(adopting)).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_WEEKLY, RuleBasedMatching: { Enabled: true } });
    expect(marked()).toBe('released');
  });

  test('that a roll-back of the first deployment takes back is off again', async () => {
    seed('crm');

    expect(await stage.deploy(elsewhere({ matching: WEEKLY, ruleBasedMatching: RULES }), { failAt: 'Last' })).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
    expect(matchings()).toEqual({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: false } });
    expect(live()?.Tags).toEqual({ team: 'crm' });
  });

  test('stays on where it is to be retained', async () => {
    seed('crm');
    const stack = elsewhere({ matching: WEEKLY, removalPolicy: RemovalPolicy.RETAIN });
    await stage.deploy(stack);

    expect(await stage.destroy(stack)).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_WEEKLY });
  });

  test('comes back with the next update where it was switched off, and is gone with its domain', async () => {
    seed('crm');
    const stack = elsewhere({ matching: WEEKLY });
    await stage.deploy(stack);
    stage.service.store.putDomain({ ...live()!, Matching: { Enabled: false } });

    expect(await stage.deploy(unchanged(stack))).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_WEEKLY });

    stage.service.store.deleteDomain('crm');
    expect(await stage.deploy(elsewhere({ matching: MERGING }))).toMatchObject({ ok: false });
    expect(await stage.destroy(stack)).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  });

  test('fails at once where rules are being applied, says when they can be changed, and rolls back', async () => {
    seed('crm');
    await stage.deploy(elsewhere({ ruleBasedMatching: RULES }));
    stage.service.store.putDomain({ ...live()!, RulesChangedAt: Date.now() - 3_600_000 });

    const result = await stage.deploy(elsewhere({ ruleBasedMatching: { ...RULES, maxLevelForMatching: 1 } }));
    expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(result.failures[0].reason).toContain('they can be changed again a day after the status has become ACTIVE');
    expect(matchings()).toEqual({ Matching: undefined, RuleBasedMatching: LIVE_RULES });
  });

  test('leaves the domain to the stack that makes it, which leaves matching alone', async () => {
    const domain = (days: number) => stage.synthesizeApp((app) => (
      new Domain(new Stack(app, 'Domains'), 'Domain', { domainName: 'crm', removalPolicy: RemovalPolicy.DESTROY, dataStoreEnabled: days > 1 })
    ));
    await stage.deploy(domain(1));
    const matches = elsewhere({ matching: WEEKLY });
    expect(await stage.deploy(matches)).toMatchObject(OK);
    expect(await stage.deploy(domain(2))).toMatchObject(OK);
    expect(live()).toMatchObject({ Matching: LIVE_WEEKLY, DataStore: { Enabled: true }, Tags: { [OWNER_TAG]: expect.stringContaining('created') } });

    expect(await stage.destroy(matches)).toMatchObject(OK);
    expect(await stage.destroy(domain(2))).toMatchObject(OK);
    expect(live()).toBeUndefined();
  });
});

describe('matching of a domain of the app', () => {
  test('is made with the domain, after the bucket\'s policy, and follows the app', async () => {
    const withBucket = stage.synthesize((stack) => {
      const bucket = new s3.Bucket(stack, 'Bucket');
      after(stack, new Domain(stack, 'Domain', {
        domainName: 'crm', removalPolicy: RemovalPolicy.DESTROY, matching: { ...MERGING, exportTo: { bucket, prefix: 'ml' } }, ruleBasedMatching: { ...RULES, exportTo: { bucket } },
      }));
    });
    expect(await stage.deploy(withBucket)).toMatchObject(OK);
    expect(stage.service.calls.list().map(({ operation }) => operation)).toEqual(['GetDomain', 'CreateDomain']);
    const S3BucketName = expect.any(String) as string;
    expect(matchings()).toEqual({
      Matching: { ...LIVE_MERGING, ExportingConfig: { S3Exporting: { S3BucketName, S3KeyName: 'ml' } } },
      RuleBasedMatching: { ...LIVE_RULES, ExportingConfig: { S3Exporting: { S3BucketName } } },
    });

    stage.service.calls.reset();
    expect(await stage.deploy(unchanged(withBucket))).toMatchObject({ ...OK, changed: true });
    expect(writes()).toBe(0);

    expect(await stage.deploy(own({ matching: MERGING, ruleBasedMatching: RULES }))).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: LIVE_MERGING, RuleBasedMatching: LIVE_RULES });

    expect(await stage.deploy(own({}), { failAt: 'Last' })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', failAtReached: true });
    expect(matchings()).toEqual({ Matching: LIVE_MERGING, RuleBasedMatching: LIVE_RULES });

    const plain = own({});
    expect(await stage.deploy(plain)).toMatchObject(OK);
    expect(matchings()).toEqual({ Matching: { Enabled: false }, RuleBasedMatching: { Enabled: false } });
    expect(await stage.destroy(plain)).toMatchObject(OK);
    expect(live()).toBeUndefined();
  });
});

test('the role needs every action of an identity resolution', async () => {
  seed('crm');
  const stack = elsewhere({ matching: WEEKLY });
  await stage.deploy(stack);
  await stage.destroy(stack);

  expect(stage.ledger.unused().some(({ sid }) => sid === 'Logs')).toBe(true);
  expect(stage.ledger.unused().filter(({ sid }) => sid === 'IdentityResolution')).toEqual([]);
});
