import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CalculatedAttribute, CalculationExpression, CalculationFilterComparison, CalculationFilterMatch, CalculationRange, CalculationStatistic,
  CalculationThreshold, CalculationTimestampFormat, Domain, ExistingResource, FieldContentType, StandardIdentifier,
} from 'cdk-customer-profiles';

/** Calculated attributes: every operator, range, threshold and comparison. */
export function calculations(stack: Stack): void {
  const domain = new Domain(stack, 'Domain', { domainName: 'calculations' });
  const orders = domain.addObjectType('Orders', {
    objectTypeName: 'Orders',
    fields: {
      id: { source: '_source.id' },
      total: { source: '_source.total', contentType: FieldContentType.NUMBER },
      tax: { source: '_source.tax', contentType: FieldContentType.NUMBER },
    },
    keys: [{ name: 'order', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
  });
  const total = CalculationExpression.field(orders, 'total');
  const tax = CalculationExpression.attribute('Orders', 'tax');
  const sum = CalculationStatistic.SUM;

  new CalculatedAttribute(stack, 'Net', {
    domain,
    calculatedAttributeName: 'Net',
    displayName: 'Net spending',
    description: 'Without tax',
    expression: total.minus(tax),
    statistic: sum,
    range: CalculationRange.last(Duration.days(90)),
    timestampSource: 'id',
    timestampFormat: CalculationTimestampFormat.EPOCH_MILLI,
    objectCount: 50,
    threshold: CalculationThreshold.greaterThan('1000'),
    filter: {
      include: CalculationFilterMatch.ANY,
      groups: [
        {
          match: CalculationFilterMatch.of('NONE'),
          dimensions: [
            { attributes: { id: CalculationFilterComparison.inclusive('a', 'b'), total: CalculationFilterComparison.greaterThan('1') } },
            { attributes: { id: CalculationFilterComparison.exclusive('c') } },
            { attributes: { id: CalculationFilterComparison.contains('d') } },
            { attributes: { id: CalculationFilterComparison.beginsWith('e') } },
            { attributes: { id: CalculationFilterComparison.endsWith('f') } },
            { attributes: { id: CalculationFilterComparison.listContains('g', 'h') } },
            { attributes: { id: CalculationFilterComparison.listContainsAll('i', 'j') } },
            { attributes: { id: CalculationFilterComparison.before('2026-01-01T00:00:00Z') } },
            { attributes: { id: CalculationFilterComparison.after('2025-01-01T00:00:00Z') } },
          ],
        },
        {
          dimensions: [
            { attributes: { id: CalculationFilterComparison.on('2025-06-01') } },
            { attributes: { total: CalculationFilterComparison.between('1', '9') } },
            { attributes: { total: CalculationFilterComparison.notBetween('4', '5') } },
            { attributes: { total: CalculationFilterComparison.equalTo('7') } },
            { attributes: { total: CalculationFilterComparison.greaterThanOrEqualTo('2') } },
            { attributes: { total: CalculationFilterComparison.lessThan('8') } },
            { attributes: { total: CalculationFilterComparison.lessThanOrEqualTo('9') } },
            { attributes: { id: CalculationFilterComparison.of('INCLUSIVE', 'k', 'l', 'm') } },
          ],
        },
      ],
    },
    useHistoricalData: true,
    recreateOnChange: true,
    removalPolicy: RemovalPolicy.RETAIN,
    existing: ExistingResource.ADOPT,
  });
  domain.addCalculatedAttribute('Gross', {
    calculatedAttributeName: 'Gross', expression: total.plus(tax), statistic: sum, threshold: CalculationThreshold.lessThan('5'),
  });
  domain.addCalculatedAttribute('Product', {
    calculatedAttributeName: 'Product', expression: total.times(tax), statistic: sum, threshold: CalculationThreshold.equalTo('5'),
  });
  domain.addCalculatedAttribute('Rate', {
    calculatedAttributeName: 'Rate',
    expression: tax.dividedBy(total),
    statistic: CalculationStatistic.AVERAGE,
    threshold: CalculationThreshold.notEqualTo('5'),
  });
  domain.addCalculatedAttribute('Past', {
    calculatedAttributeName: 'Past',
    expression: CalculationExpression.of('{Orders.total}'),
    statistic: CalculationStatistic.of('MAXIMUM'),
    range: CalculationRange.between(60, 30),
    threshold: CalculationThreshold.of('GREATER_THAN', '3'),
  });
  domain.addCalculatedAttribute('Departures', {
    calculatedAttributeName: 'Departures',
    expression: CalculationExpression.attribute('_airSegment', 'Seat.Price'),
    statistic: CalculationStatistic.COUNT,
    range: CalculationRange.next(Duration.days(30)),
    timestampSource: 'Departure.Date',
    timestampFormat: CalculationTimestampFormat.of('ISO_8601'),
  });
}
