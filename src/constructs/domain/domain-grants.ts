import * as iam from 'aws-cdk-lib/aws-iam';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { ADMINISTER, ANY_CHILD, CATALOGUES, GrantActions, INGEST, KEY_ACTIONS, PUT_OBJECTS, READ, RESOLVE_IDENTITIES, SEARCH, WRITE } from './grant-actions';
import { afterDomain } from '../../model/resource-path';
import { checkedArguments } from '../arguments/checked-arguments';
import { domainArnOf, keyOf, objectTypeNameOf, refuseOtherDomain } from '../private/references';

/**
 * Permissions on a domain for those who work with it, as `domain.grants`.
 *
 * No operation is in two of them: who needs more than one is given more than one. All are limited to the domain and to what is in it.
 * Where a customer managed key of yours encrypts the domain, each includes `kms:Decrypt` and `kms:GenerateDataKey` on it, which the
 * service asks of its callers (Administrator Guide, "Enable Customer Profiles"); an imported domain must be told its key for that. The key
 * of an object type that has its own is granted with the key's own `grantEncryptDecrypt`.
 */
@checkedArguments('DomainGrants')
export class DomainGrants {
  /**
   * The grants of a domain.
   *
   * @param domain of this app or made elsewhere; an L1 too
   */
  public static fromDomain(domain: refs.IDomainRef): DomainGrants {
    return new DomainGrants(domain);
  }

  private constructor(private readonly domain: refs.IDomainRef) {}

  /**
   * Lets somebody read profiles whose ids are known, with their objects, calculated attributes, recommendations, segments and history.
   *
   * @param grantee who may
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, READ);
  }

  /**
   * Lets somebody search for profiles, or for what to recommend to one, and list the values that attributes have.
   *
   * @param grantee who may
   */
  public search(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, SEARCH);
  }

  /**
   * Lets somebody deliver records of a source, one by one or as an upload job. It includes no right to read them.
   *
   * @param grantee who may
   * @param objectType the only object type whose records may be delivered. Upload jobs are then left out, because the service decides on them by the
   * domain alone. All object types and upload jobs where it is not given
   */
  public ingest(grantee: iam.IGrantable, objectType?: refs.IObjectTypeRef): iam.Grant {
    if (objectType) {
      refuseOtherDomain(this.domain, objectType, this.domain, 'the grant');
    }
    return objectType ? this.add(grantee, PUT_OBJECTS, [afterDomain('object-type', objectTypeNameOf(objectType))]) : this.grant(grantee, INGEST);
  }

  /**
   * Lets somebody create, change and delete profiles, their keys and their objects.
   *
   * @param grantee who may
   */
  public write(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, WRITE);
  }

  /**
   * Lets somebody look at the matches of identity resolution and merge profiles, which cannot be undone.
   *
   * @param grantee who may
   */
  public resolveIdentities(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, RESOLVE_IDENTITIES);
  }

  /**
   * Lets somebody run the domain: look at its set-up and state, and work with what no construct makes, such as segments, recommenders,
   * layouts and event triggers. It includes no right to change what constructs make, to tag, or to read profiles.
   *
   * @param grantee who may
   */
  public administer(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, ADMINISTER).combine(iam.Grant.addToPrincipal({ grantee, actions: [...CATALOGUES], resourceArns: ['*'] }));
  }

  /**
   * Lets somebody carry out actions that no other grant has, on the domain and all that is in it.
   *
   * @param grantee who may
   * @param actions IAM actions, for example `profile:ListDomainObjects`
   */
  public actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return this.grant(grantee, { actions, children: [ANY_CHILD] });
  }

  private grant(grantee: iam.IGrantable, { actions, children }: GrantActions): iam.Grant {
    return this.add(grantee, actions, children.map((segment) => `/${segment}${segment === ANY_CHILD ? '' : '/*'}`));
  }

  /** Actions on a child are decided on the ARN of the domain and of the child. */
  private add(grantee: iam.IGrantable, actions: readonly string[], children: readonly string[]): iam.Grant {
    const domainArn = domainArnOf(this.domain);
    const grant = iam.Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [domainArn, ...children.map((child) => `${domainArn}${child}`)] });
    const key = keyOf(this.domain);
    if (!key) {
      return grant;
    }
    return grant.combine(key.key?.grant(grantee, ...KEY_ACTIONS)
      ?? iam.Grant.addToPrincipal({ grantee, actions: [...KEY_ACTIONS], resourceArns: [key.keyArn] }));
  }
}
