import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { ObjectTypeField } from './object-type-field';
import type { ObjectTypeKey } from './object-type-key';
import type { ObjectTypeTemplate } from './object-type-template';
import type { SourceTimestampFormat } from './source-timestamp-format';
import type { ExistingResource } from '../provider/existing-resource';

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
   * @default - what the domain says with `existingInDomain`, otherwise ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}
