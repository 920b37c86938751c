import { App, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CUSTOMER, DOMAIN, findingsOf, logicalId, newStack, OBJECT_TYPE, profileArn, propertiesOf, warningsOf } from '../synthesis';
import {
  CalculatedAttribute, CalculatedAttributeOptions, CalculationExpression, CalculationFilterComparison, CalculationFilterMatch, CalculationRange,
  CalculationStatistic, CalculationThreshold,
  CalculationTimestampFormat, Domain, ExistingResource, FieldContentType, FieldTarget, ObjectType, ObjectTypeOptions, StandardIdentifier,
} from '../../../src';

const ATTRIBUTE = 'Custom::CustomerProfilesCalculatedAttribute';
const ORDERS: ObjectTypeOptions = {
  objectTypeName: 'Orders',
  fields: {
    id: { source: '_source.id' },
    total: { source: '_source.total', target: FieldTarget.of('_order.TotalPrice'), contentType: FieldContentType.NUMBER },
    tax: { source: '_source.tax', contentType: FieldContentType.NUMBER },
    title: { source: '_source.title' },
  },
  keys: [
    { name: 'orderId', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, StandardIdentifier.ORDER] },
  ],
};
const SPENT: CalculatedAttributeOptions = {
  calculatedAttributeName: 'Spent', expression: CalculationExpression.of('{Orders.total}'), statistic: CalculationStatistic.SUM,
};

/** The properties that the options make, without those that every resource has. */
function requestOf(options: Partial<CalculatedAttributeOptions> = {}): object {
  const stack = newStack();
  Domain.fromDomainName(stack, 'Domain', 'retail').addCalculatedAttribute('Spent', { ...SPENT, ...options });
  const { ServiceToken: _s, ServiceTimeout: _t, WireVersion: _w, ...request } = propertiesOf(stack, ATTRIBUTE);
  return request;
}

function shop(options: Partial<CalculatedAttributeOptions>, objectType: Partial<ObjectTypeOptions> = {}) {
  const app = new App();
  const stack = newStack(app);
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  domain.addCalculatedAttribute('Spent', { ...SPENT, ...options });
  domain.addObjectType('Orders', { ...ORDERS, ...objectType });
  return { app, stack, domain };
}

