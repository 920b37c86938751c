package main

import (
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsappflow"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsappintegrations"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsconnect"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	profiles "github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles"
)

// sources has integrations of every kind of source, flows of every kind, a workflow and the event stream.
func sources(stack awscdk.Stack) {
	domain := profiles.NewDomain(stack, jsii.String("Domain"), &profiles.DomainProps{
		DomainName: jsii.String("amazon-connect-sources"),
		EncryptionKey: awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
	})
	contacts := domain.AddObjectType(jsii.String("Contacts"), &profiles.ObjectTypeOptions{
		ObjectTypeName: jsii.String("Contacts"),
		Template:       profiles.ObjectTypeTemplate_SALESFORCE_CONTACT(),
	})
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("profile.amazonaws.com"), nil),
	})
	files := awss3.NewBucket(stack, jsii.String("Files"), &awss3.BucketProps{RemovalPolicy: awscdk.RemovalPolicy_DESTROY})

	// Flows that the service makes for the integration.
	salesforce := profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
		FlowName:    jsii.String("salesforce-contacts"),
		Description: jsii.String("Contacts of the sales people"),
		Source: profiles.FlowSource_Salesforce(&profiles.SalesforceFlowObject{
			ConnectorProfileName:  jsii.String("sales"),
			Object:                jsii.String("Contact"),
			LastChangedField:      jsii.String("LastModifiedDate"),
			DynamicFieldUpdate:    jsii.Bool(false),
			IncludeDeletedRecords: jsii.Bool(true),
		}),
		Fields: &[]*profiles.FlowField{
			{
				Name: jsii.String("Id"),
				Validations: &[]profiles.FlowValidation{
					profiles.FlowValidation_NOT_NULL(),
					profiles.FlowValidation_Of(jsii.String("VALIDATE_NON_ZERO")),
				},
				OnInvalid: profiles.InvalidRecord_END_RUN(),
			},
			{
				Name:        jsii.String("Email"),
				Destination: jsii.String("email"),
				TruncateTo:  jsii.Number(100),
				Validations: &[]profiles.FlowValidation{profiles.FlowValidation_NOT_NULL()},
				OnInvalid:   profiles.InvalidRecord_Of(jsii.String("DropRecord")),
			},
			{Name: jsii.String("Card"), Mask: profiles.FlowMask_All()},
			{Name: jsii.String("Phone"), Mask: profiles.FlowMask_First(jsii.Number(4))},
			{Name: jsii.String("Fax"), Mask: profiles.FlowMask_Last(jsii.Number(2))},
		},
		Filters: &[]*profiles.FlowFilter{
			{
				Field:    jsii.String("Type"),
				Operator: profiles.FlowFilterOperator_CONTAINS(),
				Values:   jsii.Strings("customer"),
				DataType: jsii.String("string"),
			},
			{Field: jsii.String("Revenue"), Operator: profiles.FlowFilterOperator_BETWEEN(), Values: jsii.Strings("1", "1000")},
			{
				Field:    jsii.String("Country"),
				Operator: profiles.FlowFilterOperator_Of(jsii.String("EQUAL_TO")),
				Values:   jsii.Strings("AT", "CH", "DE"),
			},
		},
		Tasks: &[]profiles.FlowTask{
			profiles.FlowTask_Arithmetic(&profiles.FlowCalculation{
				Fields:      jsii.Strings("Orders", "Returns"),
				Operation:   profiles.FlowArithmetic_SUBTRACTION(),
				Destination: jsii.String("Kept"),
				DataType:    jsii.String("double"),
			}),
			profiles.FlowTask_Arithmetic(&profiles.FlowCalculation{
				Fields:      jsii.Strings("Orders", "Price"),
				Operation:   profiles.FlowArithmetic_Of(jsii.String("MULTIPLICATION")),
				Destination: jsii.String("Spent"),
			}),
			profiles.FlowTask_Merge(&profiles.FlowMerge{
				Fields:      jsii.Strings("FirstName", "LastName"),
				Format:      jsii.String("${FirstName} ${LastName}"),
				Destination: jsii.String("Name"),
				DataType:    jsii.String("string"),
			}),
			profiles.FlowTask_Of(&profiles.FlowTaskProps{
				Type:         profiles.FlowTaskType_TRUNCATE(),
				SourceFields: jsii.Strings("Description"),
				Operator:     jsii.String("NO_OP"),
				Properties:   &map[string]*string{"TRUNCATE_LENGTH": jsii.String("200")},
				Destination:  jsii.String("Description"),
			}),
			profiles.FlowTask_Of(&profiles.FlowTaskProps{
				Type:         profiles.FlowTaskType_Of(jsii.String("Mask")),
				SourceFields: jsii.Strings("Note"),
				Operator:     jsii.String("MASK_ALL"),
				Properties:   &map[string]*string{"MASK_VALUE": jsii.String("*")},
				Destination:  jsii.String("Note"),
			}),
		},
		Trigger: profiles.FlowTrigger_OnSchedule(&profiles.FlowSchedule{
			Interval:     awscdk.Duration_Hours(jsii.Number(6)),
			Pull:         profiles.DataPull_INCREMENTAL(),
			Start:        date("2040-01-01T00:00:00Z"),
			End:          date("2041-01-01T00:00:00Z"),
			FirstRunFrom: date("2039-12-31T12:30:00Z"),
			TimeZone:     jsii.String("America/New_York"),
			Offset:       awscdk.Duration_Minutes(jsii.Number(15)),
		}),
	})
	profiles.NewIntegration(stack, jsii.String("Salesforce"), &profiles.IntegrationProps{
		Domain:        domain,
		Source:        profiles.IntegrationSource_FromFlowDefinition(salesforce),
		ObjectType:    contacts,
		StartFlow:     jsii.Bool(true),
		Existing:      profiles.ExistingResource_ADOPT,
		RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
	})
	domain.AddIntegration(jsii.String("Marketo"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromFlowDefinition(profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("marketo-leads"),
			Source: profiles.FlowSource_Marketo(&profiles.FlowObject{
				ConnectorProfileName: jsii.String("marketing"),
				Object:               jsii.String("leads"),
			}),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("id")},
			},
			Trigger: profiles.FlowTrigger_OnSchedule(&profiles.FlowSchedule{
				Interval: awscdk.Duration_Days(jsii.Number(1)),
				Pull:     profiles.DataPull_Of(jsii.String("Complete")),
			}),
		})),
		ObjectTypeName: jsii.String("Contacts"),
	})
	domain.AddIntegration(jsii.String("ServiceNow"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromFlowDefinition(profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("servicenow-users"),
			Source: profiles.FlowSource_ServiceNow(&profiles.FlowObject{
				ConnectorProfileName: jsii.String("desk"),
				Object:               jsii.String("sys_user"),
			}),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("sys_id")},
			},
			Trigger: profiles.FlowTrigger_OnDemand(),
		})),
		ObjectType: contacts,
	})
	domain.AddIntegration(jsii.String("Zendesk"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromFlowDefinition(profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("zendesk-users"),
			Source: profiles.FlowSource_Zendesk(&profiles.FlowObject{
				ConnectorProfileName: jsii.String("support"),
				Object:               jsii.String("users"),
			}),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("id")},
			},
		})),
		ObjectType: contacts,
	})
	domain.AddIntegration(jsii.String("Changes"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromFlowDefinition(profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("salesforce-changes"),
			Source: profiles.FlowSource_Salesforce(&profiles.SalesforceFlowObject{
				ConnectorProfileName: jsii.String("sales"),
				Object:               jsii.String("ContactChangeEvent"),
			}),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("Id")},
			},
			Trigger: profiles.FlowTrigger_OnEvent(),
		})),
		ObjectType: contacts,
	})
	domain.AddIntegration(jsii.String("Files"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromFlowDefinition(profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("files"),
			Source:   profiles.FlowSource_S3(files, jsii.String("contacts")),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("id")},
			},
		})),
		ObjectType: contacts,
	})

	// Sources that are there.
	flow := awsappflow.CfnFlow_FromFlowName(stack, jsii.String("Flow"), jsii.String("nightly"))
	domain.AddIntegration(jsii.String("Flow"), &profiles.IntegrationOptions{
		Source:     profiles.IntegrationSource_FromFlow(flow),
		ObjectType: contacts,
	})
	domain.AddIntegration(jsii.String("FlowByName"), &profiles.IntegrationOptions{
		Source:     profiles.IntegrationSource_FromFlowName(jsii.String("weekly")),
		ObjectType: contacts,
		Role:       role,
	})
	domain.AddIntegration(jsii.String("FlowByArn"), &profiles.IntegrationOptions{
		Source:     profiles.IntegrationSource_FromFlowArn(jsii.String("arn:aws:appflow:us-east-1:111122223333:flow/monthly")),
		ObjectType: contacts,
		DataScope:  profiles.IntegrationScope_PROFILE(),
	})
	instance := awsconnect.NewCfnInstance(stack, jsii.String("Instance"), &awsconnect.CfnInstanceProps{
		IdentityManagementType: jsii.String("CONNECT_MANAGED"),
		InstanceAlias:          jsii.String("sources"),
		Attributes:             &awsconnect.CfnInstance_AttributesProperty{InboundCalls: jsii.Bool(true), OutboundCalls: jsii.Bool(false)},
	})
	domain.AddIntegration(jsii.String("Instance"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromConnectInstance(instance),
	})
	domain.AddIntegration(jsii.String("InstanceByArn"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromConnectInstanceArn(jsii.String("arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555")),
	})
	shopify := awsappintegrations.NewCfnEventIntegration(stack, jsii.String("ShopifyEvents"), &awsappintegrations.CfnEventIntegrationProps{
		Name:           jsii.String("shopify"),
		EventBridgeBus: jsii.String("default"),
		EventFilter:    &awsappintegrations.CfnEventIntegration_EventFilterProperty{Source: jsii.String("aws.partner/shopify.com")},
	})
	domain.AddIntegration(jsii.String("Shopify"), &profiles.IntegrationOptions{
		Source: profiles.IntegrationSource_FromEventIntegration(shopify),
		ObjectTypesByEvent: &map[string]*string{
			"ShopifyCreateCustomers": jsii.String("ShopifyCustomer"),
			"ShopifyUpdateCustomers": jsii.String("ShopifyCustomer"),
		},
	})
	domain.AddIntegration(jsii.String("Segment"), &profiles.IntegrationOptions{
		Source:             profiles.IntegrationSource_FromEventIntegrationArn(jsii.String("arn:aws:app-integrations:us-east-1:111122223333:event-integration/segment")),
		ObjectTypesByEvent: &map[string]*string{"SegmentIdentify": jsii.String("SegmentCustomer")},
		EventTriggerNames:  jsii.Strings("welcome"),
	})
	domain.AddIntegration(jsii.String("Bucket"), &profiles.IntegrationOptions{
		Source:     profiles.IntegrationSource_FromBucket(files),
		ObjectType: contacts,
		DataScope:  profiles.IntegrationScope_Of(jsii.String("DOMAIN")),
	})
	domain.AddIntegration(jsii.String("Uri"), &profiles.IntegrationOptions{
		Source:     profiles.IntegrationSource_FromUri(jsii.String("https://example.com/contacts")),
		ObjectType: contacts,
	})

	// History, in batches.
	// History, in batches.
	profiles.NewIntegrationWorkflow(stack, jsii.String("History"), &profiles.IntegrationWorkflowProps{
		Domain: domain,
		Flow: profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("salesforce-history"),
			Source: profiles.FlowSource_Salesforce(&profiles.SalesforceFlowObject{
				ConnectorProfileName: jsii.String("sales"),
				Object:               jsii.String("Contact"),
			}),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("Id")},
			},
			Trigger: profiles.FlowTrigger_OnSchedule(&profiles.FlowSchedule{
				Interval: awscdk.Duration_Days(jsii.Number(1)),
			}),
		}),
		ObjectType: contacts,
		Batches: &[]*profiles.WorkflowBatch{
			{Start: date("2025-01-01T00:00:00Z"), End: date("2025-07-01T00:00:00Z")},
			{Start: date("2025-07-01T00:00:00Z"), End: date("2026-01-01T00:00:00.500Z")},
		},
		CompletesWithin: awscdk.Duration_Minutes(jsii.Number(5)),
		RemovalPolicy:   awscdk.RemovalPolicy_RETAIN,
	})
	domain.AddIntegrationWorkflow(jsii.String("LeadHistory"), &profiles.IntegrationWorkflowOptions{
		Flow: profiles.NewFlowDefinition(&profiles.FlowDefinitionProps{
			FlowName: jsii.String("marketo-history"),
			Source: profiles.FlowSource_Marketo(&profiles.FlowObject{
				ConnectorProfileName: jsii.String("marketing"),
				Object:               jsii.String("leads"),
			}),
			Fields: &[]*profiles.FlowField{
				{Name: jsii.String("id")},
			},
			Trigger: profiles.FlowTrigger_OnSchedule(&profiles.FlowSchedule{
				Interval: awscdk.Duration_Days(jsii.Number(1)),
			}),
		}),
		ObjectTypeName: jsii.String("Contacts"),
		Role:           role,
	})

	profiles.NewEventStream(stack, jsii.String("Stream"), &profiles.EventStreamProps{
		Domain:          domain,
		EventStreamName: jsii.String("changes"),
		Stream: awskinesis.NewStream(stack, jsii.String("Kinesis"), &awskinesis.StreamProps{
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		Existing:      profiles.ExistingResource_FAIL,
		RemovalPolicy: awscdk.RemovalPolicy_RETAIN,
	})
}

func date(text string) *time.Time {
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return &moment
}
