from aws_cdk import App, Duration, Stack
from cdk_customer_profiles import Domain, FieldTarget, ObjectTypeField, ObjectTypeKey, StandardIdentifier

app = App()
stack = Stack(app, "Shop")

# Three mistakes: too long, misspelt, and no key that is unique.
domain = Domain(stack, "Domain", domain_name="shop", default_expiration=Duration.days(1099))
domain.add_object_type(
    "Customers",
    object_type_name="Customers",
    fields={"email": ObjectTypeField(source="_source.email", target=FieldTarget.of("_profile.EmailAdress"))},
    keys=[ObjectTypeKey(name="_email", field_names=["email"], standard_identifiers=[StandardIdentifier.PROFILE])],
)
app.synth()
