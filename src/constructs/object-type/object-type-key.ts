import type { StandardIdentifier } from './standard-identifier';

/**
 * A key of an object type: fields under whose values the service stores and finds objects and profiles.
 *
 * The quota is 10 keys for each object type, adjustable (Administrator Guide, "Service quotas").
 */
export interface ObjectTypeKey {
  /**
   * The name of the key: 1 to 64 letters, digits, `-` and `_` (API model), a letter first, or one of the service's predefined
   * keys such as `_email`. Names are shared in a domain: a search for a key finds objects of all types that have it.
   * More than one key of an object type may have the same name.
   */
  readonly name: string;

  /**
   * The fields that make up the key, in order; fields of the same object type, without a dot in their names (API model).
   */
  readonly fieldNames: string[];

  /**
   * What the key does.
   *
   * @default - the key is only searched, it neither identifies an object nor finds a profile
   */
  readonly standardIdentifiers?: StandardIdentifier[];
}
