package com.example;

import io.github.cdkcustomerprofiles.CalculatedAttribute;
import io.github.cdkcustomerprofiles.CalculatedAttributeAttributes;
import io.github.cdkcustomerprofiles.ConflictResolution;
import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.DomainAttributes;
import io.github.cdkcustomerprofiles.EventStream;
import io.github.cdkcustomerprofiles.EventStreamAttributes;
import io.github.cdkcustomerprofiles.EventStreamOptions;
import io.github.cdkcustomerprofiles.ExistingResource;
import io.github.cdkcustomerprofiles.ICalculatedAttribute;
import io.github.cdkcustomerprofiles.IDomain;
import io.github.cdkcustomerprofiles.IObjectType;
import io.github.cdkcustomerprofiles.IdentityResolution;
import io.github.cdkcustomerprofiles.IdentityResolutionOptions;
import io.github.cdkcustomerprofiles.Integration;
import io.github.cdkcustomerprofiles.IntegrationAttributes;
import io.github.cdkcustomerprofiles.IntegrationWorkflow;
import io.github.cdkcustomerprofiles.IntegrationWorkflowAttributes;
import io.github.cdkcustomerprofiles.Matching;
import io.github.cdkcustomerprofiles.MatchingAttribute;
import io.github.cdkcustomerprofiles.ObjectType;
import io.github.cdkcustomerprofiles.ObjectTypeAttributes;
import io.github.cdkcustomerprofiles.RuleBasedMatching;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kms.Key;

/** What is made elsewhere: domains and what is in them, by name, ARN and attributes, and resources that are added to them. */
final class Existing {
    static void define(final Stack stack) {
        String arn = "arn:aws:profile:us-east-1:111122223333:domains/elsewhere";
        IDomain domain = Domain.fromDomainAttributes(stack, "Domain", DomainAttributes.builder()
                .domainName("targets")
                .encryptionKey(Key.Builder.create(stack, "Key").removalPolicy(RemovalPolicy.DESTROY).build())
                .existingInDomain(ExistingResource.FAIL)
                .build());
        IDomain byName = Domain.fromDomainName(stack, "DomainByName", "calculations");
        IDomain byArn = Domain.fromDomainArn(stack, "DomainByArn", arn);
        IDomain byAttributes = Domain.fromDomainAttributes(stack, "DomainByAttributes", DomainAttributes.builder().domainArn(arn).build());
        Role role = Role.Builder.create(stack, "Role").assumedBy(new ServicePrincipal("lambda.amazonaws.com")).build();
        domain.getGrants().read(role);

        IObjectType objectType = ObjectType.fromObjectTypeAttributes(stack, "ObjectType", ObjectTypeAttributes.builder()
                .domain(domain)
                .objectTypeName("Profiles")
                .build());
        IdentityResolution.Builder.create(stack, "IdentityResolution")
                .domain(domain)
                .matching(Matching.builder().build())
                .ruleBasedMatching(RuleBasedMatching.builder()
                        .rules(List.of(List.of(MatchingAttribute.ACCOUNT_NUMBER)))
                        .conflictResolution(ConflictResolution.source(objectType))
                        .build())
                .existing(ExistingResource.FAIL)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        byName.addIdentityResolution("IdentityResolution", IdentityResolutionOptions.builder()
                .matching(Matching.builder().build())
                .build());
        byName.addEventStream("Stream", EventStreamOptions.builder()
                .eventStreamName("changes")
                .stream(new Stream(stack, "Kinesis"))
                .build());

        output(stack, "DomainName", byName.getDomainName());
        output(stack, "DomainArn", byArn.getDomainArn());
        output(stack, "DomainOfArn", byAttributes.getDomainName());
        output(stack, "ObjectTypeArn", objectType.getObjectTypeArn());
        output(stack, "ObjectTypeName", ObjectType.fromObjectTypeArn(stack, "ObjectTypeByArn", arn + "/object-types/Orders").getObjectTypeName());
        output(stack, "IntegrationArn", Integration.fromIntegrationAttributes(stack, "Integration", IntegrationAttributes.builder()
                .domain(domain)
                .uri("https://example.com/all")
                .build()).getIntegrationArn());
        output(stack, "IntegrationUri", Integration.fromIntegrationArn(stack, "IntegrationByArn", arn + "/integrations/contacts").getUri());
        output(stack, "WorkflowId", IntegrationWorkflow.fromIntegrationWorkflowAttributes(stack, "Workflow", IntegrationWorkflowAttributes.builder()
                .domain(domain)
                .workflowId("a1b2")
                .build()).getWorkflowId());
        output(stack, "EventStreamArn", EventStream.fromEventStreamAttributes(stack, "EventStream", EventStreamAttributes.builder()
                .domain(domain)
                .eventStreamName("changes")
                .build()).getEventStreamArn());
        output(stack, "EventStreamName",
                EventStream.fromEventStreamArn(stack, "EventStreamByArn", arn + "/event-streams/changes").getEventStreamName());
        output(stack, "CalculatedArn",
                CalculatedAttribute.fromCalculatedAttributeAttributes(stack, "Calculated", CalculatedAttributeAttributes.builder()
                .domain(domain).calculatedAttributeName("Spent")
                .build()).getCalculatedAttributeArn());
        ICalculatedAttribute spent = CalculatedAttribute.fromCalculatedAttributeArn(
                stack, "CalculatedByArn", arn + "/calculated-attributes/Spent");
        output(stack, "CalculatedName", spent.getCalculatedAttributeName());
        output(stack, "ResolvedDomain",
                IdentityResolution.fromDomain(stack, "IdentityResolutionOf", domain).getDomain().getDomainRef().getDomainName());
    }

    private static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
