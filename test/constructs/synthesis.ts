import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { FieldContentType, ObjectTypeOptions, StandardIdentifier, StandardProfile } from '../../src';

export const DOMAIN = 'Custom::CustomerProfilesDomain';
export const OBJECT_TYPE = 'Custom::CustomerProfilesObjectType';

/** An environment that is known, so that ARNs can be read in full. */
export const ENV = { account: '123456789012', region: 'us-east-1' };

export function newStack(app = new App(), id = 'Shop'): Stack {
  return new Stack(app, id, { env: ENV });
}

/** A mapping that breaks no rule. */
export const CUSTOMER: ObjectTypeOptions = {
  objectTypeName: 'Customer',
  fields: {
    id: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER },
    email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
  },
  keys: [
    { name: 'customerId', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.LOOKUP_ONLY] },
  ],
};

/** The properties of the one resource of a type. */
export function propertiesOf(stack: Stack, type: string): { readonly [property: string]: unknown } {
  const resources = Object.values(Template.fromStack(stack).findResources(type));
  expect(resources).toHaveLength(1);
  return resources[0].Properties as { readonly [property: string]: unknown };
}

/** The logical id of the one resource of a type whose properties match. */
export function logicalId(template: Template, type: string, properties: object = {}): string {
  const ids = Object.keys(template.findResources(type, Match.objectLike({ Properties: Match.objectLike(properties) })));
  expect(ids).toHaveLength(1);
  return ids[0];
}

/** What synthesis says where it refuses an app, each error with the path of its construct; empty where it does not. */
export function findingsOf(app: App): string[] {
  const lines = reportOf(app).split('\n').map((line) => line.trim());
  let path = '';
  return lines.flatMap((line) => {
    path = /^\[[^\]]*\]/.exec(line)?.[0] ?? path;
    return line.includes('[CP') ? [line.startsWith('[') ? line : `${path} ${line}`] : [];
  });
}

/** The whole message with which synthesis refuses an app; empty where it does not. */
export function reportOf(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    const { message } = error as Error;
    if (!message.includes('[CP')) {
      throw error;
    }
    return message;
  }
}

/** The texts of the warnings of a stack. */
export function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id} ${String(entry.data).replace(/\[ack: annotation::/i, '[ack: ')}`);
}

/** A policy statement with which the service may act for one resource of the account. */
export function serviceStatement(sourceArn: string, action: string | string[], resource: unknown = '*'): object {
  return {
    Action: action,
    Condition: { ArnEquals: { 'aws:SourceArn': sourceArn }, StringEquals: { 'aws:SourceAccount': ENV.account } },
    Effect: 'Allow',
    Principal: { Service: 'profile.amazonaws.com' },
    Resource: resource,
  };
}

export const KEY_ACTIONS = ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'];

/** The ARN of a resource of the service, as it stands in the template. */
export function profileArn(resource: string): object {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:profile:${ENV.region}:${ENV.account}:${resource}`]] };
}
