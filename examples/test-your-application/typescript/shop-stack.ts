import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CalculationExpression, CalculationRange, CalculationStatistic, Domain, FieldContentType, StandardIdentifier, StandardProfile } from 'cdk-customer-profiles';

const fields = {
  id: { source: '_source.id' },
  email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
  total: { source: '_source.total', contentType: FieldContentType.NUMBER },
};

/** The customers of the shop, as they are in production: orders make them, returns are of those that are known. */
export class ShopStack extends Stack {
  public readonly domain: Domain;
  /** What the web site runs as: it looks customers up, and writes nothing. */
  public readonly webSite: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.domain = new Domain(this, 'Domain', { domainName: 'shop' });
    const orders = this.domain.addObjectType('Orders', {
      objectTypeName: 'Orders', description: 'orders', allowProfileCreation: true, fields, keys: [...keysOf('orderId')],
    });
    this.domain.addObjectType('Returns', {
      objectTypeName: 'Returns', description: 'returns, of known customers only', fields, keys: [...keysOf('returnId')],
    });
    this.domain.addCalculatedAttribute('Spent', {
      calculatedAttributeName: 'Spent',
      expression: CalculationExpression.field(orders, 'total'),
      statistic: CalculationStatistic.SUM,
      range: CalculationRange.last(Duration.days(30)),
    });
    this.webSite = new Role(this, 'WebSite', { assumedBy: new AccountPrincipal(this.account) });
    this.domain.grants.search(this.webSite);
    this.domain.grants.read(this.webSite);
    new CfnOutput(this, 'DomainName', { value: this.domain.domainName });
    new CfnOutput(this, 'WebSiteRole', { value: this.webSite.roleName });
  }
}

function keysOf(unique: string) {
  return [
    { name: unique, fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE] },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE] },
  ];
}
