import { App, CfnResource, Resource, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnDomain, CfnObjectType } from 'aws-cdk-lib/aws-customerprofiles';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import {
  CalculatedAttribute, CalculationExpression, CalculationStatistic, ConflictResolution, Domain, DomainGrants, EventStream, FlowDefinition, FlowSource,
  IdentityResolution, Integration, IntegrationSource, IntegrationWorkflow, MatchingAttribute, ObjectType,
} from '../../../src';
import { CUSTOMER, ENV, findingsOf, newStack, profileArn } from '../synthesis';

const KEY_ARN = `arn:aws:kms:us-east-1:${ENV.account}:key/11111111-2222-3333-4444-555555555555`;
const OTHER_REGION = { account: ENV.account, region: 'eu-west-1' };

const flow = () => new FlowDefinition({
  flowName: 'contacts', source: FlowSource.salesforce({ connectorProfileName: 'sf', object: 'Contact' }), fields: [{ name: 'Id' }],
});

/** Every construct that is made in a domain. */
const CHILDREN: { readonly [kind: string]: (scope: Construct, domain: refs.IDomainRef) => Resource } = {
  ObjectType: (scope, domain) => new ObjectType(scope, 'Child', { domain, ...CUSTOMER }),
  Integration: (scope, domain) => new Integration(scope, 'Child', { domain, source: IntegrationSource.fromFlowName('f'), objectTypeName: 'Customer' }),
  IntegrationWorkflow: (scope, domain) => new IntegrationWorkflow(scope, 'Child', { domain, flow: flow(), objectTypeName: 'Customer' }),
  EventStream: (scope, domain) => new EventStream(scope, 'Child', { domain, eventStreamName: 's', stream: new kinesis.Stream(scope, 'Stream') }),
  CalculatedAttribute: (scope, domain) => new CalculatedAttribute(scope, 'Child', {
    domain, calculatedAttributeName: 'count', expression: CalculationExpression.attribute('_order', 'Name'), statistic: CalculationStatistic.COUNT,
  }),
  IdentityResolution: (scope, domain) => new IdentityResolution(scope, 'Child', {
    domain, ruleBasedMatching: { rules: [[MatchingAttribute.LAST_NAME]] },
  }),
};

const KINDS = Object.keys(CHILDREN);

function newL1(stack: Stack, id = 'L1', domainName = 'crm'): CfnDomain {
  return new CfnDomain(stack, id, { domainName, defaultExpirationDays: 30, defaultEncryptionKey: KEY_ARN });
}

function childOf(stack: Stack): { readonly Properties: { readonly [property: string]: unknown }; readonly DependsOn: readonly string[] } {
  const children = Object.values(Template.fromStack(stack).toJSON().Resources as { [id: string]: { Type: string } })
    .filter(({ Type }) => Type.startsWith('Custom::CustomerProfiles'));
  expect(children).toHaveLength(1);
  return children[0] as unknown as ReturnType<typeof childOf>;
}

function policyOf(stack: Stack): string {
  return JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
}

