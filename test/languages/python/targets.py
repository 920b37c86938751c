from aws_cdk import Duration, RemovalPolicy, Stack, aws_iam as iam, aws_kms as kms
from cdk_customer_profiles import (
    Domain,
    ExistingResource,
    FieldContentType,
    FieldTarget,
    ObjectType,
    ObjectTypeField,
    ObjectTypeKey,
    ObjectTypeTemplate,
    SourceTimestampFormat,
    StandardAirBooking,
    StandardAirPreference,
    StandardAirSegment,
    StandardAsset,
    StandardCase,
    StandardCommunicationRecord,
    StandardDevice,
    StandardHotelPreference,
    StandardHotelReservation,
    StandardHotelStayRevenue,
    StandardIdentifier,
    StandardLoyalty,
    StandardLoyaltyPromotion,
    StandardLoyaltyTransaction,
    StandardOrder,
    StandardProfile,
    StandardWebAnalytics,
)

SOURCE = "_source.value"


def targets(stack: Stack) -> None:
    """Object types: with every setting, of templates, and with targets in every standard object."""

    def add(name, identifier, field, attribute):
        domain.add_object_type(
            name,
            object_type_name=name,
            source_last_updated_timestamp_format=SourceTimestampFormat.EPOCH_MILLI,
            fields={
                "id": ObjectTypeField(source="_source.id", target=field),
                "attribute": ObjectTypeField(source=SOURCE, target=attribute),
            },
            keys=[
                ObjectTypeKey(
                    name=f"{name}Key",
                    field_names=["id"],
                    standard_identifiers=[StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, identifier],
                )
            ],
        )

    domain = Domain(stack, "Domain", domain_name="targets")
    profiles = ObjectType(
        stack,
        "Profiles",
        domain=domain,
        object_type_name="Profiles",
        description="Profiles",
        allow_profile_creation=True,
        expiration=Duration.days(100),
        encryption_key=kms.Key(stack, "Key", removal_policy=RemovalPolicy.DESTROY),
        source_last_updated_timestamp_format=SourceTimestampFormat.simple_date_format("yyyy-MM-dd"),
        max_profile_object_count=10,
        source_priority=2,
        fields={
            "profileId": ObjectTypeField(source="_source.id", target=StandardProfile.ACCOUNT_NUMBER, content_type=FieldContentType.STRING),
            "firstName": ObjectTypeField(
                source="{{_source.first}} {{_source.middle}}",
                target=FieldTarget.of("_profile.FirstName"),
                content_type=FieldContentType.of("NAME"),
            ),
            "tier": ObjectTypeField(source="_source.tier", target=StandardProfile.attribute("tier")),
            "changed": ObjectTypeField(source="_source.changed", target=StandardProfile.SOURCE_LAST_UPDATED_TIMESTAMP),
        },
        keys=[
            ObjectTypeKey(
                name="profile", field_names=["profileId"], standard_identifiers=[StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE]
            ),
            ObjectTypeKey(
                name="name",
                field_names=["firstName"],
                standard_identifiers=[StandardIdentifier.of("PROFILE"), StandardIdentifier.of("SECONDARY")],
            ),
            ObjectTypeKey(name="tier", field_names=["tier"]),
        ],
        removal_policy=RemovalPolicy.DESTROY,
        existing=ExistingResource.ADOPT,
    )
    domain.grants.ingest(iam.Role(stack, "Ingest", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")), profiles)
    domain.add_object_type("Contacts", object_type_name="Salesforce-Contact", template=ObjectTypeTemplate.SALESFORCE_CONTACT)
    domain.add_object_type("Leads", object_type_name="Marketo-leads", template=ObjectTypeTemplate.of("Marketo-leads"))

    add("Assets", StandardIdentifier.ASSET, StandardAsset.ASSET_NAME, StandardAsset.attribute("a"))
    add("Cases", StandardIdentifier.CASE, StandardCase.TITLE, StandardCase.attribute("a"))
    add("Orders", StandardIdentifier.ORDER, StandardOrder.BILLING_ADDRESS_CITY, StandardOrder.attribute("a"))
    add("Devices", StandardIdentifier.DEVICE, StandardDevice.MODEL, StandardDevice.attribute("a"))
    add("Events", StandardIdentifier.WEB_ANALYTICS, StandardWebAnalytics.CART_ID, StandardWebAnalytics.attribute("a"))
    add(
        "AirPreferences", StandardIdentifier.AIR_PREFERENCE, StandardAirPreference.ARRIVAL_AIRPORT, StandardAirPreference.attribute("a")
    )
    add("AirBookings", StandardIdentifier.AIR_BOOKING, StandardAirBooking.CONTEXT_ID, StandardAirBooking.attribute("a"))
    add("AirSegments", StandardIdentifier.AIR_SEGMENT, StandardAirSegment.ARRIVAL_DATE, StandardAirSegment.attribute("a"))
    add(
        "HotelPreferences",
        StandardIdentifier.HOTEL_PREFERENCE,
        StandardHotelPreference.REFERENCE_ID,
        StandardHotelPreference.attribute("a"),
    )
    add(
        "Stays", StandardIdentifier.HOTEL_RESERVATION, StandardHotelReservation.GROUP_ID, StandardHotelReservation.attribute("a")
    )
    add(
        "Revenue", StandardIdentifier.HOTEL_STAY_REVENUE, StandardHotelStayRevenue.GUEST_ID, StandardHotelStayRevenue.attribute("a")
    )
    add("Loyalty", StandardIdentifier.LOYALTY, StandardLoyalty.MEMBERSHIP_ID, StandardLoyalty.attribute("a"))
    add(
        "Points", StandardIdentifier.LOYALTY_TRANSACTION, StandardLoyaltyTransaction.BRAND, StandardLoyaltyTransaction.attribute("a")
    )
    add(
        "Promotions", StandardIdentifier.LOYALTY_PROMOTION, StandardLoyaltyPromotion.PARTNER_ID, StandardLoyaltyPromotion.attribute("a")
    )

    domain.add_object_type(
        "Communication",
        object_type_name="Communication",
        source_last_updated_timestamp_format=SourceTimestampFormat.of("EpochMilli"),
        fields={
            "id": ObjectTypeField(source=SOURCE, target=StandardCommunicationRecord.CHANNEL),
            "attribute": ObjectTypeField(source=SOURCE, target=StandardCommunicationRecord.attribute("a")),
            "eventId": ObjectTypeField(source=SOURCE, target=StandardCommunicationRecord.events_event_id("first")),
            "eventType": ObjectTypeField(source=SOURCE, target=StandardCommunicationRecord.events_event_type("first")),
            "eventDate": ObjectTypeField(source=SOURCE, target=StandardCommunicationRecord.events_updated_date("first")),
            "eventAttribute": ObjectTypeField(source=SOURCE, target=StandardCommunicationRecord.events_attribute("first", "a")),
        },
        keys=[
            ObjectTypeKey(
                name="record",
                field_names=["id"],
                standard_identifiers=[StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE, StandardIdentifier.COMMUNICATION_RECORD],
            )
        ],
    )
