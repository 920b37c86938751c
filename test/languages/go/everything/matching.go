package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/jsii-runtime-go"
	profiles "github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles"
)

// matching has a domain with every setting, what its provider is, and every grant.
func matching(stack awscdk.Stack) {
	provider := profiles.CustomerProfilesProvider_GetOrCreate(stack, &profiles.CustomerProfilesProviderProps{
		MemorySize:          jsii.Number(512),
		Environment:         &map[string]*string{"NODE_USE_SYSTEM_CA": jsii.String("1")},
		PermissionsBoundary: awsiam.ManagedPolicy_FromManagedPolicyName(stack, jsii.String("Boundary"), jsii.String("platform-boundary")),
	})
	provider.LogGroup().ApplyRemovalPolicy(awscdk.RemovalPolicy_RETAIN)

	results := awss3.NewBucket(stack, jsii.String("Results"), &awss3.BucketProps{RemovalPolicy: awscdk.RemovalPolicy_DESTROY})
	domain := profiles.NewDomain(stack, jsii.String("Domain"), &profiles.DomainProps{
		DomainName:        jsii.String("matching"),
		DefaultExpiration: awscdk.Duration_Days(jsii.Number(400)),
		EncryptionKey: awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		DeadLetterQueueEnabled: jsii.Bool(true),
		DeadLetterQueue:        awssqs.NewQueue(stack, jsii.String("Letters"), nil),
		DataStoreEnabled:       jsii.Bool(true),
		Matching: &profiles.Matching{
			Enabled:  jsii.Bool(true),
			Schedule: &profiles.MatchingSchedule{Day: profiles.MatchingDay_TUESDAY, Hour: jsii.Number(3), Minute: jsii.Number(30)},
			AutoMerging: &profiles.AutoMerging{
				Enabled: jsii.Bool(false),
				Criteria: &[]*[]profiles.MatchingAttribute{
					{profiles.MatchingAttribute_EMAIL_ADDRESS(), profiles.MatchingAttribute_LAST_NAME()},
					{profiles.MatchingAttribute_Custom(jsii.String("tier")), profiles.MatchingAttribute_Of(jsii.String("BirthDate"))},
				},
				ConflictResolution: profiles.ConflictResolution_SourceName(jsii.String("Orders")),
				MinimumConfidence:  jsii.Number(0.75),
			},
			ExportTo: &profiles.MatchingExport{Bucket: results, Prefix: jsii.String("machine-learning")},
		},
		RuleBasedMatching: &profiles.RuleBasedMatching{
			Enabled: jsii.Bool(true),
			Rules: &[]*[]profiles.MatchingAttribute{
				{
					profiles.MatchingAttribute_PHONE_NUMBER(),
					profiles.MatchingAttribute_FIRST_NAME(),
					profiles.MatchingAttribute_LAST_NAME(),
				},
				{profiles.MatchingAttribute_EMAIL_ADDRESS(), profiles.MatchingAttribute_ADDRESS()},
			},
			AttributeTypes: &profiles.AttributeTypes{
				MatchingModel: profiles.AttributeMatchingModel_Of(jsii.String("MANY_TO_MANY")),
				Addresses: &[]profiles.AddressAttribute{
					profiles.AddressAttribute_ADDRESS(),
					profiles.AddressAttribute_Of(jsii.String("BusinessAddress")),
				},
				PhoneNumbers: &[]profiles.PhoneNumberAttribute{
					profiles.PhoneNumberAttribute_MOBILE_PHONE_NUMBER(),
					profiles.PhoneNumberAttribute_Of(jsii.String("HomePhoneNumber")),
				},
				EmailAddresses: &[]profiles.EmailAddressAttribute{
					profiles.EmailAddressAttribute_EMAIL_ADDRESS(),
					profiles.EmailAddressAttribute_Of(jsii.String("PersonalEmailAddress")),
				},
			},
			MaxLevelForMatching: jsii.Number(2),
			MaxLevelForMerging:  jsii.Number(1),
			ConflictResolution:  profiles.ConflictResolution_RECENCY(),
			ExportTo:            &profiles.MatchingExport{Bucket: results},
		},
		RemovalPolicy:      awscdk.RemovalPolicy_DESTROY,
		AutoDeleteProfiles: jsii.Bool(true),
		Existing:           profiles.ExistingResource_FAIL,
		ExistingInDomain:   profiles.ExistingResource_ADOPT,
	})

	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
	})
	domain.Grants().Read(role)
	domain.Grants().Search(role)
	domain.Grants().Ingest(role, nil)
	domain.Grants().Write(role)
	domain.Grants().ResolveIdentities(role)
	domain.Grants().Administer(role)
	profiles.DomainGrants_FromDomain(domain).Actions(role, jsii.String("profile:ListDomainObjects"), jsii.String("profile:GetDomainObject"))
}
