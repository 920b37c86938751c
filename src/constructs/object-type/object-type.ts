import { Duration, IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { ObjectTypeField } from './object-type-field';
import type { ObjectTypeKey } from './object-type-key';
import { objectTypeRequest } from './object-type-request';
import type { ObjectTypeTemplate } from './object-type-template';
import type { SourceTimestampFormat } from './source-timestamp-format';
import { childPath, keySourcePath } from '../../model/resource-path';
import { checks } from '../private/checks';
import { letServiceUseKey, SERVICE_KEY_ACTIONS } from '../private/confused-deputy';
import { childOfArn, ImportedChild } from '../private/imported-child';
import { arnOf, childArnOf } from '../private/references';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { DomainPlacement } from '../provider/domain-placement';
import type { ExistingResource } from '../provider/existing-resource';

/** What the function does with object types; the service has one call for making and changing. */
const ACTIONS = [
  'profile:DeleteProfileObjectType', 'profile:GetProfileObjectType', 'profile:PutProfileObjectType', 'profile:TagResource', 'profile:UntagResource',
];

/**
 * An object type of a domain: how the records of one source become profiles and standard objects.
 */
export interface IObjectType extends IResource, refs.IObjectTypeRef {
  /**
   * The name of the object type.
   * @attribute
   */
  readonly objectTypeName: string;

  /**
   * The ARN of the object type.
   * @attribute
   */
  readonly objectTypeArn: string;

  /** The domain of the object type. */
  readonly domain: refs.IDomainRef;
}

/**
 * An object type that is not made by this app.
 */
export interface ObjectTypeAttributes {
  /** The domain of the object type. */
  readonly domain: refs.IDomainRef;
  /** The name of the object type. */
  readonly objectTypeName: string;
}

/**
 * What an object type is, apart from its domain.
 */
export interface ObjectTypeOptions {
  /**
   * The name of the object type: 1 to 255 letters, digits, `-` and `_`, a letter first (API model). It cannot be changed:
   * another name makes another object type.
   */
  readonly objectTypeName: string;

  /**
   * What the object type is for; 1 to 1,000 characters (API model).
   *
   * @default - the name of the object type
   */
  readonly description?: string;

  /**
   * The fields of the mapping, by name; up to 250 (Administrator Guide, "Customer Profiles data limits").
   *
   * A change holds for records that come in afterwards; records that are in the domain are not read again.
   *
   * @default - the fields of the template
   */
  readonly fields?: { [name: string]: ObjectTypeField };

  /**
   * The keys of the mapping: exactly one with `StandardIdentifier.UNIQUE`, at least one with `StandardIdentifier.PROFILE`.
   *
   * @default - the keys of the template
   */
  readonly keys?: ObjectTypeKey[];

  /**
   * A template of the service to take fields and keys from, in place of `fields` and `keys`.
   *
   * @default - `fields` and `keys` are the mapping
   */
  readonly template?: ObjectTypeTemplate;

  /**
   * Whether a record for which no profile is found creates one. Not beside a template.
   *
   * @default - left to the service: a mapping creates no profiles, a template says for itself
   */
  readonly allowProfileCreation?: boolean;

  /**
   * How long objects of the type are kept, in whole days: 1 to 1,098 (API model). A change holds for objects that come in afterwards.
   *
   * @default - the default expiration of the domain
   */
  readonly expiration?: Duration;

  /**
   * The customer managed key that encrypts objects of the type. Its policy is extended so that the service may use it for this object type.
   *
   * @default - the key of the domain
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The form of the source's time of last change. Required where a field fills `_profile.SourceLastUpdatedTimestamp`; not beside a template.
   *
   * @default - none
   */
  readonly sourceLastUpdatedTimestampFormat?: SourceTimestampFormat;

  /**
   * How many objects of the type a profile holds at most; 1 or more (API model). Over all types a profile holds 1,000,
   * adjustable (Administrator Guide, "Service quotas").
   *
   * @default - left to the service
   */
  readonly maxProfileObjectCount?: number;

  /**
   * Which source wins where two fill the same field of a profile: the lower number does; 1 or more (API model).
   *
   * @default - the lowest priority
   */
  readonly sourcePriority?: number;

  /**
   * What happens to the object type when it is taken out of the stack, or replaced. Deleting an object type deletes every object of it,
   * and clears the fields of profiles that only it filled.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE - it is kept, unless the deployment that made it is rolled back
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What happens where the domain has an object type of that name already.
   *
   * @default ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * Properties of an object type.
 */
export interface ObjectTypeProps extends ObjectTypeOptions {
  /** The domain of the object type. */
  readonly domain: refs.IDomainRef;
}

/**
 * An object type of a Customer Profiles domain.
 *
 * @resource AWS::CustomerProfiles::ObjectType
 */
@propertyInjectable
export class ObjectType extends Resource implements IObjectType {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.ObjectType';

  /**
   * An object type that exists, by its domain and name.
   */
  public static fromObjectTypeAttributes(scope: Construct, id: string, attributes: ObjectTypeAttributes): IObjectType {
    return new ImportedObjectType(scope, id, attributes.domain, attributes.objectTypeName);
  }

  /**
   * An object type that exists, by its ARN.
   */
  public static fromObjectTypeArn(scope: Construct, id: string, objectTypeArn: string): IObjectType {
    const { domain, name } = childOfArn(scope, id, 'object-type', objectTypeArn);
    return new ImportedObjectType(scope, id, domain, name);
  }

  /** The name of the object type. */
  public readonly objectTypeName: string;
  /** The ARN of the object type. */
  public readonly objectTypeArn: string;
  /** The domain of the object type. */
  public readonly domain: refs.IDomainRef;

  constructor(scope: Construct, id: string, props: ObjectTypeProps) {
    super(scope, id, { physicalName: props.objectTypeName });
    this.domain = props.domain;
    const placement = new DomainPlacement(this, props.domain, 'object-type');
    placement.allowOnDomain('ObjectTypes', ACTIONS, 'object-type');
    if (props.encryptionKey) {
      placement.allowKey({ keyArn: props.encryptionKey.keyArn, key: props.encryptionKey });
    }
    const request = objectTypeRequest(props);
    const resource = placement.addResource({ request, existing: props.existing, removalPolicy: props.removalPolicy });
    if (props.encryptionKey) {
      const source = keySourcePath('object-type', placement.domainName, props.objectTypeName);
      letServiceUseKey(this, props.encryptionKey, Stack.of(this).formatArn(arnOf(source)), SERVICE_KEY_ACTIONS);
    }

    this.objectTypeName = this.getResourceNameAttribute(resource.getAtt('ObjectTypeName').toString());
    this.objectTypeArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(), arnOf(childPath('object-type', placement.domainName, this.physicalName)));
    reportAtSynth(this, () => checks().checkObjectType({
      // The name of a domain of this app is checked there, once.
      DomainName: props.domain.domainRef.domainName, ...request, Tags: resource.requestTags(),
    }, SKIP_TOKENS));
  }

  /** A reference to this object type for constructs that take any of it, such as those of aws-cdk-lib. */
  public get objectTypeRef(): refs.ObjectTypeReference {
    return { domainName: this.domain.domainRef.domainName, objectTypeName: this.objectTypeName };
  }
}

class ImportedObjectType extends ImportedChild implements IObjectType {
  public readonly objectTypeArn: string;

  constructor(scope: Construct, id: string, domain: refs.IDomainRef, public readonly objectTypeName: string) {
    super(scope, id, domain);
    this.objectTypeArn = childArnOf(domain, 'object-type', objectTypeName);
  }

  public get objectTypeRef(): refs.ObjectTypeReference {
    return { domainName: this.domain.domainRef.domainName, objectTypeName: this.objectTypeName };
  }
}
