import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { LocalDeployment } from './local-deployment';
import {
  CalculatedAttributeOptions, CalculationExpression, CalculationFilterComparison, CalculationRange, CalculationStatistic, CalculationThreshold,
  Domain, ExistingResource,
  FieldContentType, FieldTarget, StandardIdentifier,
} from 'cdk-customer-profiles';

const removalPolicy = RemovalPolicy.DESTROY;
let local: LocalDeployment;

beforeEach(async () => { local = await LocalDeployment.start(); });
afterEach(async () => { await local.stop(); });

interface Version {
  readonly spent?: Partial<CalculatedAttributeOptions> | false;
  readonly tags?: { readonly [key: string]: string };
  /** Adds a resource that comes last. */
  readonly late?: boolean;
}

/** A domain with an object type, and what is calculated of it. */
function shop({ spent = {}, tags = {}, late }: Version = {}): (stack: Stack) => void {
  return (stack) => {
    const domain = new Domain(stack, 'Domain', { domainName: 'shop', removalPolicy });
    if (spent !== false) {
      const construct = domain.addCalculatedAttribute('Spent', {
        calculatedAttributeName: 'Spent', expression: CalculationExpression.of('{Orders.total}'), statistic: CalculationStatistic.SUM, ...spent,
      });
      Object.entries(tags).forEach(([key, value]) => Tags.of(construct).add(key, value));
      if (late) {
        const stream = new kinesis.Stream(stack, 'Late', { removalPolicy });
        stream.node.addDependency(construct);
        (stream.node.defaultChild as kinesis.CfnStream).overrideLogicalId('Late');
      }
    }
    domain.addObjectType('Orders', {
      objectTypeName: 'Orders',
      fields: {
        id: { source: '_source.id' },
        total: { source: '_source.total', target: FieldTarget.of('_order.TotalPrice'), contentType: FieldContentType.NUMBER },
        tax: { source: '_source.tax', contentType: FieldContentType.NUMBER },
      },
      keys: [{ name: 'orderId', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, StandardIdentifier.ORDER] }],
      removalPolicy,
    });
  };
}

/** What Get answers, without times, tags and what is left out. */
function live(name = 'Spent'): unknown {
  const { CreatedAt: _c, LastUpdatedAt: _l, Tags: _t, ...members } = { ...local.service.store.children('calculated-attribute').get('shop', name) };
  return JSON.parse(JSON.stringify(members));
}

const writes = () => local.service.calls.list().filter(({ kind }) => kind === 'write').map(({ operation }) => operation);
const PLAIN = {
  CalculatedAttributeName: 'Spent', DisplayName: 'Spent', Description: 'Spent', Statistic: 'SUM', AttributeDetails: { Expression: '{Orders.total}', Attributes: [{ Name: 'total' }] },
};

test('it is made after its object type, and what Get answers is what the app says, after each change', async () => {
  expect(await local.deploy(shop())).toMatchObject({ ok: true });
  expect(live()).toEqual(PLAIN);

  const steps: [Partial<CalculatedAttributeOptions>, object][] = [
    [{ displayName: 'Money spent' }, { DisplayName: 'Money spent', Description: 'Money spent' }],
    [{ description: 'in all shops' }, { Description: 'in all shops' }],
    [{ range: CalculationRange.last(Duration.days(30)) }, { Conditions: { Range: { Value: 30, Unit: 'DAYS' } } }],
    [{ range: CalculationRange.between(60, 30) }, { Conditions: { Range: { ValueRange: { Start: 60, End: 30 }, Unit: 'DAYS' } } }],
    [{ objectCount: 10 }, { Conditions: { ObjectCount: 10 } }],
    [{ objectCount: 20, threshold: CalculationThreshold.greaterThan('100') }, { Conditions: { ObjectCount: 20, Threshold: { Value: '100', Operator: 'GREATER_THAN' } } }],
    [{}, { Conditions: {} }],
  ];
  for (const [options, expected] of steps) {
    expect(await local.deploy(shop({ spent: options }))).toMatchObject({ ok: true });
    expect(live()).toEqual({ ...PLAIN, ...expected });
    expect(writes()).toEqual(['UpdateCalculatedAttributeDefinition']);
    expect(await local.deploy(shop({ spent: options }))).toMatchObject({ ok: true, changed: false });
  }

  expect(await local.deploy(shop({ tags: { team: 'crm' } }))).toMatchObject({ ok: true });
  expect(writes()).toEqual(['TagResource']);
  expect(await local.deploy(shop({ spent: false }))).toMatchObject({ ok: true });
  expect(live()).toEqual({});
  expect(await local.destroy()).toMatchObject({ ok: true });
  expect(local.service.store.listDomains()).toEqual([]);
});

