import { Duration, RemovalPolicy, Stack, StackProps, Tags, Validations } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CalculationExpression, CalculationFilterComparison, CalculationStatistic, Domain } from 'cdk-customer-profiles';
import { Construct } from 'constructs';
import { customers } from './customers';
import { loyalty } from './loyalty';
import { matching } from './matching';
import { orders } from './orders';
import { returns } from './returns';

export interface RetailStackProps extends StackProps {
  /** The loyalty programme has been launched. */
  readonly loyalty: boolean;
  /** Returned goods are recorded too. */
  readonly returns: boolean;
  /** A stack to try things out in: nothing of it outlives it. */
  readonly sandbox: boolean;
  /** The sandbox goes also with the profiles that are in it. */
  readonly autoDeleteProfiles?: boolean;
}

/** The customers of a retailer: the web shop's accounts, its orders, and the members of the loyalty programme. */
export class RetailStack extends Stack {
  constructor(scope: Construct, id: string, props: RetailStackProps) {
    super(scope, id, props);
    const removalPolicy = props.sandbox ? RemovalPolicy.DESTROY : undefined;

    const domain = new Domain(this, 'Domain', {
      domainName: 'retail',
      defaultExpiration: Duration.days(730),
      encryptionKey: new kms.Key(this, 'Key', { enableKeyRotation: true, removalPolicy }),
      // Until the feeds have settled, records that could not be read are looked at by a person.
      deadLetterQueueEnabled: !props.loyalty,
      ruleBasedMatching: matching,
      removalPolicy,
      autoDeleteProfiles: props.autoDeleteProfiles,
    });
    Validations.of(domain).acknowledge({ id: 'cdk-customer-profiles:CP1412', reason: 'tried with the data of this example: only records of one person are merged' });

    domain.addObjectType('Customers', { ...customers, removalPolicy });
    const order = domain.addObjectType('Orders', { ...orders, expiration: Duration.days(props.loyalty ? 1098 : 730), removalPolicy });
    if (props.loyalty) {
      const members = domain.addObjectType('Loyalty', { ...loyalty, removalPolicy });
      Tags.of(members).add('programme', 'gold');
    }
    if (props.returns) {
      domain.addObjectType('Returns', { ...returns, removalPolicy });
    }

    const notCancelled = { groups: [{ dimensions: [{ attributes: { status: CalculationFilterComparison.exclusive('cancelled') } }] }] };
    domain.addCalculatedAttribute('Purchases', {
      calculatedAttributeName: 'Purchases',
      expression: CalculationExpression.field(order, 'orderId'),
      statistic: CalculationStatistic.COUNT,
      filter: notCancelled,
    });
    domain.addCalculatedAttribute('TotalSpent', {
      calculatedAttributeName: 'TotalSpent',
      displayName: 'Total spent',
      expression: CalculationExpression.field(order, 'total'),
      statistic: CalculationStatistic.SUM,
      filter: notCancelled,
    });
  }
}
