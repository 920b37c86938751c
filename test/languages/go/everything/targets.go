package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/jsii-runtime-go"
	profiles "github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles"
)

// targets has object types: with every setting, of templates, and with targets in every standard object.
func targets(stack awscdk.Stack) {

	domain := profiles.NewDomain(stack, jsii.String("Domain"), &profiles.DomainProps{DomainName: jsii.String("targets")})
	people := profiles.NewObjectType(stack, jsii.String("Profiles"), &profiles.ObjectTypeProps{
		Domain:               domain,
		ObjectTypeName:       jsii.String("Profiles"),
		Description:          jsii.String("Profiles"),
		AllowProfileCreation: jsii.Bool(true),
		Expiration:           awscdk.Duration_Days(jsii.Number(100)),
		EncryptionKey: awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		SourceLastUpdatedTimestampFormat: profiles.SourceTimestampFormat_SimpleDateFormat(jsii.String("yyyy-MM-dd")),
		MaxProfileObjectCount:            jsii.Number(10),
		SourcePriority:                   jsii.Number(2),
		Fields: &map[string]*profiles.ObjectTypeField{
			"profileId": {
				Source:      jsii.String("_source.id"),
				Target:      profiles.StandardProfile_ACCOUNT_NUMBER(),
				ContentType: profiles.FieldContentType_STRING(),
			},
			"firstName": {
				Source:      jsii.String("{{_source.first}} {{_source.middle}}"),
				Target:      profiles.FieldTarget_Of(jsii.String("_profile.FirstName")),
				ContentType: profiles.FieldContentType_Of(jsii.String("NAME")),
			},
			"tier":    {Source: jsii.String("_source.tier"), Target: profiles.StandardProfile_Attribute(jsii.String("tier"))},
			"changed": {Source: jsii.String("_source.changed"), Target: profiles.StandardProfile_SOURCE_LAST_UPDATED_TIMESTAMP()},
		},
		Keys: &[]*profiles.ObjectTypeKey{
			{
				Name:       jsii.String("profile"),
				FieldNames: jsii.Strings("profileId"),
				StandardIdentifiers: &[]profiles.StandardIdentifier{
					profiles.StandardIdentifier_UNIQUE(),
					profiles.StandardIdentifier_PROFILE(),
				},
			},
			{
				Name:       jsii.String("name"),
				FieldNames: jsii.Strings("firstName"),
				StandardIdentifiers: &[]profiles.StandardIdentifier{
					profiles.StandardIdentifier_Of(jsii.String("PROFILE")),
					profiles.StandardIdentifier_Of(jsii.String("SECONDARY")),
				},
			},
			{Name: jsii.String("tier"), FieldNames: jsii.Strings("tier")},
		},
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		Existing:      profiles.ExistingResource_ADOPT,
	})
	domain.Grants().Ingest(awsiam.NewRole(stack, jsii.String("Ingest"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
	}), people)
	domain.AddObjectType(jsii.String("Contacts"), &profiles.ObjectTypeOptions{
		ObjectTypeName: jsii.String("Salesforce-Contact"),
		Template:       profiles.ObjectTypeTemplate_SALESFORCE_CONTACT(),
	})
	domain.AddObjectType(jsii.String("Leads"), &profiles.ObjectTypeOptions{
		ObjectTypeName: jsii.String("Marketo-leads"),
		Template:       profiles.ObjectTypeTemplate_Of(jsii.String("Marketo-leads")),
	})

	add := func(name string, identifier profiles.StandardIdentifier, field profiles.FieldTarget, attribute profiles.FieldTarget) {
		domain.AddObjectType(&name, &profiles.ObjectTypeOptions{
			ObjectTypeName:                   &name,
			SourceLastUpdatedTimestampFormat: profiles.SourceTimestampFormat_EPOCH_MILLI(),
			Fields: &map[string]*profiles.ObjectTypeField{
				"id":        {Source: jsii.String("_source.id"), Target: field},
				"attribute": {Source: jsii.String("_source.value"), Target: attribute},
			},
			Keys: &[]*profiles.ObjectTypeKey{
				{
					Name:       jsii.String(name + "Key"),
					FieldNames: jsii.Strings("id"),
					StandardIdentifiers: &[]profiles.StandardIdentifier{
						profiles.StandardIdentifier_UNIQUE(),
						profiles.StandardIdentifier_PROFILE(),
						identifier,
					},
				},
			},
		})
	}
	add("Assets", profiles.StandardIdentifier_ASSET(), profiles.StandardAsset_ASSET_NAME(), profiles.StandardAsset_Attribute(jsii.String("a")))
	add("Cases", profiles.StandardIdentifier_CASE(), profiles.StandardCase_TITLE(), profiles.StandardCase_Attribute(jsii.String("a")))
	add("Orders", profiles.StandardIdentifier_ORDER(), profiles.StandardOrder_BILLING_ADDRESS_CITY(), profiles.StandardOrder_Attribute(jsii.String("a")))
	add("Devices", profiles.StandardIdentifier_DEVICE(), profiles.StandardDevice_MODEL(), profiles.StandardDevice_Attribute(jsii.String("a")))
	add("Events", profiles.StandardIdentifier_WEB_ANALYTICS(), profiles.StandardWebAnalytics_CART_ID(), profiles.StandardWebAnalytics_Attribute(jsii.String("a")))
	add("AirPreferences", profiles.StandardIdentifier_AIR_PREFERENCE(), profiles.StandardAirPreference_ARRIVAL_AIRPORT(), profiles.StandardAirPreference_Attribute(jsii.String("a")))
	add("AirBookings", profiles.StandardIdentifier_AIR_BOOKING(), profiles.StandardAirBooking_CONTEXT_ID(), profiles.StandardAirBooking_Attribute(jsii.String("a")))
	add("AirSegments", profiles.StandardIdentifier_AIR_SEGMENT(), profiles.StandardAirSegment_ARRIVAL_DATE(), profiles.StandardAirSegment_Attribute(jsii.String("a")))
	add("HotelPreferences", profiles.StandardIdentifier_HOTEL_PREFERENCE(), profiles.StandardHotelPreference_REFERENCE_ID(), profiles.StandardHotelPreference_Attribute(jsii.String("a")))
	add("Stays", profiles.StandardIdentifier_HOTEL_RESERVATION(), profiles.StandardHotelReservation_GROUP_ID(), profiles.StandardHotelReservation_Attribute(jsii.String("a")))
	add("Revenue", profiles.StandardIdentifier_HOTEL_STAY_REVENUE(), profiles.StandardHotelStayRevenue_GUEST_ID(), profiles.StandardHotelStayRevenue_Attribute(jsii.String("a")))
	add("Loyalty", profiles.StandardIdentifier_LOYALTY(), profiles.StandardLoyalty_MEMBERSHIP_ID(), profiles.StandardLoyalty_Attribute(jsii.String("a")))
	add("Points", profiles.StandardIdentifier_LOYALTY_TRANSACTION(), profiles.StandardLoyaltyTransaction_BRAND(), profiles.StandardLoyaltyTransaction_Attribute(jsii.String("a")))
	add("Promotions", profiles.StandardIdentifier_LOYALTY_PROMOTION(), profiles.StandardLoyaltyPromotion_PARTNER_ID(), profiles.StandardLoyaltyPromotion_Attribute(jsii.String("a")))

	domain.AddObjectType(jsii.String("Communication"), &profiles.ObjectTypeOptions{
		ObjectTypeName:                   jsii.String("Communication"),
		SourceLastUpdatedTimestampFormat: profiles.SourceTimestampFormat_Of(jsii.String("EpochMilli")),
		Fields: &map[string]*profiles.ObjectTypeField{
			"id":        {Source: jsii.String("_source.value"), Target: profiles.StandardCommunicationRecord_CHANNEL()},
			"attribute": {Source: jsii.String("_source.value"), Target: profiles.StandardCommunicationRecord_Attribute(jsii.String("a"))},
			"eventId": {
				Source: jsii.String("_source.value"),
				Target: profiles.StandardCommunicationRecord_EventsEventId(jsii.String("first")),
			},
			"eventType": {
				Source: jsii.String("_source.value"),
				Target: profiles.StandardCommunicationRecord_EventsEventType(jsii.String("first")),
			},
			"eventDate": {
				Source: jsii.String("_source.value"),
				Target: profiles.StandardCommunicationRecord_EventsUpdatedDate(jsii.String("first")),
			},
			"eventAttribute": {
				Source: jsii.String("_source.value"),
				Target: profiles.StandardCommunicationRecord_EventsAttribute(jsii.String("first"), jsii.String("a")),
			},
		},
		Keys: &[]*profiles.ObjectTypeKey{
			{
				Name:       jsii.String("record"),
				FieldNames: jsii.Strings("id"),
				StandardIdentifiers: &[]profiles.StandardIdentifier{
					profiles.StandardIdentifier_UNIQUE(),
					profiles.StandardIdentifier_PROFILE(),
					profiles.StandardIdentifier_COMMUNICATION_RECORD(),
				},
			},
		},
	})
}