test('what the service cannot change is refused, with nothing lost, and carried out where the app agrees', async () => {
  await local.deploy(shop());
  const before = local.held();
  const changed: Partial<CalculatedAttributeOptions> = {
    expression: CalculationExpression.of('{Orders.total} - {Orders.tax}'),
    statistic: CalculationStatistic.AVERAGE,
    filter: { groups: [{ dimensions: [{ attributes: { id: CalculationFilterComparison.exclusive('0') } }] }] },
    timestampSource: 'paidAt',
    useHistoricalData: true,
  };

  expect(await local.deploy(shop({ spent: changed }))).toMatchObject({
    ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', reason: expect.stringContaining('which the service cannot change; to delete it and make it anew'),
  });
  expect(local.held()).toEqual(before);

  expect(await local.deploy(shop({ spent: { ...changed, recreateOnChange: true } }))).toMatchObject({ ok: true });
  expect(live()).toEqual({
    ...PLAIN,
    AttributeDetails: { Expression: '{Orders.total} - {Orders.tax}', Attributes: [{ Name: 'total' }, { Name: 'tax' }] },
    Statistic: 'AVERAGE',
    Conditions: { Range: { Unit: 'DAYS', TimestampSource: '{Orders.paidAt}' } },
    Filter: { Include: 'ALL', Groups: [{ Type: 'ALL', Dimensions: [{ Attributes: { id: { DimensionType: 'EXCLUSIVE', Values: ['0'] } } }] }] },
    UseHistoricalData: true,
  });
  expect(await local.deploy(shop({ spent: { ...changed, recreateOnChange: false } }))).toMatchObject({ ok: true });
  expect(writes()).toEqual([]);
});

test('an update that fails elsewhere is rolled back, also one that made it anew', async () => {
  await local.deploy(shop({ spent: { recreateOnChange: true } }));
  const before = local.held();

  for (const options of [{ description: 'other' }, { statistic: CalculationStatistic.COUNT }]) {
    expect(await local.deploy(shop({ spent: { recreateOnChange: true, ...options }, late: true }), { failAt: 'Late' }))
      .toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(local.held()).toEqual(before);
  }
});

test('a deployment that fails for the first time leaves nothing', async () => {
  expect(await local.deploy(shop({ late: true }), { failAt: 'Late' })).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE' });
  expect(local.service.store.listDomains()).toEqual([]);
});

test('another name replaces it', async () => {
  await local.deploy(shop());

  expect(await local.deploy(shop({ spent: { calculatedAttributeName: 'Paid' } }))).toMatchObject({ ok: true });
  expect([live(), live('Paid')]).toEqual([{}, { ...PLAIN, CalculatedAttributeName: 'Paid', DisplayName: 'Paid', Description: 'Paid' }]);
});

test('what disappears behind the stack\'s back, alone or with its domain, is made again, and missed by nobody on destroy', async () => {
  await local.deploy(shop());
  local.service.store.children('calculated-attribute').delete('shop', 'Spent');
  expect(await local.deploy(shop({ spent: { description: 'again' } }))).toMatchObject({ ok: true });
  expect(live()).toEqual({ ...PLAIN, Description: 'again' });

  local.service.store.deleteDomain('shop');
  expect(await local.destroy()).toMatchObject({ ok: true });
});

test('one that is there already is refused, adopted, and kept on destroy', async () => {
  const inDomain = (existing?: ExistingResource) => (stack: Stack) => {
    Domain.fromDomainName(stack, 'Domain', 'shop').addCalculatedAttribute('Spent', {
      calculatedAttributeName: 'Spent', expression: CalculationExpression.attribute('_order', 'TotalPrice'), statistic: CalculationStatistic.SUM, existing,
    });
  };
  local.service.store.putDomain({
    DomainName: 'shop', DefaultExpirationDays: 9, Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 }, CreatedAt: 0, LastUpdatedAt: 0,
  });
  local.service.store.children('calculated-attribute').put('shop', {
    CalculatedAttributeName: 'Spent',
    Statistic: 'SUM',
    AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] },
    Conditions: { ObjectCount: 9 },
    CreatedAt: 0,
    LastUpdatedAt: 0,
  });
  const before = local.held();

  expect(await local.deploy(inDomain())).toMatchObject({ ok: false, reason: expect.stringContaining('exists already and was not made by this construct') });
  expect(local.held()).toEqual(before);
  await local.destroy();

  expect(await local.deploy(inDomain(ExistingResource.ADOPT))).toMatchObject({ ok: true });
  expect(live()).toMatchObject({ DisplayName: 'Spent', Conditions: { ObjectCount: 9 } });
  expect(await local.destroy()).toMatchObject({ ok: true });
  expect(live()).toMatchObject({ DisplayName: 'Spent' });
});
