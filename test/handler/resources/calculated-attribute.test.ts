import { calculatedAttribute } from '../../../src/handler/resources/calculated-attribute';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { ARN_PREFIX, mark, marked, ofUpdate, Stage } from '../stage';

const TYPE = RESOURCE_KINDS['calculated-attribute'].type;
const ID = 'domains/crm/calculated-attributes/Spent';
const RANGE = { Unit: 'DAYS', Value: 30, TimestampSource: '{orders.at}', TimestampFormat: 'ISO_8601' };
const FILTER = { Include: 'ALL', Groups: [{ Type: 'ANY', Dimensions: [{ Attributes: { status: { DimensionType: 'INCLUSIVE', Values: ['paid'] } } }] }] };
const MINE = {
  DomainName: 'crm',
  CalculatedAttributeName: 'Spent',
  DisplayName: 'Spent',
  Description: 'money',
  AttributeDetails: { Expression: '{orders.total}', Attributes: [{ Name: 'total' }] },
  Statistic: 'SUM',
};
const OPERATIONS = { get: 'GetCalculatedAttributeDefinition', create: 'CreateCalculatedAttributeDefinition', update: 'UpdateCalculatedAttributeDefinition', remove: 'DeleteCalculatedAttributeDefinition' };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => {
  stage.reset();
  stage.seedDomain('crm');
  stage.seedObjectType('crm', 'orders');
});
afterAll(async () => { await stage.close(); });

/** Everything as CloudFormation sends it. */
const asText = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_, item: unknown) => (['number', 'boolean'].includes(typeof item) ? String(item) : item));
const properties = (members: object) => asText({ ...MINE, ...members }) as { [key: string]: unknown };
const live = () => stage.service.store.children('calculated-attribute').get('crm', 'Spent');
const seed = (members: object = {}) => {
  const { DomainName, ...record } = MINE;
  stage.service.store.children('calculated-attribute').put(DomainName, { ...record, CreatedAt: 0, LastUpdatedAt: 0, ...members });
};
const create = async (members: object = {}) => stage.run(stage.event('Create', { type: TYPE, properties: properties(members) }));
const update = async (members: object = {}, old: object = {}) => stage.run(stage.event('Update', { type: TYPE, id: ID, properties: properties(members), old: properties(old) }));

describe('Create', () => {
  test('of an absent one makes it with all its members, its tags and the owner mark in one call', async () => {
    const conditions = { Range: { ...RANGE, ValueRange: { Start: 7, End: -7 } }, ObjectCount: 5, Threshold: { Value: '100', Operator: 'GREATER_THAN' } };
    const answer = await create({ Conditions: conditions, Filter: FILTER, UseHistoricalData: true, Tags: { team: 'crm' } });

    expect(answer).toMatchObject({
      Status: 'SUCCESS', PhysicalResourceId: ID, Data: { DomainName: 'crm', CalculatedAttributeName: 'Spent', Arn: `${ARN_PREFIX}${ID}`, CreatedAt: expect.stringMatching(/^\d{4}-/) },
    });
    const { DomainName: _, ...members } = MINE;
    expect(live()).toMatchObject({ ...members, Conditions: conditions, Filter: FILTER, UseHistoricalData: true, Tags: { team: 'crm', ...marked('created') } });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.create]);
  });

  test('of one that exists fails and leaves it alone', async () => {
    seed({ Description: 'theirs' });

    expect((await create()).Reason).toContain('calculated attribute "Spent" of domain "crm" exists already and was not made by this construct; ');
    expect(live()).toMatchObject({ Description: 'theirs' });
  });

  test('delivered twice writes once', async () => {
    const event = stage.event('Create', { type: TYPE, properties: properties({ Conditions: { Range: RANGE }, Filter: FILTER }) });
    await stage.run(event);
    await stage.run(event);

    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.create, OPERATIONS.get]);
  });

  test('adopts, changes what can be changed, keeps what the app does not speak of, and marks it last', async () => {
    seed({ Description: 'theirs', Conditions: { Range: RANGE, ObjectCount: 7 }, Filter: FILTER, UseHistoricalData: true, Tags: { cost: '1' } });

    expect(await create({ Existing: 'ADOPT', Conditions: { Range: { Unit: 'DAYS', Value: 60 } } })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({
      Description: 'money', Conditions: { Range: { ...RANGE, Value: 60 }, ObjectCount: 7 }, Filter: FILTER, UseHistoricalData: true, Tags: { cost: '1', ...marked('adopted') },
    });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.update, 'TagResource']);
  });

  test('does not adopt one that it would have to delete, even where it may make it anew', async () => {
    seed({ Statistic: 'COUNT' });
    const before = live();

    const answer = await create({ Existing: 'ADOPT', RecreateOnChange: true });

    expect(answer.Reason).toBe('calculated attribute "Spent" of domain "crm" differs in Statistic, which the service cannot change, and an adoption deletes nothing; '
      + 'adopt it as it is, and change it in the deployment after that');
    expect(live()).toEqual(before);
  });

  test('over an object type that is not there fails with what the service says', async () => {
    const answer = await create({ AttributeDetails: { Expression: '{refunds.total}', Attributes: [{ Name: 'total' }] } });

    expect(answer.Reason).toBe('CreateCalculatedAttributeDefinition failed: BadRequestException: Object type refunds does not exist in domain crm');
  });

  test('with an expression that cannot be read fails before any call', async () => {
    expect((await create({ AttributeDetails: { Expression: 'total', Attributes: [{ Name: 'total' }] } })).Reason).toContain('[CP1701]');
    expect(stage.takeCalls()).toEqual([]);
  });
});

