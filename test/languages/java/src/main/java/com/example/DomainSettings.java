package com.example;

import io.github.cdkcustomerprofiles.AddressAttribute;
import io.github.cdkcustomerprofiles.AttributeMatchingModel;
import io.github.cdkcustomerprofiles.AttributeTypes;
import io.github.cdkcustomerprofiles.AutoMerging;
import io.github.cdkcustomerprofiles.ConflictResolution;
import io.github.cdkcustomerprofiles.CustomerProfilesProvider;
import io.github.cdkcustomerprofiles.CustomerProfilesProviderProps;
import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.DomainGrants;
import io.github.cdkcustomerprofiles.EmailAddressAttribute;
import io.github.cdkcustomerprofiles.ExistingResource;
import io.github.cdkcustomerprofiles.Matching;
import io.github.cdkcustomerprofiles.MatchingAttribute;
import io.github.cdkcustomerprofiles.MatchingDay;
import io.github.cdkcustomerprofiles.MatchingExport;
import io.github.cdkcustomerprofiles.MatchingSchedule;
import io.github.cdkcustomerprofiles.PhoneNumberAttribute;
import io.github.cdkcustomerprofiles.RuleBasedMatching;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.Queue;

/** A domain with every setting, what its provider is, and every grant. */
final class DomainSettings {
    static void define(final Stack stack) {
        CustomerProfilesProvider provider = CustomerProfilesProvider.getOrCreate(stack, CustomerProfilesProviderProps.builder()
                .memorySize(512)
                .environment(Map.of("NODE_USE_SYSTEM_CA", "1"))
                .permissionsBoundary(ManagedPolicy.fromManagedPolicyName(stack, "Boundary", "platform-boundary"))
                .build());
        provider.getLogGroup().applyRemovalPolicy(RemovalPolicy.RETAIN);

        Bucket results = Bucket.Builder.create(stack, "Results").removalPolicy(RemovalPolicy.DESTROY).build();
        Domain domain = Domain.Builder.create(stack, "Domain")
                .domainName("matching")
                .defaultExpiration(Duration.days(400))
                .encryptionKey(Key.Builder.create(stack, "Key").removalPolicy(RemovalPolicy.DESTROY).build())
                .deadLetterQueueEnabled(true)
                .deadLetterQueue(new Queue(stack, "Letters"))
                .dataStoreEnabled(true)
                .matching(Matching.builder()
                        .enabled(true)
                        .schedule(MatchingSchedule.builder().day(MatchingDay.TUESDAY).hour(3).minute(30).build())
                        .autoMerging(AutoMerging.builder()
                                .enabled(false)
                                .criteria(List.of(
                                        List.of(MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME),
                                        List.of(MatchingAttribute.custom("tier"), MatchingAttribute.of("BirthDate"))))
                                .conflictResolution(ConflictResolution.sourceName("Orders"))
                                .minimumConfidence(0.75)
                                .build())
                        .exportTo(MatchingExport.builder().bucket(results).prefix("machine-learning").build())
                        .build())
                .ruleBasedMatching(RuleBasedMatching.builder()
                        .enabled(true)
                        .rules(List.of(
                                List.of(MatchingAttribute.PHONE_NUMBER, MatchingAttribute.FIRST_NAME, MatchingAttribute.LAST_NAME),
                                List.of(MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.ADDRESS)))
                        .attributeTypes(AttributeTypes.builder()
                                .matchingModel(AttributeMatchingModel.of("MANY_TO_MANY"))
                                .addresses(List.of(AddressAttribute.ADDRESS, AddressAttribute.of("BusinessAddress")))
                                .phoneNumbers(List.of(PhoneNumberAttribute.MOBILE_PHONE_NUMBER, PhoneNumberAttribute.of("HomePhoneNumber")))
                                .emailAddresses(List.of(
                                        EmailAddressAttribute.EMAIL_ADDRESS,
                                        EmailAddressAttribute.of("PersonalEmailAddress")))
                                .build())
                        .maxLevelForMatching(2)
                        .maxLevelForMerging(1)
                        .conflictResolution(ConflictResolution.RECENCY)
                        .exportTo(MatchingExport.builder().bucket(results).build())
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .autoDeleteProfiles(true)
                .existing(ExistingResource.FAIL)
                .existingInDomain(ExistingResource.ADOPT)
                .build();

        Role role = Role.Builder.create(stack, "Role").assumedBy(new ServicePrincipal("lambda.amazonaws.com")).build();
        domain.getGrants().read(role);
        domain.getGrants().search(role);
        domain.getGrants().ingest(role);
        domain.getGrants().write(role);
        domain.getGrants().resolveIdentities(role);
        domain.getGrants().administer(role);
        DomainGrants.fromDomain(domain).actions(role, "profile:ListDomainObjects", "profile:GetDomainObject");
    }
}
