package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	profiles "github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)

	// Profiles with the same e-mail address and last name are of one customer.
	domain := profiles.NewDomain(stack, jsii.String("Domain"), &profiles.DomainProps{
		DomainName:        jsii.String("shop"),
		DefaultExpiration: awscdk.Duration_Days(jsii.Number(730)),
		RuleBasedMatching: &profiles.RuleBasedMatching{
			Rules: &[]*[]profiles.MatchingAttribute{
				{profiles.MatchingAttribute_EMAIL_ADDRESS(), profiles.MatchingAttribute_LAST_NAME()},
			},
			AttributeTypes: &profiles.AttributeTypes{
				MatchingModel:  profiles.AttributeMatchingModel_ONE_TO_ONE(),
				EmailAddresses: &[]profiles.EmailAddressAttribute{profiles.EmailAddressAttribute_EMAIL_ADDRESS()},
			},
		},
	})

	orders := domain.AddObjectType(jsii.String("Orders"), &profiles.ObjectTypeOptions{
		ObjectTypeName:       jsii.String("Orders"),
		AllowProfileCreation: jsii.Bool(true),
		Fields: &map[string]*profiles.ObjectTypeField{
			"orderId": {Source: jsii.String("_source.id")},
			"email": {
				Source:      jsii.String("_source.email"),
				Target:      profiles.StandardProfile_EMAIL_ADDRESS(),
				ContentType: profiles.FieldContentType_EMAIL_ADDRESS(),
			},
			"lastName": {Source: jsii.String("_source.customer.lastName"), Target: profiles.StandardProfile_LAST_NAME()},
			"tier":     {Source: jsii.String("_source.customer.tier"), Target: profiles.StandardProfile_Attribute(jsii.String("tier"))},
			"total":    {Source: jsii.String("_source.total"), ContentType: profiles.FieldContentType_NUMBER()},
		},
		Keys: &[]*profiles.ObjectTypeKey{
			{
				Name:                jsii.String("order"),
				FieldNames:          jsii.Strings("orderId"),
				StandardIdentifiers: &[]profiles.StandardIdentifier{profiles.StandardIdentifier_UNIQUE()},
			},
			{
				Name:                jsii.String("_email"),
				FieldNames:          jsii.Strings("email"),
				StandardIdentifiers: &[]profiles.StandardIdentifier{profiles.StandardIdentifier_PROFILE()},
			},
		},
	})

	domain.AddCalculatedAttribute(jsii.String("Spent"), &profiles.CalculatedAttributeOptions{
		CalculatedAttributeName: jsii.String("Spent"),
		Expression:              profiles.CalculationExpression_Field(orders, jsii.String("total")),
		Statistic:               profiles.CalculationStatistic_SUM(),
		Range:                   profiles.CalculationRange_Last(awscdk.Duration_Days(jsii.Number(90))),
	})

	app.Synth(nil)
}
