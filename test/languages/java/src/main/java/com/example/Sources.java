package com.example;

import io.github.cdkcustomerprofiles.DataPull;
import io.github.cdkcustomerprofiles.Domain;
import io.github.cdkcustomerprofiles.EventStream;
import io.github.cdkcustomerprofiles.ExistingResource;
import io.github.cdkcustomerprofiles.FlowArithmetic;
import io.github.cdkcustomerprofiles.FlowCalculation;
import io.github.cdkcustomerprofiles.FlowDefinition;
import io.github.cdkcustomerprofiles.FlowField;
import io.github.cdkcustomerprofiles.FlowFilter;
import io.github.cdkcustomerprofiles.FlowFilterOperator;
import io.github.cdkcustomerprofiles.FlowMask;
import io.github.cdkcustomerprofiles.FlowMerge;
import io.github.cdkcustomerprofiles.FlowObject;
import io.github.cdkcustomerprofiles.FlowSchedule;
import io.github.cdkcustomerprofiles.FlowSource;
import io.github.cdkcustomerprofiles.FlowTask;
import io.github.cdkcustomerprofiles.FlowTaskProps;
import io.github.cdkcustomerprofiles.FlowTaskType;
import io.github.cdkcustomerprofiles.FlowTrigger;
import io.github.cdkcustomerprofiles.FlowValidation;
import io.github.cdkcustomerprofiles.Integration;
import io.github.cdkcustomerprofiles.IntegrationOptions;
import io.github.cdkcustomerprofiles.IntegrationScope;
import io.github.cdkcustomerprofiles.IntegrationSource;
import io.github.cdkcustomerprofiles.IntegrationWorkflow;
import io.github.cdkcustomerprofiles.IntegrationWorkflowOptions;
import io.github.cdkcustomerprofiles.InvalidRecord;
import io.github.cdkcustomerprofiles.ObjectType;
import io.github.cdkcustomerprofiles.ObjectTypeOptions;
import io.github.cdkcustomerprofiles.ObjectTypeTemplate;
import io.github.cdkcustomerprofiles.SalesforceFlowObject;
import io.github.cdkcustomerprofiles.WorkflowBatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.appflow.IFlowRef;
import software.amazon.awscdk.services.appflow.CfnFlow;
import software.amazon.awscdk.services.appintegrations.CfnEventIntegration;
import software.amazon.awscdk.services.connect.CfnInstance;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;

