package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/jsii-runtime-go"
	profiles "github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles"
)

// existing has what is made elsewhere: domains and what is in them, by name, ARN and attributes, and resources that are added to them.
func existing(stack awscdk.Stack) {
	arn := "arn:aws:profile:us-east-1:111122223333:domains/elsewhere"
	output := func(name string, value *string) {
		awscdk.NewCfnOutput(stack, &name, &awscdk.CfnOutputProps{Value: value})
	}
	domain := profiles.Domain_FromDomainAttributes(stack, jsii.String("Domain"), &profiles.DomainAttributes{
		DomainName: jsii.String("targets"),
		EncryptionKey: awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		ExistingInDomain: profiles.ExistingResource_FAIL,
	})
	byName := profiles.Domain_FromDomainName(stack, jsii.String("DomainByName"), jsii.String("calculations"))
	byArn := profiles.Domain_FromDomainArn(stack, jsii.String("DomainByArn"), &arn)
	byAttributes := profiles.Domain_FromDomainAttributes(stack, jsii.String("DomainByAttributes"), &profiles.DomainAttributes{
		DomainArn: &arn,
	})
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
	})
	domain.Grants().Read(role)

	objectType := profiles.ObjectType_FromObjectTypeAttributes(stack, jsii.String("ObjectType"), &profiles.ObjectTypeAttributes{
		Domain:         domain,
		ObjectTypeName: jsii.String("Profiles"),
	})
	profiles.NewIdentityResolution(stack, jsii.String("IdentityResolution"), &profiles.IdentityResolutionProps{
		Domain:   domain,
		Matching: &profiles.Matching{},
		RuleBasedMatching: &profiles.RuleBasedMatching{
			Rules: &[]*[]profiles.MatchingAttribute{
				{profiles.MatchingAttribute_ACCOUNT_NUMBER()},
			},
			ConflictResolution: profiles.ConflictResolution_Source(objectType),
		},
		Existing:      profiles.ExistingResource_FAIL,
		RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
	})
	byName.AddIdentityResolution(jsii.String("IdentityResolution"), &profiles.IdentityResolutionOptions{
		Matching: &profiles.Matching{},
	})
	byName.AddEventStream(jsii.String("Stream"), &profiles.EventStreamOptions{
		EventStreamName: jsii.String("changes"),
		Stream:          awskinesis.NewStream(stack, jsii.String("Kinesis"), nil),
	})

	output("DomainName", byName.DomainName())
	output("DomainArn", byArn.DomainArn())
	output("DomainOfArn", byAttributes.DomainName())
	output("ObjectTypeArn", objectType.ObjectTypeArn())
	output("ObjectTypeName", profiles.ObjectType_FromObjectTypeArn(stack, jsii.String("ObjectTypeByArn"), jsii.String(arn+"/object-types/Orders")).ObjectTypeName())
	output("IntegrationArn", profiles.Integration_FromIntegrationAttributes(stack, jsii.String("Integration"), &profiles.IntegrationAttributes{
		Domain: domain,
		Uri:    jsii.String("https://example.com/all"),
	}).IntegrationArn())
	output("IntegrationUri", profiles.Integration_FromIntegrationArn(stack, jsii.String("IntegrationByArn"), jsii.String(arn+"/integrations/contacts")).Uri())
	output("WorkflowId", profiles.IntegrationWorkflow_FromIntegrationWorkflowAttributes(stack, jsii.String("Workflow"), &profiles.IntegrationWorkflowAttributes{
		Domain:     domain,
		WorkflowId: jsii.String("a1b2"),
	}).WorkflowId())
	output("EventStreamArn", profiles.EventStream_FromEventStreamAttributes(stack, jsii.String("EventStream"), &profiles.EventStreamAttributes{
		Domain:          domain,
		EventStreamName: jsii.String("changes"),
	}).EventStreamArn())
	output("EventStreamName", profiles.EventStream_FromEventStreamArn(stack, jsii.String("EventStreamByArn"), jsii.String(arn+"/event-streams/changes")).EventStreamName())
	output("CalculatedArn", profiles.CalculatedAttribute_FromCalculatedAttributeAttributes(stack, jsii.String("Calculated"), &profiles.CalculatedAttributeAttributes{
		Domain:                  domain,
		CalculatedAttributeName: jsii.String("Spent"),
	}).CalculatedAttributeArn())
	output("CalculatedName", profiles.CalculatedAttribute_FromCalculatedAttributeArn(stack, jsii.String("CalculatedByArn"), jsii.String(arn+"/calculated-attributes/Spent")).CalculatedAttributeName())
	output("ResolvedDomain", profiles.IdentityResolution_FromDomain(stack, jsii.String("IdentityResolutionOf"), domain).Domain().DomainRef().DomainName)
}
