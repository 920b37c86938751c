import type { IResource } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { ObjectType, ObjectTypeOptions } from './object-type';

/**
 * A Customer Profiles domain: where the profiles of an organisation live, with the objects that they are unified from.
 */
export interface IDomain extends IResource, refs.IDomainRef {
  /**
   * The name of the domain.
   * @attribute
   */
  readonly domainName: string;

  /**
   * The ARN of the domain.
   * @attribute
   */
  readonly domainArn: string;

  /**
   * The customer managed key that encrypts the domain, where there is one and it is known.
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Adds an object type to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the object type is
   */
  addObjectType(id: string, options: ObjectTypeOptions): ObjectType;
}
