import { Duration, Stack, StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  CalculationExpression, CalculationRange, CalculationStatistic, DataPull, Domain, FlowDefinition, FlowSource, FlowTrigger, FlowValidation,
  IntegrationSource, ObjectTypeTemplate,
} from 'cdk-customer-profiles';
import { Construct } from 'constructs';

export interface ContactCentreStackProps extends StackProps {
  /** The Connect instance of the contact centre. */
  readonly instanceArn: string;
}

/** A contact centre that knows who calls: its own contact records, and the contacts of the sales people in Salesforce. */
export class ContactCentreStack extends Stack {
  constructor(scope: Construct, id: string, props: ContactCentreStackProps) {
    super(scope, id, props);
    const domain = new Domain(this, 'Domain', {
      // The role of a Connect instance has permissions on domains of this prefix only.
      domainName: 'amazon-connect-contact-centre',
      encryptionKey: new kms.Key(this, 'Key', { enableKeyRotation: true }),
    });

    const contacts = domain.addObjectType('ContactRecords', { objectTypeName: 'CTR', template: ObjectTypeTemplate.CTR_NO_INFERRED });
    domain.addIntegration('Instance', { source: IntegrationSource.fromConnectInstanceArn(props.instanceArn), objectType: contacts });

    const sales = domain.addObjectType('SalesContacts', {
      objectTypeName: 'Salesforce-Contact', template: ObjectTypeTemplate.SALESFORCE_CONTACT,
    });
    domain.addIntegration('Salesforce', {
      objectType: sales,
      source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
        flowName: 'contact-centre-salesforce-contacts',
        description: 'Contacts of the sales people',
        source: FlowSource.salesforce({ connectorProfileName: 'sales', object: 'Contact', lastChangedField: 'LastModifiedDate' }),
        fields: [
          { name: 'Id', validations: [FlowValidation.NOT_NULL] },
          { name: 'FirstName' },
          { name: 'LastName' },
          { name: 'Email' },
          { name: 'MobilePhone' },
          { name: 'Description', truncateTo: 200 },
        ],
        trigger: FlowTrigger.onSchedule({ interval: Duration.hours(1), pull: DataPull.INCREMENTAL }),
      })),
    });

    domain.addCalculatedAttribute('RecentContacts', {
      calculatedAttributeName: 'RecentContacts',
      displayName: 'Contacts in the last 30 days',
      expression: CalculationExpression.attribute('CTR', 'contactId'),
      statistic: CalculationStatistic.COUNT,
      range: CalculationRange.last(Duration.days(30)),
    }).node.addDependency(contacts);

    // What the agents' desktop may do: find a customer and look at what is known.
    const desktop = new iam.Role(this, 'Desktop', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    domain.grants.search(desktop);
    domain.grants.read(desktop);
  }
}
