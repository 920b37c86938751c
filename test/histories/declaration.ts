import { KINDS } from './kinds';

/** A value as JSON has it: what settings are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

export type Settings = { readonly [setting: string]: Json };
export type Tags = { readonly [key: string]: string };

export type KindName = 'Domain' | 'ObjectType' | 'Integration' | 'EventStream' | 'CalculatedAttribute' | 'IdentityResolution';
export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate';

/** What an app says of one resource; a template is a record of them by logical id. */
export interface Declaration {
  readonly kind: KindName;
  /** The domain that it is, or is in. */
  readonly domain: string;
  /** Its own name; empty for what a domain has one of. */
  readonly name: string;
  /** Which of the kind's settings. */
  readonly version: number;
  readonly tags: Tags;
  /** @default - that of the kind */
  readonly policy?: DeletionPolicy;
  readonly adopt?: boolean;
  /** Of a calculated attribute: it may be made anew. */
  readonly recreate?: boolean;
}

export type Declarations = { readonly [logicalId: string]: Declaration };

/** The one real resource that a declaration speaks of. An event stream is the domain's, whatever its name. */
export function keyOf({ kind, domain, name }: Pick<Declaration, 'kind' | 'domain' | 'name'>): string {
  return KINDS[kind].oneOfDomain ? `${kind} ${domain}` : `${kind} ${domain}/${name}`;
}

export function policyOf({ kind, policy }: Declaration): DeletionPolicy {
  return policy ?? KINDS[kind].policy;
}

/** The settings that the service has when it has what the declaration says. */
export function settingsOf(declaration: Declaration): Settings {
  const { settings } = KINDS[declaration.kind];
  return settings[declaration.version % settings.length](declaration);
}
