package com.example;

import io.github.cdkcustomerprofiles.CalculatedAttribute;
import io.github.cdkcustomerprofiles.CalculatedAttributeOptions;
import io.github.cdkcustomerprofiles.CalculationExpression;
import io.github.cdkcustomerprofiles.CalculationFilter;
import io.github.cdkcustomerprofiles.CalculationFilterComparison;
import io.github.cdkcustomerprofiles.CalculationFilterDimension;
import io.github.cdkcustomerprofiles.CalculationFilterGroup;
import io.github.cdkcustomerprofiles.CalculationFilterMatch;
import io.github.cdkcustomerprofiles.CalculationRange;
import io.github.cdkcustomerprofiles.CalculationStatistic;
import io.github.cdkcustomerprofiles.CalculationThreshold;
import io.github.cdkcustomerprofiles.CalculationTimestampFormat;
import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.ExistingResource;
import io.github.cdkcustomerprofiles.FieldContentType;
import io.github.cdkcustomerprofiles.ObjectType;
import io.github.cdkcustomerprofiles.ObjectTypeField;
import io.github.cdkcustomerprofiles.ObjectTypeKey;
import io.github.cdkcustomerprofiles.ObjectTypeOptions;
import io.github.cdkcustomerprofiles.StandardIdentifier;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;

/** Calculated attributes: every operator, range, threshold and comparison. */
final class Calculations {
    static void define(final Stack stack) {
        Domain domain = Domain.Builder.create(stack, "Domain").domainName("calculations").build();
        ObjectType orders = domain.addObjectType("Orders", ObjectTypeOptions.builder()
                .objectTypeName("Orders")
                .fields(Map.of(
                        "id", ObjectTypeField.builder().source("_source.id").build(),
                        "total", ObjectTypeField.builder().source("_source.total").contentType(FieldContentType.NUMBER).build(),
                        "tax", ObjectTypeField.builder().source("_source.tax").contentType(FieldContentType.NUMBER).build()))
                .keys(List.of(ObjectTypeKey.builder()
                        .name("order")
                        .fieldNames(List.of("id"))
                        .standardIdentifiers(List.of(StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE))
                        .build()))
                .build());
        CalculationExpression total = CalculationExpression.field(orders, "total");
        CalculationExpression tax = CalculationExpression.attribute("Orders", "tax");
        CalculationStatistic sum = CalculationStatistic.SUM;

        CalculatedAttribute.Builder.create(stack, "Net")
                .domain(domain)
                .calculatedAttributeName("Net")
                .displayName("Net spending")
                .description("Without tax")
                .expression(total.minus(tax))
                .statistic(sum)
                .range(CalculationRange.last(Duration.days(90)))
                .timestampSource("id")
                .timestampFormat(CalculationTimestampFormat.EPOCH_MILLI)
                .objectCount(50)
                .threshold(CalculationThreshold.greaterThan("1000"))
                .filter(CalculationFilter.builder()
                        .include(CalculationFilterMatch.ANY)
                        .groups(List.of(CalculationFilterGroup.builder()
                                .match(CalculationFilterMatch.of("NONE"))
                                .dimensions(List.of(
                                        CalculationFilterDimension.builder().attributes(Map.of(
                                                "id", CalculationFilterComparison.inclusive("a", "b"),
                                                "total", CalculationFilterComparison.greaterThan("1"))).build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.exclusive("c")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.contains("d")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.beginsWith("e")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.endsWith("f")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.listContains("g", "h")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.listContainsAll("i", "j")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.before("2026-01-01T00:00:00Z")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.after("2025-01-01T00:00:00Z")))
                                                .build()))
                                .build(), CalculationFilterGroup.builder()
                                .dimensions(List.of(
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.on("2025-06-01")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("total", CalculationFilterComparison.between("1", "9")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("total", CalculationFilterComparison.notBetween("4", "5")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("total", CalculationFilterComparison.equalTo("7")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("total", CalculationFilterComparison.greaterThanOrEqualTo("2")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("total", CalculationFilterComparison.lessThan("8")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("total", CalculationFilterComparison.lessThanOrEqualTo("9")))
                                                .build(),
                                        CalculationFilterDimension.builder()
                                                .attributes(Map.of("id", CalculationFilterComparison.of("INCLUSIVE", "k", "l", "m")))
                                                .build()))
                                .build()))
                        .build())
                .useHistoricalData(true)
                .recreateOnChange(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .existing(ExistingResource.ADOPT)
                .build();
        domain.addCalculatedAttribute("Gross", CalculatedAttributeOptions.builder()
                .calculatedAttributeName("Gross").expression(total.plus(tax)).statistic(sum).threshold(CalculationThreshold.lessThan("5"))
                .build());
        domain.addCalculatedAttribute("Product", CalculatedAttributeOptions.builder()
                .calculatedAttributeName("Product").expression(total.times(tax)).statistic(sum).threshold(CalculationThreshold.equalTo("5"))
                .build());
        domain.addCalculatedAttribute("Rate", CalculatedAttributeOptions.builder()
                .calculatedAttributeName("Rate")
                .expression(tax.dividedBy(total))
                .statistic(CalculationStatistic.AVERAGE)
                .threshold(CalculationThreshold.notEqualTo("5"))
                .build());
        domain.addCalculatedAttribute("Past", CalculatedAttributeOptions.builder()
                .calculatedAttributeName("Past")
                .expression(CalculationExpression.of("{Orders.total}"))
                .statistic(CalculationStatistic.of("MAXIMUM"))
                .range(CalculationRange.between(60, 30))
                .threshold(CalculationThreshold.of("GREATER_THAN", "3"))
                .build());
        domain.addCalculatedAttribute("Departures", CalculatedAttributeOptions.builder()
                .calculatedAttributeName("Departures")
                .expression(CalculationExpression.attribute("_airSegment", "Seat.Price"))
                .statistic(CalculationStatistic.COUNT)
                .range(CalculationRange.next(Duration.days(30)))
                .timestampSource("Departure.Date")
                .timestampFormat(CalculationTimestampFormat.of("ISO_8601"))
                .build());
    }
}
