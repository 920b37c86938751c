import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  AttributeMatchingModel, CalculationExpression, CalculationRange, CalculationStatistic, Domain, EmailAddressAttribute, FieldContentType,
  MatchingAttribute, StandardIdentifier, StandardProfile,
} from 'cdk-customer-profiles';

const app = new App();
const stack = new Stack(app, 'Shop');

// Profiles with the same e-mail address and last name are of one customer.
const domain = new Domain(stack, 'Domain', {
  domainName: 'shop',
  defaultExpiration: Duration.days(730),
  ruleBasedMatching: {
    rules: [[MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME]],
    attributeTypes: {
      matchingModel: AttributeMatchingModel.ONE_TO_ONE,
      emailAddresses: [EmailAddressAttribute.EMAIL_ADDRESS],
    },
  },
});

const orders = domain.addObjectType('Orders', {
  objectTypeName: 'Orders',
  allowProfileCreation: true,
  fields: {
    orderId: { source: '_source.id' },
    email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    lastName: { source: '_source.customer.lastName', target: StandardProfile.LAST_NAME },
    tier: { source: '_source.customer.tier', target: StandardProfile.attribute('tier') },
    total: { source: '_source.total', contentType: FieldContentType.NUMBER },
  },
  keys: [
    { name: 'order', fieldNames: ['orderId'], standardIdentifiers: [StandardIdentifier.UNIQUE] },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE] },
  ],
});

domain.addCalculatedAttribute('Spent', {
  calculatedAttributeName: 'Spent',
  expression: CalculationExpression.field(orders, 'total'),
  statistic: CalculationStatistic.SUM,
  range: CalculationRange.last(Duration.days(90)),
});
