package com.example;

import io.github.cdkcustomerprofiles.AttributeMatchingModel;
import io.github.cdkcustomerprofiles.AttributeTypes;
import io.github.cdkcustomerprofiles.CalculatedAttributeOptions;
import io.github.cdkcustomerprofiles.CalculationExpression;
import io.github.cdkcustomerprofiles.CalculationRange;
import io.github.cdkcustomerprofiles.CalculationStatistic;
import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.EmailAddressAttribute;
import io.github.cdkcustomerprofiles.FieldContentType;
import io.github.cdkcustomerprofiles.MatchingAttribute;
import io.github.cdkcustomerprofiles.ObjectType;
import io.github.cdkcustomerprofiles.ObjectTypeField;
import io.github.cdkcustomerprofiles.ObjectTypeKey;
import io.github.cdkcustomerprofiles.ObjectTypeOptions;
import io.github.cdkcustomerprofiles.RuleBasedMatching;
import io.github.cdkcustomerprofiles.StandardIdentifier;
import io.github.cdkcustomerprofiles.StandardProfile;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

public final class Shop {
    public static void main(final String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");

        // Profiles with the same e-mail address and last name are of one customer.
        Domain domain = Domain.Builder.create(stack, "Domain")
                .domainName("shop")
                .defaultExpiration(Duration.days(730))
                .ruleBasedMatching(RuleBasedMatching.builder()
                        .rules(List.of(List.of(MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME)))
                        .attributeTypes(AttributeTypes.builder()
                                .matchingModel(AttributeMatchingModel.ONE_TO_ONE)
                                .emailAddresses(List.of(EmailAddressAttribute.EMAIL_ADDRESS))
                                .build())
                        .build())
                .build();

        ObjectType orders = domain.addObjectType("Orders", ObjectTypeOptions.builder()
                .objectTypeName("Orders")
                .allowProfileCreation(true)
                .fields(Map.of(
                        "orderId", ObjectTypeField.builder().source("_source.id").build(),
                        "email", ObjectTypeField.builder()
                                .source("_source.email")
                                .target(StandardProfile.EMAIL_ADDRESS)
                                .contentType(FieldContentType.EMAIL_ADDRESS)
                                .build(),
                        "lastName", ObjectTypeField.builder().source("_source.customer.lastName").target(StandardProfile.LAST_NAME).build(),
                        "tier", ObjectTypeField.builder().source("_source.customer.tier").target(StandardProfile.attribute("tier")).build(),
                        "total", ObjectTypeField.builder().source("_source.total").contentType(FieldContentType.NUMBER).build()))
                .keys(List.of(
                        ObjectTypeKey.builder()
                                .name("order")
                                .fieldNames(List.of("orderId"))
                                .standardIdentifiers(List.of(StandardIdentifier.UNIQUE))
                                .build(),
                        ObjectTypeKey.builder()
                                .name("_email")
                                .fieldNames(List.of("email"))
                                .standardIdentifiers(List.of(StandardIdentifier.PROFILE))
                                .build()))
                .build());

        domain.addCalculatedAttribute("Spent", CalculatedAttributeOptions.builder()
                .calculatedAttributeName("Spent")
                .expression(CalculationExpression.field(orders, "total"))
                .statistic(CalculationStatistic.SUM)
                .range(CalculationRange.last(Duration.days(90)))
                .build());

        app.synth();
    }
}
