from aws_cdk import CfnOutput, RemovalPolicy, Stack, aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms
from cdk_customer_profiles import (
    CalculatedAttribute,
    ConflictResolution,
    Domain,
    EventStream,
    ExistingResource,
    IdentityResolution,
    Integration,
    IntegrationWorkflow,
    Matching,
    MatchingAttribute,
    ObjectType,
    RuleBasedMatching,
)


def existing(stack: Stack) -> None:
    """What is made elsewhere: domains and what is in them, by name, ARN and attributes, and resources that are added to them."""

    def output(name, value):
        CfnOutput(stack, name, value=value)

    arn = "arn:aws:profile:us-east-1:111122223333:domains/elsewhere"
    domain = Domain.from_domain_attributes(
        stack,
        "Domain",
        domain_name="targets",
        encryption_key=kms.Key(stack, "Key", removal_policy=RemovalPolicy.DESTROY),
        existing_in_domain=ExistingResource.FAIL,
    )
    by_name = Domain.from_domain_name(stack, "DomainByName", "calculations")
    by_arn = Domain.from_domain_arn(stack, "DomainByArn", arn)
    by_attributes = Domain.from_domain_attributes(stack, "DomainByAttributes", domain_arn=arn)
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    domain.grants.read(role)

    object_type = ObjectType.from_object_type_attributes(stack, "ObjectType", domain=domain, object_type_name="Profiles")
    IdentityResolution(
        stack,
        "IdentityResolution",
        domain=domain,
        matching=Matching(),
        rule_based_matching=RuleBasedMatching(
            rules=[[MatchingAttribute.ACCOUNT_NUMBER]], conflict_resolution=ConflictResolution.source(object_type)
        ),
        existing=ExistingResource.FAIL,
        removal_policy=RemovalPolicy.RETAIN,
    )
    by_name.add_identity_resolution("IdentityResolution", matching=Matching())
    by_name.add_event_stream("Stream", event_stream_name="changes", stream=kinesis.Stream(stack, "Kinesis"))

    output("DomainName", by_name.domain_name)
    output("DomainArn", by_arn.domain_arn)
    output("DomainOfArn", by_attributes.domain_name)
    output("ObjectTypeArn", object_type.object_type_arn)
    output("ObjectTypeName", ObjectType.from_object_type_arn(stack, "ObjectTypeByArn", f"{arn}/object-types/Orders").object_type_name)
    output(
        "IntegrationArn",
        Integration.from_integration_attributes(stack, "Integration", domain=domain, uri="https://example.com/all").integration_arn,
    )
    output("IntegrationUri", Integration.from_integration_arn(stack, "IntegrationByArn", f"{arn}/integrations/contacts").uri)
    output(
        "WorkflowId",
        IntegrationWorkflow.from_integration_workflow_attributes(stack, "Workflow", domain=domain, workflow_id="a1b2").workflow_id,
    )
    output(
        "EventStreamArn",
        EventStream.from_event_stream_attributes(stack, "EventStream", domain=domain, event_stream_name="changes").event_stream_arn,
    )
    output(
        "EventStreamName", EventStream.from_event_stream_arn(stack, "EventStreamByArn", f"{arn}/event-streams/changes").event_stream_name
    )
    output(
        "CalculatedArn",
        CalculatedAttribute.from_calculated_attribute_attributes(
            stack, "Calculated", domain=domain, calculated_attribute_name="Spent"
        ).calculated_attribute_arn,
    )
    output(
        "CalculatedName",
        CalculatedAttribute.from_calculated_attribute_arn(
            stack, "CalculatedByArn", f"{arn}/calculated-attributes/Spent"
        ).calculated_attribute_name,
    )
    output("ResolvedDomain", IdentityResolution.from_domain(stack, "IdentityResolutionOf", domain).domain.domain_ref.domain_name)
