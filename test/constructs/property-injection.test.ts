import { App, IPropertyInjector, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CUSTOMER, ENV } from './synthesis';
import {
  CalculatedAttribute, CalculationExpression, CalculationStatistic, Domain, EventStream, FlowDefinition, FlowSource, IdentityResolution, Integration,
  IntegrationSource, IntegrationWorkflow, MatchingAttribute, ObjectType,
} from '../../src';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';

const INJECTABLE = { Domain, ObjectType, Integration, IntegrationWorkflow, EventStream, CalculatedAttribute, IdentityResolution };

/** What a platform team would do: nothing of Customer Profiles is ever deleted by a stack. */
class KeepEverything implements IPropertyInjector {
  constructor(public readonly constructUniqueId: string) {}

  public inject(props: object): object {
    return { ...props, removalPolicy: RemovalPolicy.RETAIN };
  }
}

test('properties of every construct can be injected', () => {
  const app = new App({ propertyInjectors: Object.values(INJECTABLE).map(({ PROPERTY_INJECTION_ID }) => new KeepEverything(PROPERTY_INJECTION_ID)) });
  const stack = new Stack(app, 'Shop', { env: ENV });
  const domain = new Domain(stack, 'Domain', { domainName: 'crm', encryptionKey: new kms.Key(stack, 'Key') });
  domain.addObjectType('Customers', CUSTOMER);
  domain.addIntegration('Files', { source: IntegrationSource.fromFlowName('files'), objectTypeName: 'Customer' });
  domain.addIntegrationWorkflow('History', {
    objectTypeName: 'Customer',
    flow: new FlowDefinition({ flowName: 'history', source: FlowSource.salesforce({ connectorProfileName: 'sf', object: 'Contact' }), fields: [{ name: 'Id' }] }),
  });
  domain.addEventStream('Changes', { eventStreamName: 'changes', stream: new kinesis.Stream(stack, 'Stream') });
  domain.addCalculatedAttribute('Count', {
    calculatedAttributeName: 'count', expression: CalculationExpression.attribute('_order', 'Name'), statistic: CalculationStatistic.COUNT,
  });
  Domain.fromDomainName(stack, 'Other', 'other').addIdentityResolution('Rules', { ruleBasedMatching: { rules: [[MatchingAttribute.LAST_NAME]] } });

  const resources = Object.values(Template.fromStack(stack).toJSON().Resources as { readonly [id: string]: { Type: string; DeletionPolicy: string } })
    .filter(({ Type }) => Type.startsWith('Custom::CustomerProfiles'));
  expect([...new Set(resources.map(({ Type }) => Type))].sort()).toEqual(Object.values(RESOURCE_KINDS).map(({ type }) => type).sort());
  expect(resources.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(resources.map(() => 'Retain'));
});

test('ids of constructs differ, and begin with the name of the package', () => {
  const ids = Object.entries(INJECTABLE).map(([name, { PROPERTY_INJECTION_ID }]) => [name, PROPERTY_INJECTION_ID]);

  expect(ids).toEqual(Object.keys(INJECTABLE).map((name) => [name, `cdk-customer-profiles.${name}`]));
});
