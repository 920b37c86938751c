import { Duration, RemovalPolicy, Stack, StackProps, Tags } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Domain } from 'cdk-customer-profiles';
import { Construct } from 'constructs';
import { customers } from './customers';
import { loyalty } from './loyalty';
import { orders } from './orders';
import { returns } from './returns';

export interface RetailStackProps extends StackProps {
  /** The loyalty programme has been launched. */
  readonly loyalty: boolean;
  /** Returned goods are recorded too. */
  readonly returns: boolean;
  /** A stack to try things out in: nothing of it outlives it. */
  readonly sandbox: boolean;
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
      removalPolicy,
    });

    domain.addObjectType('Customers', { ...customers, removalPolicy });
    domain.addObjectType('Orders', { ...orders, expiration: Duration.days(props.loyalty ? 1098 : 730), removalPolicy });
    if (props.loyalty) {
      const members = domain.addObjectType('Loyalty', { ...loyalty, removalPolicy });
      Tags.of(members).add('programme', 'gold');
    }
    if (props.returns) {
      domain.addObjectType('Returns', { ...returns, removalPolicy });
    }
  }
}
