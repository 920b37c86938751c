import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { everyResource } from '../end-to-end/every-resource';
import { CustomerProfilesProvider, Domain, FlowDefinition, FlowSource, IntegrationSource, MatchingAttribute } from '../../src';

/** What cdk-nag takes for the latest Node.js. The function has the latest that aws-cdk-lib knows, which in older releases is an older one. */
const runtime = new lambda.Runtime('nodejs24.x', lambda.RuntimeFamily.NODEJS);

/** A stack with every resource, every source of records, and a function in a VPC. */
function everything(): Stack {
  const stack = new Stack(new App(), 'Shop');
  CustomerProfilesProvider.getOrCreate(stack, { runtime, vpc: new ec2.Vpc(stack, 'Vpc') });
  everyResource(1)(stack);
  const domain = stack.node.findChild('Domain') as Domain;
  domain.addIntegrationWorkflow('History', {
    objectTypeName: 'Customers',
    flow: new FlowDefinition({ flowName: 'history', source: FlowSource.salesforce({ connectorProfileName: 'crm', object: 'Contact' }), fields: [{ name: 'id' }] }),
  });
  domain.addIntegration('Contacts', { source: IntegrationSource.fromConnectInstanceArn('arn:aws:connect:us-east-1:123456789012:instance/1') });
  domain.addIntegration('Events', {
    source: IntegrationSource.fromEventIntegrationArn('arn:aws:app-integrations:us-east-1:123456789012:event-integration/1'),
    objectTypesByEvent: { SegmentIdentify: 'Customers' },
  });
  const other = Domain.fromDomainName(stack, 'Other', 'other');
  other.addIdentityResolution('Identities', { ruleBasedMatching: { rules: [[MatchingAttribute.ACCOUNT_NUMBER]] } });
  return stack;
}

/** What cdk-nag finds, as `rule path`, once the app is synthesised. */
function found(stack: Stack): string[] {
  (stack.node.root as App).synth();
  const { violations } = new AwsSolutionsChecks().validateScope(stack);
  return violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`)).sort();
}

test('AwsSolutions finds nothing in what the library makes; what it finds is the buckets, key, stream and VPC of the app', () => {
  expect(found(everything())).toEqual([
    'AwsSolutions-KDS3 Shop/Stream/Resource',
    'AwsSolutions-KMS5 Shop/Key/Resource',
    'AwsSolutions-S1 Shop/Matches/Resource',
    'AwsSolutions-S1 Shop/Source/Resource',
    'AwsSolutions-S10 Shop/Matches/Policy/Resource',
    'AwsSolutions-S10 Shop/Matches/Resource',
    'AwsSolutions-S10 Shop/Source/Policy/Resource',
    'AwsSolutions-S10 Shop/Source/Resource',
    'AwsSolutions-VPC7 Shop/Vpc/Resource',
  ]);
});

test('a plugin of an app accepts a stack whose own resources are in order', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  CustomerProfilesProvider.getOrCreate(stack, { runtime });
  new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueueEnabled: true, encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

  expect(() => app.synth()).not.toThrow();
});

test('what a grant gives to a role of the app is found there, and acknowledged by the ids that docs/guide/cdk-nag.md shows', () => {
  const foundWith = (acknowledged: readonly string[]) => {
    const stack = new Stack(new App(), 'Shop');
    const desk = new iam.Role(stack, 'Desk', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    CustomerProfilesProvider.getOrCreate(stack, { runtime });
    new Domain(stack, 'Domain', { domainName: 'shop' }).grants.read(desk);
    for (const contents of acknowledged) {
      desk.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, {
        [`AwsSolutions-IAM5[Resource::<Domain66AC69E0.Arn>/${contents}/*]`]: 'an agent sees all that there is of a customer',
      });
    }
    return found(stack);
  };
  const contents = ['calculated-attributes', 'domain-object-types', 'object-types', 'recommenders', 'segment-definitions'];

  expect(foundWith(contents)).toEqual([]);
  expect(foundWith(contents.slice(1))).toEqual(['AwsSolutions-IAM5[Resource::<Domain66AC69E0.Arn>/calculated-attributes/*] Shop/Desk/DefaultPolicy/Resource']);
});

test('permissions that overflow into managed policies, and names that are known at deployment only, are acknowledged too', () => {
  const stack = new Stack(new App(), 'Shop');
  const region = new CfnParameter(stack, 'Suffix');
  CustomerProfilesProvider.getOrCreate(stack, { runtime });
  for (let index = 0; index < 12; index += 1) {
    const domain = new Domain(stack, `Domain${index}`, {
      domainName: `retail-${index}-${region.valueAsString}`, encryptionKey: new kms.Key(stack, `Key${index}`, { enableKeyRotation: true }),
    });
    domain.addEventStream('Changes', { eventStreamName: 'changes', stream: kinesis.Stream.fromStreamArn(stack, `Stream${index}`, `arn:aws:kinesis:us-east-1:123456789012:stream/s${index}`) });
  }

  expect(found(stack)).toEqual([]);
  expect(Object.keys(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy')).length).toBeGreaterThan(0);
});

test('a wildcard that the app adds to the policy of the function is found', () => {
  const stack = new Stack(new App(), 'Shop');
  const { policy } = CustomerProfilesProvider.getOrCreate(stack, { runtime });
  new Domain(stack, 'Domain', { domainName: 'retail' });
  policy.document.addStatements(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));

  expect(found(stack)).toEqual([
    'AwsSolutions-IAM5[Action::s3:*] Shop/CustomerProfilesProvider/Policy/Resource', 'AwsSolutions-IAM5[Resource::*] Shop/CustomerProfilesProvider/Policy/Resource',
  ]);
});

test('what is acknowledged is not in the template', () => {
  const text = JSON.stringify(Template.fromStack(everything()).toJSON());

  expect(text).not.toMatch(/AwsSolutions|cdk_nag/);
});
