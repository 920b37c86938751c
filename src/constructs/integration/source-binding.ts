import type { Construct, IDependable } from 'constructs';
import type { IDomain } from '../domain/domain-interface';
import type { CustomerProfilesProvider } from '../provider/provider';

/** The integration that a source is for. */
export interface SourceContext {
  readonly scope: Construct;
  readonly domain: IDomain;
  /** The name of the domain as it was given. */
  readonly domainName: string;
  readonly provider: CustomerProfilesProvider;
}

/** What a source is to its integration. */
export interface SourceBinding {
  /** The members of the request that say it. */
  readonly request: { readonly Uri?: string; readonly FlowDefinition?: object };
  /** The object type where the app names none. */
  readonly objectTypeName?: string;
  /** What tells this source from others, of which only one integration of an account may have it. */
  readonly identity: string;
  /** What must be deployed before. */
  readonly after?: readonly IDependable[];
}
