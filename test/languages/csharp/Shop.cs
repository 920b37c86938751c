using System.Collections.Generic;
using Amazon.CDK;
using CdkCustomerProfiles;

public static class Shop
{
    public static void Main()
    {
        var app = new App();
        var stack = new Stack(app, "Shop");

        // Profiles with the same e-mail address and last name are of one customer.
        var domain = new Domain(stack, "Domain", new DomainProps
        {
            DomainName = "shop",
            DefaultExpiration = Duration.Days(730),
            RuleBasedMatching = new RuleBasedMatching
            {
                Rules = new[] { new[] { MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME } },
                AttributeTypes = new AttributeTypes
                {
                    MatchingModel = AttributeMatchingModel.ONE_TO_ONE,
                    EmailAddresses = new[] { EmailAddressAttribute.EMAIL_ADDRESS },
                },
            },
        });

        var orders = domain.AddObjectType("Orders", new ObjectTypeOptions
        {
            ObjectTypeName = "Orders",
            AllowProfileCreation = true,
            Fields = new Dictionary<string, IObjectTypeField>
            {
                ["orderId"] = new ObjectTypeField { Source = "_source.id" },
                ["email"] = new ObjectTypeField
                {
                    Source = "_source.email",
                    Target = StandardProfile.EMAIL_ADDRESS,
                    ContentType = FieldContentType.EMAIL_ADDRESS,
                },
                ["lastName"] = new ObjectTypeField { Source = "_source.customer.lastName", Target = StandardProfile.LAST_NAME },
                ["tier"] = new ObjectTypeField { Source = "_source.customer.tier", Target = StandardProfile.Attribute("tier") },
                ["total"] = new ObjectTypeField { Source = "_source.total", ContentType = FieldContentType.NUMBER },
            },
            Keys = new[]
            {
                new ObjectTypeKey { Name = "order", FieldNames = new[] { "orderId" }, StandardIdentifiers = new[] { StandardIdentifier.UNIQUE } },
                new ObjectTypeKey { Name = "_email", FieldNames = new[] { "email" }, StandardIdentifiers = new[] { StandardIdentifier.PROFILE } },
            },
        });

        domain.AddCalculatedAttribute("Spent", new CalculatedAttributeOptions
        {
            CalculatedAttributeName = "Spent",
            Expression = CalculationExpression.Field(orders, "total"),
            Statistic = CalculationStatistic.SUM,
            Range = CalculationRange.Last(Duration.Days(90)),
        });

        app.Synth();
    }
}
