import type { IResource } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { DomainGrants } from './domain-grants';
import type { CalculatedAttribute } from '../calculated-attribute/calculated-attribute';
import type { CalculatedAttributeOptions } from '../calculated-attribute/calculated-attribute-options';
import type { EventStream, EventStreamOptions } from '../event-stream/event-stream';
import type { Integration, IntegrationOptions } from '../integration/integration';
import type { IntegrationWorkflow, IntegrationWorkflowOptions } from '../integration/integration-workflow';
import type { IdentityResolution, IdentityResolutionOptions } from '../matching/identity-resolution';
import type { ObjectType } from '../object-type/object-type';
import type { ObjectTypeOptions } from '../object-type/object-type-options';

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
   * Permissions on the domain for those who work with it: read, search, ingest, write, resolve identities, administer.
   */
  readonly grants: DomainGrants;

  /**
   * Adds an object type to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the object type is
   */
  addObjectType(id: string, options: ObjectTypeOptions): ObjectType;

  /**
   * Adds the event stream to the domain, which may have one.
   *
   * @param id id of the construct, under the domain
   * @param options what the event stream is
   */
  addEventStream(id: string, options: EventStreamOptions): EventStream;

  /**
   * Adds a calculated attribute to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the calculated attribute is
   */
  addCalculatedAttribute(id: string, options: CalculatedAttributeOptions): CalculatedAttribute;

  /**
   * Adds an integration to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the integration is
   */
  addIntegration(id: string, options: IntegrationOptions): Integration;

  /**
   * Adds an integration workflow to the domain.
   *
   * @param id id of the construct, under the domain
   * @param options what the workflow is
   */
  addIntegrationWorkflow(id: string, options: IntegrationWorkflowOptions): IntegrationWorkflow;

  /**
   * Adds identity resolution to the domain, where that is made elsewhere or has no matching of its own.
   *
   * @param id id of the construct, under the domain
   * @param options how profiles are matched
   */
  addIdentityResolution(id: string, options: IdentityResolutionOptions): IdentityResolution;
}