describe('Update', () => {
  beforeEach(() => seed({ Conditions: { Range: RANGE, ObjectCount: 7 }, Tags: mark('created') }));
  const before = { Conditions: { Range: RANGE, ObjectCount: 7 } };

  test('that changes nothing writes nothing', async () => {
    expect(await update(before, before)).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get]);
  });

  test('that differs in spaces, and says the default, writes nothing', async () => {
    await update({ ...before, AttributeDetails: { ...MINE.AttributeDetails, Expression: ' {orders.total} ' }, UseHistoricalData: false }, before);

    expect(stage.takeCalls()).toEqual([OPERATIONS.get]);
  });

  test('is not disturbed by conditions that the service fills in', async () => {
    seed({ Conditions: { Range: { Unit: 'DAYS', Value: 366 }, ObjectCount: 100 }, Tags: mark('created') });

    expect(await update()).toMatchObject({ Status: 'SUCCESS' });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get]);
  });

  test.each<[string, object, object]>([
    ['the display name', { DisplayName: 'Money spent' }, { DisplayName: 'Money spent' }],
    ['the description', { Description: 'all of it' }, { Description: 'all of it' }],
    ['the range', { Conditions: { Range: { ...RANGE, Value: 90 }, ObjectCount: 7 } }, { Conditions: { Range: { ...RANGE, Value: 90 }, ObjectCount: 7 } }],
    ['a value into a value range', { Conditions: { Range: { ...RANGE, Value: undefined, ValueRange: { Start: 7, End: 0 } }, ObjectCount: 7 } },
      { Conditions: { Range: { Unit: 'DAYS', ValueRange: { Start: 7, End: 0 }, TimestampSource: '{orders.at}', TimestampFormat: 'ISO_8601' }, ObjectCount: 7 } }],
    ['the object count', { Conditions: { Range: RANGE, ObjectCount: 8 } }, { Conditions: { Range: RANGE, ObjectCount: 8 } }],
    ['the object count away', { Conditions: { Range: RANGE } }, { Conditions: { Range: RANGE } }],
    ['a threshold', { Conditions: { ...before.Conditions, Threshold: { Value: '1', Operator: 'EQUAL_TO' } } },
      { Conditions: { ...before.Conditions, Threshold: { Value: '1', Operator: 'EQUAL_TO' } } }],
  ])('of %s changes it in one call', async (_, members, expected) => {
    expect(await update({ ...before, ...members }, before)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });

    expect(JSON.parse(JSON.stringify(live()))).toMatchObject(JSON.parse(JSON.stringify(expected)) as object);
    expect(live()?.Conditions).toEqual(expect.objectContaining((expected as typeof before).Conditions ?? before.Conditions));
    const { Conditions: conditions = before.Conditions } = expected as Partial<typeof before>;
    expect(Object.keys(JSON.parse(JSON.stringify(live()?.Conditions)) as object)).toEqual(Object.keys(conditions));
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.update]);
  });

  test('of tags sets and removes them', async () => {
    seed({ Tags: { a: '1', b: '1', ...mark('created') } });
    await update({ Tags: { a: '2' } }, { Tags: { a: '1', b: '1' } });

    expect(live()?.Tags).toEqual({ a: '2', ...mark('created') });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, 'TagResource', 'UntagResource']);
  });

  test('takes all conditions away', async () => {
    const plain = { Conditions: { Range: { Unit: 'DAYS', Value: 3 }, ObjectCount: 7 } };
    seed({ ...plain, Tags: mark('created') });

    expect(await update({}, plain)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.Conditions).toEqual({});
  });

  test.each<[string, object]>([
    ['AttributeDetails.Expression', { AttributeDetails: { Expression: '{orders.tax}', Attributes: [{ Name: 'tax' }] } }],
    ['Statistic', { Statistic: 'COUNT' }],
    ['Filter', { Filter: FILTER }],
    ['UseHistoricalData', { UseHistoricalData: true }],
    ['Conditions.Range.TimestampSource', { Conditions: { Range: { ...RANGE, TimestampSource: '{orders.paidAt}' } } }],
    ['Conditions.Range.TimestampFormat', { Conditions: { Range: { ...RANGE, TimestampFormat: 'EPOCHMILLI' } } }],
    ['Conditions.Range.TimestampSource, Conditions.Range.TimestampFormat', { Conditions: { ObjectCount: 7 } }],
  ])('of %s is refused, and carried out where the app agrees', async (names, members) => {
    const old = live();

    const refused = await update({ ...before, ...members }, before);

    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID });
    expect(refused.Reason).toBe(ofUpdate(`calculated attribute "Spent" of domain "crm" differs in ${names}, which the service cannot change; `
      + 'to delete it and make it anew, with its values and their history lost, set `recreateOnChange: true`, to keep it make another one with a name of its own'));
    expect(live()).toEqual(old);
    stage.takeCalls();

    const agreed = await update({ ...before, ...members, RecreateOnChange: true, Tags: { team: 'crm' } }, before);

    expect(agreed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ ...members, Tags: { team: 'crm', ...marked('created') } });
    expect(stage.service.calls.list(OPERATIONS.create).map(({ input }) => input?.Tags)).toEqual([{ team: 'crm', ...marked('created') }]);
    expect(stage.takeCalls()).toEqual([OPERATIONS.get, OPERATIONS.get, OPERATIONS.remove, OPERATIONS.create]);
    await update({ ...before, ...members, RecreateOnChange: true, Tags: { team: 'crm' } }, { ...before, ...members });
    expect(stage.takeCalls()).toEqual([OPERATIONS.get]);
  });

  test('that takes a filter away again is a change too', async () => {
    seed({ Filter: FILTER, Tags: mark('adopted') });

    expect((await update({}, { Filter: FILTER })).Reason).toContain('differs in Filter');
    expect(await update({ RecreateOnChange: true }, { Filter: FILTER })).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.Filter).toBeUndefined();
    expect(live()?.Tags).toEqual(marked('adopted'));
  });

  test('that goes back has its consent from the deployment that it undoes', async () => {
    await update({ ...before, Statistic: 'COUNT', RecreateOnChange: true }, before);

    expect(await update(before, { ...before, Statistic: 'COUNT', RecreateOnChange: true })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()).toMatchObject({ Statistic: 'SUM', Tags: marked('created') });
  });

  describe('that goes back without any consent', () => {
    const count = { ...before, Statistic: 'COUNT' };
    const disappear = () => stage.service.store.children('calculated-attribute').delete('crm', 'Spent');
    const change = (members: object) => stage.service.store.children('calculated-attribute').put('crm', { ...live()!, ...members });

    test('makes anew what the Update before has made in the place of one that was deleted by hand, tags of others kept, and only once', async () => {
      disappear();
      await update(count, before);
      change({ Tags: { ...live()?.Tags, cost: '7' } });
      const event = stage.event('Update', { type: TYPE, id: ID, properties: properties(before), old: properties(count) });

      expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
      expect(live()).toMatchObject({ Statistic: 'SUM', Tags: { cost: '7', ...marked('created', 'Crm', [], { by: event }) } });
      stage.takeCalls();
      await stage.run(event);
      expect(stage.takeCalls()).toEqual([OPERATIONS.get]);
      expect((await update(count, before)).Reason).toContain('differs in Statistic');
    });

    test.each(['created', 'adopted'] as const)('makes anew what the Update before the last one has made with consent of what is %s, where both have failed without a roll-back', async (claim) => {
      change({ Tags: mark(claim) });
      await update({ ...count, RecreateOnChange: true }, before);
      await update({ ...count, Description: 'more' }, { ...count, RecreateOnChange: true });

      expect(await update(before, { ...count, Description: 'more' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
      expect(live()).toMatchObject({ Statistic: 'SUM', Description: MINE.Description, Tags: marked(claim) });
    });

    test.each<[string, () => void, object]>([
      ['was made more than an hour ago', () => change({ CreatedAt: Date.now() - 3_600_001 }), before],
      ['somebody has described since', () => change({ Description: 'theirs' }), before],
      ['somebody has given a condition since', () => change({ Conditions: { ...live()?.Conditions, ObjectCount: 8 } }), before],
      ['somebody has made anew since, mark and all', () => change({ Statistic: 'MAXIMUM' }), before],
      ['has lost its mark since', () => change({ Tags: {} }), before],
      ['was not made from that', () => undefined, { ...before, Description: 'less' }],
      ['was not made from that, with those tags', () => undefined, { ...before, Tags: { team: 'crm' } }],
    ])('is refused where it %s, and touches nothing', async (_, act, wanted) => {
      disappear();
      await update(count, before);
      act();
      const old = live();

      expect((await update(wanted, count)).Reason).toContain('which the service cannot change; to delete it');
      expect(live()).toEqual(old);
    });
  });

  test('that makes it anew keeps the tags of others, sends none of AWS, and says in the create call which event did it', async () => {
    seed({ Tags: { 'a': '1', 'cost': '7', 'aws:cloudformation:stack-name': 'shop', ...mark('created') } });
    const event = stage.event('Update', {
      type: TYPE, id: ID, properties: properties({ Statistic: 'COUNT', RecreateOnChange: true, Tags: { b: '1' } }), old: properties({ Tags: { a: '1' } }),
    });

    expect(await stage.run(event)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()?.Tags).toEqual({ b: '1', cost: '7', ...marked('created', 'Crm', [], { by: event }) });
    expect(stage.takeCalls()).not.toContain('TagResource');
  });

  test('that cannot make the new one puts the old one back', async () => {
    const { CreatedAt: _, LastUpdatedAt: _u, ...old } = live()!;
    stage.service.faults.add({ operation: OPERATIONS.create, error: 'BadRequestException', message: 'no' });

    const answer = await update({ ...before, Statistic: 'COUNT', RecreateOnChange: true }, before);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ID, Reason: ofUpdate('CreateCalculatedAttributeDefinition failed: BadRequestException: no') });
    expect(live()).toMatchObject(old);
  });

  test('whose create answer is lost takes what it made', async () => {
    stage.service.faults.add({ operation: OPERATIONS.create, afterCarryingOut: true });

    expect(await update({ ...before, Statistic: 'COUNT', RecreateOnChange: true }, before)).toMatchObject({ Status: 'SUCCESS' });
    expect(live()).toMatchObject({ Statistic: 'COUNT', Tags: marked('created') });
  });

  test('does not delete a default attribute of the service to make it anew', async () => {
    stage.service.store.children('calculated-attribute').put('crm', { ...live()!, CalculatedAttributeName: '_new_customer', Tags: mark('adopted') });
    const named = { ...before, CalculatedAttributeName: '_new_customer', RecreateOnChange: true };

    const answer = await stage.run(stage.event('Update', {
      type: TYPE, id: 'domains/crm/calculated-attributes/_new_customer', properties: properties({ ...named, Statistic: 'COUNT' }), old: properties(named),
    }));

    expect(answer.Reason).toContain('a default calculated attribute of the service that is deleted cannot be brought back');
  });

  test('says so where the service keeps a condition that was to go', async () => {
    const send = async () => ({ Conditions: { ObjectCount: 7 } });
    const change = { kind: 'update', request: { DomainName: 'crm', CalculatedAttributeName: 'Spent', Conditions: {} } } as const;

    await expect(calculatedAttribute.apply({ send } as never, change, undefined as never)).rejects.toThrow(
      'the service has kept Conditions.ObjectCount of calculated attribute "Spent" of domain "crm", which the app no longer wants; '
      + 'give them a value, or another calculatedAttributeName to make it anew');
  });

  test('of one that is gone makes it', async () => {
    stage.service.store.children('calculated-attribute').delete('crm', 'Spent');

    expect(await update(before, before)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ID });
    expect(live()?.Tags).toEqual(marked('created'));
  });

  test('to another name makes that one and leaves the old one for CloudFormation\'s Delete', async () => {
    expect(await update({ ...before, CalculatedAttributeName: 'Paid' }, before)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'domains/crm/calculated-attributes/Paid' });
    expect(live()).toBeDefined();
  });

  test('of another construct\'s fails and leaves it alone', async () => {
    seed({ Tags: mark('created', 'Other') });

    expect((await update({ Description: 'mine' })).Reason).toContain('belongs to another construct by now');
    expect(live()).toMatchObject({ Description: 'money' });
  });
});
