import { Resource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { DomainGrants } from './domain-grants';
import type { IDomain } from './domain-interface';
import { domainPath } from '../../model/resource-path';
import { CalculatedAttribute } from '../calculated-attribute/calculated-attribute';
import type { CalculatedAttributeOptions } from '../calculated-attribute/calculated-attribute-options';
import { EventStream, EventStreamOptions } from '../event-stream/event-stream';
import { Integration, IntegrationOptions } from '../integration/integration';
import { IntegrationWorkflow, IntegrationWorkflowOptions } from '../integration/integration-workflow';
import { IdentityResolution, IdentityResolutionOptions } from '../matching/identity-resolution';
import { ObjectType } from '../object-type/object-type';
import type { ObjectTypeOptions } from '../object-type/object-type-options';
import { rememberDomain } from '../private/domain-registry';
import { ENCRYPTION_KEY, refuseNeighbourElsewhere } from '../private/elsewhere';
import { arnIn } from '../private/references';
import { sayExistingIn } from '../provider/existing-in-domain';
import type { ExistingResource } from '../provider/existing-resource';

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
  /** Permissions on the domain for those who work with it. */
  public readonly grants: DomainGrants = DomainGrants.fromDomain(this);

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

  /**
   * Adds the event stream to the domain, which may have one.
   *
   * @param id id of the construct, under the domain
   * @param options what the event stream is
   */
  public addEventStream(id: string, options: EventStreamOptions): EventStream {
    return new EventStream(this, id, { ...options, domain: this });
  }

  /**
   * Adds a calculated attribute to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the calculated attribute is
   */
  public addCalculatedAttribute(id: string, options: CalculatedAttributeOptions): CalculatedAttribute {
    return new CalculatedAttribute(this, id, { ...options, domain: this });
  }

  /**
   * Adds an integration to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the integration is
   */
  public addIntegration(id: string, options: IntegrationOptions): Integration {
    return new Integration(this, id, { ...options, domain: this });
  }

  /**
   * Adds an integration workflow to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the workflow is
   */
  public addIntegrationWorkflow(id: string, options: IntegrationWorkflowOptions): IntegrationWorkflow {
    return new IntegrationWorkflow(this, id, { ...options, domain: this });
  }

  /**
   * Adds identity resolution to the domain, where that is made elsewhere or has no matching of its own.
   *
   * @param id id of the construct, under the domain
   * @param options how profiles are matched
   */
  public addIdentityResolution(id: string, options: IdentityResolutionOptions): IdentityResolution {
    return new IdentityResolution(this, id, { ...options, domain: this });
  }
}

/** A domain made elsewhere. */
export class ImportedDomain extends DomainBase {
  public readonly domainName: string;
  public readonly domainArn: string;
  public readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, domainName: string, arn: string, encryptionKey?: kms.IKey, existingInDomain?: ExistingResource) {
    super(scope, id, { environmentFromArn: arn });
    this.domainName = domainName;
    this.domainArn = arn;
    this.encryptionKey = encryptionKey;
    // A domain that is elsewhere has its key there.
    if (encryptionKey && Token.compareStrings(this.env.region, Stack.of(this).region) !== TokenComparison.DIFFERENT) {
      refuseNeighbourElsewhere(this, encryptionKey, ENCRYPTION_KEY);
    }
    rememberDomain(this, { domainName, domainArn: arn, encryptionKey });
    sayExistingIn(this, existingInDomain);
  }
}

/** The ARN of a domain by its name, in the scope's account and region. */
export function domainArn(scope: Construct, domainName: string): string {
  return arnIn(scope, domainPath(domainName));
}
