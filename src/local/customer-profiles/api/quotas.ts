import { DOCUMENTED_LIMITS } from '../../../model/api/limits-overlay';
import { ALL_KINDS, factsOf, RESOURCE_KINDS } from '../../../model/resource-kinds';
import type { Quota, ResourceKind } from '../../../model/resource-kinds';

/** A kind of which an account, or a domain, may have only so many. */
export type LimitedKind = { [Kind in ResourceKind]: typeof RESOURCE_KINDS[Kind] extends { readonly quota: Quota } ? Kind : never }[ResourceKind];

/**
 * How much there may be: of each kind, domains in the account and the others in a domain, and objects of one profile, which are shared out
 * among the object types by `MaxProfileObjectCount`. Quotas are adjustable on request, so a test may set its own, or none.
 */
export type Quotas = { readonly [Limited in LimitedKind | 'objectsPerProfile']: number };

const DEFAULT_QUOTAS = Object.fromEntries([
  ...ALL_KINDS.flatMap((kind) => factsOf(kind).quota ? [[kind, factsOf(kind).quota?.max]] : []),
  ['objectsPerProfile', DOCUMENTED_LIMITS.objectsOfProfile.max],
]) as Quotas;

/** The names of all of them. */
export const QUOTA_NAMES = Object.keys(DEFAULT_QUOTAS) as readonly (keyof Quotas)[];

/** Quotas as they are given: some in place of the service's, or false for none at all. */
export function quotas(given: Partial<Quotas> | false | undefined): Quotas {
  return given === false
    ? Object.fromEntries(QUOTA_NAMES.map((limited) => [limited, Infinity])) as Quotas
    : { ...DEFAULT_QUOTAS, ...given };
}
