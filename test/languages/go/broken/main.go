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

	// Three mistakes: too long, misspelt, and no key that is unique.
	domain := profiles.NewDomain(stack, jsii.String("Domain"), &profiles.DomainProps{
		DomainName:        jsii.String("shop"),
		DefaultExpiration: awscdk.Duration_Days(jsii.Number(1099)),
	})
	domain.AddObjectType(jsii.String("Customers"), &profiles.ObjectTypeOptions{
		ObjectTypeName: jsii.String("Customers"),
		Fields: &map[string]*profiles.ObjectTypeField{
			"email": {Source: jsii.String("_source.email"), Target: profiles.FieldTarget_Of(jsii.String("_profile.EmailAdress"))},
		},
		Keys: &[]*profiles.ObjectTypeKey{{
			Name:                jsii.String("_email"),
			FieldNames:          jsii.Strings("email"),
			StandardIdentifiers: &[]profiles.StandardIdentifier{profiles.StandardIdentifier_PROFILE()},
		}},
	})
	app.Synth(nil)
}