describe('the request', () => {
  test('has names and a description even where the app gives none, and nothing else that it does not', () => {
    expect(requestOf()).toEqual({
      DomainName: 'retail',
      CalculatedAttributeName: 'Spent',
      DisplayName: 'Spent',
      Description: 'Spent',
      AttributeDetails: { Expression: '{Orders.total}', Attributes: [{ Name: 'total' }] },
      Statistic: 'SUM',
    });
  });

  test('has everything that can be said', () => {
    expect(requestOf({
      displayName: 'Money spent',
      description: 'in all shops',
      range: CalculationRange.last(Duration.days(30)),
      timestampSource: 'paid.at',
      timestampFormat: CalculationTimestampFormat.ISO_8601,
      objectCount: 5,
      threshold: CalculationThreshold.greaterThan('100'),
      filter: {
        groups: [
          { dimensions: [{ attributes: { title: CalculationFilterComparison.beginsWith('A', 'B'), total: CalculationFilterComparison.between('1', '9') } }] },
          { match: CalculationFilterMatch.NONE, dimensions: [{ attributes: { title: CalculationFilterComparison.of('INCLUSIVE', 'x') } }] },
        ],
        include: CalculationFilterMatch.ANY,
      },
      useHistoricalData: true,
      recreateOnChange: true,
      existing: ExistingResource.ADOPT,
    })).toEqual({
      DomainName: 'retail',
      CalculatedAttributeName: 'Spent',
      DisplayName: 'Money spent',
      Description: 'in all shops',
      AttributeDetails: { Expression: '{Orders.total}', Attributes: [{ Name: 'total' }] },
      Statistic: 'SUM',
      Conditions: {
        Range: { Value: 30, Unit: 'DAYS', TimestampSource: '{Orders.paid.at}', TimestampFormat: 'ISO_8601' },
        ObjectCount: 5,
        Threshold: { Value: '100', Operator: 'GREATER_THAN' },
      },
      Filter: {
        Include: 'ANY',
        Groups: [
          { Type: 'ALL', Dimensions: [{ Attributes: { title: { DimensionType: 'BEGINS_WITH', Values: ['A', 'B'] }, total: { DimensionType: 'BETWEEN', Values: ['1', '9'] } } }] },
          { Type: 'NONE', Dimensions: [{ Attributes: { title: { DimensionType: 'INCLUSIVE', Values: ['x'] } } }] },
        ],
      },
      UseHistoricalData: true,
      RecreateOnChange: true,
      Existing: 'ADOPT',
    });
  });

  test.each([
    ['the last week', CalculationRange.last(Duration.days(7)), { Value: 7 }],
    ['the next week', CalculationRange.next(Duration.days(7)), { ValueRange: { Start: 0, End: -7 } }],
    ['a year up to today', CalculationRange.between(366, 0), { ValueRange: { Start: 366, End: 0 } }],
  ])('has a range of %s', (_, range, expected) => {
    expect(requestOf({ range })).toMatchObject({ Conditions: { Range: { ...expected, Unit: 'DAYS' } } });
  });

  test.each([
    [CalculationThreshold.equalTo('1'), 'EQUAL_TO'], [CalculationThreshold.notEqualTo('1'), 'NOT_EQUAL_TO'], [CalculationThreshold.lessThan('1'), 'LESS_THAN'],
    [CalculationThreshold.of('EQUAL_TO', '1'), 'EQUAL_TO'],
  ])('has the threshold %s', (threshold, Operator) => {
    expect(requestOf({ threshold })).toMatchObject({ Conditions: { Threshold: { Operator, Value: '1' } } });
  });

  test.each<[string, CalculationFilterComparison, string]>([
    ['inclusive', CalculationFilterComparison.inclusive('1'), 'INCLUSIVE'],
    ['exclusive', CalculationFilterComparison.exclusive('1'), 'EXCLUSIVE'],
    ['contains', CalculationFilterComparison.contains('1'), 'CONTAINS'],
    ['endsWith', CalculationFilterComparison.endsWith('1'), 'ENDS_WITH'],
    ['before', CalculationFilterComparison.before('1'), 'BEFORE'],
    ['after', CalculationFilterComparison.after('1'), 'AFTER'],
    ['on', CalculationFilterComparison.on('1'), 'ON'],
    ['notBetween', CalculationFilterComparison.notBetween('1', '2'), 'NOT_BETWEEN'],
    ['equalTo', CalculationFilterComparison.equalTo('1'), 'EQUAL'],
    ['greaterThan', CalculationFilterComparison.greaterThan('1'), 'GREATER_THAN'],
    ['greaterThanOrEqualTo', CalculationFilterComparison.greaterThanOrEqualTo('1'), 'GREATER_THAN_OR_EQUAL'],
    ['lessThan', CalculationFilterComparison.lessThan('1'), 'LESS_THAN'],
    ['lessThanOrEqualTo', CalculationFilterComparison.lessThanOrEqualTo('1'), 'LESS_THAN_OR_EQUAL'],
  ])('has the comparison %s as a type that the service knows', (_, comparison, type) => {
    expect(comparison.type).toBe(type);
    const { app } = shop({ filter: { groups: [{ dimensions: [{ attributes: { title: comparison } }] }] } });
    expect(findingsOf(app)).toEqual([]);
  });

  test.each(Object.entries(CalculationStatistic).filter(([, value]) => value instanceof CalculationStatistic))('has the statistic %s, which the service knows', (name, statistic) => {
    expect(String(statistic)).toBe(name);
    expect(findingsOf(shop({ statistic: statistic as CalculationStatistic }).app)).toEqual([]);
  });
});

