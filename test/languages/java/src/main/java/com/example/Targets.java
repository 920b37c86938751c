package com.example;

import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.ExistingResource;
import io.github.cdkcustomerprofiles.FieldContentType;
import io.github.cdkcustomerprofiles.FieldTarget;
import io.github.cdkcustomerprofiles.ObjectType;
import io.github.cdkcustomerprofiles.ObjectTypeField;
import io.github.cdkcustomerprofiles.ObjectTypeKey;
import io.github.cdkcustomerprofiles.ObjectTypeOptions;
import io.github.cdkcustomerprofiles.ObjectTypeTemplate;
import io.github.cdkcustomerprofiles.SourceTimestampFormat;
import io.github.cdkcustomerprofiles.StandardAirBooking;
import io.github.cdkcustomerprofiles.StandardAirPreference;
import io.github.cdkcustomerprofiles.StandardAirSegment;
import io.github.cdkcustomerprofiles.StandardAsset;
import io.github.cdkcustomerprofiles.StandardCase;
import io.github.cdkcustomerprofiles.StandardCommunicationRecord;
import io.github.cdkcustomerprofiles.StandardDevice;
import io.github.cdkcustomerprofiles.StandardHotelPreference;
import io.github.cdkcustomerprofiles.StandardHotelReservation;
import io.github.cdkcustomerprofiles.StandardHotelStayRevenue;
import io.github.cdkcustomerprofiles.StandardIdentifier;
import io.github.cdkcustomerprofiles.StandardLoyalty;
import io.github.cdkcustomerprofiles.StandardLoyaltyPromotion;
import io.github.cdkcustomerprofiles.StandardLoyaltyTransaction;
import io.github.cdkcustomerprofiles.StandardOrder;
import io.github.cdkcustomerprofiles.StandardProfile;
import io.github.cdkcustomerprofiles.StandardWebAnalytics;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

/** Object types: with every setting, of templates, and with targets in every standard object. */
final class Targets {
    private static final String SOURCE = "_source.value";

