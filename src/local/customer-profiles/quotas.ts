/**
 * How much an account may have. All of them are adjustable on request, so a test may set its own, or none.
 * Defaults: "Amazon Connect service quotas", Amazon Connect Administrator Guide.
 */
export interface Quotas {
  /** @default 100 */
  readonly domains: number;
  /** @default 100 */
  readonly objectTypesPerDomain: number;
  /** Of one profile, shared out among the object types by `MaxProfileObjectCount`. @default 1000 */
  readonly objectsPerProfile: number;
  /** @default 50 */
  readonly integrationsPerDomain: number;
  /** @default 1 */
  readonly eventStreamsPerDomain: number;
  /** @default 50 */
  readonly calculatedAttributesPerDomain: number;
}

const DEFAULT_QUOTAS: Quotas = {
  domains: 100,
  objectTypesPerDomain: 100,
  objectsPerProfile: 1000,
  integrationsPerDomain: 50,
  eventStreamsPerDomain: 1,
  calculatedAttributesPerDomain: 50,
};

/** Quotas as they are given: some of them, or false for none at all. */
export function quotas(given: Partial<Quotas> | false | undefined): Quotas {
  if (given === false) {
    return {
      domains: Infinity,
      objectTypesPerDomain: Infinity,
      objectsPerProfile: Infinity,
      integrationsPerDomain: Infinity,
      eventStreamsPerDomain: Infinity,
      calculatedAttributesPerDomain: Infinity,
    };
  }
  return { ...DEFAULT_QUOTAS, ...given };
}