describe('an expression', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => CalculationExpression.attribute('O', name));

  test.each<[string, CalculationExpression]>([
    ['{O.a}', a],
    ['{O.a} + {O.b}', a.plus(b)],
    ['{O.a} - {O.b} + {O.c}', a.minus(b).plus(c)],
    ['{O.a} - ({O.b} + {O.c})', a.minus(b.plus(c))],
    ['{O.a} + {O.b} - {O.c}', a.plus(b.minus(c))],
    ['({O.a} + {O.b}) * {O.c}', a.plus(b).times(c)],
    ['{O.a} + {O.b} * {O.c}', a.plus(b.times(c))],
    ['{O.a} / ({O.b} * {O.c})', a.dividedBy(b.times(c))],
    ['{O.a} * {O.b} / {O.c}', a.times(b).dividedBy(c)],
    ['({O.a}-{O.b}) * {O.c}', CalculationExpression.of('{O.a}-{O.b}').times(c)],
  ])('%s is built of parts', (text, expression) => {
    expect(`${expression}`).toBe(text);
    expect(expression.expression).toBe(text);
  });

  test('names each attribute once', () => {
    expect(requestOf({ expression: a.times(a).minus(b) })).toMatchObject({ AttributeDetails: { Attributes: [{ Name: 'a' }, { Name: 'b' }] } });
  });

  test('of a field of an object type of the app has its name as it was given, and comes after it', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
    const orders = domain.addObjectType('Orders', ORDERS);
    domain.addCalculatedAttribute('Spent', { ...SPENT, expression: CalculationExpression.field(orders, 'total').minus(CalculationExpression.field(orders, 'tax')) });
    const template = Template.fromStack(stack);

    template.hasResource(ATTRIBUTE, {
      Properties: { AttributeDetails: { Expression: '{Orders.total} - {Orders.tax}', Attributes: [{ Name: 'total' }, { Name: 'tax' }] } },
      DependsOn: Match.arrayWith([logicalId(template, OBJECT_TYPE), logicalId(template, DOMAIN)]),
    });
  });

  test('that names an object type of the app in a text comes after it too, even where it is made later', () => {
    const template = Template.fromStack(shop({}).stack);

    template.hasResource(ATTRIBUTE, { DependsOn: Match.arrayWith([logicalId(template, OBJECT_TYPE), logicalId(template, DOMAIN)]) });
  });

  test('of an object type that exists elsewhere names it', () => {
    const stack = newStack();
    const domain = Domain.fromDomainName(stack, 'Domain', 'retail');
    const name = Fn.importValue('Name');
    domain.addCalculatedAttribute('Spent', { ...SPENT, expression: CalculationExpression.attribute(name, 'total'), timestampSource: 'at' });

    expect(propertiesOf(stack, ATTRIBUTE)).toMatchObject({
      AttributeDetails: { Expression: { 'Fn::Join': ['', ['{', { 'Fn::ImportValue': 'Name' }, '.total}']] }, Attributes: [{ Name: 'total' }] },
      Conditions: { Range: { TimestampSource: { 'Fn::Join': ['', ['{', { 'Fn::ImportValue': 'Name' }, '.at}']] } } },
    });
  });

  test('whose text is not known before deployment is refused', () => {
    expect(() => CalculationExpression.of(Fn.importValue('Expression'))).toThrow('build it with CalculationExpression.attribute');
  });

  test('of an object type of the same domain, imported twice, is taken', () => {
    const stack = newStack();
    const [domain, again] = ['Domain', 'Again'].map((id) => Domain.fromDomainName(stack, id, 'retail'));
    const orders = ObjectType.fromObjectTypeAttributes(stack, 'Orders', { domain: again, objectTypeName: 'Orders' });
    domain.addCalculatedAttribute('Spent', { ...SPENT, expression: CalculationExpression.field(orders, 'total') });

    expect(propertiesOf(stack, ATTRIBUTE)).toMatchObject({ AttributeDetails: { Expression: '{Orders.total}' } });
  });

  test('of an object type of another domain is refused', () => {
    const stack = newStack();
    const orders = new Domain(stack, 'Other', { domainName: 'other' }).addObjectType('Orders', ORDERS);

    expect(() => Domain.fromDomainName(stack, 'Domain', 'retail').addCalculatedAttribute('Spent', { ...SPENT, expression: CalculationExpression.field(orders, 'total') }))
      .toThrow('[Shop/Domain/Spent] the object type Shop/Other/Orders is of the domain Shop/Other, the calculated attribute of Shop/Domain; use an object type of the same domain');
  });
});

