import { IResource, Resource } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { ObjectTypeOptions } from './object-type-options';
import { objectTypeRequest } from './object-type-request';
import { childPath, keySourcePath } from '../../model/resource-path';
import * as checks from '../../model/rules/checks';
import { checkedArguments } from '../arguments/checked-arguments';
import { refuseAwsManagedKey } from '../private/aws-managed-key';
import { letServiceUseKey, SERVICE_KEY_ACTIONS } from '../private/confused-deputy';
import { ENCRYPTION_KEY, refuseNeighbourElsewhere } from '../private/elsewhere';
import { childOfArn, ImportedChild } from '../private/imported-child';
import { arnIn, arnOf, childArnOf, givenKey } from '../private/references';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { DomainPlacement } from '../provider/domain-placement';

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
@checkedArguments('ObjectType')
export class ObjectType extends Resource implements IObjectType {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.ObjectType';

  /**
   * An object type that exists, by its domain and name.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param attributes what names it
   */
  public static fromObjectTypeAttributes(scope: Construct, id: string, attributes: ObjectTypeAttributes): IObjectType {
    return new ImportedObjectType(scope, id, attributes.domain, attributes.objectTypeName);
  }

  /**
   * An object type that exists, by its ARN.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param objectTypeArn the ARN of the object type
   * @throws where it is not the ARN of an object type
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

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where the key is one that AWS manages, or where the domain is in another account or region
   */
  constructor(scope: Construct, id: string, props: ObjectTypeProps) {
    super(scope, id, { physicalName: props.objectTypeName });
    this.domain = props.domain;
    const placement = new DomainPlacement(this, props.domain, 'object-type');
    placement.allowOnDomain('ObjectTypes', ACTIONS, 'object-type');
    if (props.encryptionKey) {
      refuseAwsManagedKey(this, props.encryptionKey, ENCRYPTION_KEY.what);
      refuseNeighbourElsewhere(this, props.encryptionKey, ENCRYPTION_KEY);
      placement.allowKey(givenKey(props.encryptionKey));
    }
    const request = objectTypeRequest(props);
    const resource = placement.addResource({ request, existing: props.existing, removalPolicy: props.removalPolicy });
    if (props.encryptionKey) {
      const source = keySourcePath('object-type', placement.domainName, props.objectTypeName);
      letServiceUseKey(this, props.encryptionKey, arnIn(this, source), SERVICE_KEY_ACTIONS);
    }

    this.objectTypeName = this.getResourceNameAttribute(resource.getAtt('ObjectTypeName').toString());
    this.objectTypeArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(), arnOf(childPath('object-type', placement.domainName, this.physicalName)));
    reportAtSynth(this, () => checks.checkObjectType({
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
