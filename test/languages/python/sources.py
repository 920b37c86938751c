from datetime import datetime

from aws_cdk import (
    Duration,
    RemovalPolicy,
    Stack,
    aws_appflow as appflow,
    aws_appintegrations as appintegrations,
    aws_connect as connect,
    aws_iam as iam,
    aws_kinesis as kinesis,
    aws_kms as kms,
    aws_s3 as s3,
)
from cdk_customer_profiles import (
    DataPull,
    Domain,
    EventStream,
    ExistingResource,
    FlowArithmetic,
    FlowDefinition,
    FlowField,
    FlowFilter,
    FlowFilterOperator,
    FlowMask,
    FlowSource,
    FlowTask,
    FlowTaskType,
    FlowTrigger,
    FlowValidation,
    Integration,
    IntegrationScope,
    IntegrationSource,
    IntegrationWorkflow,
    InvalidRecord,
    ObjectTypeTemplate,
    WorkflowBatch,
)


def sources(stack: Stack) -> None:
    """Integrations of every kind of source, flows of every kind, a workflow and the event stream."""
    domain = Domain(
        stack, "Domain", domain_name="amazon-connect-sources", encryption_key=kms.Key(stack, "Key", removal_policy=RemovalPolicy.DESTROY)
    )
    contacts = domain.add_object_type("Contacts", object_type_name="Contacts", template=ObjectTypeTemplate.SALESFORCE_CONTACT)
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("profile.amazonaws.com"))
    files = s3.Bucket(stack, "Files", removal_policy=RemovalPolicy.DESTROY)

    # Flows that the service makes for the integration.
    salesforce = FlowDefinition(
        flow_name="salesforce-contacts",
        description="Contacts of the sales people",
        source=FlowSource.salesforce(
            connector_profile_name="sales",
            object="Contact",
            last_changed_field="LastModifiedDate",
            dynamic_field_update=False,
            include_deleted_records=True,
        ),
        fields=[
            FlowField(
                name="Id", validations=[FlowValidation.NOT_NULL, FlowValidation.of("VALIDATE_NON_ZERO")], on_invalid=InvalidRecord.END_RUN
            ),
            FlowField(
                name="Email",
                destination="email",
                truncate_to=100,
                validations=[FlowValidation.NOT_NULL],
                on_invalid=InvalidRecord.of("DropRecord"),
            ),
            FlowField(name="Card", mask=FlowMask.all()),
            FlowField(name="Phone", mask=FlowMask.first(4)),
            FlowField(name="Fax", mask=FlowMask.last(2)),
        ],
        filters=[
            FlowFilter(field="Type", operator=FlowFilterOperator.CONTAINS, values=["customer"], data_type="string"),
            FlowFilter(field="Revenue", operator=FlowFilterOperator.BETWEEN, values=["1", "1000"]),
            FlowFilter(field="Country", operator=FlowFilterOperator.of("EQUAL_TO"), values=["AT", "CH", "DE"]),
        ],
        tasks=[
            FlowTask.arithmetic(fields=["Orders", "Returns"], operation=FlowArithmetic.SUBTRACTION, destination="Kept", data_type="double"),
            FlowTask.arithmetic(fields=["Orders", "Price"], operation=FlowArithmetic.of("MULTIPLICATION"), destination="Spent"),
            FlowTask.merge(fields=["FirstName", "LastName"], format="${FirstName} ${LastName}", destination="Name", data_type="string"),
            FlowTask.of(
                type=FlowTaskType.TRUNCATE,
                source_fields=["Description"],
                operator="NO_OP",
                properties={"TRUNCATE_LENGTH": "200"},
                destination="Description",
            ),
            FlowTask.of(
                type=FlowTaskType.of("Mask"),
                source_fields=["Note"],
                operator="MASK_ALL",
                properties={"MASK_VALUE": "*"},
                destination="Note",
            ),
        ],
        trigger=FlowTrigger.on_schedule(
            interval=Duration.hours(6),
            pull=DataPull.INCREMENTAL,
            start=datetime.fromisoformat("2040-01-01T00:00:00Z"),
            end=datetime.fromisoformat("2041-01-01T00:00:00Z"),
            first_run_from=datetime.fromisoformat("2039-12-31T12:30:00Z"),
            time_zone="America/New_York",
            offset=Duration.minutes(15),
        ),
    )
    Integration(
        stack,
        "Salesforce",
        domain=domain,
        source=IntegrationSource.from_flow_definition(salesforce),
        object_type=contacts,
        start_flow=True,
        existing=ExistingResource.ADOPT,
        removal_policy=RemovalPolicy.RETAIN,
    )
    domain.add_integration(
        "Marketo",
        source=IntegrationSource.from_flow_definition(
            FlowDefinition(
                flow_name="marketo-leads",
                source=FlowSource.marketo(connector_profile_name="marketing", object="leads"),
                fields=[FlowField(name="id")],
                trigger=FlowTrigger.on_schedule(interval=Duration.days(1), pull=DataPull.of("Complete")),
            )
        ),
        object_type_name="Contacts",
    )
    domain.add_integration(
        "ServiceNow",
        source=IntegrationSource.from_flow_definition(
            FlowDefinition(
                flow_name="servicenow-users",
                source=FlowSource.service_now(connector_profile_name="desk", object="sys_user"),
                fields=[FlowField(name="sys_id")],
                trigger=FlowTrigger.on_demand(),
            )
        ),
        object_type=contacts,
    )
    domain.add_integration(
        "Zendesk",
        source=IntegrationSource.from_flow_definition(
            FlowDefinition(
                flow_name="zendesk-users",
                source=FlowSource.zendesk(connector_profile_name="support", object="users"),
                fields=[FlowField(name="id")],
            )
        ),
        object_type=contacts,
    )
    domain.add_integration(
        "Changes",
        source=IntegrationSource.from_flow_definition(
            FlowDefinition(
                flow_name="salesforce-changes",
                source=FlowSource.salesforce(connector_profile_name="sales", object="ContactChangeEvent"),
                fields=[FlowField(name="Id")],
                trigger=FlowTrigger.on_event(),
            )
        ),
        object_type=contacts,
    )
    domain.add_integration(
        "Files",
        source=IntegrationSource.from_flow_definition(
            FlowDefinition(flow_name="files", source=FlowSource.s3(files, "contacts"), fields=[FlowField(name="id")])
        ),
        object_type=contacts,
    )

    # Sources that are there.
    flow = appflow.CfnFlow.from_flow_name(stack, "Flow", "nightly")
    domain.add_integration("Flow", source=IntegrationSource.from_flow(flow), object_type=contacts)
    domain.add_integration("FlowByName", source=IntegrationSource.from_flow_name("weekly"), object_type=contacts, role=role)
    domain.add_integration(
        "FlowByArn",
        source=IntegrationSource.from_flow_arn("arn:aws:appflow:us-east-1:111122223333:flow/monthly"),
        object_type=contacts,
        data_scope=IntegrationScope.PROFILE,
    )
    instance = connect.CfnInstance(
        stack,
        "Instance",
        identity_management_type="CONNECT_MANAGED",
        instance_alias="sources",
        attributes=connect.CfnInstance.AttributesProperty(inbound_calls=True, outbound_calls=False),
    )
    domain.add_integration("Instance", source=IntegrationSource.from_connect_instance(instance))
    domain.add_integration(
        "InstanceByArn",
        source=IntegrationSource.from_connect_instance_arn(
            "arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555"
        ),
    )
    shopify = appintegrations.CfnEventIntegration(
        stack,
        "ShopifyEvents",
        name="shopify",
        event_bridge_bus="default",
        event_filter=appintegrations.CfnEventIntegration.EventFilterProperty(source="aws.partner/shopify.com"),
    )
    domain.add_integration(
        "Shopify",
        source=IntegrationSource.from_event_integration(shopify),
        object_types_by_event={"ShopifyCreateCustomers": "ShopifyCustomer", "ShopifyUpdateCustomers": "ShopifyCustomer"},
    )
    domain.add_integration(
        "Segment",
        source=IntegrationSource.from_event_integration_arn("arn:aws:app-integrations:us-east-1:111122223333:event-integration/segment"),
        object_types_by_event={"SegmentIdentify": "SegmentCustomer"},
        event_trigger_names=["welcome"],
    )
    domain.add_integration(
        "Bucket", source=IntegrationSource.from_bucket(files), object_type=contacts, data_scope=IntegrationScope.of("DOMAIN")
    )
    domain.add_integration("Uri", source=IntegrationSource.from_uri("https://example.com/contacts"), object_type=contacts)

    # History, in batches.
    IntegrationWorkflow(
        stack,
        "History",
        domain=domain,
        flow=FlowDefinition(
            flow_name="salesforce-history",
            source=FlowSource.salesforce(connector_profile_name="sales", object="Contact"),
            fields=[FlowField(name="Id")],
            trigger=FlowTrigger.on_schedule(interval=Duration.days(1)),
        ),
        object_type=contacts,
        batches=[
            WorkflowBatch(start=datetime.fromisoformat("2025-01-01T00:00:00Z"), end=datetime.fromisoformat("2025-07-01T00:00:00Z")),
            WorkflowBatch(start=datetime.fromisoformat("2025-07-01T00:00:00Z"), end=datetime.fromisoformat("2026-01-01T00:00:00.500Z")),
        ],
        completes_within=Duration.minutes(5),
        removal_policy=RemovalPolicy.RETAIN,
    )
    domain.add_integration_workflow(
        "LeadHistory",
        flow=FlowDefinition(
            flow_name="marketo-history",
            source=FlowSource.marketo(connector_profile_name="marketing", object="leads"),
            fields=[FlowField(name="id")],
            trigger=FlowTrigger.on_schedule(interval=Duration.days(1)),
        ),
        object_type_name="Contacts",
        role=role,
    )

    EventStream(
        stack,
        "Stream",
        domain=domain,
        event_stream_name="changes",
        stream=kinesis.Stream(stack, "Kinesis", removal_policy=RemovalPolicy.DESTROY),
        existing=ExistingResource.FAIL,
        removal_policy=RemovalPolicy.RETAIN,
    )
