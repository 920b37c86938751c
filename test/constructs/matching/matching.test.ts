import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { DOMAIN, findingsOf, logicalId, newStack, profileArn, propertiesOf, serviceStatement, warningsOf } from '../synthesis';
import {
  AddressAttribute, AttributeMatchingModel, ConflictResolution, Domain, DomainProps, EmailAddressAttribute, Matching, MatchingAttribute, MatchingDay,
  ObjectType, PhoneNumberAttribute, RuleBasedMatching,
} from '../../../src';

const synthesised = (props: Partial<DomainProps>, stack = newStack()) => {
  new Domain(stack, 'Domain', { domainName: 'retail', ...props });
  return propertiesOf(stack, DOMAIN);
};
const matching = (block: Matching) => synthesised({ matching: block }).Matching;
const ruleBased = (block: RuleBasedMatching) => synthesised({ ruleBasedMatching: block }).RuleBasedMatching;

const CRITERIA = [[MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME], [MatchingAttribute.custom('loyaltyId'), MatchingAttribute.BIRTH_DATE]];

describe('matching', () => {
  test('is not spoken of unless asked for', () => {
    expect(synthesised({})).not.toHaveProperty('Matching');
    expect(synthesised({})).not.toHaveProperty('RuleBasedMatching');
  });

  test('needs nothing: the service matches on Saturdays, and merges nothing', () => {
    expect(matching({})).toEqual({ Enabled: true });
  });

  test.each<[string, Matching['schedule'], string]>([
    ['at midnight', { day: MatchingDay.MONDAY }, '00:00'],
    ['at an hour of one digit', { day: MatchingDay.MONDAY, hour: 4, minute: 5 }, '04:05'],
    ['a minute before midnight', { day: MatchingDay.MONDAY, hour: 23, minute: 59 }, '23:59'],
  ])('runs %s', (_, schedule, Time) => {
    expect(matching({ schedule })).toEqual({ Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time } });
  });

  test('merges by criteria, in their order', () => {
    expect(matching({ autoMerging: { criteria: CRITERIA, conflictResolution: ConflictResolution.RECENCY, minimumConfidence: 0.75 } })).toEqual({
      Enabled: true,
      AutoMerging: {
        Enabled: true,
        Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName'], ['Attributes.loyaltyId', 'BirthDate']] },
        ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
        MinAllowedConfidenceScoreForMerging: 0.75,
      },
    });
  });

  test.each<[string, Matching, object]>([
    ['auto-merging that is off keeps its criteria', { autoMerging: { enabled: false, criteria: CRITERIA, minimumConfidence: 0.5 } }, {
      Enabled: true,
      AutoMerging: {
        Enabled: false,
        Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName'], ['Attributes.loyaltyId', 'BirthDate']] },
        MinAllowedConfidenceScoreForMerging: 0.5,
      },
    }],
    ['matching that is off keeps its schedule, and merges nothing', { enabled: false, schedule: { day: MatchingDay.MONDAY }, autoMerging: { criteria: [CRITERIA[0]] } }, {
      Enabled: false,
      JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '00:00' },
      AutoMerging: { Enabled: false, Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } },
    }],
    ['what says that it is on is on', { enabled: true, autoMerging: { enabled: true, criteria: [CRITERIA[0]] } }, {
      Enabled: true, AutoMerging: { Enabled: true, Consolidation: { MatchingAttributesList: [['EmailAddress', 'LastName']] } },
    }],
  ])('%s', (_, block, expected) => {
    expect(matching(block)).toEqual(expected);
  });

  test('that is off keeps its rules', () => {
    expect(ruleBased({ enabled: false, rules: [[MatchingAttribute.ACCOUNT_NUMBER]], maxLevelForMerging: 1 })).toEqual({
      Enabled: false, MatchingRules: [{ Rule: ['AccountNumber'] }], MaxAllowedRuleLevelForMerging: 1,
    });
  });

  test('that is off has nothing to warn of', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', {
      domainName: 'retail',
      matching: { enabled: false, autoMerging: { criteria: CRITERIA } },
      ruleBasedMatching: { enabled: false, rules: [[MatchingAttribute.ACCOUNT_NUMBER]], maxLevelForMatching: 1, maxLevelForMerging: 1 },
    });

    expect(warningsOf(stack)).toEqual([]);
  });

  test('a merging that is on in a matching that is off is a contradiction', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', { domainName: 'retail', matching: { enabled: false, autoMerging: { enabled: true, criteria: CRITERIA } } });

    expect(warningsOf(stack)).toContainEqual(expect.stringContaining('is on while the matching is off'));
  });

  test('prefers the data of a source, by the name or the construct of its object type', () => {
    const stack = newStack();
    const domain = Domain.fromDomainName(stack, 'Elsewhere', 'retail');
    const customer = ObjectType.fromObjectTypeAttributes(stack, 'Customer', { domain, objectTypeName: 'Customer' });

    for (const conflictResolution of [ConflictResolution.sourceName('Customer'), ConflictResolution.source(customer)]) {
      expect(ruleBased({ conflictResolution })).toEqual({ Enabled: true, ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' } });
    }
  });
});

