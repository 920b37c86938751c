from aws_cdk import Duration, RemovalPolicy, Stack, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_sqs as sqs
from cdk_customer_profiles import (
    AddressAttribute,
    AttributeMatchingModel,
    AttributeTypes,
    AutoMerging,
    ConflictResolution,
    CustomerProfilesProvider,
    Domain,
    DomainGrants,
    EmailAddressAttribute,
    ExistingResource,
    Matching,
    MatchingAttribute,
    MatchingDay,
    MatchingExport,
    MatchingSchedule,
    PhoneNumberAttribute,
    RuleBasedMatching,
)


def matching(stack: Stack) -> None:
    """A domain with every setting, what its provider is, and every grant."""
    provider = CustomerProfilesProvider.get_or_create(
        stack,
        memory_size=512,
        environment={"NODE_USE_SYSTEM_CA": "1"},
        permissions_boundary=iam.ManagedPolicy.from_managed_policy_name(stack, "Boundary", "platform-boundary"),
    )
    provider.log_group.apply_removal_policy(RemovalPolicy.RETAIN)

    results = s3.Bucket(stack, "Results", removal_policy=RemovalPolicy.DESTROY)
    domain = Domain(
        stack,
        "Domain",
        domain_name="matching",
        default_expiration=Duration.days(400),
        encryption_key=kms.Key(stack, "Key", removal_policy=RemovalPolicy.DESTROY),
        dead_letter_queue_enabled=True,
        dead_letter_queue=sqs.Queue(stack, "Letters"),
        data_store_enabled=True,
        matching=Matching(
            enabled=True,
            schedule=MatchingSchedule(day=MatchingDay.TUESDAY, hour=3, minute=30),
            auto_merging=AutoMerging(
                enabled=False,
                criteria=[
                    [MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.LAST_NAME],
                    [MatchingAttribute.custom("tier"), MatchingAttribute.of("BirthDate")],
                ],
                conflict_resolution=ConflictResolution.source_name("Orders"),
                minimum_confidence=0.75,
            ),
            export_to=MatchingExport(bucket=results, prefix="machine-learning"),
        ),
        rule_based_matching=RuleBasedMatching(
            enabled=True,
            rules=[
                [MatchingAttribute.PHONE_NUMBER, MatchingAttribute.FIRST_NAME, MatchingAttribute.LAST_NAME],
                [MatchingAttribute.EMAIL_ADDRESS, MatchingAttribute.ADDRESS],
            ],
            attribute_types=AttributeTypes(
                matching_model=AttributeMatchingModel.of("MANY_TO_MANY"),
                addresses=[AddressAttribute.ADDRESS, AddressAttribute.of("BusinessAddress")],
                phone_numbers=[PhoneNumberAttribute.MOBILE_PHONE_NUMBER, PhoneNumberAttribute.of("HomePhoneNumber")],
                email_addresses=[EmailAddressAttribute.EMAIL_ADDRESS, EmailAddressAttribute.of("PersonalEmailAddress")],
            ),
            max_level_for_matching=2,
            max_level_for_merging=1,
            conflict_resolution=ConflictResolution.RECENCY,
            export_to=MatchingExport(bucket=results),
        ),
        removal_policy=RemovalPolicy.DESTROY,
        auto_delete_profiles=True,
        existing=ExistingResource.FAIL,
        existing_in_domain=ExistingResource.ADOPT,
    )

    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    domain.grants.read(role)
    domain.grants.search(role)
    domain.grants.ingest(role)
    domain.grants.write(role)
    domain.grants.resolve_identities(role)
    domain.grants.administer(role)
    DomainGrants.from_domain(domain).actions(role, "profile:ListDomainObjects", "profile:GetDomainObject")
