import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  CalculationExpression, CalculationFilterComparison, CalculationRange, CalculationStatistic, CalculationThreshold, ConflictResolution,
  Domain, FieldContentType, FlowDefinition, FlowMask, FlowSource, FlowTrigger, FlowValidation, IntegrationSource, MatchingAttribute,
  MatchingDay, SourceTimestampFormat, StandardIdentifier, StandardProfile,
} from 'cdk-customer-profiles';

const removalPolicy = RemovalPolicy.DESTROY;

/** One stack with every resource and nearly every option; version 2 changes every property that can be changed. */
export function everyResource(version: 1 | 2): (stack: Stack) => void {
  const second = version === 2;
  return (stack) => {
    const domain = new Domain(stack, 'Domain', {
      domainName: 'shop',
      defaultExpiration: Duration.days(second ? 400 : 300),
      encryptionKey: new kms.Key(stack, 'Key', { removalPolicy }),
      deadLetterQueueEnabled: !second,
      matching: {
        schedule: { day: second ? MatchingDay.SUNDAY : MatchingDay.MONDAY, hour: 3, minute: 30 },
        autoMerging: {
          criteria: [[MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME]],
          conflictResolution: ConflictResolution.RECENCY,
          minimumConfidence: second ? 0.9 : 0.8,
        },
        exportTo: { bucket: new s3.Bucket(stack, 'Matches', { removalPolicy }), prefix: 'matches' },
      },
      removalPolicy,
    });

    const customers = domain.addObjectType('Customers', {
      objectTypeName: 'Customers',
      description: `Customers, version ${version}`,
      allowProfileCreation: second,
      expiration: Duration.days(second ? 20 : 10),
      sourceLastUpdatedTimestampFormat: second ? SourceTimestampFormat.EPOCH_MILLI : SourceTimestampFormat.simpleDateFormat('yyyy-MM-dd'),
      maxProfileObjectCount: second ? 20 : 10,
      sourcePriority: second ? 2 : 1,
      fields: {
        id: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER },
        spent: { source: '_source.spent', contentType: FieldContentType.NUMBER },
        email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
        ...second ? { lastName: { source: '_source.lastName', target: StandardProfile.LAST_NAME } } : {},
      },
      keys: [{ name: 'id', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
      removalPolicy,
    });

    domain.addIntegration('Files', {
      objectType: customers,
      source: IntegrationSource.fromFlowDefinition(new FlowDefinition({
        flowName: 'customers',
        source: FlowSource.s3(new s3.Bucket(stack, 'Source', { removalPolicy }), 'customers'),
        fields: [
          { name: 'id', validations: [FlowValidation.NOT_NULL] },
          { name: 'spent', truncateTo: 12 },
          { name: 'email', ...second ? { mask: FlowMask.last(4) } : {} },
        ],
        trigger: FlowTrigger.onSchedule({ interval: Duration.hours(second ? 2 : 1) }),
      })),
      startFlow: true,
      removalPolicy,
    });

    domain.addCalculatedAttribute('Spent', {
      calculatedAttributeName: 'Spent',
      displayName: second ? 'Spent in all' : 'Spent',
      description: `What a customer has spent, version ${version}`,
      expression: CalculationExpression.field(customers, 'spent'),
      statistic: CalculationStatistic.SUM,
      range: CalculationRange.last(Duration.days(second ? 60 : 30)),
      objectCount: second ? 60 : 50,
      threshold: CalculationThreshold.greaterThan(second ? '20' : '10'),
      filter: { groups: [{ dimensions: [{ attributes: { email: CalculationFilterComparison.contains('example') } }] }] },
      removalPolicy,
    });

    domain.addEventStream('Changes', {
      eventStreamName: second ? 'changes-2' : 'changes',
      stream: new kinesis.Stream(stack, 'Stream', { removalPolicy }),
      removalPolicy,
    });
    Tags.of(stack).add('version', String(version));
    if (!second) {
      Tags.of(stack).add('beginning', 'yes');
    }
  };
}
