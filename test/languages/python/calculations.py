from aws_cdk import Duration, RemovalPolicy, Stack
from cdk_customer_profiles import (
    CalculatedAttribute,
    CalculationExpression,
    CalculationFilter,
    CalculationFilterComparison,
    CalculationFilterDimension,
    CalculationFilterGroup,
    CalculationFilterMatch,
    CalculationRange,
    CalculationStatistic,
    CalculationThreshold,
    CalculationTimestampFormat,
    Domain,
    ExistingResource,
    FieldContentType,
    ObjectTypeField,
    ObjectTypeKey,
    StandardIdentifier,
)


def calculations(stack: Stack) -> None:
    """Calculated attributes: every operator, range, threshold and comparison."""
    domain = Domain(stack, "Domain", domain_name="calculations")
    orders = domain.add_object_type(
        "Orders",
        object_type_name="Orders",
        fields={
            "id": ObjectTypeField(source="_source.id"),
            "total": ObjectTypeField(source="_source.total", content_type=FieldContentType.NUMBER),
            "tax": ObjectTypeField(source="_source.tax", content_type=FieldContentType.NUMBER),
        },
        keys=[
            ObjectTypeKey(name="order", field_names=["id"], standard_identifiers=[StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE])
        ],
    )
    total = CalculationExpression.field(orders, "total")
    tax = CalculationExpression.attribute("Orders", "tax")
    sum = CalculationStatistic.SUM

    CalculatedAttribute(
        stack,
        "Net",
        domain=domain,
        calculated_attribute_name="Net",
        display_name="Net spending",
        description="Without tax",
        expression=total.minus(tax),
        statistic=sum,
        range=CalculationRange.last(Duration.days(90)),
        timestamp_source="id",
        timestamp_format=CalculationTimestampFormat.EPOCH_MILLI,
        object_count=50,
        threshold=CalculationThreshold.greater_than("1000"),
        filter=CalculationFilter(
            include=CalculationFilterMatch.ANY,
            groups=[
                CalculationFilterGroup(
                    match=CalculationFilterMatch.of("NONE"),
                    dimensions=[
                        CalculationFilterDimension(
                            attributes={
                                "id": CalculationFilterComparison.inclusive("a", "b"),
                                "total": CalculationFilterComparison.greater_than("1"),
                            }
                        ),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.exclusive("c")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.contains("d")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.begins_with("e")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.ends_with("f")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.list_contains("g", "h")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.list_contains_all("i", "j")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.before("2026-01-01T00:00:00Z")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.after("2025-01-01T00:00:00Z")}),
                    ],
                ),
                CalculationFilterGroup(
                    dimensions=[
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.on("2025-06-01")}),
                        CalculationFilterDimension(attributes={"total": CalculationFilterComparison.between("1", "9")}),
                        CalculationFilterDimension(attributes={"total": CalculationFilterComparison.not_between("4", "5")}),
                        CalculationFilterDimension(attributes={"total": CalculationFilterComparison.equal_to("7")}),
                        CalculationFilterDimension(attributes={"total": CalculationFilterComparison.greater_than_or_equal_to("2")}),
                        CalculationFilterDimension(attributes={"total": CalculationFilterComparison.less_than("8")}),
                        CalculationFilterDimension(attributes={"total": CalculationFilterComparison.less_than_or_equal_to("9")}),
                        CalculationFilterDimension(attributes={"id": CalculationFilterComparison.of("INCLUSIVE", "k", "l", "m")}),
                    ]
                ),
            ],
        ),
        use_historical_data=True,
        recreate_on_change=True,
        removal_policy=RemovalPolicy.RETAIN,
        existing=ExistingResource.ADOPT,
    )
    domain.add_calculated_attribute(
        "Gross", calculated_attribute_name="Gross", expression=total.plus(tax), statistic=sum, threshold=CalculationThreshold.less_than("5")
    )
    domain.add_calculated_attribute(
        "Product",
        calculated_attribute_name="Product",
        expression=total.times(tax),
        statistic=sum,
        threshold=CalculationThreshold.equal_to("5"),
    )
    domain.add_calculated_attribute(
        "Rate",
        calculated_attribute_name="Rate",
        expression=tax.divided_by(total),
        statistic=CalculationStatistic.AVERAGE,
        threshold=CalculationThreshold.not_equal_to("5"),
    )
    domain.add_calculated_attribute(
        "Past",
        calculated_attribute_name="Past",
        expression=CalculationExpression.of("{Orders.total}"),
        statistic=CalculationStatistic.of("MAXIMUM"),
        range=CalculationRange.between(60, 30),
        threshold=CalculationThreshold.of("GREATER_THAN", "3"),
    )
    domain.add_calculated_attribute(
        "Departures",
        calculated_attribute_name="Departures",
        expression=CalculationExpression.attribute("_airSegment", "Seat.Price"),
        statistic=CalculationStatistic.COUNT,
        range=CalculationRange.next(Duration.days(30)),
        timestamp_source="Departure.Date",
        timestamp_format=CalculationTimestampFormat.of("ISO_8601"),
    )
