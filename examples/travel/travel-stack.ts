import { Duration, Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  AttributeMatchingModel, CalculationExpression, CalculationRange, CalculationStatistic, ConflictResolution, Domain, EmailAddressAttribute,
  MatchingAttribute, MatchingDay,
} from 'cdk-customer-profiles';
import { Construct } from 'constructs';
import { bookings } from './bookings';
import { frequentFlyers } from './frequent-flyers';

/** The travellers of an airline: bookings with their flights, and the frequent flyer programme, unified and watched. */
export class TravelStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const domain = new Domain(this, 'Domain', {
      domainName: 'airline',
      defaultExpiration: Duration.days(1098),
      // Travellers of the same name and birth date, or with the same e-mail address, are looked at as one.
      ruleBasedMatching: {
        rules: [
          [MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME],
          [MatchingAttribute.FIRST_NAME, MatchingAttribute.LAST_NAME, MatchingAttribute.BIRTH_DATE],
        ],
        attributeTypes: { matchingModel: AttributeMatchingModel.ONE_TO_ONE, emailAddresses: [EmailAddressAttribute.EMAIL_ADDRESS] },
        maxLevelForMatching: 2,
        maxLevelForMerging: 1,
        conflictResolution: ConflictResolution.RECENCY,
      },
      matching: {
        schedule: { day: MatchingDay.SUNDAY, hour: 3 },
        exportTo: { bucket: new s3.Bucket(this, 'Matches', { enforceSSL: true }), prefix: 'matches' },
      },
    });

    // Who reads mail at one address under one name is one person to this airline.
    Validations.of(domain).acknowledge({ id: 'cdk-customer-profiles:CP1412', reason: 'e-mail address and name identify a traveller' });

    const booking = domain.addObjectType('Bookings', bookings);
    domain.addObjectType('FrequentFlyers', frequentFlyers);

    domain.addCalculatedAttribute('SpentInAYear', {
      calculatedAttributeName: 'SpentInAYear',
      displayName: 'Spent in a year',
      expression: CalculationExpression.field(booking, 'price'),
      statistic: CalculationStatistic.SUM,
      range: CalculationRange.last(Duration.days(366)),
    });
    domain.addCalculatedAttribute('LastDestination', {
      calculatedAttributeName: 'LastDestination',
      displayName: 'Last destination',
      expression: CalculationExpression.field(booking, 'destination'),
      statistic: CalculationStatistic.LAST_OCCURRENCE,
    });

    domain.addEventStream('Changes', {
      eventStreamName: 'airline-changes',
      stream: new kinesis.Stream(this, 'Stream', { encryption: kinesis.StreamEncryption.MANAGED }),
    });
  }
}