describe('rule-based matching', () => {
  test('needs nothing: the service has rules of its own', () => {
    expect(ruleBased({})).toEqual({ Enabled: true });
  });

  test('says everything it is told in the members of the API', () => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const { RuleBasedMatching: block } = synthesised({
      ruleBasedMatching: {
        rules: [
          [MatchingAttribute.ACCOUNT_NUMBER],
          [MatchingAttribute.ADDRESS_CITY, MatchingAttribute.PHONE_NUMBER, MatchingAttribute.EMAIL_ADDRESS],
        ],
        attributeTypes: {
          matchingModel: AttributeMatchingModel.MANY_TO_MANY,
          addresses: [AddressAttribute.ADDRESS, AddressAttribute.MAILING_ADDRESS, AddressAttribute.of('MailingAddress')],
          phoneNumbers: [PhoneNumberAttribute.PHONE_NUMBER, PhoneNumberAttribute.HOME_PHONE_NUMBER],
          emailAddresses: [EmailAddressAttribute.EMAIL_ADDRESS, EmailAddressAttribute.BUSINESS_EMAIL_ADDRESS],
        },
        maxLevelForMatching: 2,
        maxLevelForMerging: 1,
        conflictResolution: ConflictResolution.sourceName('Customer'),
        exportTo: { bucket, prefix: 'rules' },
      },
    }, stack);

    expect(block).toEqual({
      Enabled: true,
      MatchingRules: [{ Rule: ['AccountNumber'] }, { Rule: ['Address.City', 'PhoneNumber', 'EmailAddress'] }],
      AttributeTypesSelector: {
        AttributeMatchingModel: 'MANY_TO_MANY',
        Address: ['Address', 'MaillingAddress', 'MailingAddress'],
        PhoneNumber: ['PhoneNumber', 'HomePhoneNumber'],
        EmailAddress: ['EmailAddress', 'BusinessEmailAddress'],
      },
      MaxAllowedRuleLevelForMatching: 2,
      MaxAllowedRuleLevelForMerging: 1,
      ConflictResolution: { ConflictResolvingModel: 'SOURCE', SourceName: 'Customer' },
      ExportingConfig: { S3Exporting: { S3BucketName: stack.resolve(bucket.bucketName) as unknown, S3KeyName: 'rules' } },
    });
  });
});

test('what is newer than this release can be said in the API\'s own words', () => {
  const attributeTypes = {
    matchingModel: AttributeMatchingModel.ONE_TO_ONE,
    phoneNumbers: [PhoneNumberAttribute.of('FaxNumber')],
    emailAddresses: [EmailAddressAttribute.of('SchoolEmailAddress')],
  };

  expect(ruleBased({ attributeTypes })).toMatchObject({ AttributeTypesSelector: { PhoneNumber: ['FaxNumber'], EmailAddress: ['SchoolEmailAddress'] } });
  expect(String(MatchingAttribute.of('ShoeSize'))).toBe('ShoeSize');
});

test('an attribute that only the list does not have can be acknowledged', () => {
  const app = new App();
  const domain = new Domain(newStack(app), 'Domain', { domainName: 'retail', ruleBasedMatching: { rules: [[MatchingAttribute.of('ShoeSize')]] } });

  expect(findingsOf(app)).toEqual([expect.stringContaining('[CP1406] (if the service knows it, acknowledge cdk-customer-profiles:CP1406)')]);
  Validations.of(domain).acknowledge({ id: 'cdk-customer-profiles:CP1406', reason: 'released last week' });
  expect(findingsOf(app)).toEqual([]);
});

