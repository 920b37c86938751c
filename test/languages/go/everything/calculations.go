package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	profiles "github.com/cdk-customer-profiles/cdk-customer-profiles-go/cdkcustomerprofiles"
)

// calculations has calculated attributes: every operator, range, threshold and comparison.
func calculations(stack awscdk.Stack) {
	domain := profiles.NewDomain(stack, jsii.String("Domain"), &profiles.DomainProps{DomainName: jsii.String("calculations")})
	orders := domain.AddObjectType(jsii.String("Orders"), &profiles.ObjectTypeOptions{
		ObjectTypeName: jsii.String("Orders"),
		Fields: &map[string]*profiles.ObjectTypeField{
			"id":    {Source: jsii.String("_source.id")},
			"total": {Source: jsii.String("_source.total"), ContentType: profiles.FieldContentType_NUMBER()},
			"tax":   {Source: jsii.String("_source.tax"), ContentType: profiles.FieldContentType_NUMBER()},
		},
		Keys: &[]*profiles.ObjectTypeKey{
			{
				Name:       jsii.String("order"),
				FieldNames: jsii.Strings("id"),
				StandardIdentifiers: &[]profiles.StandardIdentifier{
					profiles.StandardIdentifier_UNIQUE(),
					profiles.StandardIdentifier_PROFILE(),
				},
			},
		},
	})
	total := profiles.CalculationExpression_Field(orders, jsii.String("total"))
	tax := profiles.CalculationExpression_Attribute(jsii.String("Orders"), jsii.String("tax"))
	sum := profiles.CalculationStatistic_SUM()

	profiles.NewCalculatedAttribute(stack, jsii.String("Net"), &profiles.CalculatedAttributeProps{
		Domain:                  domain,
		CalculatedAttributeName: jsii.String("Net"),
		DisplayName:             jsii.String("Net spending"),
		Description:             jsii.String("Without tax"),
		Expression:              total.Minus(tax),
		Statistic:               sum,
		Range:                   profiles.CalculationRange_Last(awscdk.Duration_Days(jsii.Number(90))),
		TimestampSource:         jsii.String("id"),
		TimestampFormat:         profiles.CalculationTimestampFormat_EPOCH_MILLI(),
		ObjectCount:             jsii.Number(50),
		Threshold:               profiles.CalculationThreshold_GreaterThan(jsii.String("1000")),
		Filter: &profiles.CalculationFilter{
			Include: profiles.CalculationFilterMatch_ANY(),
			Groups: &[]*profiles.CalculationFilterGroup{
				{
					Match: profiles.CalculationFilterMatch_Of(jsii.String("NONE")),
					Dimensions: &[]*profiles.CalculationFilterDimension{
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id":    profiles.CalculationFilterComparison_Inclusive(jsii.String("a"), jsii.String("b")),
								"total": profiles.CalculationFilterComparison_GreaterThan(jsii.String("1")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_Exclusive(jsii.String("c")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_Contains(jsii.String("d")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_BeginsWith(jsii.String("e")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_EndsWith(jsii.String("f")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_ListContains(jsii.String("g"), jsii.String("h")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_ListContainsAll(jsii.String("i"), jsii.String("j")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_Before(jsii.String("2026-01-01T00:00:00Z")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_After(jsii.String("2025-01-01T00:00:00Z")),
							},
						},
					},
				},
				{
					Dimensions: &[]*profiles.CalculationFilterDimension{
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_On(jsii.String("2025-06-01")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"total": profiles.CalculationFilterComparison_Between(jsii.String("1"), jsii.String("9")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"total": profiles.CalculationFilterComparison_NotBetween(jsii.String("4"), jsii.String("5")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"total": profiles.CalculationFilterComparison_EqualTo(jsii.String("7")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"total": profiles.CalculationFilterComparison_GreaterThanOrEqualTo(jsii.String("2")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"total": profiles.CalculationFilterComparison_LessThan(jsii.String("8")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"total": profiles.CalculationFilterComparison_LessThanOrEqualTo(jsii.String("9")),
							},
						},
						{
							Attributes: &map[string]profiles.CalculationFilterComparison{
								"id": profiles.CalculationFilterComparison_Of(jsii.String("INCLUSIVE"), jsii.String("k"), jsii.String("l"), jsii.String("m")),
							},
						},
					},
				},
			},
		},
		UseHistoricalData: jsii.Bool(true),
		RecreateOnChange:  jsii.Bool(true),
		RemovalPolicy:     awscdk.RemovalPolicy_RETAIN,
		Existing:          profiles.ExistingResource_ADOPT,
	})
	domain.AddCalculatedAttribute(jsii.String("Gross"), &profiles.CalculatedAttributeOptions{
		CalculatedAttributeName: jsii.String("Gross"),
		Expression:              total.Plus(tax),
		Statistic:               sum,
		Threshold:               profiles.CalculationThreshold_LessThan(jsii.String("5")),
	})
	domain.AddCalculatedAttribute(jsii.String("Product"), &profiles.CalculatedAttributeOptions{
		CalculatedAttributeName: jsii.String("Product"),
		Expression:              total.Times(tax),
		Statistic:               sum,
		Threshold:               profiles.CalculationThreshold_EqualTo(jsii.String("5")),
	})
	domain.AddCalculatedAttribute(jsii.String("Rate"), &profiles.CalculatedAttributeOptions{
		CalculatedAttributeName: jsii.String("Rate"),
		Expression:              tax.DividedBy(total),
		Statistic:               profiles.CalculationStatistic_AVERAGE(),
		Threshold:               profiles.CalculationThreshold_NotEqualTo(jsii.String("5")),
	})
	domain.AddCalculatedAttribute(jsii.String("Past"), &profiles.CalculatedAttributeOptions{
		CalculatedAttributeName: jsii.String("Past"),
		Expression:              profiles.CalculationExpression_Of(jsii.String("{Orders.total}")),
		Statistic:               profiles.CalculationStatistic_Of(jsii.String("MAXIMUM")),
		Range:                   profiles.CalculationRange_Between(jsii.Number(60), jsii.Number(30)),
		Threshold:               profiles.CalculationThreshold_Of(jsii.String("GREATER_THAN"), jsii.String("3")),
	})
	domain.AddCalculatedAttribute(jsii.String("Departures"), &profiles.CalculatedAttributeOptions{
		CalculatedAttributeName: jsii.String("Departures"),
		Expression:              profiles.CalculationExpression_Attribute(jsii.String("_airSegment"), jsii.String("Seat.Price")),
		Statistic:               profiles.CalculationStatistic_COUNT(),
		Range:                   profiles.CalculationRange_Next(awscdk.Duration_Days(jsii.Number(30))),
		TimestampSource:         jsii.String("Departure.Date"),
		TimestampFormat:         profiles.CalculationTimestampFormat_Of(jsii.String("ISO_8601")),
	})
}
