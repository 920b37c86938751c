import { App, Duration, Validations } from 'aws-cdk-lib';
import { CUSTOMER, findingsOf, newStack, propertiesOf } from './synthesis';
import * as library from '../../src';
import {
  CalculatedAttribute, CalculationExpression, CalculationFilterComparison, CalculationRange, CalculationStatistic, CalculationTimestampFormat,
  Domain, ServiceValue,
} from '../../src';
import { NEWER_VALUES } from '../../src/model/api/limits-overlay';

type ValueClass = { of(value: string): ServiceValue } & { readonly [constant: string]: unknown };

/** Every list of the service that the library exports: the classes whose constants are values. */
const LISTS = Object.entries(library as { readonly [name: string]: unknown })
  .filter((entry): entry is [string, ValueClass] => typeof entry[1] === 'function' && entry[1].prototype instanceof ServiceValue);

test('there are as many lists as the API has, as far as constructs use them', () => {
  expect(LISTS.map(([name]) => name).sort()).toEqual([
    'AddressAttribute', 'AttributeMatchingModel', 'CalculationFilterMatch', 'CalculationStatistic', 'CalculationTimestampFormat', 'DataPull',
    'EmailAddressAttribute', 'FieldContentType', 'FlowArithmetic', 'FlowFilterOperator', 'FlowTaskType', 'FlowValidation', 'IntegrationScope', 'InvalidRecord', 'MatchingAttribute',
    'ObjectTypeTemplate', 'PhoneNumberAttribute', 'StandardIdentifier',
  ]);
});

test.each(LISTS)('%s has constants, each once, and takes what it does not know', (_, list) => {
  const values = Object.values(list).filter((value): value is ServiceValue => value instanceof ServiceValue).map(({ value }) => value);

  expect(values.length).toBeGreaterThan(1);
  expect(new Set(values).size).toBe(values.length);
  expect(String(list.of('NEWER_THAN_THIS'))).toBe('NEWER_THAN_THIS');
});

/** What the constructs give for every value of a list of which this library knows more than its API model. */
const NEWER: { readonly [shape: string]: readonly string[] } = {
  Statistic: Object.values(CalculationStatistic).map(String),
  FilterDimensionType: [CalculationFilterComparison.listContains('a'), CalculationFilterComparison.listContainsAll('a')].map(({ type }) => type),
};

test.each(Object.entries(NEWER_VALUES))('what is newer than the API model of %s is a constant', (shape, { values }) => {
  expect(NEWER[shape]).toEqual(expect.arrayContaining([...values]));
});

test('a filter of lists is no finding', () => {
  const app = new App();
  new CalculatedAttribute(newStack(app), 'Visits', {
    domain: Domain.fromDomainName(newStack(app, 'There'), 'Domain', 'crm'),
    calculatedAttributeName: 'visits',
    expression: CalculationExpression.attribute('Orders', 'total'),
    statistic: CalculationStatistic.COUNT,
    filter: { groups: [{ dimensions: [{ attributes: { tags: CalculationFilterComparison.listContains('gold'), shops: CalculationFilterComparison.listContainsAll('a', 'b') } }] }] },
  });

  expect(findingsOf(app)).toEqual([]);
});

test('no value reaches the template as anything but a string', () => {
  const stack = newStack();
  new Domain(stack, 'Domain', { domainName: 'crm' }).addObjectType('Customers', CUSTOMER);

  expect(propertiesOf(stack, 'Custom::CustomerProfilesObjectType').Fields).toHaveProperty('email.ContentType', 'EMAIL_ADDRESS');
});

test('a timestamp format that only the list does not have can be acknowledged', () => {
  const app = new App();
  const attribute = new CalculatedAttribute(newStack(app), 'Last', {
    domain: Domain.fromDomainName(newStack(app, 'There'), 'Domain', 'crm'),
    calculatedAttributeName: 'last',
    expression: CalculationExpression.attribute('Orders', 'total'),
    statistic: CalculationStatistic.LAST_OCCURRENCE,
    range: CalculationRange.last(Duration.days(3)),
    timestampSource: 'at',
    timestampFormat: CalculationTimestampFormat.of('RFC_3339'),
  });

  expect(findingsOf(app)).toEqual([expect.stringContaining('[CP1726] (if the service knows it, acknowledge cdk-customer-profiles:CP1726)')]);
  Validations.of(attribute).acknowledge({ id: 'cdk-customer-profiles:CP1726', reason: 'released last week' });
  expect(findingsOf(app)).toEqual([]);
});
