import { hexCharacters, upperCharacters, uuid } from './generated-names';
import { arnOf, text } from './native-type';
import type { NativeInstance, NativeType } from './native-type';

/** IAM, KMS, Secrets Manager. */

function path({ properties }: NativeInstance): string {
  return text(properties.Path, '/');
}

function iamArn(instance: NativeInstance, kind: string): string {
  return arnOf(instance, 'iam', `${kind}${path(instance)}${instance.name}`, 'account');
}

function managedPolicyArn(instance: NativeInstance): string {
  return iamArn(instance, 'policy');
}

function keyId({ seed, properties }: NativeInstance): string {
  return properties.MultiRegion === true ? `mrk-${hexCharacters(32, seed)}` : uuid(seed);
}

function secretArn(instance: NativeInstance): string {
  // Secrets Manager adds six characters to the name
  return arnOf(instance, 'secretsmanager', `secret:${instance.name}-${upperCharacters(6, instance.seed)}`);
}

export const IDENTITY_TYPES: { readonly [key: string]: NativeType } = {
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    replacedBy: ['Path'],
    attributes: (instance) => ({ Arn: iamArn(instance, 'role'), RoleId: `AROA${upperCharacters(17, instance.seed)}` }),
  },
  'AWS::IAM::User': {
    nameProperty: 'UserName',
    attributes: (instance) => ({ Arn: iamArn(instance, 'user') }),
  },
  'AWS::IAM::Group': {
    nameProperty: 'GroupName',
    attributes: (instance) => ({ Arn: iamArn(instance, 'group') }),
  },
  'AWS::IAM::Policy': {
    // inline: the name belongs to the roles it is in, so Ref gives a generated one
    ref: ({ name }) => name,
    attributes: ({ name }) => ({ Id: name }),
  },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    replacedBy: ['Path', 'Description'],
    ref: managedPolicyArn,
    attributes: (instance) => ({
      PolicyArn: managedPolicyArn(instance),
      PolicyId: `ANPA${upperCharacters(17, instance.seed)}`,
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      IsAttachable: true,
      PermissionsBoundaryUsageCount: 0,
    }),
  },
  'AWS::IAM::InstanceProfile': {
    nameProperty: 'InstanceProfileName',
    replacedBy: ['Path'],
    attributes: (instance) => ({ Arn: iamArn(instance, 'instance-profile') }),
  },
  'AWS::IAM::ServiceLinkedRole': {
    replacedBy: ['AWSServiceName', 'CustomSuffix'],
    attributes: ({ name }) => ({ RoleName: name }),
  },
  'AWS::KMS::Key': {
    replacedBy: ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
    ref: keyId,
    attributes: (instance) => ({ Arn: arnOf(instance, 'kms', `key/${keyId(instance)}`), KeyId: keyId(instance) }),
  },
  'AWS::KMS::Alias': {
    nameProperty: 'AliasName',
    attributes: ({ name }) => ({ AliasName: name }),
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    ref: secretArn,
    attributes: (instance) => ({ Id: secretArn(instance) }),
  },
};