    static void define(final Stack stack) {
        Domain domain = Domain.Builder.create(stack, "Domain").domainName("targets").build();
        ObjectType profiles = ObjectType.Builder.create(stack, "Profiles")
                .domain(domain)
                .objectTypeName("Profiles")
                .description("Profiles")
                .allowProfileCreation(true)
                .expiration(Duration.days(100))
                .encryptionKey(Key.Builder.create(stack, "Key").removalPolicy(RemovalPolicy.DESTROY).build())
                .sourceLastUpdatedTimestampFormat(SourceTimestampFormat.simpleDateFormat("yyyy-MM-dd"))
                .maxProfileObjectCount(10)
                .sourcePriority(2)
                .fields(Map.of(
                        "profileId", ObjectTypeField.builder()
                                .source("_source.id")
                                .target(StandardProfile.ACCOUNT_NUMBER)
                                .contentType(FieldContentType.STRING)
                                .build(),
                        "firstName", ObjectTypeField.builder()
                                .source("{{_source.first}} {{_source.middle}}")
                                .target(FieldTarget.of("_profile.FirstName"))
                                .contentType(FieldContentType.of("NAME"))
                                .build(),
                        "tier", ObjectTypeField.builder().source("_source.tier").target(StandardProfile.attribute("tier")).build(),
                        "changed", ObjectTypeField.builder()
                                .source("_source.changed")
                                .target(StandardProfile.SOURCE_LAST_UPDATED_TIMESTAMP)
                                .build()))
                .keys(List.of(
                        ObjectTypeKey.builder()
                                .name("profile")
                                .fieldNames(List.of("profileId"))
                                .standardIdentifiers(List.of(StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE))
                                .build(),
                        ObjectTypeKey.builder().name("name").fieldNames(List.of("firstName")).standardIdentifiers(List.of(
                                StandardIdentifier.of("PROFILE"),
                                StandardIdentifier.of("SECONDARY"))).build(),
                        ObjectTypeKey.builder().name("tier").fieldNames(List.of("tier")).build()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .existing(ExistingResource.ADOPT)
                .build();
        domain.getGrants().ingest(Role.Builder.create(stack, "Ingest")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build(), profiles);
        domain.addObjectType("Contacts", ObjectTypeOptions.builder()
                .objectTypeName("Salesforce-Contact")
                .template(ObjectTypeTemplate.SALESFORCE_CONTACT)
                .build());
        domain.addObjectType("Leads", ObjectTypeOptions.builder()
                .objectTypeName("Marketo-leads")
                .template(ObjectTypeTemplate.of("Marketo-leads"))
                .build());

        add(domain, "Assets", StandardIdentifier.ASSET, StandardAsset.ASSET_NAME, StandardAsset.attribute("a"));
        add(domain, "Cases", StandardIdentifier.CASE, StandardCase.TITLE, StandardCase.attribute("a"));
        add(domain, "Orders", StandardIdentifier.ORDER, StandardOrder.BILLING_ADDRESS_CITY, StandardOrder.attribute("a"));
        add(domain, "Devices", StandardIdentifier.DEVICE, StandardDevice.MODEL, StandardDevice.attribute("a"));
        add(domain, "Events", StandardIdentifier.WEB_ANALYTICS, StandardWebAnalytics.CART_ID, StandardWebAnalytics.attribute("a"));
        add(domain, "AirPreferences", StandardIdentifier.AIR_PREFERENCE, StandardAirPreference.ARRIVAL_AIRPORT, StandardAirPreference.attribute("a"));
        add(domain, "AirBookings", StandardIdentifier.AIR_BOOKING, StandardAirBooking.CONTEXT_ID, StandardAirBooking.attribute("a"));
        add(domain, "AirSegments", StandardIdentifier.AIR_SEGMENT, StandardAirSegment.ARRIVAL_DATE, StandardAirSegment.attribute("a"));
        add(domain, "HotelPreferences", StandardIdentifier.HOTEL_PREFERENCE, StandardHotelPreference.REFERENCE_ID,
                StandardHotelPreference.attribute("a"));
        add(domain, "Stays", StandardIdentifier.HOTEL_RESERVATION, StandardHotelReservation.GROUP_ID, StandardHotelReservation.attribute("a"));
        add(domain, "Revenue", StandardIdentifier.HOTEL_STAY_REVENUE, StandardHotelStayRevenue.GUEST_ID, StandardHotelStayRevenue.attribute("a"));
        add(domain, "Loyalty", StandardIdentifier.LOYALTY, StandardLoyalty.MEMBERSHIP_ID, StandardLoyalty.attribute("a"));
        add(domain, "Points", StandardIdentifier.LOYALTY_TRANSACTION, StandardLoyaltyTransaction.BRAND, StandardLoyaltyTransaction.attribute("a"));
        add(domain, "Promotions", StandardIdentifier.LOYALTY_PROMOTION, StandardLoyaltyPromotion.PARTNER_ID, StandardLoyaltyPromotion.attribute("a"));

        domain.addObjectType("Communication", ObjectTypeOptions.builder()
                .objectTypeName("Communication")
                .sourceLastUpdatedTimestampFormat(SourceTimestampFormat.of("EpochMilli"))
                .fields(Map.of(
                        "id", ObjectTypeField.builder().source(SOURCE).target(StandardCommunicationRecord.CHANNEL).build(),
                        "attribute", ObjectTypeField.builder().source(SOURCE).target(StandardCommunicationRecord.attribute("a")).build(),
                        "eventId", ObjectTypeField.builder()
                                .source(SOURCE)
                                .target(StandardCommunicationRecord.eventsEventId("first"))
                                .build(),
                        "eventType", ObjectTypeField.builder()
                                .source(SOURCE)
                                .target(StandardCommunicationRecord.eventsEventType("first"))
                                .build(),
                        "eventDate", ObjectTypeField.builder()
                                .source(SOURCE)
                                .target(StandardCommunicationRecord.eventsUpdatedDate("first"))
                                .build(),
                        "eventAttribute", ObjectTypeField.builder()
                                .source(SOURCE)
                                .target(StandardCommunicationRecord.eventsAttribute("first", "a"))
                                .build()))
                .keys(List.of(ObjectTypeKey.builder()
                        .name("record")
                        .fieldNames(List.of("id"))
                        .standardIdentifiers(List.of(StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, StandardIdentifier.COMMUNICATION_RECORD))
                        .build()))
                .build());
    }

    private static void add(Domain domain, String name, StandardIdentifier identifier, FieldTarget field, FieldTarget attribute) {
        domain.addObjectType(name, ObjectTypeOptions.builder()
                .objectTypeName(name)
                .sourceLastUpdatedTimestampFormat(SourceTimestampFormat.EPOCH_MILLI)
                .fields(Map.of(
                        "id", ObjectTypeField.builder().source("_source.id").target(field).build(),
                        "attribute", ObjectTypeField.builder().source(SOURCE).target(attribute).build()))
                .keys(List.of(ObjectTypeKey.builder()
                        .name(name + "Key")
                        .fieldNames(List.of("id"))
                        .standardIdentifiers(List.of(StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, identifier))
                        .build()))
                .build());
    }
}
