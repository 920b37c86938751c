import { App, CfnParameter, Duration, Fn, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as profiles from 'aws-cdk-lib/aws-customerprofiles';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { CUSTOMER, DOMAIN, ENV, findingsOf, logicalId, newStack, OBJECT_TYPE, propertiesOf, warningsOf } from '../synthesis';
import {
  Domain, ExistingResource, FieldContentType, FieldTarget, ObjectType, ObjectTypeOptions, ObjectTypeTemplate, SourceTimestampFormat,
  StandardIdentifier, StandardProfile,
} from '../../../src';

const synthesised = (options: Partial<ObjectTypeOptions> = {}) => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  return { stack, domain, objectType: domain.addObjectType('Customer', { ...CUSTOMER, ...options }) };
};

const templateOnly: ObjectTypeOptions = { objectTypeName: 'CTR', template: ObjectTypeTemplate.CTR };

describe('an object type', () => {
  test('needs a name, fields and keys', () => {
    expect(propertiesOf(synthesised().stack, OBJECT_TYPE)).toEqual({
      ServiceToken: { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] },
      ServiceTimeout: 1200,
      WireVersion: '1',
      Kept: true,
      DomainName: 'retail',
      ObjectTypeName: 'Customer',
      Description: 'Customer',
      Fields: {
        id: { Source: '_source.id', Target: '_profile.AccountNumber' },
        email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
      },
      Keys: {
        customerId: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }],
        _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE', 'LOOKUP_ONLY'] }],
      },
    });
  });

  test('says everything it is told in the members of the API', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    new ObjectType(stack, 'Customer', {
      ...CUSTOMER,
      domain: new Domain(stack, 'Domain', { domainName: 'retail' }),
      description: 'customers of the shop',
      allowProfileCreation: true,
      expiration: Duration.days(90),
      encryptionKey,
      sourceLastUpdatedTimestampFormat: SourceTimestampFormat.simpleDateFormat("yyyy-MM-dd'T'HH:mm:ss'Z'"),
      maxProfileObjectCount: 100,
      sourcePriority: 2,
      existing: ExistingResource.ADOPT,
    });

    expect(propertiesOf(stack, OBJECT_TYPE)).toMatchObject({
      Existing: 'ADOPT',
      Description: 'customers of the shop',
      AllowProfileCreation: true,
      ExpirationDays: 90,
      EncryptionKey: stack.resolve(encryptionKey.keyArn) as unknown,
      SourceLastUpdatedTimestampFormat: "yyyy-MM-dd'T'HH:mm:ss'Z'",
      MaxProfileObjectCount: 100,
      SourcePriority: 2,
    });
  });

  test('may have a template in place of a mapping, with nothing that the service refuses beside it', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', { domainName: 'retail' }).addObjectType('Contacts', { ...templateOnly, expiration: Duration.days(30) });

    expect(propertiesOf(stack, OBJECT_TYPE)).toEqual({
      ServiceToken: { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] },
      ServiceTimeout: 1200,
      WireVersion: '1',
      Kept: true,
      DomainName: 'retail',
      ObjectTypeName: 'CTR',
      Description: 'CTR',
      TemplateId: 'CTR',
      ExpirationDays: 30,
    });
  });

  test('says that it creates no profiles where it is told so', () => {
    Template.fromStack(synthesised({ allowProfileCreation: false }).stack).hasResourceProperties(OBJECT_TYPE, { AllowProfileCreation: false });
  });

  test('keeps keys of one name in one list, in their order', () => {
    const key = (name: string, field: string, ...standardIdentifiers: StandardIdentifier[]) => ({ name, fieldNames: [field], standardIdentifiers });
    const { stack } = synthesised({
      keys: [
        key('customerId', 'id', StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE),
        key('contact', 'email', StandardIdentifier.PROFILE),
        key('customerId', 'email'),
      ],
    });

    expect(propertiesOf(stack, OBJECT_TYPE).Keys).toEqual({
      customerId: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }, { FieldNames: ['email'], StandardIdentifiers: [] }],
      contact: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE'] }],
    });
  });

  test('leaves out of fields and keys what is not said', () => {
    const { stack } = synthesised({
      fields: { ...CUSTOMER.fields, plain: { source: '_source.plain' } },
      keys: [...CUSTOMER.keys!, { name: 'search', fieldNames: ['plain'] }],
    });

    Template.fromStack(stack).hasResourceProperties(OBJECT_TYPE, { Fields: { plain: { Source: '_source.plain', Target: Match.absent(), ContentType: Match.absent() } } });
    expect(propertiesOf(stack, OBJECT_TYPE).Keys).toHaveProperty('search', [{ FieldNames: ['plain'] }]);
  });

  test('takes every content type, identifier and template of the service', () => {
    const names = ['STRING', 'NUMBER', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'NAME'];
    expect(Object.values(FieldContentType).map(String)).toEqual(names);
    expect(StandardIdentifier.of('NEWER_THAN_THIS').value).toBe('NEWER_THAN_THIS');
    expect(ObjectTypeTemplate.of('Newer-Than-This').value).toBe('Newer-Than-This');
    expect(FieldTarget.of('_newer.Than').toString()).toBe('_newer.Than');
    expect(StandardProfile.attribute('tier').path).toBe('_profile.Attributes.tier');
    expect(SourceTimestampFormat.EPOCH_MILLI.format).toBe('EpochMilli');
    expect(SourceTimestampFormat.of('Newer').format).toBe('Newer');
  });

  test.each<[string, SourceTimestampFormat, string]>([
    ['to the second', SourceTimestampFormat.ISO_8601, "yyyy-MM-dd'T'HH:mm:ssXXX"],
    ['to the millisecond', SourceTimestampFormat.ISO_8601_MILLI, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"],
  ])('takes times of ISO 8601 %s by a pattern that breaks no rule', (_, sourceLastUpdatedTimestampFormat, pattern) => {
    const { stack } = synthesised({ sourceLastUpdatedTimestampFormat });

    expect(propertiesOf(stack, OBJECT_TYPE).SourceLastUpdatedTimestampFormat).toBe(pattern);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('names itself by its resource', () => {
    const { stack, objectType } = synthesised();
    const id = logicalId(Template.fromStack(stack), OBJECT_TYPE);

    expect(stack.resolve(objectType.objectTypeName)).toEqual({ 'Fn::GetAtt': [id, 'ObjectTypeName'] });
    expect(stack.resolve(objectType.objectTypeArn)).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
  });

  test('comes after its domain and the function\'s policy, and so goes before both, even where its domain stays', () => {
    const template = Template.fromStack(synthesised().stack);

    template.hasResource(OBJECT_TYPE, { DependsOn: [logicalId(template, 'AWS::IAM::Policy'), logicalId(template, DOMAIN)] });
    template.hasResource(DOMAIN, { DependsOn: [logicalId(template, 'AWS::IAM::Policy')] });
  });

  test.each([
    [undefined, 'RetainExceptOnCreate', 'Retain'], [RemovalPolicy.RETAIN, 'Retain', 'Retain'], [RemovalPolicy.DESTROY, 'Delete', 'Delete'],
  ])('with the removal policy %s has %s', (removalPolicy, DeletionPolicy, UpdateReplacePolicy) => {
    Template.fromStack(synthesised({ removalPolicy }).stack).hasResource(OBJECT_TYPE, {
      DeletionPolicy, UpdateReplacePolicy, Properties: { Kept: DeletionPolicy === 'Delete' ? Match.absent() : true },
    });
  });

  test('refuses the removal policy SNAPSHOT', () => {
    expect(() => synthesised({ removalPolicy: RemovalPolicy.SNAPSHOT })).toThrow('[Shop/Domain/Customer] the removal policy SNAPSHOT is not supported');
  });
});

describe('an object type that is made elsewhere', () => {
  const imported = (stack: Stack) => ObjectType.fromObjectTypeAttributes(stack, 'Customer', { domain: Domain.fromDomainName(stack, 'Domain', 'retail'), objectTypeName: 'Customer' });

  test('has the ARN of its domain and name', () => {
    const stack = newStack();
    const objectType = imported(stack);

    expect(stack.resolve(objectType.objectTypeArn)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:profile:${ENV.region}:${ENV.account}:domains/retail/object-types/Customer`]] });
    expect(objectType.objectTypeName).toBe('Customer');
    expect(objectType.domain.domainRef.domainName).toBe('retail');
  });

  test.each<[string, (stack: Stack) => refs.IObjectTypeRef]>([
    ['made elsewhere', imported],
    ['of this app', (stack) => new Domain(stack, 'Domain', { domainName: 'retail' }).addObjectType('Customer', CUSTOMER)],
  ])('fits where aws-cdk-lib takes an object type: %s', (_, make) => {
    const stack = newStack();
    const { domainName, objectTypeName } = make(stack).objectTypeRef;
    new profiles.CfnIntegration(stack, 'Integration', { domainName, objectTypeName, uri: 'arn:aws:appflow:us-east-1:123456789012:flow/customers' });

    Template.fromStack(stack).hasResourceProperties('AWS::CustomerProfiles::Integration', {
      DomainName: stack.resolve(domainName) as unknown, ObjectTypeName: stack.resolve(objectTypeName) as unknown,
    });
  });
});

describe('values that are known at deployment only', () => {
  test('are refused nowhere and warned of nowhere', () => {
    const app = new App();
    const stack = new Stack(app, 'Anywhere');
    const text = (id: string) => new CfnParameter(stack, id).valueAsString;
    const count = (id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
    const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
    const domain = new Domain(stack, 'Domain', { domainName: text('DomainName'), defaultExpiration: Duration.days(count('DefaultDays')) });
    domain.addObjectType('Customer', {
      objectTypeName: text('TypeName'),
      description: Fn.importValue('Description'),
      expiration: Duration.days(count('Days')),
      sourceLastUpdatedTimestampFormat: SourceTimestampFormat.simpleDateFormat(text('Format')),
      maxProfileObjectCount: count('Count'),
      sourcePriority: count('Priority'),
      fields: {
        id: { source: text('Source'), target: FieldTarget.of(text('Target')) },
        [Lazy.string({ produce: () => 'late' })]: { source: '_source.a', target: FieldTarget.of(Fn.join('.', ['_profile', text('Field')])) },
      },
      keys: [
        { name: Lazy.string({ produce: () => 'late' }), fieldNames: list, standardIdentifiers: [StandardIdentifier.of(text('Identifier')), StandardIdentifier.SECONDARY] },
        { name: '_profileId', fieldNames: [text('KeyField')], standardIdentifiers: [StandardIdentifier.of(text('Other'))] },
      ],
    });
    domain.addObjectType('Contacts', { objectTypeName: text('ContactTypeName'), template: ObjectTypeTemplate.of(text('TemplateId')) });

    expect(findingsOf(app)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
    Template.fromStack(stack).hasResourceProperties(OBJECT_TYPE, {
      DomainName: { Ref: 'DomainName' }, ObjectTypeName: { Ref: 'TypeName' }, ExpirationDays: { Ref: 'Days' }, MaxProfileObjectCount: { Ref: 'Count' },
    });
  });
});
