package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	matching(awscdk.NewStack(app, jsii.String("Matching"), nil))
	targets(awscdk.NewStack(app, jsii.String("Targets"), nil))
	sources(awscdk.NewStack(app, jsii.String("Sources"), nil))
	calculations(awscdk.NewStack(app, jsii.String("Calculations"), nil))
	existing(awscdk.NewStack(app, jsii.String("Existing"), nil))
	app.Synth(nil)
}
