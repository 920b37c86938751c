import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CUSTOMER, newStack } from '../synthesis';
import {
  CalculationExpression, CalculationRange, CalculationStatistic, Domain, ExistingResource, FlowDefinition, FlowSource, IDomain, IntegrationSource,
  MatchingAttribute, ObjectType,
} from '../../../src';
import { ALL_KINDS, RESOURCE_KINDS } from '../../../src/model/resource-kinds';

const key = (stack: Stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:123456789012:key/1');

/** Everything that a domain may have, some of it with a word of its own. */
function fill(stack: Stack, domain: IDomain, existing?: ExistingResource): Stack {
  domain.addObjectType('Customers', { ...CUSTOMER, existing });
  domain.addIntegration('Orders', { source: IntegrationSource.fromFlowArn('arn:aws:appflow:us-east-1:123456789012:flow/orders'), objectTypeName: 'Order', existing });
  domain.addCalculatedAttribute('Spent', {
    calculatedAttributeName: 'spent',
    expression: CalculationExpression.attribute('Orders', 'total'),
    statistic: CalculationStatistic.SUM,
    range: CalculationRange.last(Duration.days(3)),
    existing,
  });
  domain.addEventStream('Changes', { eventStreamName: 'changes', stream: kinesis.Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:us-east-1:123456789012:stream/s'), existing });
  domain.addIdentityResolution('Identities', { ruleBasedMatching: { rules: [[MatchingAttribute.ACCOUNT_NUMBER]] }, existing });
  domain.addIntegrationWorkflow('History', {
    objectTypeName: 'Order',
    flow: new FlowDefinition({ flowName: 'history', source: FlowSource.salesforce({ connectorProfileName: 'crm', object: 'Order' }), fields: [{ name: 'Id' }] }),
  });
  return stack;
}

/** What the resources of a stack say of those that are there already, by their kinds. */
function existingOf(stack: Stack): { readonly [kind: string]: unknown } {
  const template = Template.fromStack(stack);
  return Object.fromEntries(ALL_KINDS.flatMap((kind) => {
    const resources = Object.values(template.findResources(RESOURCE_KINDS[kind].type)) as { readonly Properties: { readonly Existing?: unknown } }[];
    return resources.map(({ Properties }) => [kind, Properties.Existing] as const);
  }));
}

const ADOPTED = {
  'object-type': 'ADOPT', 'identity-resolution': 'ADOPT', 'integration': 'ADOPT', 'integration-workflow': undefined, 'event-stream': 'ADOPT', 'calculated-attribute': 'ADOPT',
};

test('of an imported domain all that can be taken over is, and what is a job is not', () => {
  const stack = newStack();
  const domain = Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', encryptionKey: key(stack), existingInDomain: ExistingResource.ADOPT });

  expect(existingOf(fill(stack, domain))).toEqual(ADOPTED);
});

test('so it is by the ARN of a domain', () => {
  const stack = newStack();
  const domain = Domain.fromDomainAttributes(stack, 'Domain', {
    domainArn: 'arn:aws:profile:us-east-1:123456789012:domains/retail', encryptionKey: key(stack), existingInDomain: ExistingResource.ADOPT,
  });

  expect(existingOf(fill(stack, domain))).toEqual(ADOPTED);
});

test.each([
  ['the domain is made, and taken over only where it says so', undefined, undefined], ['the domain is taken over too', ExistingResource.ADOPT, 'ADOPT'],
])('of a domain of the app: %s', (_, existing, expected) => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: key(stack), existing, existingInDomain: ExistingResource.ADOPT });

  expect(existingOf(fill(stack, domain))).toEqual({ domain: expected, ...ADOPTED });
});

test('what a resource says of itself wins', () => {
  const stack = newStack();
  const domain = Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', encryptionKey: key(stack), existingInDomain: ExistingResource.ADOPT });
  expect(Object.values(existingOf(fill(stack, domain, ExistingResource.FAIL)))).toEqual(Array(6).fill(undefined));

  const other = newStack();
  const strict = Domain.fromDomainAttributes(other, 'Domain', { domainName: 'retail', encryptionKey: key(other), existingInDomain: ExistingResource.FAIL });
  expect(existingOf(fill(other, strict, ExistingResource.ADOPT))).toEqual(ADOPTED);
});

test('what is in another stack of the app follows too', () => {
  const app = new App();
  const domain = new Domain(newStack(app), 'Domain', { domainName: 'retail', existingInDomain: ExistingResource.ADOPT });
  const [inAnother, ofAnother] = [newStack(app, 'InAnother'), newStack(app, 'OfAnother')];
  new ObjectType(inAnother, 'Customers', { ...CUSTOMER, domain });
  new ObjectType(ofAnother, 'Customers', { ...CUSTOMER, domain: new Domain(ofAnother, 'Domain', { domainName: 'another' }) });

  expect(existingOf(inAnother)).toEqual({ 'object-type': 'ADOPT' });
  expect(existingOf(ofAnother)).toEqual({ 'domain': undefined, 'object-type': undefined });
});

test('of a domain that does not say it, nothing is taken over', () => {
  const stack = newStack();
  const domain = Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', encryptionKey: key(stack) });

  expect(Object.values(existingOf(fill(stack, domain)))).toEqual(Array(6).fill(undefined));
});
