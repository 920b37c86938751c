import { App, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as profiles from 'aws-cdk-lib/aws-customerprofiles';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CUSTOMER, DOMAIN, logicalId, newStack, OBJECT_TYPE, profileArn } from '../synthesis';
import { Domain, ObjectType } from '../../../src';

describe('an object type of a domain that is elsewhere', () => {
  test('names it, and waits for the function\'s policy', () => {
    const stack = newStack();
    Domain.fromDomainName(stack, 'Domain', 'retail').addObjectType('Customer', CUSTOMER);
    const template = Template.fromStack(stack);

    template.hasResource(OBJECT_TYPE, { Properties: { DomainName: 'retail' }, DependsOn: [logicalId(template, 'AWS::IAM::Policy')] });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'ObjectTypes', Resource: [profileArn('domains/retail'), profileArn('domains/retail/object-types/*')] })]) },
    });
  });

  test('lets the function use the key that the domain is known to have', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', encryptionKey }).addObjectType('Customer', CUSTOMER);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'Keys', Resource: stack.resolve(encryptionKey.keyArn) as unknown })]) },
    });
  });

  test.each([
    ['region', 'arn:aws:profile:eu-central-1:123456789012:domains/retail', 'is in region eu-central-1, this stack in us-east-1'],
    ['account', 'arn:aws:profile:us-east-1:210987654321:domains/retail', 'is in account 210987654321, this stack in 123456789012'],
  ])('is refused in another %s', (place, arn, says) => {
    const stack = newStack();

    expect(() => Domain.fromDomainArn(stack, 'Domain', arn).addObjectType('Customer', CUSTOMER))
      .toThrow(`[Shop/Domain/Customer] the domain Shop/Domain ${says}; an object type is made in its domain's ${place}`);
  });

  test('is taken where the place is not known', () => {
    const stack = new Stack(new App(), 'Anywhere');
    Domain.fromDomainArn(stack, 'Domain', 'arn:aws:profile:eu-central-1:210987654321:domains/retail').addObjectType('Customer', CUSTOMER);
    Domain.fromDomainArn(stack, 'Imported', Fn.importValue('Arn')).addObjectType('Customer', CUSTOMER);

    Template.fromStack(stack).resourceCountIs(OBJECT_TYPE, 2);
  });
});

describe('an object type in another stack of the app', () => {
  const twoStacks = () => {
    const app = new App();
    const domains = newStack(app, 'Domains');
    const mappings = newStack(app, 'Mappings');
    const encryptionKey = new kms.Key(domains, 'Key');
    const domain = new Domain(domains, 'Domain', { domainName: 'retail', encryptionKey });
    const objectType = new ObjectType(mappings, 'Customer', { ...CUSTOMER, domain, encryptionKey });
    return { app, domains, mappings, domain, objectType };
  };

  test('comes after the domain\'s stack, with a function of its own and without an export of the domain', () => {
    const { app, domains, mappings } = twoStacks();
    app.synth();
    const template = Template.fromStack(mappings);

    expect(mappings.dependencies).toEqual([domains]);
    expect(domains.dependencies).toEqual([]);
    template.hasResource(OBJECT_TYPE, { Properties: { DomainName: 'retail' }, DependsOn: [logicalId(template, 'AWS::IAM::Policy')] });
    template.resourceCountIs('AWS::Lambda::Function', 1);
    expect(JSON.stringify(Object.keys(Template.fromStack(domains).findOutputs('*')))).not.toContain('DomainName');
  });

  test('can be named by a third stack', () => {
    const { app, mappings, domain, objectType } = twoStacks();
    const third = newStack(app, 'Third');
    new profiles.CfnIntegration(third, 'Integration', {
      domainName: domain.domainName, objectTypeName: objectType.objectTypeName, uri: 'arn:aws:appflow:us-east-1:123456789012:flow/customers',
    });
    app.synth();

    Template.fromStack(third).hasResourceProperties('AWS::CustomerProfiles::Integration', {
      DomainName: { 'Fn::ImportValue': Match.stringLikeRegexp('^Domains:') }, ObjectTypeName: { 'Fn::ImportValue': Match.stringLikeRegexp('^Mappings:') },
    });
    expect(third.dependencies).toContain(mappings);
  });
});

describe('an object type and a domain of which one is in a nested stack', () => {
  test.each<[string, (parent: Stack, nested: Stack) => [domains: Stack, mappings: Stack]]>([
    ['the object type', (parent, nested) => [parent, nested]],
    ['the domain', (parent, nested) => [nested, parent]],
  ])('make no circle: %s', (_, places) => {
    const stack = newStack();
    const [domains, mappings] = places(stack, new NestedStack(stack, 'Nested'));
    const encryptionKey = new kms.Key(stack, 'Key');
    const domain = new Domain(domains, 'Domain', { domainName: 'retail', encryptionKey });
    new ObjectType(mappings, 'Customer', { ...CUSTOMER, domain, encryptionKey });

    Template.fromStack(mappings).hasResourceProperties(OBJECT_TYPE, { DomainName: 'retail' });
    const parent = Template.fromStack(stack);
    const [first, second] = domains === stack ? [DOMAIN, 'AWS::CloudFormation::Stack'] : ['AWS::CloudFormation::Stack', OBJECT_TYPE];
    parent.hasResource(second, { DependsOn: Match.arrayWith([logicalId(parent, first)]) });
  });
});
