import { ArnFormat, Resource, Stack } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { IDomain } from './domain-interface';
import { ObjectType, ObjectTypeOptions } from './object-type';

/**
 * What domains of this app and domains made elsewhere have in common.
 * @internal
 */
export abstract class DomainBase extends Resource implements IDomain {
  /** The name of the domain. */
  public abstract readonly domainName: string;
  /** The ARN of the domain. */
  public abstract readonly domainArn: string;
  /** The customer managed key that encrypts the domain, where there is one and it is known. */
  public abstract readonly encryptionKey?: kms.IKey;

  /** A reference to this domain for constructs that take any domain, such as those of aws-cdk-lib. */
  public get domainRef(): refs.DomainReference {
    return { domainName: this.domainName };
  }

  /**
   * Adds an object type to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the object type is
   */
  public addObjectType(id: string, options: ObjectTypeOptions): ObjectType {
    return new ObjectType(this, id, { ...options, domain: this });
  }
}

/** A domain made elsewhere. */
export class ImportedDomain extends DomainBase {
  public readonly domainName: string;
  public readonly domainArn: string;
  public readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, domainName: string, arn: string, encryptionKey?: kms.IKey) {
    super(scope, id, { environmentFromArn: arn });
    this.domainName = domainName;
    this.domainArn = arn;
    this.encryptionKey = encryptionKey;
  }
}

/** The ARN of a domain by its name, in the scope's account and region. */
export function domainArn(scope: Construct, domainName: string): string {
  return Stack.of(scope).formatArn({ service: 'profile', resource: 'domains', resourceName: domainName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}
