using System.Collections.Generic;
using Amazon.CDK;
using CdkCustomerProfiles;

public static class Broken
{
    public static void Main()
    {
        var app = new App();
        var stack = new Stack(app, "Shop");

        // Three mistakes: too long, misspelt, and no key that is unique.
        var domain = new Domain(stack, "Domain", new DomainProps { DomainName = "shop", DefaultExpiration = Duration.Days(1099) });
        domain.AddObjectType("Customers", new ObjectTypeOptions
        {
            ObjectTypeName = "Customers",
            Fields = new Dictionary<string, IObjectTypeField>
            {
                ["email"] = new ObjectTypeField { Source = "_source.email", Target = FieldTarget.Of("_profile.EmailAdress") },
            },
            Keys = new[]
            {
                new ObjectTypeKey { Name = "_email", FieldNames = new[] { "email" }, StandardIdentifiers = new[] { StandardIdentifier.PROFILE } },
            },
        });
        app.Synth();
    }
}