/** Integrations of every kind of source, flows of every kind, a workflow and the event stream. */
final class Sources {
    static void define(final Stack stack) {
        Domain domain = Domain.Builder.create(stack, "Domain")
                .domainName("amazon-connect-sources").encryptionKey(Key.Builder.create(stack, "Key")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .build();
        ObjectType contacts = domain.addObjectType("Contacts", ObjectTypeOptions.builder()
                .objectTypeName("Contacts")
                .template(ObjectTypeTemplate.SALESFORCE_CONTACT)
                .build());
        Role role = Role.Builder.create(stack, "Role").assumedBy(new ServicePrincipal("profile.amazonaws.com")).build();
        Bucket files = Bucket.Builder.create(stack, "Files").removalPolicy(RemovalPolicy.DESTROY).build();

        // Flows that the service makes for the integration.
        FlowDefinition salesforce = FlowDefinition.Builder.create()
                .flowName("salesforce-contacts")
                .description("Contacts of the sales people")
                .source(FlowSource.salesforce(SalesforceFlowObject.builder()
                        .connectorProfileName("sales")
                        .object("Contact")
                        .lastChangedField("LastModifiedDate")
                        .dynamicFieldUpdate(false)
                        .includeDeletedRecords(true)
                        .build()))
                .fields(List.of(
                        FlowField.builder().name("Id").validations(List.of(
                                FlowValidation.NOT_NULL,
                                FlowValidation.of("VALIDATE_NON_ZERO"))).onInvalid(InvalidRecord.END_RUN).build(),
                        FlowField.builder()
                                .name("Email")
                                .destination("email")
                                .truncateTo(100)
                                .validations(List.of(FlowValidation.NOT_NULL))
                                .onInvalid(InvalidRecord.of("DropRecord"))
                                .build(),
                        FlowField.builder().name("Card").mask(FlowMask.all()).build(),
                        FlowField.builder().name("Phone").mask(FlowMask.first(4)).build(),
                        FlowField.builder().name("Fax").mask(FlowMask.last(2)).build()))
                .filters(List.of(
                        FlowFilter.builder()
                                .field("Type")
                                .operator(FlowFilterOperator.CONTAINS)
                                .values(List.of("customer"))
                                .dataType("string")
                                .build(),
                        FlowFilter.builder().field("Revenue").operator(FlowFilterOperator.BETWEEN).values(List.of("1", "1000")).build(),
                        FlowFilter.builder()
                                .field("Country")
                                .operator(FlowFilterOperator.of("EQUAL_TO"))
                                .values(List.of("AT", "CH", "DE"))
                                .build()))
                .tasks(List.of(FlowTask.arithmetic(FlowCalculation.builder()
                        .fields(List.of("Orders", "Returns"))
                        .operation(FlowArithmetic.SUBTRACTION)
                        .destination("Kept")
                        .dataType("double")
                        .build()), FlowTask.arithmetic(FlowCalculation.builder()
                                .fields(List.of("Orders", "Price"))
                                .operation(FlowArithmetic.of("MULTIPLICATION"))
                                .destination("Spent")
                                .build()), FlowTask.merge(FlowMerge.builder()
                                        .fields(List.of("FirstName", "LastName"))
                                        .format("${FirstName} ${LastName}")
                                        .destination("Name")
                                        .dataType("string")
                                        .build()), FlowTask.of(FlowTaskProps.builder()
                        .type(FlowTaskType.TRUNCATE)
                        .sourceFields(List.of("Description"))
                        .operator("NO_OP")
                        .properties(Map.of("TRUNCATE_LENGTH", "200"))
                        .destination("Description")
                        .build()), FlowTask.of(FlowTaskProps.builder()
                                .type(FlowTaskType.of("Mask"))
                                .sourceFields(List.of("Note"))
                                .operator("MASK_ALL")
                                .properties(Map.of("MASK_VALUE", "*"))
                                .destination("Note")
                                .build())))
                .trigger(FlowTrigger.onSchedule(FlowSchedule.builder()
                        .interval(Duration.hours(6))
                        .pull(DataPull.INCREMENTAL)
                        .start(Instant.parse("2040-01-01T00:00:00Z"))
                        .end(Instant.parse("2041-01-01T00:00:00Z"))
                        .firstRunFrom(Instant.parse("2039-12-31T12:30:00Z"))
                        .timeZone("America/New_York")
                        .offset(Duration.minutes(15))
                        .build()))
                .build();
        Integration.Builder.create(stack, "Salesforce")
                .domain(domain)
                .source(IntegrationSource.fromFlowDefinition(salesforce))
                .objectType(contacts)
                .startFlow(true)
                .existing(ExistingResource.ADOPT)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        domain.addIntegration("Marketo", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowDefinition(FlowDefinition.Builder.create()
                        .flowName("marketo-leads")
                        .source(FlowSource.marketo(FlowObject.builder().connectorProfileName("marketing").object("leads").build()))
                        .fields(List.of(FlowField.builder().name("id").build()))
                        .trigger(FlowTrigger.onSchedule(FlowSchedule.builder()
                                .interval(Duration.days(1))
                                .pull(DataPull.of("Complete"))
                                .build()))
                        .build()))
                .objectTypeName("Contacts")
                .build());
        domain.addIntegration("ServiceNow", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowDefinition(FlowDefinition.Builder.create()
                        .flowName("servicenow-users")
                        .source(FlowSource.serviceNow(FlowObject.builder().connectorProfileName("desk").object("sys_user").build()))
                        .fields(List.of(FlowField.builder().name("sys_id").build()))
                        .trigger(FlowTrigger.onDemand())
                        .build()))
                .objectType(contacts)
                .build());
        domain.addIntegration("Zendesk", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowDefinition(FlowDefinition.Builder.create()
                        .flowName("zendesk-users")
                        .source(FlowSource.zendesk(FlowObject.builder().connectorProfileName("support").object("users").build()))
                        .fields(List.of(FlowField.builder().name("id").build()))
                        .build()))
                .objectType(contacts)
                .build());
        domain.addIntegration("Changes", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowDefinition(FlowDefinition.Builder.create()
                        .flowName("salesforce-changes")
                        .source(FlowSource.salesforce(SalesforceFlowObject.builder()
                                .connectorProfileName("sales")
                                .object("ContactChangeEvent")
                                .build()))
                        .fields(List.of(FlowField.builder().name("Id").build()))
                        .trigger(FlowTrigger.onEvent())
                        .build()))
                .objectType(contacts)
                .build());
        domain.addIntegration("Files", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowDefinition(FlowDefinition.Builder.create()
                        .flowName("files").source(FlowSource.s3(files, "contacts")).fields(List.of(FlowField.builder().name("id").build()))
                        .build()))
                .objectType(contacts)
                .build());

        // Sources that are there.
        IFlowRef flow = CfnFlow.fromFlowName(stack, "Flow", "nightly");
        domain.addIntegration("Flow", IntegrationOptions.builder().source(IntegrationSource.fromFlow(flow)).objectType(contacts).build());
        domain.addIntegration("FlowByName", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowName("weekly"))
                .objectType(contacts)
                .role(role)
                .build());
        domain.addIntegration("FlowByArn", IntegrationOptions.builder()
                .source(IntegrationSource.fromFlowArn("arn:aws:appflow:us-east-1:111122223333:flow/monthly"))
                .objectType(contacts)
                .dataScope(IntegrationScope.PROFILE)
                .build());
        CfnInstance instance = CfnInstance.Builder.create(stack, "Instance")
                .identityManagementType("CONNECT_MANAGED").instanceAlias("sources").attributes(CfnInstance.AttributesProperty.builder()
                        .inboundCalls(true)
                        .outboundCalls(false)
                        .build())
                .build();
        domain.addIntegration("Instance", IntegrationOptions.builder().source(IntegrationSource.fromConnectInstance(instance)).build());
        domain.addIntegration("InstanceByArn", IntegrationOptions.builder()
                .source(IntegrationSource.fromConnectInstanceArn("arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555"))
                .build());
        CfnEventIntegration shopify = CfnEventIntegration.Builder.create(stack, "ShopifyEvents")
                .name("shopify").eventBridgeBus("default").eventFilter(CfnEventIntegration.EventFilterProperty.builder()
                        .source("aws.partner/shopify.com")
                        .build())
                .build();
        domain.addIntegration("Shopify", IntegrationOptions.builder()
                .source(IntegrationSource.fromEventIntegration(shopify))
                .objectTypesByEvent(Map.of("ShopifyCreateCustomers", "ShopifyCustomer", "ShopifyUpdateCustomers", "ShopifyCustomer"))
                .build());
        domain.addIntegration("Segment", IntegrationOptions.builder()
                .source(IntegrationSource.fromEventIntegrationArn("arn:aws:app-integrations:us-east-1:111122223333:event-integration/segment"))
                .objectTypesByEvent(Map.of("SegmentIdentify", "SegmentCustomer"))
                .eventTriggerNames(List.of("welcome"))
                .build());
        domain.addIntegration("Bucket", IntegrationOptions.builder()
                .source(IntegrationSource.fromBucket(files))
                .objectType(contacts)
                .dataScope(IntegrationScope.of("DOMAIN"))
                .build());
        domain.addIntegration("Uri", IntegrationOptions.builder()
                .source(IntegrationSource.fromUri("https://example.com/contacts"))
                .objectType(contacts)
                .build());

        // History, in batches.
        IntegrationWorkflow.Builder.create(stack, "History")
                .domain(domain)
                .flow(FlowDefinition.Builder.create()
                        .flowName("salesforce-history")
                        .source(FlowSource.salesforce(SalesforceFlowObject.builder()
                                .connectorProfileName("sales")
                                .object("Contact")
                                .build()))
                        .fields(List.of(FlowField.builder().name("Id").build()))
                        .trigger(FlowTrigger.onSchedule(FlowSchedule.builder().interval(Duration.days(1)).build()))
                        .build())
                .objectType(contacts)
                .batches(List.of(
                        WorkflowBatch.builder()
                                .start(Instant.parse("2025-01-01T00:00:00Z"))
                                .end(Instant.parse("2025-07-01T00:00:00Z"))
                                .build(),
                        WorkflowBatch.builder()
                                .start(Instant.parse("2025-07-01T00:00:00Z"))
                                .end(Instant.parse("2026-01-01T00:00:00.500Z"))
                                .build()))
                .completesWithin(Duration.minutes(5))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        domain.addIntegrationWorkflow("LeadHistory", IntegrationWorkflowOptions.builder()
                .flow(FlowDefinition.Builder.create()
                        .flowName("marketo-history")
                        .source(FlowSource.marketo(FlowObject.builder().connectorProfileName("marketing").object("leads").build()))
                        .fields(List.of(FlowField.builder().name("id").build()))
                        .trigger(FlowTrigger.onSchedule(FlowSchedule.builder().interval(Duration.days(1)).build()))
                        .build())
                .objectTypeName("Contacts")
                .role(role)
                .build());

        EventStream.Builder.create(stack, "Stream")
                .domain(domain)
                .eventStreamName("changes")
                .stream(Stream.Builder.create(stack, "Kinesis").removalPolicy(RemovalPolicy.DESTROY).build())
                .existing(ExistingResource.FAIL)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }
}
