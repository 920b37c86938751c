package com.example;

import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.FieldTarget;
import io.github.cdkcustomerprofiles.ObjectTypeField;
import io.github.cdkcustomerprofiles.ObjectTypeKey;
import io.github.cdkcustomerprofiles.ObjectTypeOptions;
import io.github.cdkcustomerprofiles.StandardIdentifier;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

public final class Broken {
    public static void main(final String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");

        // Three mistakes: too long, misspelt, and no key that is unique.
        Domain domain = Domain.Builder.create(stack, "Domain").domainName("shop").defaultExpiration(Duration.days(1099)).build();
        domain.addObjectType("Customers", ObjectTypeOptions.builder()
                .objectTypeName("Customers")
                .fields(Map.of("email", ObjectTypeField.builder()
                        .source("_source.email")
                        .target(FieldTarget.of("_profile.EmailAdress"))
                        .build()))
                .keys(List.of(ObjectTypeKey.builder()
                        .name("_email")
                        .fieldNames(List.of("email"))
                        .standardIdentifiers(List.of(StandardIdentifier.PROFILE))
                        .build()))
                .build());
        app.synth();
    }
}