describe.each(KINDS)('%s', (kind) => {
  test('takes the L1 of a domain: its name as given, its key, and after it', () => {
    const stack = newStack();
    const domain = newL1(stack);
    CHILDREN[kind](stack, domain);
    const child = childOf(stack);

    expect(child.Properties.DomainName).toBe('crm');
    expect(child.DependsOn).toContain(stack.getLogicalId(domain));
    expect(policyOf(stack)).toContain(`"Resource":"${KEY_ARN}"`);
    expect(policyOf(stack)).not.toContain(`"Ref":"${stack.getLogicalId(domain)}"`);
  });

  test('takes a domain construct of somebody else, by the L1 that it is made of', () => {
    const stack = newStack();
    class Ours extends Construct implements refs.IDomainRef {
      public readonly env = ENV;
      public readonly domainRef: refs.DomainReference;
      public readonly l1: CfnDomain;
      constructor() {
        super(stack, 'Ours');
        this.l1 = new CfnDomain(this, 'Resource', { domainName: 'theirs', defaultExpirationDays: 30, defaultEncryptionKey: KEY_ARN });
        this.domainRef = this.l1.domainRef;
      }
    }
    const domain = new Ours();
    CHILDREN[kind](stack, domain);
    const child = childOf(stack);

    expect(child.Properties.DomainName).toBe('theirs');
    expect(child.DependsOn).toContain(stack.getLogicalId(domain.l1));
  });

  test('is refused where the L1 is in another region', () => {
    const app = new App();
    const domain = newL1(new Stack(app, 'There', { env: OTHER_REGION }));

    expect(() => CHILDREN[kind](newStack(app), domain)).toThrow(/the domain There\/L1 is in region eu-west-1, this stack in us-east-1; an? \w[\w ]* is made in its domain's region/);
  });

  test('waits for a domain of another stack', () => {
    const app = new App();
    const there = newStack(app, 'There');
    const domain = new Domain(there, 'Domain', { domainName: 'crm', encryptionKey: new kms.Key(there, 'Key') });
    const stack = newStack(app);
    CHILDREN[kind](stack, domain);
    app.synth();

    expect(stack.dependencies).toContain(there);
    expect(childOf(stack).Properties.DomainName).toBe('crm');
  });
});

test('an L1 whose key is not an ARN is refused, because permissions need one', () => {
  const stack = newStack();
  const domain = new CfnDomain(stack, 'L1', { domainName: 'crm', defaultExpirationDays: 30, defaultEncryptionKey: 'alias/crm' });

  expect(() => new ObjectType(stack, 'Customers', { domain, ...CUSTOMER })).toThrow(
    '[Shop/L1] defaultEncryptionKey "alias/crm" is not the ARN of a key, which permissions on it need; give the ARN, or take the domain with '
    + 'Domain.fromDomainAttributes and its encryptionKey',
  );
});

test('resources in an L1 and in an import of the same domain are checked against each other', () => {
  const app = new App();
  const stack = newStack(app);
  new ObjectType(stack, 'One', { domain: newL1(stack), ...CUSTOMER });
  new ObjectType(stack, 'Two', { domain: Domain.fromDomainName(stack, 'Same', 'crm'), ...CUSTOMER });

  expect(findingsOf(app)).toEqual([expect.stringMatching(/ObjectTypeName "Customer" is made by Shop\/One.* too.*\[CP1802\]/)]);
});

describe('neighbours', () => {
  test('the L1 of an object type is taken for its name, and is there before', () => {
    const stack = newStack();
    const domain = newL1(stack);
    const objectType = new CfnObjectType(stack, 'Orders', { domainName: 'crm', objectTypeName: 'Orders', description: 'd' });
    new Integration(stack, 'Files', { domain, source: IntegrationSource.fromFlowName('f'), objectType });

    expect(childOf(stack).Properties.ObjectTypeName).toBe('Orders');
    expect(childOf(stack).DependsOn).toContain(stack.getLogicalId(objectType));
    expect(CalculationExpression.field(objectType, 'total').expression).toBe('{Orders.total}');
    expect(ConflictResolution.source(objectType).objectTypeName).toBe('Orders');
  });

  test('the L1 of an object type of another domain is refused', () => {
    const stack = newStack();
    const objectType = new CfnObjectType(stack, 'Orders', { domainName: 'shop', objectTypeName: 'Orders', description: 'd' });

    expect(() => new CalculatedAttribute(stack, 'Spent', {
      domain: newL1(stack), calculatedAttributeName: 'Spent', expression: CalculationExpression.field(objectType, 'total'), statistic: CalculationStatistic.SUM,
    })).toThrow('[Shop/Spent] the object type Shop/Orders is of the domain "shop", the calculated attribute of Shop/L1; use an object type of the same domain');
  });
});

describe('what exists', () => {
  const there = (stack: Stack) => Domain.fromDomainArn(stack, 'There', `arn:aws:profile:eu-west-1:${ENV.account}:domains/crm`);
  const FROM: { readonly [kind: string]: (stack: Stack) => { readonly env: refs.IDomainRef['env'] } } = {
    ObjectType: (stack) => ObjectType.fromObjectTypeAttributes(stack, 'It', { domain: there(stack), objectTypeName: 'Orders' }),
    Integration: (stack) => Integration.fromIntegrationAttributes(stack, 'It', { domain: there(stack), uri: 'u' }),
    IntegrationWorkflow: (stack) => IntegrationWorkflow.fromIntegrationWorkflowAttributes(stack, 'It', { domain: there(stack), workflowId: 'w' }),
    EventStream: (stack) => EventStream.fromEventStreamAttributes(stack, 'It', { domain: there(stack), eventStreamName: 's' }),
    CalculatedAttribute: (stack) => CalculatedAttribute.fromCalculatedAttributeAttributes(stack, 'It', { domain: there(stack), calculatedAttributeName: 'c' }),
    IdentityResolution: (stack) => IdentityResolution.fromDomain(stack, 'It', there(stack)),
  };

  test.each(Object.keys(FROM))('%s is where its domain is', (kind) => {
    expect(FROM[kind](newStack()).env).toEqual(OTHER_REGION);
  });

  test.each([
    ['object-types/Orders', (stack: Stack, arn: string) => {
      const it = ObjectType.fromObjectTypeArn(stack, 'It', arn);
      return [it.domain.domainRef.domainName, it.objectTypeName, it.objectTypeArn, it.env.region];
    }],
    ['event-streams/Orders', (stack: Stack, arn: string) => {
      const it = EventStream.fromEventStreamArn(stack, 'It', arn);
      return [it.domain.domainRef.domainName, it.eventStreamName, it.eventStreamArn, it.env.region];
    }],
    ['calculated-attributes/Orders', (stack: Stack, arn: string) => {
      const it = CalculatedAttribute.fromCalculatedAttributeArn(stack, 'It', arn);
      return [it.domain.domainRef.domainName, it.calculatedAttributeName, it.calculatedAttributeArn, it.env.region];
    }],
    ['integrations/Orders', (stack: Stack, arn: string) => {
      const it = Integration.fromIntegrationArn(stack, 'It', arn);
      return [it.domain.domainRef.domainName, it.uri, it.integrationArn, it.env.region];
    }],
  ])('has its domain, name and environment in its ARN: %s', (path, names) => {
    const arn = `arn:aws:profile:eu-west-1:${ENV.account}:domains/crm/${path}`;

    expect(names(newStack(), arn)).toEqual(['crm', 'Orders', arn, 'eu-west-1']);
  });

  test('an integration with slashes in its name keeps them', () => {
    const flowArn = `arn:aws:appflow:us-east-1:${ENV.account}:flow/contacts`;
    const it = Integration.fromIntegrationArn(newStack(), 'It', `arn:aws:profile:us-east-1:${ENV.account}:domains/crm/integrations/${flowArn}`);

    expect(it.uri).toBe(flowArn);
  });

  test('another ARN is refused with the form of the right one', () => {
    const arn = `arn:aws:profile:us-east-1:${ENV.account}:domains/crm/event-streams/s`;

    expect(() => ObjectType.fromObjectTypeArn(newStack(), 'It', arn)).toThrow(`[Shop] "${arn}" is not the ARN of an object type; it looks like `
      + 'arn:aws:profile:us-east-1:123456789012:domains/my-domain/object-types/my-name');
  });

  test('of an ARN that is known at deployment only, CloudFormation takes the names', () => {
    const stack = newStack();
    const other = new CfnResource(stack, 'Other', { type: 'Test::Thing' });
    const objectType = ObjectType.fromObjectTypeArn(stack, 'It', other.getAtt('Arn').toString());

    expect(stack.resolve(objectType.objectTypeName)).toEqual({ 'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Other', 'Arn'] }] }] });
    expect(() => Integration.fromIntegrationArn(stack, 'Files', other.getAtt('Arn').toString())).toThrow(/use fromIntegrationAttributes/);
  });
});

