/** A mapping that breaks no rule, for tests to break one at a time. */
export interface Mapping {
  readonly [member: string]: unknown;
  readonly Fields: { readonly [name: string]: unknown };
  readonly Keys: { readonly [name: string]: unknown };
}

export const GOOD_MAPPING: Mapping = {
  DomainName: 'retail',
  ObjectTypeName: 'Customer',
  Description: 'customers of the shop',
  AllowProfileCreation: true,
  Fields: {
    id: { Source: '_source.id', Target: '_profile.AccountNumber' },
    email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
    tier: { Source: '_source.tier' },
  },
  Keys: {
    customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }],
    customerEmail: [{ StandardIdentifiers: ['PROFILE', 'LOOKUP_ONLY'], FieldNames: ['email'] }],
  },
};

/** The good mapping with other members. */
export const having = (members: { readonly [member: string]: unknown }): object => ({ ...GOOD_MAPPING, ...members });

/** The good mapping with more fields. */
export const withFields = (fields: { readonly [name: string]: unknown }): object => having({ Fields: { ...GOOD_MAPPING.Fields, ...fields } });

/** The good mapping with one more field, of a given target. */
export const withTarget = (target: string): object => withFields({ more: { Source: '_source.more', Target: target } });

/** The good mapping with one more field, of a given source. */
export const withSource = (source: string): object => withFields({ more: { Source: source } });

/** The good mapping with more keys. */
export const withKeys = (keys: { readonly [name: string]: unknown }): object => having({ Keys: { ...GOOD_MAPPING.Keys, ...keys } });

/** The good mapping with one more key, of given identifiers. */
export const withKey = (name: string, ...StandardIdentifiers: string[]): object => withKeys({ [name]: [{ StandardIdentifiers, FieldNames: ['tier'] }] });

/** The good mapping with keys of given identifiers in place of its own. */
export const withOnlyKeys = (...keys: string[][]): object =>
  having({ Keys: Object.fromEntries(keys.map((StandardIdentifiers, index) => [`key${index}`, [{ StandardIdentifiers, FieldNames: ['id'] }]])) });

/** A name for each of so many things. */
export const named = <T>(count: number, prefix: string, value: T): { readonly [name: string]: T } =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, value]));
