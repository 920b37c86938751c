from aws_cdk import App, Duration, Stack
from cdk_customer_profiles import (
    AttributeMatchingModel,
    AttributeTypes,
    CalculationExpression,
    CalculationRange,
    CalculationStatistic,
    Domain,
    EmailAddressAttribute,
    FieldContentType,
    MatchingAttribute,
    ObjectTypeField,
    ObjectTypeKey,
    RuleBasedMatching,
    StandardIdentifier,
    StandardProfile,
)

app = App()
stack = Stack(app, "Shop")

# Profiles with the same e-mail address and last name are of one customer.
domain = Domain(
    stack,
    "Domain",
    domain_name="shop",
    default_expiration=Duration.days(730),
    rule_based_matching=RuleBasedMatching(
        rules=[[MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME]],
        attribute_types=AttributeTypes(
            matching_model=AttributeMatchingModel.ONE_TO_ONE, email_addresses=[EmailAddressAttribute.EMAIL_ADDRESS]
        ),
    ),
)

orders = domain.add_object_type(
    "Orders",
    object_type_name="Orders",
    allow_profile_creation=True,
    fields={
        "orderId": ObjectTypeField(source="_source.id"),
        "email": ObjectTypeField(source="_source.email", target=StandardProfile.EMAIL_ADDRESS, content_type=FieldContentType.EMAIL_ADDRESS),
        "lastName": ObjectTypeField(source="_source.customer.lastName", target=StandardProfile.LAST_NAME),
        "tier": ObjectTypeField(source="_source.customer.tier", target=StandardProfile.attribute("tier")),
        "total": ObjectTypeField(source="_source.total", content_type=FieldContentType.NUMBER),
    },
    keys=[
        ObjectTypeKey(name="order", field_names=["orderId"], standard_identifiers=[StandardIdentifier.UNIQUE]),
        ObjectTypeKey(name="_email", field_names=["email"], standard_identifiers=[StandardIdentifier.PROFILE]),
    ],
)

domain.add_calculated_attribute(
    "Spent",
    calculated_attribute_name="Spent",
    expression=CalculationExpression.field(orders, "total"),
    statistic=CalculationStatistic.SUM,
    range=CalculationRange.last(Duration.days(90)),
)

app.synth()