describe('grants', () => {
  const role = (stack: Stack) => new iam.Role(stack, 'Loader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const statements = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .flatMap((policy) => (policy.Properties as { PolicyDocument: { Statement: { Sid?: string }[] } }).PolicyDocument.Statement)
    .filter(({ Sid }) => Sid === undefined);

  test('can be given on an L1, with its key', () => {
    const stack = newStack();
    const domain = newL1(stack);
    DomainGrants.fromDomain(domain).resolveIdentities(role(stack));

    expect(statements(stack)).toEqual([
      expect.objectContaining({
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:profile:us-east-1:${ENV.account}:domains/`, { Ref: 'L1' }]] },
      }),
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY_ARN },
    ]);
  });

  test('of ingestion can be narrowed to an object type, and have no upload jobs then', () => {
    const stack = newStack();
    const domain = Domain.fromDomainName(stack, 'Domain', 'crm');
    domain.grants.ingest(role(stack), ObjectType.fromObjectTypeAttributes(stack, 'Orders', { domain, objectTypeName: 'Orders' }));

    expect(statements(stack)).toEqual([{
      Effect: 'Allow',
      Action: ['profile:BatchPutProfileObject', 'profile:PutProfileObject'],
      Resource: [profileArn('domains/crm'), profileArn('domains/crm/object-types/Orders')],
    }]);
  });

  test('of an object type of this app name it as it was given', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'crm' });
    domain.grants.ingest(role(stack), domain.addObjectType('Customers', CUSTOMER));

    expect(JSON.stringify(statements(stack))).toContain('/object-types/Customer"');
  });

  test('have a way out for any action', () => {
    const stack = newStack();
    Domain.fromDomainName(stack, 'Domain', 'crm').grants.actions(role(stack), 'profile:NewThing', 'profile:OtherThing');

    expect(statements(stack)).toEqual([{
      Effect: 'Allow', Action: ['profile:NewThing', 'profile:OtherThing'], Resource: [profileArn('domains/crm'), profileArn('domains/crm/*')],
    }]);
  });
});

test('a domain of another stage is named, and not waited for: stages are deployed one after the other', () => {
  const app = new App();
  const domain = new Domain(new Stack(new Stage(app, 'First', { env: ENV }), 'There'), 'Domain', { domainName: 'crm' });
  const stack = new Stack(new Stage(app, 'Second', { env: ENV }), 'Shop');
  new ObjectType(stack, 'Customers', { domain, ...CUSTOMER });

  expect(childOf(stack).Properties.DomainName).toBe('crm');
  expect(childOf(stack).DependsOn).toHaveLength(1);
});
