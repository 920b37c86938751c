import { Duration, Stack, StackProps } from 'aws-cdk-lib';
import { Domain, ExistingResource, ObjectTypeTemplate } from 'cdk-customer-profiles';
import { Construct } from 'constructs';

export interface AdoptStackProps extends StackProps {
  /** The domain that somebody made in the console. */
  readonly domainName: string;
}

/** Takes over a domain that the console made: it is managed from here on, and never deleted from here. */
export class AdoptStack extends Stack {
  constructor(scope: Construct, id: string, props: AdoptStackProps) {
    super(scope, id, props);
    const domain = new Domain(this, 'Domain', {
      domainName: props.domainName,
      defaultExpiration: Duration.days(730),
      existing: ExistingResource.ADOPT,
      // What is in it is taken over with it, and what is not is made.
      existingInDomain: ExistingResource.ADOPT,
    });
    domain.addObjectType('Users', {
      objectTypeName: 'Zendesk-users',
      template: ObjectTypeTemplate.ZENDESK_USERS,
    });
  }
}