describe('the bucket of an export', () => {
  const ANY_DOMAIN = profileArn('domains/*') as unknown as string;

  test('lets the service put objects for domains of the account only, before the domain is told of it', () => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    synthesised({ matching: { exportTo: { bucket, prefix: 'ml' } }, ruleBasedMatching: { exportTo: { bucket } } }, stack);
    const template = Template.fromStack(stack);
    const objects = { 'Fn::Join': ['', [stack.resolve(bucket.bucketArn), '/*']] };

    template.hasResourceProperties('AWS::S3::BucketPolicy', { PolicyDocument: { Statement: [serviceStatement(ANY_DOMAIN, 's3:PutObject', objects)] } });
    template.hasResource(DOMAIN, {
      Properties: { Matching: { ExportingConfig: { S3Exporting: { S3KeyName: 'ml' } } }, RuleBasedMatching: { ExportingConfig: { S3Exporting: { S3KeyName: Match.absent() } } } },
      DependsOn: Match.arrayWith([logicalId(template, 'AWS::S3::BucketPolicy')]),
    });
  });

  test('with a key of its own lets the service use that key', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    synthesised({ matching: { exportTo: { bucket: new s3.Bucket(stack, 'Bucket', { encryptionKey }) } } }, stack);

    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([serviceStatement(ANY_DOMAIN, ['kms:Decrypt', 'kms:GenerateDataKey'])]) },
    });
  });

  test('in another stack of the app comes first, with its policy', () => {
    const app = new App();
    const buckets = newStack(app, 'Buckets');
    const shop = newStack(app);
    new Domain(shop, 'Domain', { domainName: 'retail', matching: { exportTo: { bucket: new s3.Bucket(buckets, 'Bucket') } } });
    app.synth();

    expect(shop.dependencies).toEqual([buckets]);
    Template.fromStack(buckets).resourceCountIs('AWS::S3::BucketPolicy', 1);
  });

  test('that is imported is a warning that says what its policy must allow', () => {
    const stack = newStack();
    synthesised({ matching: { exportTo: { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'matches') } } }, stack);

    expect(warningsOf(stack)).toEqual([
      expect.stringContaining('the policy of the bucket Shop/Bucket cannot be extended here: it must let profile.amazonaws.com put objects for Shop/Domain'),
    ]);
  });
});

describe('at synthesis', () => {
  const withProps = (props: Partial<DomainProps>): { app: App; stack: Stack } => {
    const app = new App();
    const stack = newStack(app);
    new Domain(stack, 'Domain', { domainName: 'retail', ...props });
    return { app, stack };
  };

  test('merging is a warning, because it cannot be undone', () => {
    const { stack } = withProps({ matching: { autoMerging: { criteria: CRITERIA } }, ruleBasedMatching: { maxLevelForMerging: 1 } });

    expect(warningsOf(stack)).toEqual([
      '/Shop/Domain Matching.AutoMerging merges profiles that meet a criterion, which cannot be undone; look at the matches first, then acknowledge this '
        + '[CP1412] [ack: cdk-customer-profiles:CP1412]',
      '/Shop/Domain RuleBasedMatching.MaxAllowedRuleLevelForMerging 1 merges profiles that match by a rule, which cannot be undone; look at the matches first, '
        + 'then acknowledge this [CP1412] [ack: cdk-customer-profiles:CP1412]',
    ]);
  });

  test.each<[string, Partial<DomainProps>, string]>([
    ['a confidence above 1', { matching: { autoMerging: { criteria: CRITERIA, minimumConfidence: 1.5 } } }, 'Matching.AutoMerging.MinAllowedConfidenceScoreForMerging 1.5 is out of range'],
    ['an hour that there is not', { matching: { schedule: { day: MatchingDay.SUNDAY, hour: 24 } } }, 'Matching.JobSchedule.Time "24:00"'],
    ['half an hour', { matching: { schedule: { day: MatchingDay.SUNDAY, hour: 1.5 } } }, 'Matching.JobSchedule.Time "1.5:00"'],
    ['no criteria', { matching: { autoMerging: { criteria: [] } } }, 'Matching.AutoMerging.Consolidation.MatchingAttributesList has 0 entries'],
    ['a sub-type in a rule', { ruleBasedMatching: { rules: [[MatchingAttribute.of('BusinessEmailAddress')]] } }, 'RuleBasedMatching.MatchingRules[0].Rule[0] "BusinessEmailAddress"'],
    ['a level of 16', { ruleBasedMatching: { maxLevelForMatching: 16 } }, 'RuleBasedMatching.MaxAllowedRuleLevelForMatching 16 is out of range'],
    ['a prefix of 801 characters', { matching: { exportTo: { bucket: s3.Bucket.fromBucketName(newStack(), 'Bucket', 'matches'), prefix: 'p'.repeat(801) } } }, 'S3KeyName "ppp'],
  ])('%s is an error', (_, props, says) => {
    expect(findingsOf(withProps(props).app)).toEqual([expect.stringContaining(says)]);
  });
});
