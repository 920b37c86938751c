import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AddressAttribute, AttributeMatchingModel, ConflictResolution, CustomerProfilesProvider, Domain, DomainGrants, EmailAddressAttribute,
  ExistingResource, MatchingAttribute, MatchingDay, PhoneNumberAttribute,
} from 'cdk-customer-profiles';

/** A domain with every setting, what its provider is, and every grant. */
export function matching(stack: Stack): void {
  const provider = CustomerProfilesProvider.getOrCreate(stack, {
    memorySize: 512,
    environment: { NODE_USE_SYSTEM_CA: '1' },
    permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'platform-boundary'),
  });
  provider.logGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);

  const results = new s3.Bucket(stack, 'Results', { removalPolicy: RemovalPolicy.DESTROY });
  const domain = new Domain(stack, 'Domain', {
    domainName: 'matching',
    defaultExpiration: Duration.days(400),
    encryptionKey: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
    deadLetterQueueEnabled: true,
    deadLetterQueue: new sqs.Queue(stack, 'Letters'),
    dataStoreEnabled: true,
    matching: {
      enabled: true,
      schedule: { day: MatchingDay.TUESDAY, hour: 3, minute: 30 },
      autoMerging: {
        enabled: false,
        criteria: [
          [MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME],
          [MatchingAttribute.custom('tier'), MatchingAttribute.of('BirthDate')],
        ],
        conflictResolution: ConflictResolution.sourceName('Orders'),
        minimumConfidence: 0.75,
      },
      exportTo: { bucket: results, prefix: 'machine-learning' },
    },
    ruleBasedMatching: {
      enabled: true,
      rules: [
        [MatchingAttribute.PHONE_NUMBER, MatchingAttribute.FIRST_NAME, MatchingAttribute.LAST_NAME],
        [MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.ADDRESS],
      ],
      attributeTypes: {
        matchingModel: AttributeMatchingModel.of('MANY_TO_MANY'),
        addresses: [AddressAttribute.ADDRESS, AddressAttribute.of('BusinessAddress')],
        phoneNumbers: [PhoneNumberAttribute.MOBILE_PHONE_NUMBER, PhoneNumberAttribute.of('HomePhoneNumber')],
        emailAddresses: [EmailAddressAttribute.EMAIL_ADDRESS, EmailAddressAttribute.of('PersonalEmailAddress')],
      },
      maxLevelForMatching: 2,
      maxLevelForMerging: 1,
      conflictResolution: ConflictResolution.RECENCY,
      exportTo: { bucket: results },
    },
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteProfiles: true,
    existing: ExistingResource.FAIL,
    existingInDomain: ExistingResource.ADOPT,
  });

  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  domain.grants.read(role);
  domain.grants.search(role);
  domain.grants.ingest(role);
  domain.grants.write(role);
  domain.grants.resolveIdentities(role);
  domain.grants.administer(role);
  DomainGrants.fromDomain(domain).actions(role, 'profile:ListDomainObjects', 'profile:GetDomainObject');
}
