import { quotas } from '../../api/quotas';
import type { Quotas } from '../../api/quotas';

/** The quotas of all accounts and regions, which a test may change while the service runs. */
export class AdjustableQuotas {
  public inForce: Quotas;

  /** @param first those that it begins with, and that `reset` puts back */
  constructor(private readonly first: Partial<Quotas> | false | undefined) {
    this.inForce = quotas(first);
  }

  /** Those that are not given are the service's again, whatever they were. */
  public set(given: Partial<Quotas>): void {
    this.inForce = quotas(given);
  }

  public reset(): void {
    this.inForce = quotas(this.first);
  }
}