describe('at synthesis', () => {
  test('a field that the object type does not have is refused', () => {
    expect(findingsOf(shop({ expression: CalculationExpression.of('{Orders.totla}') }).app)).toEqual([
      expect.stringContaining('[Shop/Domain/Spent] AttributeDetails.Expression "{Orders.totla}" is no field of object type "Orders"; allowed: id, total, tax, title; '
        + 'did you mean "total"? [CP1705]'),
    ]);
  });

  test('an expression that cannot be read is the only finding of it', () => {
    const findings = findingsOf(shop({ expression: CalculationExpression.of('Orders.total') }).app);

    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('[CP1701]');
  });

  test('numbers of texts, and a name of the service\'s own, are warnings', () => {
    const { app, stack } = shop({ expression: CalculationExpression.of('{Orders.title}'), calculatedAttributeName: '_spent' });

    expect(findingsOf(app)).toEqual([]);
    expect(warningsOf(stack).map((text) => /CP\d+/.exec(text)?.[0]).sort()).toEqual(['CP1706', 'CP1710']);
  });

  test('fields of a template are not known, so any is taken', () => {
    const { app } = shop({ expression: CalculationExpression.of('{Orders.anything}') }, { fields: undefined, keys: undefined, template: undefined, objectTypeName: 'Other' });

    expect(findingsOf(app).filter((finding) => finding.includes('CP17'))).toEqual([]);
  });

  test('two of one name are refused, of two domains taken', () => {
    const { app, stack, domain } = shop({});
    Domain.fromDomainName(stack, 'Other', 'other').addCalculatedAttribute('Spent', SPENT);
    expect(findingsOf(app)).toEqual([]);

    const again = shop({});
    again.domain.addCalculatedAttribute('Again', SPENT);
    expect(domain.node.path).toBe('Shop/Domain');
    expect(findingsOf(again.app)).toEqual([expect.stringContaining('[Shop/Domain/Again] CalculatedAttributeName "Spent" is made by Shop/Domain/Spent too')]);
  });

  test('50 of a domain are taken, the 51st is refused', () => {
    const { app, domain } = shop({});
    for (let number = 2; number <= 51; number++) {
      domain.addCalculatedAttribute(`Spent${number}`, { ...SPENT, calculatedAttributeName: `Spent${number}` });
    }

    expect(findingsOf(app)).toEqual([expect.stringContaining('[Shop/Domain/Spent51] CalculatedAttributeName "Spent51" is one of 51 calculated attributes of its domain')]);
  });
});

test('the function may manage the calculated attributes of the domain, and the policy does not grow with them', () => {
  const stack = newStack();
  const domain = Domain.fromDomainName(stack, 'Domain', 'retail');
  for (const name of ['a', 'b', 'c']) {
    domain.addCalculatedAttribute(name, { ...SPENT, calculatedAttributeName: name });
  }

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Sid: 'Logs' }),
        {
          Sid: 'CalculatedAttributes',
          Effect: 'Allow',
          Action: [
            'profile:CreateCalculatedAttributeDefinition', 'profile:DeleteCalculatedAttributeDefinition', 'profile:GetCalculatedAttributeDefinition',
            'profile:TagResource', 'profile:UntagResource', 'profile:UpdateCalculatedAttributeDefinition',
          ],
          Resource: [profileArn('domains/retail'), profileArn('domains/retail/calculated-attributes/*')],
        },
      ],
    },
  });
});

test('it is deleted with the stack unless the app says otherwise', () => {
  const [stack, other] = [newStack(), newStack(new App(), 'Other')];
  Domain.fromDomainName(stack, 'Domain', 'retail').addCalculatedAttribute('Spent', SPENT);
  Domain.fromDomainName(other, 'Domain', 'retail').addCalculatedAttribute('Spent', { ...SPENT, removalPolicy: RemovalPolicy.RETAIN });

  Template.fromStack(stack).hasResource(ATTRIBUTE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  Template.fromStack(other).hasResource(ATTRIBUTE, { DeletionPolicy: 'Retain' });
});

test('one that exists is named by its domain and name', () => {
  const stack = newStack();
  const domain = Domain.fromDomainName(stack, 'Domain', 'retail');
  const spent = CalculatedAttribute.fromCalculatedAttributeAttributes(stack, 'Spent', { domain, calculatedAttributeName: 'Spent' });

  expect(stack.resolve(spent.calculatedAttributeArn)).toEqual(profileArn('domains/retail/calculated-attributes/Spent'));
  expect(stack.resolve(spent.calculatedAttributeDefinitionRef)).toEqual({ domainName: 'retail', calculatedAttributeName: 'Spent' });
  expect(spent.domain).toBe(domain);
});

test('one of the app is referred to by its attributes', () => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  domain.addObjectType('Customer', CUSTOMER);
  const spent = domain.addCalculatedAttribute('Spent', { ...SPENT, expression: CalculationExpression.attribute('_order', 'TotalPrice') });
  const id = logicalId(Template.fromStack(stack), ATTRIBUTE);

  expect(stack.resolve(spent.calculatedAttributeDefinitionRef)).toMatchObject({ calculatedAttributeName: { 'Fn::GetAtt': [id, 'CalculatedAttributeName'] } });
  expect(stack.resolve(spent.calculatedAttributeArn)).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
});
