import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  CalculatedAttribute, ConflictResolution, Domain, EventStream, ExistingResource, IdentityResolution, Integration, IntegrationWorkflow,
  MatchingAttribute, ObjectType,
} from 'cdk-customer-profiles';

/** What is made elsewhere: domains and what is in them, by name, ARN and attributes, and resources that are added to them. */
export function existing(stack: Stack): void {
  const arn = 'arn:aws:profile:us-east-1:111122223333:domains/elsewhere';
  const domain = Domain.fromDomainAttributes(stack, 'Domain', {
    domainName: 'targets',
    encryptionKey: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
    existingInDomain: ExistingResource.FAIL,
  });
  const byName = Domain.fromDomainName(stack, 'DomainByName', 'calculations');
  const byArn = Domain.fromDomainArn(stack, 'DomainByArn', arn);
  const byAttributes = Domain.fromDomainAttributes(stack, 'DomainByAttributes', { domainArn: arn });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  domain.grants.read(role);

  const objectType = ObjectType.fromObjectTypeAttributes(stack, 'ObjectType', { domain, objectTypeName: 'Profiles' });
  new IdentityResolution(stack, 'IdentityResolution', {
    domain,
    matching: {},
    ruleBasedMatching: { rules: [[MatchingAttribute.ACCOUNT_NUMBER]], conflictResolution: ConflictResolution.source(objectType) },
    existing: ExistingResource.FAIL,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  byName.addIdentityResolution('IdentityResolution', { matching: {} });
  byName.addEventStream('Stream', { eventStreamName: 'changes', stream: new kinesis.Stream(stack, 'Kinesis') });

  output('DomainName', byName.domainName);
  output('DomainArn', byArn.domainArn);
  output('DomainOfArn', byAttributes.domainName);
  output('ObjectTypeArn', objectType.objectTypeArn);
  output('ObjectTypeName', ObjectType.fromObjectTypeArn(stack, 'ObjectTypeByArn', `${arn}/object-types/Orders`).objectTypeName);
  output('IntegrationArn', Integration.fromIntegrationAttributes(stack, 'Integration', { domain, uri: 'https://example.com/all' }).integrationArn);
  output('IntegrationUri', Integration.fromIntegrationArn(stack, 'IntegrationByArn', `${arn}/integrations/contacts`).uri);
  output('WorkflowId', IntegrationWorkflow.fromIntegrationWorkflowAttributes(stack, 'Workflow', { domain, workflowId: 'a1b2' }).workflowId);
  output('EventStreamArn', EventStream.fromEventStreamAttributes(stack, 'EventStream', { domain, eventStreamName: 'changes' }).eventStreamArn);
  output('EventStreamName', EventStream.fromEventStreamArn(stack, 'EventStreamByArn', `${arn}/event-streams/changes`).eventStreamName);
  output('CalculatedArn', CalculatedAttribute.fromCalculatedAttributeAttributes(stack, 'Calculated', {
    domain, calculatedAttributeName: 'Spent',
  }).calculatedAttributeArn);
  const spent = CalculatedAttribute.fromCalculatedAttributeArn(stack, 'CalculatedByArn', `${arn}/calculated-attributes/Spent`);
  output('CalculatedName', spent.calculatedAttributeName);
  output('ResolvedDomain', IdentityResolution.fromDomain(stack, 'IdentityResolutionOf', domain).domain.domainRef.domainName);

  function output(name: string, value: string): void {
    new CfnOutput(stack, name, { value });
  }
}
